import type { LicenceStatement } from '../../model/factValues.ts';
import { findAny } from '../../model/words.ts';
import { PROTECTED_WORDS } from './reuseWords.ts';
import {
  AGREEMENT, COMMERCE_TOO, COMMERCIAL, DEMANDS, DERIVES, EXTENT, FORBIDS, FORBIDS_FORBIDDING, INTRINSIC, NAMES_SOURCE, ONLY, PRONOUN, TAKEN_BACK, USE, WHOLE,
} from './useGrammar.ts'; // prettier-ignore

type Condition = LicenceStatement['conditions'][number];

const MAX_CLAUSES = 50;
const AFTER = 120;
const BEFORE = 100;
const forbids = new RegExp(FORBIDS, 'gu');
const demands = new RegExp(DEMANDS, 'gu');
const only = new RegExp(ONLY, 'gu');
const use = new RegExp(USE, 'u');
/** What readers are asked before; an official who publishes asks his chief. */
const YOU_PUBLISH = /преди да публикувате|before (?:you publish|publishing)/u;
const EVERY_EDIT = /(?:преработ|промен|измен|адаптир|modif|adapt)\p{L}*/gu;
const agreement = new RegExp(AGREEMENT, 'u');
/** Of what is told nowhere: of what the page has. „Търговско ползване на тротоари“ tells. */
const COMMERCIAL_USE = /(?:търговск|комерсиалн)\p{L}{1,4} (?:употреба|използване|ползване)(?:та|то)?(?! на)(?!\p{L})/u;
const BARE_LIMIT =
  /^ ?(?:(?:any|all) )?(?:re-?use|copying|redistribution|reproduction) (?:(?:is|are) (?:restricted|limited|prohibited|forbidden|not|subject to)|requires?|needs)(?!\p{L})|^ ?(?:всяко )?(?:повторно(?:то)? (?:използване|ползване)|преизползване(?:то)?) (?:изисква|подлежи на)(?!\p{L})|^без право на (?:разпространение|копиране|възпроизвеждане|препечатване)/u;
/** „…; за фирми – по договор“: the object stands in the clause before. */
const ELLIPTIC =
  /^ ?(?:а )?(?:за|от|всички|останали|други|any other|all other|derivatives|adaptations|modifications)(?:те)? |^ ?(?:а )?(?:преработ|промян|променян|производн|изменени|търговск|комерсиалн)\p{L}*(?: \p{L}+){0,2} ?- ?не(?! \p{L}|\p{L})/u;
/** „…; downloading and redistribution are not allowed“: doing something with what the clause before named. */
const NOMINAL =
  /^ ?(?:(?:any|all|всяко|всяка|по-нататъшно(?:то)?|тяхното|тяхната) )?(?:\p{L}+(?:,| и| или| and| or) ){0,3}(?:копиран|изтеглян|сваля|разпростран|препечат|препродаж|препродав|преработ|използван|ползван|публикуван|download|redistribut|distribut|copying|sharing|publish|re-?use|resale)\p{L}*/u;
const REUSE_BEFORE = /повторн\p{L}* (?:използв|ползв|употреб)|преизползв|re-?us(?:e|ing)(?!\p{L})/u;
const OTHER_USES =
  /(?:any|all) (?:other )?uses?(?!\p{L})|^ ?друг\p{L}+ (?:употреба|използване|ползване)|всяк\p{L}+ друг\p{L}+ (?:употреба|използване|ползване)/u;
