import type { Tables } from '../../model/tables.ts';
import { findAny } from '../../model/words.ts';
import { CONTENT_WORDS, GIVEN_WORDS, NEGATION, NOT_YET } from './reuseWords.ts';
import { mentionsOnly } from './mentionsOnly.ts';
import { FRAME_WORDS } from './frameWords.ts';
import { readFrames } from './readFrames.ts';
import { mentionsTerms } from './termsMention.ts';
import { labelledTerms } from './labelledTerms.ts';
import { OWN_DATA } from './restrictionsOf.ts';
import { permitsManyUses } from './manyUses.ts';
import { ALLOWS, AGREEMENT, EXTENT, INTRINSIC, NAMES_SOURCE, PRONOUN, USE } from './useGrammar.ts';

const GIVEN_OR_DOCUMENTS = [...GIVEN_WORDS, 'документ~'];
const MAX_CLAUSES = 50;
const NEAR = 90;
/** Re-use is by law the re-use of information, unless something else is named: „повторното използване на отпадъци“. */
const REUSE_ITSELF =
  /(?<!\p{L})(?:re-?use(?! of)|(?:повторно(?:то)? (?:използване|ползване)(?:то)?|повторна(?:та)? употреба|преизползване(?:то)?|(?:търговск|комерсиалн)\p{L}{1,4} (?:употреба|използване|ползване)(?:та|то)?)(?! на)|(?<!non-)(?<!non)commercial (?:re-?)?use(?! of))(?!\p{L})/u;
/** A permission for some, or with something left out, is none for all and everything. */
const LIMITED =
  /(?:^|[^\p{L}])(?:само(?! ще)|но не и(?! само)|but not(?! (?:only|limited|required|restricted|necessar))|единствено|изключително|освен|с изключение|only|solely|exclusively|except|unless|(?<!(?:разрешение|съгласие|одобрение) )от (?:служител|администраци|орган|оправомощен|лица|абонат|член)\p{L}*)(?!\p{L})/gu;
/** What is given on application is not yet given; and the law's definition of re-use permits nothing. */
const ON_REQUEST =
  /заявлени|искане|поискване|след одобрение|различн\p{L}* от първоначалн(?![^;]*(?:търговск|източник))|(?:използване|ползване|употреба)(?: е| означава| представлява)? по смисъла на|upon request|on request|case[ -]by[ -]case|за всеки (?:отделен|конкретен) случай|индивидуалн\p{L}* (?:разреш|прецен)/u;
/** „… без да подават заявление“, „заявление не е необходимо“. */
const NO_REQUEST =
  /без (?:да (?:се )?(?:подава|прави|изпраща)\p{L}*|нужда от|необходимост от|предварително) (?:\p{L}+ )?(?:заявлени|искане)\p{L}*|(?:заявлени|искане)\p{L}*[^;]{0,80} не (?:е|са|се) (?:необходим|нужн|изисква|подава)\p{L}*|не (?:е|са|се) (?:необходим|нужн|изисква|подава)\p{L}* (?:\p{L}+ ){0,3}(?:заявлени|искане)\p{L}*|without (?:a |any )?request/u;
/** Whether it can be used at all is another question than whether one may: „не може да се гарантира“. */
const UNSURE = /(?<!\p{L})(?:вероятно|евентуално|разглеждат?|анализират?|разясняват?|описват?|дискутират?|discusses|describes|examines|не е ясно|обсъжда|предложи\p{L}* (?:данните|информацията|съдържанието|да)|предлага\p{L}* се|предлагам(?:е)? (?:данните|информацията|съдържанието|регистър\p{L}*|да(?!\p{L}))|призова\p{L}*|иска\p{L}* (?:данните|информацията)|препоръчва\p{L}*|proposed|should be|would be|suggest\p{L}*|will be|recommend\p{L}*)(?!\p{L})/u; // prettier-ignore

