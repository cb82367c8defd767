/**
 * The grammar of sentences on using content, as pieces of patterns: what is done, what allows, what forbids. Stems, not
 * forms: Bulgarian has a dozen of each. All gaps are bounded, so that reading stays linear in the text.
 */

const L = '\\p{L}*';
const START = '(?<!\\p{L})';
const END = '(?!\\p{L})';

/** Doing something with content. */
export const USE = `${START}(?:(?:пре)?използв|повторн${L}(?: им| му)? публикув|публикуван${L} (?:им|му)${END}|публикув${L} на (?:части|откъси|данните|таблиците|записите|справките|базата|файловете)${END}|ползв|употреб|копир|възпроизве|разпростран|препечат|преиздав|препублик|тиражир|препредав|препращ|споделя|преработ|промен|промян|измен|адаптир|комбинир|сваля|изтегл|съхранява|разглас|възползв|извлич|препрод|преотстъп|изнасян|кач(?:ва|ен)${L}[^;]{0,20} (?:в|на) друг|предостав${L}(?: \\p{L}{1,12})? (?:на|към) (?:трет|друг)|публикув${L}[^;]{0,40}(?:в|на|извън) (?:друг|трет)|повторн${L} употреб|производн${L}(?: и сборни)? (?:произведен|продукт)|derivative works?|re-?us(?:e|ed|ing|able)${END}|us(?:e|es|ed|ing)${END}|cop(?:y|ied|ying)${END}|reproduc|reproduction|usage${END}|(?:re-?)?distribut|re-?publish|re-?publica|made public|modif|adapt|shar(?:e|ed|ing)${END}|resell|resale|re-?sold|harvest|scraping|extract|exploit|reprint|commercialis|pass(?:ed|ing)? on${END})${L}`;

/** Only content is reproduced, reprinted or republished: these need no object. */
export const INTRINSIC =
  /(?<!\p{L})(?:възпроизве|препечат|преиздав|препублик|тиражир|reproduc|republica|republish|reprint)\p{L}*|предостав\p{L}* на трети лица/u;

export const FORBIDS = `${START}(?:без право (?:на|да)|не се(?= (?:разпространява|преотстъпва|копира|възпроизвежда|препродава|препечатва)т?(?!\\p{L}))|не (?:може|можете|могат|бива)${END}(?: да)?|не се (?:разрешава|допуска|позволява)т?|не (?:разрешава|позволява|допуска)(?:ме|т)?|не (?:е|са) (?:разрешен|позволен|допустим)${L}|забранява(?:т|ме)?(?: се)?|възбранен${L}|възбранява(?:т)?|се забранява(?:т)?|забран(?:ен${L}|а${END}|ата${END})|недопустим${L}|(?:задължа|длъж|съгласява|ангажира|трябва|следва)${L} (?:се )?да не|не (?:трябва|следва) да|не(?= (?:ги |го |я )?(?:копирай|използвай|ползвай|разпространявай|публикувай|препечатвай|променяй|споделяй)те)|непозволен${L}|ням(?:а|ат|ате) право|не подлеж(?:и|ат) на(?= (?:\\p{L}+ ){0,2}(?:разпростран|копир|препечат|препублик|възпроизв|използв|ползв|употреб|преотстъп|изнас|публик|предостав|споделя|препрод|изтегл|разглас))|не (?:се )?(?:дава|предоставя|отстъпва)(?:т|ме)?(?: се)? (?:право|правото|разрешение)|neither [^;]{0,60} nor [^;]{0,60}(?:may|can|shall)|(?:agrees?|undertakes?|obliged|required|asked) not to|refrain from|no(?= (?:commercial |bulk |further )?(?:re-?use|reproduction|copying|(?:re)?distribution|scraping|republication|resale)${END}(?! (?:restriction|limit|fee|charge|condition)))|(?:may|must|shall|can|should) not|cannot|can't|not (?:be )?(?:permitted|allowed|authori[sz]ed)|prohibited|forbidden|(?:please )?do not(?! need| require| have to)|no part of|unlawful|illegal)${END}`;

/** What takes a prohibition or a demand back when it stands right before it. */
export const TAKEN_BACK =
  /(?<!\p{L})(?:не|няма|нямат|без|без да|not|no|never|isn't|aren't|nor|neither)(?: е| са| се| бъд\p{L}+| никакв\p{L}*| изрична?| any)* ?$/u;
/** „Не може да се забранява“, „не може да се отказва“. */
export const FORBIDS_FORBIDDING = /^(?: да)?(?: се| бъд\p{L}+)? ?(?:забран|огранича|ограничен|отказ|възпрепят)/u;

