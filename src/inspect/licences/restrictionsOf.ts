import type { LicenceStatement } from '../../model/factValues.ts';
import { compareText } from '../../model/json.ts';
import { remember } from '../../model/remember.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, findPhrase } from '../../model/words.ts';
import { CONTENT_WORDS, PROTECTED_WORDS, USE_WORDS } from './reuseWords.ts';
import { FRAME_WORDS } from './frameWords.ts';
import { labelledTerms } from './labelledTerms.ts';
import { readFrames } from './readFrames.ts';
import { forbidsMisleading, forbidsOther, sentenceLimits } from './sentenceLimits.ts';
import { TAKEN_BACK, WHOLE } from './useGrammar.ts';

type Condition = LicenceStatement['conditions'][number];

const NEAR_CHARACTERS = 60;
const THEIRS = /(?<!\p{L})(?:им|му|ги|го|я|тях|them|it)(?!\p{L})/u;

/** What officials, bidders and applicants must not do says nothing on the readers of a page. */
const OFFICIALS =
  /^(?:декларирам|долуподписан|аз,|подписан)|^(?:\p{L}+ )?(?:служител|длъжностн|персонал|работни(?:к|ц)|участни(?:к|ц)|кандидат|заявител|възложител|изпълнител|(?:the )?(?:employees|staff|bidder|applicant|contractor))\p{L}*(?!\p{L})/u;
/** „Не може да се използва информация от недостоверни източници“: a rule of procedure, not on what the page has. */
const ANY_DATA =
  /^не (?:може|могат|се допуска|бива) да се (?:използва|ползва)т? (?:данни|информация|документи|материали) (?:от|за|на|без) (?!(?:сайта|портала|регистъра|тази|този|страницата|базата|архива)(?!\p{L}))/u;
/** „Материалите за ремонта“ are no content. */
const BUILDS = /ремонт|строит|строеж|суровин|консуматив|материали за (?:обработка|производство)/u;

/** Leaflets are put up in buildings, what somebody typed is his own. */
const OTHER_PAPERS =
  /(?<!\p{L})(?:рекламн|агитационн|предизборн|промоционалн|справочн|помощн|забранен|взривн|опасн|горивн|наркотичн)\p{L}* (?:и \p{L}+ )?материал\p{L}*(?! (?:на|от|в|по) (?:сайта|портала|страницата))|данни(?:те)? (?:в|във|от|на|по) (?:подаден\p{L}+ |електронн\p{L}+ |своя |вашия )?(?:заявлени|профил|декларац|формуляр|акаунт|молба|заявител|анкетн)\p{L}*/u;
/** „The page may not display correctly“; a clerk who must not tell; answers of those who were asked. */
const OTHER_BANS =
  /(?:page|site|website|file|content|document|map)s? (?:may|might|can) ?not (?:display|print|load|open|work|include|process|reflect)|индивидуални(?:те)? данни(?!\p{L})|служител\p{L}*,? ко(?:й|я|и)то|(?:анкетиран|респондент|отговорите|your answers|the survey|survey data)\p{L}*(?!\p{L})[^;]{0,80} (?:статистическ|изследовател|научн|research|statistical)/u;
/** „Потребителите могат да променят своите данни“ */
export const OWN_DATA =
  /(?:промен|редактира|коригира|актуализира|изтри|въве|преглежда|chang|edit|updat|correct|delet)\p{L}* (?:свободно |по всяко време )?(?:своите|вашите|своя|техните|собствените си|личните си|данните си|your|their)(?: own)?(?!\p{L})/u;

/** A ban that is no more: „Забраната за търговско използване е отменена“. */
const LIFTED =
  /(?<!\p{L})(?:забран|ограничени|рестрикци)\p{L}*(?!\p{L})[^;]{0,90}? (?<!(?<!\p{L})не )(?:отпадна(?:ха|л\p{L}*)?(?!\p{L})|(?:е|са|бе|беше|бяха|се) (?:вече |напълно |изцяло ){0,2}(?:отмен|отпадн|премахн|вдигн|снет|свален)\p{L}*)|(?<!\p{L})(?<!не е |не са )(?:отмен|отпад|премахн|вдигн)\p{L}* (?:е |са |се )?(?:вече )?(?:забран|ограничени)\p{L}*(?: (?:за|на|върху)(?: \p{L}+){1,3})?|(?<!\p{L})(?:ban|prohibition|restrictions?|limits?)(?!\p{L})[^;]{0,70}? (?:has|have|is|are|was|were) (?:now |been |since ){0,2}(?:lifted|removed|abolished|repealed|withdrawn)/gu;