/** What content can serve for too; forbidding these would say nothing. */
const MAY_SERVE = `${USE}|(?<!\\p{L})(?:послуж|вгражд|смесв|комбинир|обработв|продава|надгражд|build on|embed|sell)\\p{L}*`;
const use = new RegExp(MAY_SERVE, 'u');
const allows = new RegExp(ALLOWS, 'gu');
const useEvery = new RegExp(MAY_SERVE, 'gu');
const FREE_USE =
  /(?:is|are) yours to (?:re-?)?(?:use|share)|(?:използван|ползван)\p{L}*[^;]{0,40} (?:е|са) безплатн\p{L}* за (?:всички|всеки)|(?<!\p{L})(?:свобод(?:ен|н)|безуслов(?:ен|н)|неограничен)\p{L}*(?: \p{L}+)? (?:режим на |за |и )?(?:повторн\p{L} )?(?:използв|ползв|употреб|преизползв|разпростран|препечат|копир)|(?:използван|ползван|употреб|преизползван)\p{L}*[^;]{0,80} (?:е|са) (?:напълно |изцяло |безплатн\p{L}*(?: и|,) )?(?:свобод(?:ен|н)|неограничен|безсрочн|без (?:ограничени|услови)|безуслов(?:ен|н))|(?:свобод(?:ен|н)|отворен)\p{L}* за (?:всеки |всяка |свободно |повторн\p{L} |всички )?(?:използв|ползв|употреб|преизползв|препечат|копир|разпростран|препублик)|свобода(?:та)? да (?:използв|ползв|копир|разпростран)|се (?:разпростран|използв|ползв|копир|споделя)\p{L}* (?:напълно |изцяло )?свободно|(?:разрешава|разрешава се|разрешено е|позволява|позволява се|позволено е) (?:безплатно|безвъзмездно|свободно)(?:то)? (?:повторно )?(?:използв|ползв|копир|разпростран)|free(?:ly)? (?:to |for )?(?:re-?use|use|reus|copy)/u;
/** „Единственото условие е да посочите източника“. */
const ONLY_SOURCE =
  /(?:единствено(?:то)? (?:ни |наше |нашето )?(?:условие|изискване)[^;]{0,90}|(?:при|с|има) (?:само )?едно(?:-единствено| единствено)? условие[^;]{0,40}|единственото, ко(?:е)?то (?:искаме|изискваме|молим|се иска|се изисква|очакваме)[^;]{0,90}|единствено (?:ви |ние )?молим[^;]{0,40}|изисква(?: се)? (?:само|единствено) |only (?:condition|requirement)[^;]{0,60}|we (?:only|just) ask[^;]{0,40})(?:посоч|цитир|позова|attribut|credit|source)|(?:посоч|цитир|позова|attribut|credit)\p{L}*[^;]{0,40} (?:е|is) (?:единственото|the only)/u;
/** Everybody may do more than use: pass on or change. */
const EVERYBODY =
  /(?<!\p{L})(?:всеки|всички|anyone|everyone|everybody)(?!\p{L})[^;]{0,50}?(?:може|могат|(?:е|са) свобод(?:ен|н)\p{L}* да|има(?:т)? право|can|may|is free to|are free to)(?! not)[^;]{0,60}(?:разпростран|преработ|промен|споделя|препредав|share|distribut|modif|adapt)/u;
/** A right to use, granted to all. */
const RIGHT_OF_ALL =
  /(?:разрешение(?:то)?|съгласие(?:то)?|право(?:то)?)(?!\p{L})[^;]{0,60} (?:е|се) (?:счита за |смята за )?(?:даден|дава|предоставен|предоставя)\p{L}* (?:предварително )?на (?:всички|всеки|всяко лице)(?! (?:служител|регистр|абонат|член|орган|учен))(?!\p{L})|(?:разрешен|позволен)\p{L}* (?:на|за) (?:всички|всеки)(?! (?:служител|регистр|абонат|член|орган|учен))(?!\p{L})|право(?:то)? на (?:всяко лице|всеки|всички)[^;]{0,20} (?:безплатно|свободно|безвъзмездно|безсрочно)[^;]{0,30} да (?:използв|ползв|копир|разпростран)|(?:на|за) (?:всички|всеки)(?!\p{L})[^;]{0,60}(?:право|правото)(?!\p{L})[^;]{0,60}(?:използв|ползв|разпростран)|(?:grants?|gives?|granted to|given to) (?:to )?(?:everyone|everybody|anyone|all|the public)(?!\p{L})[^;]{0,90}right[^;]{0,20} to (?:re-?)?(?:use|copy|share)|permission to [^;]{0,60} (?:is|are) (?:hereby )?granted|re-?use (?:of [^;]{0,40} )?is (?:encouraged|welcome|free)|(?:everyone|everybody|anyone) is (?:free|welcome|invited) to (?:re-?)?(?:use|copy|share)/u;