export const AGREEMENT = `(?:съгласи|лиценз|съизволени|разрешени|одобрени|договор|договарян|споразумени|съгласуван|позволени|permission|consent|approval|authori[sz]ation|agreement|licen[cs]e)${L}`;
export const DEMANDS = `${START}(?:изисква${L}|изискуем${L}|необходим${L}|нужн${L}|се иска|поискайте|(?:следва|трябва|длъжн${L}) да (?:се |бъде )?(?:получ|поиск|имате|се сдоби|сключ|изиск)${L}|иска се|requires?|required|needs?|must (?:obtain|seek|request|have|sign|conclude|ask for)|must be (?:obtained|sought|requested|granted)|(?:свърж|обърн|обръщ|пиш)${L} (?:се )?[^;]{0,40} за(?= (?:\\p{L}+ ){0,2}(?:разреш|съгласи))|subject (?:only )?to|подлежи на|подлежат на)${END}`;

export const ONLY = `(?<!${START}(?:не|not) )${START}(?:само|единствено|изключително|only|solely|exclusively)${END}`;
/** Naming the source is what everybody may be asked for. */
export const NAMES_SOURCE =
  /(?:посоч(?!ен(?:ата|ите|ия|ото|а|и)? (?:в|във|по|цел))|цитир|позова|упомен|назова|attribut|credit|acknowledg|source|citing|cited|източник|автор(?:а|ът|ството)?(?!\p{L})|препратк|връзка)/u;

const COMMERCIAL_WORD = '(?:търговск|стопанск|комерсиалн|комерсиален|икономическ|бизнес|рекламн)';
export const COMMERCIAL = new RegExp(
  `${START}${COMMERCIAL_WORD}|${START}(?<!non-?\\s?)commercial|препрод|resale|resell|re-sold`,
  'u',
);
export const DERIVES = /(?<!\p{L})(?:преработ|промен|измен|адаптир|производн|сборн|modif|adapt|deriv|alter)/u;

/** The whole extent: then a permission is one for everybody and everything. */
export const EXTENT = new RegExp(
  [
    `без (?:каквито и да (?:е|било) |\\p{L}+ |нужда от ){0,3}(?:ограничени|услови|разреш|съгласи|съгласув|одобрени|заплащ|такс|претенци)${L}`,
    `без да (?:е |са |се |ни |ме )?(?:пита|уведом|дълж|заплащ|плащ|изиск|необходим|нужн|иска)${L}`,
    `безуслов(?:ен|н)${L}`,
    `неограничен${L}`,
    `при условие,? че (?:\\p{L}+ ){0,6}при същите условия`,
    `${START}свобод(?:ен|н)${L}`,
    `${START}волно${END}`,
    `(?:всякакъ?в|всевъзможн|произволн)${L} (?:\\p{L}+ )?(?:цел|нужд|употреб|използван|ползван|начин)${L}`,
    `каквото (?:пожела|поиска|иска|реши|намери|прецен)${L}`,
    `по (?:свое|ваше|собствено|тяхно) усмотрение`,
    `както (?:намери|пожела|сметн|реши|прецен|желае|иска|ви е удобно)${L}`,
    `от (?:всеки|всички|всяко (?:физическо|юридическо|лице)|всекиго)(?! (?:служител|регистр|абонат|член|орган|администра|структур|звена))`,
    `as you (?:see fit|like|wish|please|want)|any way you|however you|whatever you`,
    `(?:всяка|каквато и да (?:е|било)|каквото (?:пожелае|поиска|иска)${L}|всяка употреба|какъвто и да (?:е|било)|каквито и да (?:е|било)) (?:друга )?(?:цел|форма|начин|нужд|вид|употреб|използван|ползван)${L}`,
    `${COMMERCIAL_WORD}${L}(?: цел${L})? ?(?:и|или|,|както и)(?: за| с)? не-?(?:търговск|стопанск|комерсиалн)`,
    `не-?(?:търговск|стопанск|комерсиалн)${L}(?: цел${L})? ?(?:и|или|както и|така и)(?: за| с)? ${COMMERCIAL_WORD}`,
    `(?:включително|дори|вкл\\.|в това число|в т\\. ?ч\\.|също и|както и|и) (?:и )?(?:за|с|от) ${COMMERCIAL_WORD}`,
    `(?:при|с|със|срещу|чрез|след) (?:условие(?:,)? че |единственото условие |задължително |коректно |изрично |спазване на |условието |изискването |за |да |бъде )*(?:се )?(?:посоч|цитир|позова|упомен|назова|отбележ|отбеляз|спомен)${L}`,
    `(?:при условие|стига|ако|като)(?: само)?,? (?:че |да )?(?:изрично |коректно )?(?:се |бъде |бъдат )?(?:посоч|цитир|позова|упомен|назова|отбележ|отбеляз|спомен)${L}`,
    `различн${L} от тези,? за които`,
    `(?:при условие|стига|ако|като|щом)[^;]{0,70}(?:посоч|цитир|позова|отбележ|указани${L} за|запаз${L} [^;]{0,20})[^;]{0,30}(?:източник|автор|откъде|произход)`,
    `(?:(?:като|при условие|стига)[^;]{0,50}(?:посоч|цитир)|безплат(?:ен|н)${L} за (?:всички|всеки))`,
    `any (?:lawful |legal |legitimate )?(?:purpose|use|reason)|in any (?:format|medium|form|way)|by (?:anyone|everyone|anybody|everybody)|for (?:anything|all (?:uses|purposes)|every purpose)`,
    `including (?:for )?commercial|commercially`,
    `(?:ако|стига|като)[^;]{0,40}(?:връзка|линк|препратка)`,
    `за всичко`,
    `(?:с|чрез) (?:активен |активна |пряка )?(?:линк|връзка|препратка) към`,
    `(?:even|also) (?:for )?commercial`,
    `commercial(?:ly)?(?: and| or|,) (?:otherwise|non-?\\s?commercial)`,
    `non-?\\s?commercial(?: and| or|,) commercial`,
    `${START}free(?:ly)?(?! of (?:charge|cost))${END}`,
    `without (?:any |asking |needing |prior |first |the need |for ){0,3}(?:restriction|limitation|condition|permission|charge|payment|fee|further)${L}`,
    `(?:provided|as long as|on condition|so long as|if|when|with)[^;]{0,40}(?:attribut|credit|acknowledg|source|cite)`,
  ].join('|'),
  'u',
);

