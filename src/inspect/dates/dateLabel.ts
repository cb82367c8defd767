import type { DateStatement } from '../../model/factValues.ts';
import type { Vocabulary } from '../../model/tables.ts';
import { findPhrase, normaliseWords } from '../../model/words.ts';
import { eventLabel, speaksOfBuilding } from './eventLabel.ts';

export type DateLabel = { readonly says: DateStatement['says']; readonly phrase: string };

/** „Публикуването на резултатите се очаква на …“ */
const EXPECTED = /(?<!\p{L})(?:очаква|предстои|предвижда|планира)(?:т)?(?: се)?(?: \p{L}+){0,2} $/iu;
const REACH = 80;
/** Words may stand between what was done and its date. */
const EVENT_REACH = 100;
/** Between a label and its date: punctuation, a weekday, a short word; never a digit or the end of a sentence. */
const GAP = /^[^\d;|!?•·\n]{0,18}$/u;
/** Words as short as „за“ and „към“ must stand right before the date, or any date would be theirs. */
const TIGHT_GAP =
  /^[\s:,("-]*(?:(?:дата|месец|месеците|м\.|мес\.|края на(?: деня)?|началото на(?: деня)?|средата на|end of|the end of|the beginning of|календарната|финансовата|учебната|цялата|първото|второто|the|year|the year|calendar year|fiscal year|financial year|the (?:calendar |financial |fiscal )?(?:year|quarter|half-year|half year|period|month|season|week|three months|six months|nine months|twelve months)(?: (?:of|ended|ending|to|until))?)\s?)?$/u;
const SHORT_LABEL_LETTERS = 6;
/** „Публикуван на сайта на общината на …“, „Последното обновяване на регистъра е извършено на …“. */
const LONG_GAP =
  /^ (?:на|в|във|от|in|on|of) (?:\p{L}[\p{L}-]*,? ){1,6}(?:(?:е|са|бе|беше|бяха) (?:\p{L}+ )?)?(?:на|от|on) ?$|^ (?:е|са|бе|беше|бяха) (?:от|на|извършен\p{L}* на|направен\p{L}* на) ?$/u;
/** „Публикуван с краен срок …“ */
const UNTIL = /(?<!\p{L})(?:в (?:действие|експлоатация)|срок|валид|deadline|valid)/u;
/** What is still to come says nothing of what was done: „Следваща актуализация: …“, „ще бъдат публикувани до …“. */
const TO_COME =
  /(?<!\p{L})(?:следващ\p{L}*|предстоящ\p{L}*|очакван\p{L}*|не (?:е|са|бе|беше)|not|forthcoming|planned|предстои|очаквайте|очаква(?:т)? се|ще (?:бъд\p{L}+|се)|планиран\p{L}*|предвиден\p{L}*|next|upcoming|will be|to be|expected|due)(?: \p{L}+){0,2} $/u;

/** What the words right before a date say of it; null when they say nothing known. `before` is the text up to the date. */
export function dateLabel(before: string, vocabulary: Vocabulary): DateLabel | null {
  const label = phraseLabel(normaliseWords(before.slice(-REACH)), vocabulary);
  if (label !== null && label.says !== 'period-end' && EXPECTED.test(before)) return null;
  if (label?.says === 'modified' && speaksOfBuilding(normaliseWords(before))) return null;
  // „Публикувано през август 2022 г.“: a preposition is the event's own.
  return label === null || PREPOSITIONS.has(label.phrase) ? (eventLabel(plainBefore(before)) ?? label) : label;
}

/** „…: вторник, 17 ноември“. */
const WEEKDAY =
  /(?:(?<!\p{L})(?:в )?(?:понеделник|вторник|сряда|четвъртък|петък|събота|неделя|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|пн|вт|ср|чт|пт|сб|нд)\.?,?\s?)$/u;

/** Ends with a space where the text does, since the gap to the date is read too. */
function plainBefore(before: string): string {
  const plain = normaliseWords(before.slice(-EVENT_REACH)).replace(WEEKDAY, '');
  return /\s$/u.test(before) ? `${plain} ` : plain;
}

function phraseLabel(plain: string, vocabulary: Vocabulary): DateLabel | null {
  const found: FoundLabel[] = [];
  for (const { says, phrases } of vocabulary.dateLabels) {
    for (const phrase of phrases) {
      const match = lastPhrase(plain, phrase);
      if (match === null) continue;
      const end = match.index + match.length;
      const gap = plain.slice(end);
      const isNear = (match.length <= SHORT_LABEL_LETTERS ? TIGHT_GAP : GAP).test(gap);
      const isTold = says !== 'period-end' && match.length > SHORT_LABEL_LETTERS && LONG_GAP.test(gap);
      if ((!isNear && !isTold) || UNTIL.test(gap)) continue;
      if ((says === 'modified' || says === 'published') && TO_COME.test(plain.slice(0, match.index))) continue;
      found.push({ says, phrase, from: match.index, end });
    }
  }
  const best = nearest(found);
  if (best === undefined) return null;
  const own = PREPOSITIONS.has(best.phrase)
    ? nearest(
        found.filter(
          ({ end }) => end < best.from && plain.slice(end, best.from).trim() === '' && !NOUN.test(plain.slice(0, end)),
        ),
      )
    : undefined;
  // „Публикувано през август 2022 г.“: the preposition is the longer label's own.
  const { says, phrase } = own !== undefined && own.says !== 'period-end' ? own : best;
  return { says, phrase };
}

type FoundLabel = DateLabel & { readonly from: number; readonly end: number };
/** „План за публикуване през 2026 г.“ tells of nothing that was published. */
const NOUN = /н(?:е|ето|ия|ията)$/u;
const PREPOSITIONS: ReadonlySet<string> = new Set(['през', 'на', 'in', 'for']);

/** The label that ends last; of several the longest, then the first of the vocabulary. */
function nearest(labels: readonly FoundLabel[]): FoundLabel | undefined {
  return labels.toSorted((a, b) => b.end - a.end || a.from - b.from)[0];
}

function lastPhrase(plain: string, phrase: string): { index: number; length: number } | null {
  let last: { index: number; length: number } | null = null;
  let from = 0;
  for (;;) {
    const match = findPhrase(plain.slice(from), phrase);
    // A cut word must not look like a whole one: „за“ at the end of „…каза“ after slicing.
    if (match === null) return last;
    const index = from + match.index;
    const before = plain.charAt(index - 1);
    if (match.index > 0 || !/\p{L}/u.test(before)) last = { index, length: match.length };
    from = index + Math.max(1, match.length);
  }
}