/** „Ползвайте данните свободно“, „правете с тях каквото пожелаете“. */
const INVITES =
  /(?<!\p{L})(?<!не )(?:(?:из)?ползвайте|употребявайте|разпространявайте|споделяйте|копирайте|вземете|feel free to|help yourself|you are welcome to)(?!\p{L})[^;]{0,80}(?:свободно|каквото|(?:както|по какъвто начин|по начина, който|където|когато) (?:намери|пожела|сметн|реши|желае|иска|прецен)|без ограничени|без условия|не възразяваме|any way|no strings|use|copy|share|build|as you|за всичко)|(?:(?:взимайте|вземайте|вземете|теглете|сваляйте|ползвайте|използвайте|смесвайте|публикувайте|преработвайте|споделяйте|копирайте|разпространявайте)(?:, | и |, и )?){2,6}|no (?:usage|re-?use) (?:restriction|limit)|(?<!не )(?:прави|правите|правете|do) [^;]{0,40}(?:каквото (?:пожела|поиска|иска|реши|намери)|всичко, което|what(?:ever)? you (?:like|want|wish|please))/u;
const COMMERCE_ALLOWED =
  /(?:търговск|комерсиалн)\p{L}* (?:използван|ползван|употреб)\p{L}*[^;]{0,60} (?:е|също е|се) (?:също )?(?:позволен|разрешен|допустим|свободн|позволява|разрешава|допуска)\p{L}*|(?<!не )(?<!не се )(?:позволява|разрешава|допуска|позволен|разрешен)\p{L}* (?:се |е )?(?:и )?(?:търговск|комерсиалн)\p{L}* (?:използван|ползван|употреб)|(?:използван|ползван|употреб)\p{L}*[^;]{0,60} (?:за|с) (?:търговск|комерсиалн|стопанск)\p{L}* цел\p{L}* (?:също )?(?:е|са|се) (?:също )?(?:позволен|разрешен|допустим|свободн|позволява|разрешава|допуска)\p{L}*|(?<!non-)(?<!non)commercial (?:re-?)?use is (?:also )?(?:allowed|permitted|welcome)/u;
/** Who may change and pass on may do all. */
const MAKES_AND_SELLS =
  /(?:разрешен|позволен|разрешава|може|могат|may|can|allowed|permitted)(?! not)\p{L}*[^;]{0,60}(?:производн|преработ|промен|адаптир|modif|adapt)[^;]{0,60}(?:продаж|продава|разпростран|споделя|distribut|share|sell)/u;
/** „Текстове и снимки: свободни за ползване“: what is spoken of stands before the colon. */
const PREDICATE =
  /^ ?(?:свобод(?:ен|н)|безплат(?:ен|н)|разрешен|позволен|може|могат|без ограничени|free|may be|can be|permitted)/u;
const SPEAKS_OF_USE =
  /повторн|преизползв|re-?us|търговск|(?:използван|ползван)|препечатван|копиране|възпроизвеждан|да (?:използва|ползва|копира|препечата|публикува)|to (?:use|copy|republish|reproduce)|(?:use|reuse|copy) (?:them|it|the)(?!\p{L})|reproduction|copying|republish/u;
/** Their own authors give their rights up; a contractor's go to whoever ordered the work. */
const WAIVED =
  /(?:отказва\p{L}* се|се отказва\p{L}*) от (?:\p{L}+ ){0,3}права|права(?:та)?(?!\p{L})[^;]{0,50} (?:са|е) (?:предоставен|отстъпен|прехвърлен)\p{L}* на (?:обществото|всички|публиката)|не (?:претендира\p{L}* за|запазва\p{L}*(?: си)?) (?:\p{L}+ )?права|(?:waives?|waived) (?:\p{L}+ ){0,4}(?:copyright|rights)|(?:copyright|rights)(?!\p{L})[^;]{0,50} (?:is|are|has been|have been) (?:waived|relinquished|released)|(?:няма|не съществуват|не възникват) авторски права|no copyright (?:in|on|over|subsists|applies)|not (?:protected by|subject to) copyright/u;
const BY_CONTRACT = /възложител|изпълнител(?:ят|я)(?!\p{L})|участник|кандидат|contractor/u;
/** To ask those who use our data for the source lets them use these. */
const ASKS_SOURCE =
  /(?<!\p{L})при (?:използване|ползване|публикуване|препечатване|цитиране)(?:то)?(?: и \p{L}+)? на [^;]{0,40} от (?:тази|този|настоящ\p{L}*|нашия|сайта|портала|регистъра|бюлетина|базата|каталога|страницата)(?!\p{L})[^;]{0,60}(?:цитира|посочва|посочете|позова|упомен)/u;