/** Allows, before what is allowed. */
export const ALLOWS = `${START}(?:може(?:те|м|ш)?|могат|разреша?в?а?т?(?: се)?|разрешава${L}|разрешен${L}|позволява${L}|позволен${L}|насърчава${L}|каним|приканва${L}|welcome to|допуска${L}|допустим${L}|има(?:т|те)? право|се предоставя(?:т)?|предоставя(?:ме|т)?(?: се)?|предоставен${L}|достъпн${L}|на разположение|безплат(?:ен|н)${L}|свобод(?:ен|н)${L}|(?:may|can)(?! not)|permitted|allowed|authori[sz]ed|permission is(?: hereby)? granted|free|made available|provided)${END}`;

const COMMERCIAL_PURPOSE = `${START}(?:търговск|стопанск|комерсиалн)${L}`;
/** Both kinds of purposes, or all of them: nothing is kept back. */
export const WHOLE = new RegExp(
  [
    `${COMMERCIAL_PURPOSE}(?: цел${L})?,? (?:и|или|както и|така и) (?:за |с )?не-?(?:търговск|стопанск|комерсиалн)`,
    `(?<!${START}не )${START}(?:и|или|включително|вкл\\.|дори|както и|така и)(?: и)? (?:за |с )?${COMMERCIAL_PURPOSE}`,
    `всякакв${L} (?:\\p{L}+ )?(?:цел|нужд|употреб|използван|ползван)|всяка цел|any purpose`,
    `(?<!non-?\\s?)commercial(?:ly)?(?: use| purposes)?(?: and| or|,) (?:otherwise|non)`,
    `(?:non-?\\s?commercial|personal|educational)(?: use| purposes)?(?: and| or|,) (?:for )?commercial`,
  ].join('|'),
  'u',
);
/** „За издателски, търговски и учебни нужди“: purposes are named, and trade is one of them. */
export const COMMERCE_TOO = new RegExp(
  `(?<!${START}(?:не|без|освен|забран${L}|not) )${START}(?:за|с|for) (?:[\\p{L}-]+(?:,| и| или| and| or)+ ){0,3}${COMMERCIAL_WORD}${L}(?:,| и| или) (?:[\\p{L}-]+(?:,| и| или)? ){1,3}(?:цел|нужд|употреб|ползван|дейност)|${START}(?:за|с|for) (?:[\\p{L}-]+(?:,| и| или| and| or)+ ){1,3}${COMMERCIAL_WORD}${L} (?:цел|нужд|употреб|дейност)|${START}for (?:[\\p{L}-]+(?:,| and| or)+ ){1,3}commercial (?:purposes|uses?)|${START}for commercial(?:,| and| or) (?:[\\p{L}-]+(?:,| and| or)? ){1,3}(?:purposes|uses?)`,
  'u',
);
/** What was spoken of in a clause before. */
export const PRONOUN = /(?<!\p{L})(?:им|му|те|тя|то|ги|я|го|него|нея|тях|them|it|they)(?!\p{L})/u;
