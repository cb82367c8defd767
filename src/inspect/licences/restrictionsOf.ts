import type { LicenceStatement } from '../../model/factValues.ts';
import { compareText } from '../../model/json.ts';
import { remember } from '../../model/remember.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, findPhrase } from '../../model/words.ts';
import { CONTENT_WORDS, PROTECTED_WORDS, USE_WORDS } from './reuseWords.ts';

type Condition = LicenceStatement['conditions'][number];

const NEAR_CHARACTERS = 60;
/** „Не е забранено“, „без да е необходимо …“: the words right before a restriction that take it back. */
const TAKEN_BACK = /(?:^|[^\p{L}])(?:не|без да|not)(?: е| са| се)? $/u;
const FORBIDDEN =
  '(?:^|[^\\p{L}])(?:не (?:може|можете|могат|се (?:разрешава|допуска|позволява)|е (?:разрешен|позволен)\\p{L}?)|забранява се|(?:е |са )?забранен\\p{L}*|няма(?:т|те)? право)(?!\\p{L})[^.;!?]{0,100}?';
/** Prohibitions and demands whose parts stand apart; they must be about content, since so much else is forbidden. */
const SENTENCES: readonly (readonly [RegExp, Condition])[] = [
  [new RegExp(`${FORBIDDEN}(?<!\\p{L})(?:с|за) търговск(?:а цел|и цели)(?!\\p{L})`, 'u'), 'non-commercial'],
  [
    new RegExp(`${FORBIDDEN}(?<!\\p{L})(?:производни|сборни)(?: и (?:производни|сборни))? произведения`, 'u'),
    'no-derivatives',
  ],
  [
    /(?:необходим\p{L}*|нужн\p{L}*|изисква\p{L}*)(?: е| са| се)?(?:,? (?:и |или )?(?:предварително|изрично|писмено)){1,3} (?:разрешение|съгласие|одобрение)/u,
    'permission',
  ],
];

/** Which restrictions of re-use a normalised sentence states, sorted; none when it is not about using content. */
export function restrictionsOf(plain: string, tables: Tables): readonly Condition[] {
  const restricted = tables.vocabulary.licenceRestricted;
  // Most sentences say none of them: one look for all.
  const worded =
    findAny(plain, phrasesOf(restricted)) === null
      ? []
      : restricted.filter(({ phrase }) => saysPhrase(plain, phrase)).map(({ condition }) => condition);
  const built = SENTENCES.filter(([pattern]) => isSaid(plain, pattern)).map(([, condition]) => condition);
  const conditions = [...new Set([...worded, ...built])].sort(compareText);
  if (conditions.length === 0) return [];
  if (usesContent(plain) || (built.some((one) => one !== 'permission') && findAny(plain, WORKS) !== null))
    return conditions;
  // „без употреба за търговски цели“ names what is forbidden by itself; permission and fees must be about using content.
  const isClear = worded.includes('no-derivatives') || worded.includes('non-commercial');
  const speaksOfUse = findAny(plain, USE_WORDS) !== null || findAny(plain, CONTENT_WORDS) !== null;
  return isClear && speaksOfUse ? conditions : [];
}

const phrasesOf = remember((restricted: Tables['vocabulary']['licenceRestricted']) =>
  restricted.map(({ phrase }) => phrase),
);

const WORKS = [...PROTECTED_WORDS, 'произведени~'];

function saysPhrase(plain: string, phrase: string): boolean {
  for (let from = 0; from < plain.length;) {
    const match = findPhrase(plain.slice(from), phrase);
    if (match === null) return false;
    const at = from + match.index;
    if (!TAKEN_BACK.test(plain.slice(Math.max(0, at - 20), at))) return true;
    from = at + Math.max(1, match.length);
  }
  return false;
}

function isSaid(plain: string, pattern: RegExp): boolean {
  const match = pattern.exec(plain);
  return match !== null && !TAKEN_BACK.test(plain.slice(Math.max(0, match.index - 20), match.index));
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