const IF_USED =
  /(?<!\p{L})(?:ако|когато|щом) (?:(?:из)?ползвате|публикувате|цитирате|препечатвате) (?:тези |нашите |наши )?(?:графики(?:те)?|карти(?:те)?|таблици|материали|текстове(?:те)?|статии(?:те)?|справки(?:те)?|данните|данни от (?:тази|този|сайта|портала|регистъра)|информацията|таблиците|материалите|данни)(?!\p{L}).{0,60}(?:посочете|посочвайте|цитирайте|позовавайте|споменете|достатъчно е да|напишете|да (?:ни )?(?:посочите|споменете|цитирате))|(?<!\p{L})при (?:използване|ползване|публикуване|цитиране)(?:то)? на (?:тези |наши |нашите )?(?:данни|данните|информацията|материалите|таблиците|справките)(?!\p{L})(?![^;]{0,60}(?:заявлени|декларац|справка за|егн|еик))[^;]{0,40}(?:моля|посочвайте|посочете|цитирайте|да се (?:посоч|цитир)|се (?:посочва|цитира))[^;]{0,40}(?:източник|автор)/u;
const FREE_OF_LIMITS =
  /(?:е|са) без (?:\p{L}+ ){0,3}(?:ограничени|услови)\p{L}* (?:за|при|на) (?:\p{L}+ ){0,2}(?:използв|ползв|употреб|преизползв|разпростран)/u;
const NO_LIMIT =
  /(?<!\p{L})(?:няма(?:т|ме)?|липсват|не (?:съществуват|поставя\p{L}*|налага\p{L}*|(?:поставя|налага)\p{L}* (?:никакви )?(?=изисквани)|се поставят|се налагат|се прилагат|са (?:наложени|поставени|въведени|предвидени))|there (?:are|is) no|no) (?:никакви (?:лицензионни )?|лицензионни |(?:\p{L}+ )?(?:re-?use|usage) |каквито и да (?:е|било) )?(?:ограничени|услови|изисквани|забран|пречк|възражени|restriction|limit|condition)\p{L}*[^;]{0,60}/u;
const NOT_LIMITED =
  /(?:използван|ползван|употреб)\p{L}*[^;:]{0,60} не (?:(?:е|са|се) огранич\p{L}*|подлеж(?:и|ат) на (?:никакв\p{L}* |каквито и да (?:е|било) )?(?:разреш|такс|заплащ|огранич|лиценз|съгласув|услови)|(?:се |са |ние )?(?:поставя|налага|въвежда|наложен|поставен|въведен)\p{L}* (?:никакви |каквито и да (?:е|било) )?(?:услови|ограничени)\p{L}*(?! за))|(?<!\p{L})не ограничава(?:ме|т)? (?:по никакъв начин |по какъвто и да (?:е|било) начин )?(?:\p{L}+ ){0,2}(?:използван|ползван|употреб|разпростран)/u;
/** „Използване: свободно“. */
const LABELLED =
  /^(?:условия за |права за )?(?:повторно )?(?:използване|ползване|употреба|re-?use|use|terms of use)(?: на (?:данните|информацията|файла))?: (?:напълно )?(?:свободн|без ограничени|безусловн|неограничен|free(?!\p{L})|unrestricted)/u;