/** „За търговска употреба не се изисква разрешение“. */
const NOT_ASKED =
  /без да (?:е|се) (?:необходим|нужн|изиск|иск|дълж)|(?<!\p{L})без (?:за)?плащане|(?<!\p{L})без такс|without (?:charge|fee|payment)|не се (?:изисква|иска|дължи|събира)|не (?:е|са) (?:необходим|нужн)|(?:not|n't) (?:require|need)|no [^;]{0,30}(?:required|needed|necessary)/u;
/** „Не може да се използва като доказателство“ says what data are worth, not who may use them. */
const AS_PROOF =
  /^[^;]{0,25}(?:\s(?<!тъй )(?:като|вместо|за доказ|за идентиф)|as (?:a |an )?(?:proof|evidence|substitut|official))/u;
const LIABILITY = /отговорност|гаранци|liab|responsib|warrant|defamat|клевет|обидн|нецензур|порнограф|незаконн/u;

/** „No permission“, „никакво съгласие“. */
const NONE_BEFORE = /(?<!\p{L})(?:no|without|не|няма|без|никакв\p{L}*)(?: [\p{L}]+){0,2} $/u;
/** Consent of the people whom data are about is another matter than terms of re-use. */
const OF_PERSONS =
  /(?<!\p{L})(?:ваш(?:ите|ата|ия)|your) (?:\p{L}+ )?(?:данни|информация|data|information)|данни(?:те)? ви(?!\p{L})|съгласи\p{L}* на (?:пациент|лицето|лицата|субект|гражданин|родител|ученик|дете)|(?<!да )(?:се|са) съхраняв|съхранява\p{L}* се|обработва\p{L}*|декларацията|consent of the (?:patient|person|data subject|parent)/u;

/** What a clause may limit use to after „само“, by what it then is. */
const ONLY_LIMITS: readonly (readonly [RegExp, Condition])[] = [
  [new RegExp(`^[^;]{0,50}?(?:с|със|след|при|по|with|after|upon|under|subject to)\\s[^;]{0,50}?${AGREEMENT}`, 'u'), 'permission'],
  [/^[^;]{0,20}?(?:срещу|след|for|against|upon)[^;]{0,30}?(?:плащ|такс|възнагражд|цена|абонамент|payment|fee)/u, 'fee'],
  [/^ ?(?:в рамките на|within)\s/u, 'non-commercial'],
  [/^ (?:изцяло|цялостно|без (?:промени|изменения|съкращения))/u, 'no-derivatives'],
  [/^ (?:от|за|на) (?:\p{L}+ ){0,2}(?:администраци|ведомств|институци|изследовател|студент|училищ|преподавател)/u, 'permission'],
  [/^[^;]{0,20}?(?:в|in)\s[^;]{0,30}?(?:цялост|непромен|неизмен|първоначал|оригинал|unmodified|unaltered|unchanged|original)/u, 'no-derivatives'],
  [/^[^;]{0,10}?(?:за|с|for|in)\s(?!всякакв|всяка|any)(?:[\p{L}-]+(?:,| и| или)? ){0,5}?(?:цел|цели|целите|цел[ая]|нужди|нуждите|употреба|ползване|използване|четене|дейност|илюстриране|изследван\p{L}*|проучван\p{L}*|purposes?|use|research|studies|проекта|задача(?:та)?|project|study|task)(?!\p{L})/u, 'non-commercial'],
  [/^[^;]{0,10}?(?:(?:на|от|за|до|by|to|for)\s)?(?:\p{L}+ ){0,2}?(?:абонат|служител|член|регистриран|оторизиран|упълномощ|оправомощ|акредитир|subscriber|member|employee|registered|staff|authori[sz]ed)/u, 'permission'],
]; // prettier-ignore
/** Purposes that are named by what they are. */
export const NAMED_PURPOSES =
  /(?<!\p{L})(?:(?:за|с|for) )(?:your |their |its )?(?:own |собствена |ваша |своя )?(?:(?:домашна|домашни|еднократно|еднократна|временно|учебно|преподавателски|индивидуална|индивидуални|лични|лична|собствени|учебни|учебна|образователни|образователна|научни|научна|изследователски|изследователска|некомерсиални|нестопански|нетърговски|нетърговска|вътрешни|служебни|академични|personal|private|domestic|home|teaching|classroom|educational|research|scientific|academic|internal|non-?\s?commercial)(?:,| и| или| and| or)? ?){1,4}(?:цел|цели|нужди|употреба|ползване|purposes?|use)(?!\p{L})/u;
const FEES = [
  /(?:срещу|след|upon|against) (?:\p{L}+ ){0,2}(?:(?:за)?плащан|такс|възнагражд|цена|payment|fee)/gu,
  /(?:^|[^\p{L}])(?:се заплаща|заплащат? се|се таксува|(?:се )?(?:събира|дължи|заплаща)\p{L}*(?: се)? (?:\p{L}+ ){0,3}(?:такса|цена|възнаграждение))/gu,
  /(?:^|[^\p{L}])(?:платен\p{L}* (?:използван|ползван|лиценз|достъп)|subject to (?:a |an )?(?:fee|charge|payment)|for a fee|a fee (?:is|applies))/gu,
];
/** Limits whose parts stand so close that no grammar is needed. */
const CLOSE: readonly (readonly [RegExp, Condition])[] = [
  [/с (?:търговск|стопанск|комерсиалн)\p{L}* цел\p{L}*[^;]{0,40}(?:сключ|договор|заплащ|такса)/u, 'non-commercial'],
  [/(?:за|for) (?:търговск|стопанск|комерсиалн|commercial)\p{L}* (?:цели|цел|употреба|ползване|нужди|purposes?|use)[^;]{0,40}(?:сключ|обръщ|обърн|свърж|договор|лиценз|разрешени[ея]|заплащ|такс|цена|contact|licen[cs]e|permission|fee)/u, 'non-commercial'],
  [/(?:for-profit|(?<!non-?\s?)commercial) (?:re-?)?(?:use|exploitation)[^;]{0,40}(?:by (?:agreement|arrangement)|excluded|under (?:a |an )?(?:separate )?licen[cs]e|requires?|needs|subject|permission|prohibited|fee|contact|not (?:permitted|allowed))/u, 'non-commercial'],
  [/(?:търговск|стопанск|комерсиалн)\p{L}* (?:използван|ползван|употреб)\p{L}*[^;]{0,40}(?:(?<!не се )изисква|(?<!не е )необходим|(?<!не е )забранен|договор|договаря|изключен|ограничен|заплаща|такса|не се (?:допуска|разрешава|позволява))/u, 'non-commercial'],
  [/декларация[^;]{0,60}(?:търговск|стопанск|комерсиалн)/u, 'non-commercial'],
  [/(?:но|а|и) не (?:и )?(?:за|с) (?:търговск|стопанск|комерсиалн)|but not (?:for )?commercial|освен (?:за|с) (?:търговск|комерсиалн|стопанск)/u, 'non-commercial'],
  [/няма да (?:се |ги |бъд\p{L}* |я |го )?(?:използв|ползв|употреб)\p{L}*[^;]{0,50}(?:търговск|стопанск|комерсиалн)/u, 'non-commercial'],
  [/(?:използван|ползван|употреб)\p{L}*[^;]{0,40} с (?:търговск|стопанск|комерсиалн)\p{L}* цел\p{L}* (?:е|са) ограничен/u, 'non-commercial'],
  [/(?:без|извън)[^;]{0,40}(?:съгласи|разрешени|consent|permission)\p{L}*[^;]{0,40}(?:преследва|наказ|нарушени|санкци|незаконн|prosecut|infring|unlawful)/u, 'permission'],
  [/не (?:се )?(?:предоставя|предлага|разпространява|издава)\p{L}*(?: \p{L}+){0,3} (?:за|с) (?:търговск|стопанск|комерсиалн)/u, 'non-commercial'],
  [/(?:използван|ползван|разпростран|употреб)\p{L}*[^;]{0,50} (?:е|са|се) огранич\p{L}* (?:до|само)/u, 'permission'],
  [/commercial (?:(?:re-?)?use|exploitation) is (?:excluded|reserved|restricted)/u, 'non-commercial'],
  [/(?:use|used|free|available)(?!\p{L})[^;]{0,40} (?:for|by|to) [^;]{1,30}(?<! subject| condition| conditions| if| provided) only(?!\p{L})(?![^;]{0,40}(?:acknowledg|attribut|credit|source|cit(?:e|ing|ation)))/u, 'permission'],
  // „… but not …“ keeps back what follows it.
  [/(?<!\p{L})(?:но|а|ала|обаче|но,) не и (?:\p{L}+ ){0,4}?(?:промен|промян|преработ|измен|адаптир|комбинир|производн)/u, 'no-derivatives'],
  [/(?<!\p{L})(?:но|а|ала|обаче|но,) не и (?:\p{L}+ ){0,4}?(?:възпроизве|препечат|преиздав|копир|разпростран|преотстъп|препредав|препублик|споделя|публикув|продава|препрод|сваля|(?:из)?ползв\p{L}*(?:[.!]*$| (?:за|с|от|в|без)(?!\p{L})))/u, 'permission'],
  [/(?<!\p{L})but (?:may |must |can )?not (?:to |be |to be )?(?:\p{L}+ (?:or|and|nor) )?(?:modif|adapt|alter|chang|edit|transform|remix|combin)/u, 'no-derivatives'],
  [/(?<!\p{L})but (?:may |must |can )?not (?:to |be |to be )?(?:\p{L}+ (?:or|and|nor) )?(?:reproduc|copied|copy|re-?publish|(?:re)?distribut|reprint|re-?sold|re-?sell|sold|shared|reus|re-us|used|passed on)/u, 'permission'],
  [/(?<!\p{L})(?:derivative works?|derivatives|adaptations|modifications) (?:is|are) not(?! (?:limited|restricted|forbidden|prohibited|required|subject))(?!\p{L})/u, 'no-derivatives'],
  [/(?<!\p{L})(?:преработк|преработван|промян|променян|производни|изменени|адаптиран)\p{L}*(?: \p{L}+){0,2} ?- ?не(?! \p{L}|\p{L})/u, 'no-derivatives'],
  [/(?:търговск|комерсиалн)\p{L}*(?: (?:използван|ползван|употреб|цел)\p{L}*)? ?- ?не(?! \p{L}|\p{L})/u, 'non-commercial'],
  [/за (?:търговск|комерсиалн)\p{L}* (?:потребител|ползвател|клиент)\p{L}*[^;]{0,70}(?:договор|такса|заплащ|лиценз)/u, 'non-commercial'],
  // „Не се предоставят за свободно ползване“.
  [/не (?:се |са )?(?:предоставя|предоставен|предлага|дава|достъпн|отворен)\p{L}* за (?:свободн|повторн|обществен|публичн|общ)\p{L}* (?:и \p{L}+ |\p{L}+ )?(?:използван|ползван|преизползван|употреб|разпростран)\p{L}*(?!\p{L}| (?:\p{L}+ )?(?:информация|данни|документи)(?!\p{L}))/u, 'permission'],
  [/(?:is|are) not (?:made |yet )?(?:available|open|released|provided|offered) for (?:free |open |public |general ){0,2}(?:re-?use|use|redistribution|copying)(?!\p{L})/u, 'permission'],
  [/за (?:фирм|бизнес|търговц|дружеств|стопански субект|юридически лица|компании|предприятия|медии)\p{L}*[^;]{0,40}(?:договор|заплащ|такса|ценоразпис|тарифа)/u, 'fee'],
  [/(?:използван|ползван|препечат|възпроизв|копиран)\p{L}*[^;]{0,90} (?:само|единствено|едва) (?:след|със|по) (?:\p{L}+ ){0,3}(?:решени|заповед|резолюци|разпореждан|отговор)/u, 'permission'],
  [/^ ?(?:strictly )?not for (?:any )?commercial (?:re-?)?use|^ ?(?:не|без) (?:е |са )?(?:за )?(?:търговск|комерсиалн)\p{L}* (?:употреб|използван|ползван)\p{L}*[.!,]*(?:$| без| не)/u, 'non-commercial'],
  [/^ ?(?:strictly )?not for (?:redistribution|republication|re-?use|resale or reuse)/u, 'permission'],
  [/^ ?(?:а )?(?:за |на )?(?:всичк[ио] |всяк[ао] |всяко |any |all )?(?:останал|друг|other)\p{L}*[^;]{0,40}(?:договор|лиценз от|заплащ|такса|ценоразпис|тарифа|разреш|съглас|permission|approval|consent|agreement)/u, 'permission'],
  [/(?:за|при) (?:всяка|всякаква|всички|всяко) друг\p{L}* [^;]{0,60}(?:разрешени[ея]|съгласи|договор|одобрени)/u, 'permission'],
  [/(?:разпростран|преотстъп|копир|препрод|препечат)\p{L}*[^;]{0,60} (?:се наказва|се преследва|е наказуем)/u, 'permission'],
  [/(?:any|all) other uses?(?!\p{L})[^;]{0,40}(?:subject to|requires?|needs?|fee|charge|permission|prohibited|forbidden|not )/u, 'permission'],
  [/(?:разрешава|разрешен|допуска|предоставя)\p{L}*(?: се)? (?:само |единствено )?(?:със заповед|за всеки (?:отделен |конкретен )?случай|по преценка на)/u, 'permission'],
  [/декларация за неразпростран/u, 'permission'],
  [/(?:permission|consent|re-?use|reproduc)\p{L}*[^;]{0,70} case[ -]by[ -]case/u, 'permission'],
  [/(?:данни|база|карти|карта|набор|масив|data|database|maps|content)\p{L}*[^;]{0,40} (?:се лицензира\p{L}*|(?:is|are) licen[sc]ed) (?:срещу|for an? (?:\p{L}+ )?(?:fee|charge)|against) ?/u, 'fee'],
  [/(?:дружества|фирми|компании|търговци|бизнес|медии|издатели|потребители|ползватели)\p{L}* ?- ?(?:само )?(?:срещу|с|след|по) [^;]{0,40}(?:възнагражд|заплащ|такс|договор|разреш|съглас|ценоразпис|тарифа)/u, 'fee'],
  [/(?:ползв|използв|публикув|цитир|препечат|разпростран)\p{L}*[^;]{0,60}(?:,|но) (?:но )?без (?:да (?:ги |го |я |се |бъдат )?(?:промен|преработ|измен|съкращав|редактир)|право на (?:преработ|промян|изменен))\p{L}*(?! (?:смисъла|значението))/u, 'no-derivatives'],
  // „… единствено за запознаване, не за препродажба“.
  [/(?:,|-|(?<!\p{L})(?:но|а|и)) (?:не|not) (?:и )?(?:за|с|for) (?:\p{L}+ ){0,2}?(?:препрод|продаж|разпростран|препубликув|препечат|копиран|преотстъпван|resale|redistribut|republi|distribution)/u, 'permission'],
  [/(?:,|-|(?<!\p{L})(?:но|а|и)) (?:не|not) (?:и )?(?:за|с|for) (?:\p{L}+ ){0,2}?(?:търговск|стопанск|комерсиалн|печалб|реклам|маркетинг|commercial|profit|marketing|advertis)/u, 'non-commercial'],
  // „Запазваме си правото да разрешаваме или отказваме …“.
  [/запазва\p{L}* (?:си )?право(?:то)? да (?:\p{L}+ ){0,2}?(?:разреш|позвол|отказ|откаж|огранич|одобр|забран|преценя|прецен)\p{L}*[^;]{0,80}(?:използван|ползван|разпростран|препечат|копиран|употреб)/u, 'permission'],
  [/reserves? the right to (?:\p{L}+ ){0,2}?(?:refuse|restrict|limit|permit|prohibit|authori[sz]e|deny|approve)\p{L}*[^;]{0,60}(?:re-?use|use|copying|reproduction|distribution)(?!\p{L})/u, 'permission'],
  [/(?:is|are) (?:intended |provided |supplied |made available |meant )?(?:solely |only |exclusively )?for (?:your |the user's )?(?:own )?(?:private|personal|internal|non-?commercial|educational|individual)(?: (?:and|or) \p{L}+)? (?:use|study|reference|research|purposes?)(?: only)?(?!\p{L}| (?:and|or) (?:for )?commercial)/u, 'non-commercial'],
  [/(?:single|one) (?:printed )?copy[^;]{0,60} for (?:your |their )?(?:own )?(?:personal|private|internal|individual)/u, 'non-commercial'],
  [/^ ?only (?:\p{L}+ ){1,3}(?:may|can|are (?:allowed|permitted|entitled) to) (?:\p{L}+ (?:and|or) )?(?:re-?use|use|republish|publish|reproduce|redistribute|distribute|share|copy)(?!\p{L})/u, 'permission'],
  [/^ ?(?:само|единствено) (?:\p{L}+ ){1,3}(?:може|могат|имат право) да (?:използват|ползват|публикуват|препечатват|възпроизвеждат|разпространяват|копират)(?!\p{L})/u, 'permission'],
  [/(?:companies|businesses|commercial users)[^;]{0,30}(?:need|must|require)[^;]{0,40}(?:licen[cs]e|agreement|fee|contract|permission)/u, 'fee'],
  [/(?<!\p{L})(?:re-?)?use(?!\p{L})[^;]{0,40} (?:is|are) reserved (?:for|to) /u, 'permission'],
  [/(?<!\p{L})no commercial (?:re-?)?(?:use|exploitation)(?! restriction)/u, 'non-commercial'],
  [/не (?:е|са) (?:предназначен\p{L}* )?за (?:търговск|комерсиалн)/u, 'non-commercial'],
  [/не (?:е|са) (?:предназначен\p{L}* )?за (?:публично |по-нататъшно |масово |свободно )?(?:разпростран|публикуван|копиран|препечатв)/u, 'permission'],
  [/(?:но|а) не (?:и )?(?:от|за|на) (?:\p{L}+ )?(?:фирм|дружеств|търговц|компани)/u, 'permission'],
  [/but (?:you may )?not (?:to )?(?:share|copy|redistribut|publish|pass it|pass them)/u, 'permission'],
  [/(?:неправомерн|нерегламентиран|неразрешен|непозволен|unauthori[sz]ed)\p{L}* (?:\p{L}+ )?(?:използв|ползв|копир|разпростран|възпроизв|препечат|use|copying|reproduction)\p{L}*[^;]{0,80}(?:отговорност|наказ|преследва|санкц|забранен|prohibited|prosecut)/u, 'permission'],
  [/(?<!\p{L})(?:re-?use|use|reproduction|(?:re)?distribution)(?!\p{L})[^;]{0,40} (?:is|are) (?:limited|restricted) to (?!the (?:extent|conditions))/u, 'permission'],
  [/(?:за|до) (?:служебно|вътрешно|вътрешноведомствено) (?:ползване|използване)(?! на)|for (?:official|internal) use only/u, 'permission'],
]; // prettier-ignore

/** Not to be passed off as official, nor to mislead: the ordinance's terms and open licences ask that too. */
const MISLEADS =
  /(?:представят?\p{L}*|обявява\p{L}*|посочва\p{L}*|представен\p{L}*) (?:\p{L}+ ){0,3}(?:за|като) официалн|подвежда\p{L}*|заблужда\p{L}*|изопачава\p{L}*|misrepresent|mislead|(?:as|suggest\p{L}*|imply\p{L}*) (?:\p{L}+ ){0,3}(?:official|endors)/u;
const OTHER_BAN =
  /търговск|commercial|разпростран|копир|препечат|publish|cop(?:y|ies)|(?:re)?distribut|съгласие|разрешение|permission|consent/u;

/** Whether a prohibition is one of something else than using content: liability, persons, passing off as official. */
export function forbidsOther(plain: string): boolean {
  if (OF_PERSONS.test(plain) || AS_PROOF.test(plain) || /(?:като доказателств|за доказване)/u.test(plain)) return true;
  return LIABILITY.test(plain) && !OTHER_BAN.test(plain);
}

/** Open licences too ask not to be passed off as official. */
export function forbidsMisleading(plain: string): boolean {
  return MISLEADS.test(plain) && !OTHER_BAN.test(plain);
}

/** Restrictions of use by the structure of a normalised sentence: who is kept from doing what with content. */
export function sentenceLimits(plain: string): readonly Condition[] {
  if (
    LIABILITY.test(plain) &&
    !/нерегламентиран|неразрешен|неправомерн|unauthori|забран|prohibit|съгласи|разрешени|permission|consent/u.test(
      plain,
    )
  )
    return [];
  if (OF_PERSONS.test(plain)) return [];
  const clauses = plain.split(/;|(?<=\p{L}): /u).slice(0, MAX_CLAUSES);
  const found = clauses.flatMap((clause, index) => {
    const before = clauses.slice(0, index + 1).join(' ');
    return aboutContent(clause, OTHER_USES.test(clause) ? plain : before) ? limitsOf(clause) : [];
  });
  if (TAIL.test(plain) && (findAny(plain, PROTECTED_WORDS) !== null || INTRINSIC.test(plain))) found.push('permission');
  return [...new Set(found)];
}

/** „Може да се цитира до 500 знака; по-дълги откъси – след писмено съгласие.“ */
const TAIL =
  /(?:цитир|(?:из)?ползв|препечат|копиран|публикув|разпростран|quot|use|cop(?:y|ied))\p{L}*[^.]{3,90}[;,] (?:а )?(?:[\p{L}-]+ ){1,4}- (?:само )?(?:с|със|след|по|срещу|only with|with|after) (?:\p{L}+ ){0,2}(?:съгласи|разрешени|договор|одобрени|възнагражден|заплащ|permission|consent)/u;

/** The clause names content, or a pronoun carries it over from an earlier one, or only content can be so used. */
function aboutContent(clause: string, before: string): boolean {
  if (findAny(clause, PROTECTED_WORDS) !== null || INTRINSIC.test(clause)) return true;
  if (/производн\p{L}* (?:и сборни )?произведен|derivative works?/u.test(clause)) return true;
  if (/(?:commercial|for-profit) (?:(?:re-?)?use|exploitation) (?:requires|needs|is|by|only)/u.test(clause))
    return true;
  if (clause !== before && /^(?:licen[cs]e|лиценз)(?!\p{L})/u.test(before)) return true;
  if (
    NOMINAL.test(clause) &&
    clause !== before &&
    (findAny(before, PROTECTED_WORDS) !== null || REUSE_BEFORE.test(before))
  )
    return true;
  if (
    /^ ?(?:strictly )?not for (?:any )?(?:commercial|redistribution|republication|re-?use)|^ ?(?:не|без) (?:за )?(?:търговск|комерсиалн)/u.test(
      clause,
    )
  )
    return true;
  if (COMMERCIAL_USE.test(clause) || BARE_LIMIT.test(clause)) return true;
  if ((ELLIPTIC.test(clause) || OTHER_USES.test(clause)) && findAny(before, PROTECTED_WORDS) !== null) return true;
  if (/личното четене|личната употреба/u.test(clause)) return true;
  return PRONOUN.test(clause) && findAny(before, PROTECTED_WORDS) !== null;
}

function limitsOf(clause: string): readonly Condition[] {
  const conditions: Condition[] = [
    ...prohibitions(clause),
    ...demandsAgreement(clause),
    ...onlyLimits(clause),
    ...namedPurposes(clause),
    ...(NOT_ASKED.test(clause) ? [] : CLOSE)
      .filter(([pattern]) => pattern.test(clause))
      .map(([, condition]) => condition),
  ];
  if (FEES.some((pattern) => stands(clause, pattern)) && reuses(clause)) conditions.push('fee');
  return conditions;
}

function reuses(clause: string): boolean {
  return (
    /повторн|преизползв|re-?use/u.test(clause) ||
    (use.test(clause) && /набор|данни|data|цифров\p{L}* карти|слоеве|масив/u.test(clause))
  );
}

function prohibitions(clause: string): readonly Condition[] {
  return matchesOf(clause, forbids).flatMap(({ index, end }): readonly Condition[] => {
    const after = clause.slice(end, end + AFTER);
    if (FORBIDS_FORBIDDING.test(after)) return [];
    const within = use.exec(after) ?? use.exec(clause.slice(Math.max(0, index - BEFORE), index));
    if (within === null) return INTRINSIC.test(clause) ? ['permission'] : [];
    const rest = after.slice(after.indexOf(within[0]) + within[0].length);
    if (AS_PROOF.test(after.includes(within[0]) ? rest : '')) return [];
    if (COMMERCIAL.test(clause)) return ['non-commercial'];
    return [DERIVES.test(within[0]) ? 'no-derivatives' : 'permission'];
  });
}

function demandsAgreement(clause: string): readonly Condition[] {
  if (!use.test(clause) && !INTRINSIC.test(clause) && !YOU_PUBLISH.test(clause)) return [];
  const asks = matchesOf(clause, demands).some(({ index, end }) => {
    const after = clause.slice(end, end + 80);
    if (agreement.test(after)) return true;
    const asked = agreement.exec(clause.slice(Math.max(0, index - 60), index));
    // „No permission is required“.
    return asked !== null && !NONE_BEFORE.test(clause.slice(0, Math.max(0, index - 60) + asked.index));
  });
  const bound =
    /(?:след|при|по|чрез) (?:(?:предварително|писмено|изрично|сключван\p{L}*|закупуван\p{L}*|подписван\p{L}*|подписан|сключен|получаван\p{L}*|отделен|отделно|лицензионен|на) ?){1,4}(?:на )?(?:договор|договаряне|съгласуване|споразумение|декларация|лицензионно|съгласие|разрешение|одобрение)|(?<!\p{L})след (?:разрешение|съгласие|одобрение|съгласуване)/u;
  return asks || bound.test(clause) ? ['permission'] : [];
}

function onlyLimits(clause: string): readonly Condition[] {
  if (!use.test(clause) && !INTRINSIC.test(clause) && !/достъп|предоставя|provided|available/u.test(clause)) return [];
  return matchesOf(clause, only).flatMap(({ index, end }) => {
    const rest = clause.slice(end, end + AFTER);
    if (NAMES_SOURCE.test(rest.slice(0, 50)) || /не (?:е|са) ограничен\p{L}* $/u.test(clause.slice(0, index)))
      return [];
    const limit = ONLY_LIMITS.find(([pattern]) => pattern.test(rest));
    if (limit === undefined) return [];
    // Who may edit a register is no matter of re-use.
    const edits = limit[1] === 'permission' && DERIVES.test(clause) && !use.test(clause.replace(EVERY_EDIT, ' '));
    return edits ? [] : [limit[1]];
  });
}

/** Purposes that are named leave the others out: „могат да се ползват за учебни цели“. */
function namedPurposes(clause: string): readonly Condition[] {
  if (!NAMED_PURPOSES.test(clause) || WHOLE.test(clause) || COMMERCE_TOO.test(clause) || !use.test(clause)) return [];
  if (/не (?:е|са|се) ограничен/u.test(clause) || /не само/u.test(clause)) return [];
  return EXTENT.test(clause) ||
    /може|могат|разреш|позвол|допуск|предоставя|may|can|permitted|allowed|free/u.test(clause)
    ? ['non-commercial']
    : [];
}

type Place = { readonly index: number; readonly end: number };

/** Places where a pattern stands and nothing before it takes it back. */
function matchesOf(clause: string, pattern: RegExp): readonly Place[] {
  return [...clause.matchAll(pattern)]
    .map((match) => ({ index: match.index, end: match.index + match[0].length }))
    .filter(({ index }) => !TAKEN_BACK.test(clause.slice(Math.max(0, index - 30), index)));
}

function stands(clause: string, pattern: RegExp): boolean {
  return matchesOf(clause, pattern).length > 0;
}