/** Which restrictions of re-use a normalised sentence states, sorted; none when it is not about using content. */
export function restrictionsOf(sentence: string, tables: Tables): readonly Condition[] {
  const labelled = labelledTerms(sentence);
  if (labelled !== null) return labelled === 'open' ? [] : labelled;
  const plain = sentence.replace(LIFTED, ' ');
  if (OTHER_BANS.test(plain) || OTHER_PAPERS.test(plain) || OWN_DATA.test(plain)) return [];
  if (ANY_DATA.test(plain) || forbidsMisleading(plain)) return [];
  if (OFFICIALS.test(plain) || (BUILDS.test(plain) && !/данн|информаци|съдържани|сайт|текст/u.test(plain))) return [];
  const frame = readFrames(plain);
  if (frame.frees) return [];
  const clauses = plain.split(';');
  // „…; за ползването им …“ speaks of what the clauses before named; any other clause stands alone.
  const worded = clauses.flatMap((clause, index) =>
    wordedLimits(THEIRS.test(clause) ? clauses.slice(0, index + 1).join(';') : clause, tables),
  );
  const conditions = [...new Set([...worded, ...sentenceLimits(plain)])];
  if (conditions.length === 0 && !forbidsOther(plain)) conditions.push(...frame.limits);
  return conditions.sort(compareText);
}

/** The vocabulary's own phrases; what they say must be about using content, since so much else is forbidden. */
function wordedLimits(plain: string, tables: Tables): readonly Condition[] {
  const restricted = tables.vocabulary.licenceRestricted;
  // Most sentences say none of them: one look for all.
  if (findAny(plain, phrasesOf(restricted)) === null) return [];
  const conditions = restricted.filter(({ phrase }) => saysPhrase(plain, phrase)).map(({ condition }) => condition);
  // „For commercial and non-commercial purposes“ keeps nothing back.
  if (conditions.every((one) => one === 'non-commercial') && WHOLE.test(plain)) return [];
  if (conditions.length === 0 || ANNEXED.test(plain)) return [];
  if (usesContent(plain)) return conditions;
  // „без употреба за търговски цели“ names what is forbidden by itself; permission and fees must be about using content.
  if (OF_SELF.test(plain) && !BARE_SELF.test(plain) && findAny(plain, FRAME_WORDS.content) === null) return [];
  const isClear = conditions.includes('no-derivatives') || conditions.includes('non-commercial');
  // „Резултатите не могат да се променят“: much that is no content is not to be changed.
  const speaksOfUse =
    findAny(plain, CONTENT_WORDS) !== null ||
    (conditions.includes('non-commercial') && findAny(plain, USE_WORDS) !== null);
  return isClear && speaksOfUse ? conditions : [];
}

/** „Компютрите са за лична употреба“; „Ограничения: само за лична употреба“ stands in the place of content. */
const OF_SELF = /лич(?:на|ни|но|ното|ните|ната)(?!\p{L})|personal|private/u;
const BARE_SELF =
  /^(?:[^.:]{0,40}: ?)?(?:само |единствено |only )?(?:за|for) (?:[\p{L}-]+,? ){1,3}(?:употреба|ползване|нужди|цели|use|purposes)(?: only)?[.!]*$|(?:само|единствено) за лич|^(?:\S+ ){0,3}personal use only|не-?търговск|некомерсиалн|non-?\s?commercial/u;
/** „Могат да се използват без писмено съгласие“: what is done without asking is allowed, unless something forbids it. */
const ANNEXED =
  /(?<!не |\p{L})(?:може|можете|могат|разрешен\p{L}*|разрешава се|позволен\p{L}*|свободн\p{L}*)(?!\p{L})[^;]{0,60}без (?:\p{L}+ ){0,3}(?:съгласи|разрешени|одобрени)|^(?!.*(?<!\p{L})(?:no|not|neither|nor|never|only|nobody)(?!\p{L})).*(?<!\p{L})(?:may|can|is|are)(?!\p{L})[^;]{0,60}without (?:\p{L}+ ){0,3}(?:permission|consent|authori)/u;

const phrasesOf = remember((restricted: Tables['vocabulary']['licenceRestricted']) =>
  restricted.map(({ phrase }) => phrase),
);

function saysPhrase(plain: string, phrase: string): boolean {
  for (let from = 0; from < plain.length;) {
    const match = findPhrase(plain.slice(from), phrase);
    if (match === null) return false;
    const at = from + match.index;
    if (!TAKEN_BACK.test(plain.slice(Math.max(0, at - 24), at))) return true;
    from = at + Math.max(1, match.length);
  }
  return false;
}

/** Whether a word of using stands near a word for content: „ползване на водата … информация на тел.“ is not that. */
function usesContent(plain: string): boolean {
  for (let from = 0; ;) {
    const use = findAny(plain.slice(from), USE_WORDS);
    if (use === null) return false;
    const at = from + use.index;
    const around = plain.slice(Math.max(0, at - NEAR_CHARACTERS), at + use.length + NEAR_CHARACTERS).split(/[;:]/);
    const words = plain.slice(at, at + use.length);
    if (around.some((clause) => clause.includes(words) && findAny(clause, PROTECTED_WORDS) !== null)) return true;
    // „Данните не са …; за ползването им …“: the pronoun carries the content into the next clause.
    const isTheirs = /^ (?:им|му)(?!\p{L})/u.test(plain.slice(at + use.length, at + use.length + 4));
    if (isTheirs && findAny(plain.slice(0, at), PROTECTED_WORDS) !== null) return true;
    from = at + use.length;
  }
}