/** Nothing but the terms themselves, as on a label: „Свободно ползване за всякакви цели“, „Open licence – no restrictions“. */
const BARE_TERMS =
  /^(?:за )?(?:свободно|безплатно|неограничено)(?:то)?(?: и (?:безплатно|свободно|неограничено))? (?:повторно )?(?:използване|ползване|преизползване|разпространение|разпространяване|копиране)(?: и \p{L}+)?,? (?:за|с) (?:всякакв\p{L}*|всяка(?:ква)?|всички) (?:\p{L}+ )?цел\p{L}*|^(?:свободен|отворен) лиценз(?:,| -|:| \()? ?(?:без|няма) (?:никакви |каквито и да (?:е|било) )?(?:ограничени|услови)|^open licen[cs]e(?:,| -|:| \()? ?(?:no (?:re-?use |usage |further )?(?:restrictions?|limit(?:ation)?s?|conditions?)|without (?:any )?(?:restrictions?|conditions?)|free to use)(?!\p{L})|^free (?:re-?)?use for (?:any|all|every) purposes?(?!\p{L})|^свобод(?:ен|н)\p{L}* за (?:повторно )?(?:ползване|използване|преизползване|копиране|разпространение)(?: и \p{L}+)?,? (?:с|при|със) (?:\p{L}+ )?(?:посоч|цитир|позов|връзк|линк)/u;
/** „Копирането и разпространението на информацията са разрешени“, and nothing after but the source. */
const PLAIN_PERMIT =
  /^ ?(?:разрешава се|разрешено е|позволено е|позволява се|допуска се|допустимо е) (?:свободно(?:то)? |безплатно(?:то)? |повторно(?:то)? )?(?:използване|ползване|копиране|препечатване|разпространение|разпространяване|препубликуване)(?:то)? (?:и \p{L}+ )?на (?!.*(?:след|срещу|по преценка|случай|лица(?!\p{L})))|^ ?(?:\p{L}+(?:,| и) ){0,3}(?:използван|ползван|копиран|възпроизвеждан|препечатван|разпространени|употреб)\p{L}*[^;]{0,90} (?:е|са) (?:разрешен|позволен)\p{L}*(?:[.!]*$| (?:с|при|чрез) (?:\p{L}+ )?(?:линк|връзк|препратк|посоч|позов|цитир|указв))/u;
const LICENSING = /лицензионни ограничени|usage (?:restriction|limit)/u;
const NO_OBJECTION = /(?<!\p{L})(?:не възразява\p{L}*|(?:do|does) not object|ha(?:ve|s) no objections?)[^;]{0,80}/u;
const NO_DEMAND = new RegExp(
  `(?<!\\p{L})(?:няма нужда|не се налага) да (?:ни |ме )?(?:пита|иска|уведомява)${'\\p{L}'}*|(?<!\\p{L})(?:не (?:се )?(?:изисква|иска|търси)\\p{L}*|не (?:е|са) (?:необходим|нужн)\\p{L}*|не е нужно|не (?:ви |им )?трябва|не (?:е|са|сте) длъж\\p{L}*|не дължи\\p{L}*|без да (?:е|се) (?:необходим|нужн|изиск)\\p{L}*|(?:does|do) not (?:require|need)|no (?:prior |written )?(?:permission|licen[cs]e|consent)[^;]{0,20}(?:required|needed|necessary))[^;]{0,60}(?:${AGREEMENT}|(?:за)?плащан|такс)|no (?:permission|consent)[^;]{0,20}(?:required|needed|needs?|necessary)|(?:съгласие|разрешение|договор|такса)(?!\\p{L})[^;]{0,60} не (?:се изисква|се дължи|се събира|е необходим|е нужн)|(?:permission|consent|licen[cs]e|approval) (?:is|are) not (?:required|needed|necessary)`,
  'u',
);
/** What is said only of content: „Свободно ползване за всякакви цели“ alone may be about a hall. */
const OF_LICENCE =
  /посоч|цитир|позов|лиценз|разпростран|копиран|licen[cs]e|повторн|преизползв|re-?use|търговск|commercial/u;
const REUSED = /повторн\p{L}* (?:използв|ползв|употреб)|използва\p{L}* повторно|преизползв|re-?us/u;
const REUSE_OF_GIVEN =
  /повторн\p{L}* (?:използване|ползване|употреба)(?:то|та)? на (?:\p{L}+ ){0,3}(?:данни|информаци|документ|набор|масив|съдържани|материал)/u;
/** „Предоставя се за повторно използване безплатно“, „предоставят се свободно за всякакви цели“. */
const GIVEN_FREE =
  /(?:предоставя|публикува|дава|предлага|достъпн)\p{L}*(?: \p{L}+){0,3} за повторн\p{L}* (?:използв|ползв|употреб)\p{L}*[^;]{0,60}(?:безплатно|безвъзмездно|свободно|безусловно|без (?:никакви )?(?:ограничени|услови|такс|заплащ))|(?:предоставян|публикуван)\p{L}* [^;]{0,60}за повторн\p{L}* (?:използв|ползв|употреб)\p{L}*[^;]{0,60} (?:безплатно|безвъзмездно|свободно|безусловно|без (?:ограничени|услови))|(?:предоставя|публикува|достъпн|отворен)\p{L}*(?: \p{L}+){0,3} (?:за|с) (?:всякакв\p{L}*|всяка) (?:\p{L}+ )?(?:цел|употреб|ползван|използван)/u;
/** The content has no owner: said of a newspaper as of data. */
const OWNED_BY_ALL =
  /(?:е|са) (?:вече |изцяло |отдавна |днес )?(?:част от )?обществено достояние|(?:предостав|отда|пусна|публикува)\p{L}* [^;]{0,60} (?:в|като|за) обществено(?:то)? достояние|свобод(?:ен|н)\p{L}* от (?:всякакви )?(?:авторски )?права|free of (?:known )?copyright|(?:is|are) (?:now |already )?(?:in |part of )?the public domain/u;
const NO_OWNER =
  /(?<!\p{L})(?:\p{L}+(?:ите|ата|ът|ето|ият)|тези \p{L}+|настоящ\p{L}+ \p{L}+)(?!\p{L})[^;:]{0,70} не (?:е|са|се) (?:обект на|защитен\p{L}* (?:с|от)|закрил\p{L}* (?:с|от)) авторск\p{L}* прав/u;
/** „… при едно условие: да бъде упоменат Институтът“ */
const ONE_CONDITION =
  /(?:при|с|има|on|with) (?:само )?(?:едно|one|a single)(?:-единствено| единствено)? (?:условие|condition)(?:: ?|,? (?:-|че) ?| (?:is )?(?:that )?)[^;]{0,40}(?:посоч|цитир|упомен|упоменат|споменат|назова|credit|acknowledg|attribut)/u;
/** „Please cite the Institute when using these figures“ */
const CITE_WHEN_USED =
  /(?<!\p{L})(?:credit|cite|acknowledge|mention|attribute)(?!\p{L})[^;]{0,70} (?:when|if|whenever) (?:you )?(?:re-?)?(?:us(?:e|ing)|publish|quot|copy)\p{L}* (?:\p{L}+ ){0,2}(?:data|figures|information|content|tables|statistics|maps|materials?)(?!\p{L})|(?:when|if|whenever) (?:you )?(?:re-?)?(?:us(?:e|ing)|publish|quot|copy)\p{L}* (?:\p{L}+ ){0,2}(?:data|figures|information|content|tables|statistics|maps|materials?)(?!\p{L})[^;]{0,60} (?:please )?(?:credit|cite|acknowledge|mention|attribute)(?!\p{L})/u;
/** What open data are in general says nothing of these. */
const DEFINES =
  /^(?:какво (?:са|е|представлява\p{L}*) (?:отворени|свободни)|отворени данни (?:са|означава\p{L}*|наричаме)|open data (?:is|are|means?|can)(?!\p{L})|(?:това|these|those|that) (?:са|е|are|is) (?:\p{L}+ )?(?:данни|data|информация),? (?:които|която|that|which))|дефиниция|a definition|какво трябва да зна(?:ем|ете)|what you need to know/u;
const BARE_DOMAIN =
  /^(?:(?:лиценз|права|licen[cs]e|rights|status): )?(?:(?:in )?(?:the )?public domain|обществено достояние)[.!]*$/u;
/** „Данните са свободни за всички и за всякакви цели“; „нашите набори са ваши“. */
const FREE_FOR_ALL =
  /(?<!не )(?<!\p{L})(?:е|са|is|are) (?:напълно |изцяло )?(?:свобод(?:ен|н)\p{L}*|отворен\p{L}*|free|open) (?:за|for|to) (?:всички|всеки|all|everyone|anyone)?(?: (?:и|and))?(?: ?(?:за|for))? ?(?:всякакв\p{L}*|всяка|any|all|every) (?:\p{L}+ )?(?:цел|употреб|ползван|използван|purpose|use)|(?:създаван|разработван|изграждан)\p{L}* на [^;]{0,60}(?:основа|база)(?:та)? на [^;]{0,40}(?:е|са) (?:напълно )?(?:свободн|разрешен|позволен)\p{L}*|(?<!\p{L})do (?:as|what|whatever) you (?:like|wish|please|want) with|^(?:re)?(?:use|copy|share|take)(?!\p{L})[^;]{0,60} (?:in any way|any way you|as you (?:like|wish|please|see fit)|however you|freely|for any(?:thing)?)(?!\p{L})|^(?:лиценз(?:ът)?|the licen[cs]e) (?:на|за|of|for) (?:the )?(?:данните|набора|информацията|съдържанието|data|dataset|content) (?:е|is) (?:свободен|отворен|open|free)(?!\p{L}| (?:само|only))|(?:(?:^|, |; |and )(?:use|copy|change|share|sell|adapt|publish|republish|print|translate|remix) (?:them|it)(?=,|;|\.| and|$)){2,}|(?:нашите|our) (?:\p{L}+ ){1,3}(?:са|are) (?:ваши|yours)(?!\p{L})/u;
const PUBLIC_DOMAIN =
  /(?:(?:е|са|като|представлява\p{L}*) (?:вече |изцяло |отдавна |днес )?(?:част от )?(?:обществено|публично) (?:достояние|благо)|без (?:защитени )?авторски права|свобод(?:ен|н)\p{L}* от (?:всякакви )?(?:авторски )?права|free of (?:known )?(?:copyright|rights)(?: restrictions)?|(?:is|are|in|into|to|as) (?:now |already )?(?:in |part of )?(?:the )?public domain)(?!\p{L})/u;

/**
 * Whether a normalised sentence clearly lets everybody use content: by the vocabulary's claims, or by its structure. The
 * permission and what it permits must stand in one clause, or be joined by a pronoun: „Залата може да се използва
 * свободно; информация на тел. …“ is about the hall. The caller looks for restrictions first: these win.
 */
export function grantsReuse(plain: string, tables: Tables): boolean {
  if (DEFINES.test(plain)) return false;
  if (OWN_DATA.test(plain)) return false;
  if (
    IF_USED.test(plain) ||
    (CITE_WHEN_USED.test(plain) && !isLimited(plain)) ||
    (LABELLED.test(plain) && !isLimited(plain))
  )
    return true;
  if (labelledTerms(plain) === 'open' || BARE_DOMAIN.test(plain)) return true;
  if (framedOpen(plain)) return true;
  const asksNothing = NO_REQUEST.test(plain);
  if (NOT_YET.test(plain) || ON_REQUEST.test(plain.replace(NO_REQUEST, ' ')) || UNSURE.test(plain)) return false;
  if (asksNothing && REUSED.test(plain) && findAny(plain, GIVEN_OR_DOCUMENTS) !== null) return true;
  if (BARE_TERMS.test(plain) && OF_LICENCE.test(plain) && !isLimited(plain)) return true;
  if (NO_LIMIT.test(plain) && REUSE_OF_GIVEN.test(plain) && !isLimited(plain)) return true;
  if (
    NOT_LIMITED.test(plain) &&
    !isLimited(plain) &&
    (findAny(plain, GIVEN_WORDS) !== null || REUSE_ITSELF.test(plain))
  )
    return true;
  const clauses = plain.split(/;|(?<=\p{L}): /u).slice(0, MAX_CLAUSES);
  if (
    (said(plain, OWNED_BY_ALL) || NO_OWNER.test(plain) || (said(plain, WAIVED) && !BY_CONTRACT.test(plain))) &&
    findAny(plain, FRAME_WORDS.content) !== null &&
    !isLimited(plain)
  )
    return true;
  if (ONE_CONDITION.test(plain) && use.test(plain) && findAny(plain, FRAME_WORDS.content) !== null) return true;
  return clauses.some((clause, index) => {
    const carries = PRONOUN.test(clause) || PREDICATE.test(clause) || INVITES.test(clause);
    const about = NO_DEMAND.test(clause) ? plain : carries ? clauses.slice(0, index + 1).join(' ') : clause;
    const claim = findAny(clause, tables.vocabulary.licenceOpen);
    if (
      claim !== null &&
      !isNegated(clause, claim.index) &&
      findAny(about, CONTENT_WORDS) !== null &&
      !isLimited(clause)
    )
      return true;
    return (
      (findAny(about, GIVEN_WORDS) !== null || REUSE_ITSELF.test(clause) || INTRINSIC.test(clause)) &&
      !isLimited(clause) &&
      permits(clause, plain)
    );
  });
}

/** „Данните са отворени и без лицензионни ограничения“, „our data come with no strings attached“. */
const OPEN_WITHOUT =
  /(?:данни|данните|набор\p{L}*|масив\p{L}*|информация(?:та)?|data|datasets?|content)(?!\p{L})[^.;]{0,40}(?<!\p{L})(?:отворени|отворена|свободни|свободна|open|free)(?!\p{L})(?! (?:за|of) (?:достъп|charge))[^.;]{0,20} (?:без (?:никакви |каквито и да било |лицензионни )?ограничени|without (?:any )?restriction)|no strings attached/u;
const REQUESTED = /заявлени|искане|поискване|след одобрение|(?:upon|on) request|по смисъла на/u;

/** Who is prosecuted for using without consent. */
const CRIME =
  /(?<!\p{L})(?:досъдебн|наказателн|престъплени|прокуратур|обвинени|обвиняем|глобен|глоби|глоба|санкциониран|санкция|нарушител|иск за|дело за|infringement|offen[cs]e|prosecut|fined|lawsuit)\p{L}*/u;
/** What the order of its words says, when nothing makes it a plan, a rule of procedure or talk about licences. */
function framedOpen(plain: string): boolean {
  if (NOT_YET.test(plain) || UNSURE.test(plain) || REQUESTED.test(plain.replace(NO_REQUEST, ' '))) return false;
  if (CRIME.test(plain)) return false;
  const frame = readFrames(plain);
  if (!frame.isOpen || mentionsOnly(plain) || BY_CONTRACT.test(plain)) return false;
  return frame.frees || !mentionsTerms(plain);
}

function permits(clause: string, plain: string): boolean {
  if (OPEN_WITHOUT.test(clause) || said(clause, FREE_FOR_ALL)) return true;
  if (said(clause, PUBLIC_DOMAIN) || said(clause, INVITES)) return true;
  if (said(clause, WAIVED) && !BY_CONTRACT.test(clause)) return true;
  if (ASKS_SOURCE.test(clause) || (NO_DEMAND.test(clause) && SPEAKS_OF_USE.test(plain))) return true;
  if (said(clause, GIVEN_FREE)) return true;
  const none = NO_LIMIT.exec(clause) ?? NO_OBJECTION.exec(clause);
  if (none !== null && (use.test(none[0]) || LICENSING.test(none[0]))) return true;
  if (ONLY_SOURCE.test(clause) && (use.test(clause) || /публикуван/u.test(clause))) return true;
  if (!use.test(clause)) return false;
  if (EVERYBODY.test(clause) || FREE_OF_LIMITS.test(clause)) return true;
  if (said(clause, RIGHT_OF_ALL) || said(clause, COMMERCE_ALLOWED) || said(clause, MAKES_AND_SELLS)) return true;
  if (said(clause, FREE_USE)) return true;
  if (PLAIN_PERMIT.test(clause) || permitsManyUses(clause)) return true;
  return permitsAll(clause);
}

/** „Могат да се използват … за всякаква цел“, „използването … е разрешено при посочване …“: permission, use, extent. */
function permitsAll(clause: string): boolean {
  return [...clause.matchAll(allows)].some((permit) => {
    if (isNegated(clause, permit.index)) return false;
    const end = permit.index + permit[0].length;
    const after = clause.slice(end, end + NEAR);
    const next = use.exec(after);
    const before = clause.slice(Math.max(0, permit.index - NEAR), permit.index);
    const last = [...before.matchAll(useEvery)].at(-1);
    if (next === null && last === undefined) return false;
    const isEasy = /^(?:свобод(?:ен|н)|free)/u.test(permit[0]);
    const within = isEasy ? clause.slice(end, end + 260) : clause.slice(permit.index + permit[0].length, end + 260);
    const extent = EXTENT.exec(within);
    return extent !== null ? !/(?<!\p{L})(?:не|not) $/u.test(within.slice(0, extent.index)) : extentBefore(before);
  });
}

/** „Използването на данните за всякакви цели е разрешено“. */
function extentBefore(before: string): boolean {
  const extent = EXTENT.exec(before);
  return extent !== null && !/(?<!\p{L})(?:не|not) (?:е |са )?$/u.test(before.slice(0, extent.index));
}

function isLimited(clause: string): boolean {
  const rest = clause.replace(
    /не (?:е |са |се )?(?:ограничен\p{L}* )?само|not only|единственото(?: условие| изискване|, което)/gu,
    '',
  );
  return [...rest.matchAll(LIMITED)].some(
    ({ index, 0: word }) => !NAMES_SOURCE.test(rest.slice(index + word.length, index + word.length + 60)),
  );
}

function said(clause: string, pattern: RegExp): boolean {
  const match = pattern.exec(clause);
  return match !== null && !isNegated(clause, match.index);
}

function isNegated(plain: string, at: number): boolean {
  return NEGATION.test(plain.slice(Math.max(0, at - 60), at));
}
