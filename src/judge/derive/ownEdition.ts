import type { Evidence } from '../../model/evidence.ts';
import { quote } from '../../model/evidence.ts';
import { compareText } from '../../model/json.ts';
import type { DateSourceId } from '../../model/dateSource.ts';
import { editionOf, yearsOfName } from '../../model/nameDates.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import { withoutActs } from '../../model/withoutActs.ts';
import type { Candidate } from './candidate.ts';
import type { DateClaim, DateClaims } from './dateClaims.ts';
import { addDays, daysBetween } from './dateSpan.ts';
import { namedRhythm } from './namedRhythm.ts';
import type { TitledEdition } from './titledEditions.ts';

/** The period that an edition says it is of, and how its series goes on. */
export type OwnEdition = {
  readonly from: string;
  readonly to: string;
  /** It was made for the time ahead (a budget, a plan, a timetable): when that is over it is not current any more. */
  readonly ahead: boolean;
  /** Days from one edition to the next as its name („годишен“) or its earlier editions show; null = only its own period. */
  readonly rhythm: number | null;
  /** The same where its own name says it („седмичен бюлетин“), and no earlier editions. */
  readonly named: number | null;
  readonly evidence: readonly Evidence[];
};

/** Words that name the period of the data, and no change of them. */
const OF_PERIOD: ReadonlySet<string> = new Set<DateSourceId>([
  'words-period-end',
  'words-as-of',
  'name',
  'table-title',
]);
/** Editions further apart than this show no rhythm that says when the next one is due. */
const LONGEST_GAP_DAYS = 400;
const SHORTEST_GAP_DAYS = 5;
const MOST_GAPS = 3;

/**
 * Which period a candidate is the edition of, by its own words: its name, a statement beside it, the heading above it.
 * Null when no words name one. A year in the address alone is most often that of uploading.
 */
export function ownEdition(
  candidate: Candidate,
  { past, future }: DateClaims,
  siblings: readonly TitledEdition[],
  tables: Tables,
): OwnEdition | null {
  const heading = candidate.offers[0]?.link.heading ?? '';
  const names = [candidate.title, heading].map((name) => withoutActs(name));
  const plain = normaliseWords(names.join('. ').slice(0, 600));
  const isAhead = isMadeAhead(candidate.title, tables);
  const term = termOf(names, plain, isAhead);
  if (term !== null)
    return { ...term, ahead: true, rhythm: null, named: null, evidence: wordsOf(candidate, term.name) };
  const claims = [...past, ...future].filter((claim) => OF_PERIOD.has(claim.source) && !isOfAddress(claim, names));
  const best = claims.toSorted((a, b) => compareText(b.ends, a.ends) || a.rank - b.rank)[0];
  if (best === undefined) return null;
  const named = namedRhythm([...names, candidate.offers[0]?.link.around ?? ''].join('. '), tables);
  return {
    from: best.earliest,
    to: best.ends,
    ahead: isAhead || isSchoolYear(best),
    rhythm: named ?? shownRhythm(candidate, best, siblings),
    named,
    evidence: best.evidence,
  };
}

/** „План за …“, „Годишна програма …“: the head of the name. „Договори по Програма за развитие“ are contracts. */
function isMadeAhead(title: string, { vocabulary }: Tables): boolean {
  const plain = normaliseWords(title.slice(0, 300));
  const match = findAny(plain, vocabulary.ahead);
  return match !== null && !OF_SOMETHING.test(plain.slice(0, match.index));
}

const OF_SOMETHING = /(?<!\p{L})(?:по|към|от|за|във|в|по-|съгласно|under|of|for|by|from)(?!\p{L})/u;

/** „План за развитие 2021–2027 г.“, „учебната 2025/2026“: years that a plan is for; of other things they are no term. */
function termOf(
  names: readonly string[],
  plain: string,
  isAhead: boolean,
): { readonly from: string; readonly to: string; readonly name: string } | null {
  const isSchool = /(?<!\p{L})(?:учебн|академичн|прием|school year|academic)/u.test(plain);
  if (!isAhead && !isSchool) return null;
  const [title = ''] = names;
  for (const name of isSchool ? names : [title]) {
    const years = yearsOfName(name);
    if (years === null) continue;
    const { first, last } = years;
    // By law a school year is from 15 September to 14 September.
    if (isSchool && last === first + 1) return { from: `${first}-09-15`, to: `${last}-09-14`, name };
    return { from: `${first}-01-01`, to: `${last}-12-31`, name };
  }
  return null;
}

/** A year that stands in the file's name and in none of its words. */
function isOfAddress({ source, precision }: DateClaim, names: readonly string[]): boolean {
  return source === 'name' && precision === 'year' && names.every((name) => editionOf(name) === null);
}

function isSchoolYear({ precision, ends }: DateClaim): boolean {
  return precision === 'year' && !ends.endsWith('-12-31');
}

/** The shortest gap between the latest editions of its name, itself the newest; null when it has no earlier one. */
function shownRhythm(
  candidate: Candidate,
  { ends, precision }: DateClaim,
  siblings: readonly TitledEdition[],
): number | null {
  const name = siblings.find((one) => one.candidate === candidate)?.name;
  const earlier = siblings.flatMap(({ candidate: other, name: theirs, point }) =>
    other === candidate || theirs !== name || point?.precision !== precision || point.date >= ends ? [] : [point.date],
  );
  const row = [ends, ...[...new Set(earlier)].toSorted((a, b) => compareText(b, a))].slice(0, MOST_GAPS + 1);
  const gaps = row.slice(1).map((date, index) => daysBetween(date, row[index] ?? date));
  const shortest = Math.min(...gaps);
  return gaps.length > 0 && shortest >= SHORTEST_GAP_DAYS && shortest <= LONGEST_GAP_DAYS ? shortest : null;
}

function wordsOf({ foundOn, capture, offers }: Candidate, words: string): readonly Evidence[] {
  const place = foundOn ?? capture;
  if (place === null) return [];
  const css = offers[0]?.link.css;
  return [
    {
      capture: place.id,
      body: null,
      at: css === undefined ? { kind: 'whole' } : { kind: 'css', path: css },
      quote: quote(words),
    },
  ];
}

/** Before its time begins: a timetable of next month, the places of the next school year. Of a next year this year's counts. */
const BEFORE_SCHOOL_DAYS = 123;
const BEFORE_MONTH_DAYS = 31;

/** Where the site was looked through, the next edition may be so much longer in the making: a third of its rhythm. */
const MAKING = 1 / 3;
const LONGEST_MAKING_DAYS = 122;

/**
 * Whether nothing newer can be missed yet: its period still runs or is the last that has ended; with a rhythm that is
 * shown, the time of the next edition has not ended (where the site was `searched`: not long ago). `promised`: days of
 * a promised term.
 */
export function isNewestPossible(
  edition: OwnEdition,
  asOf: string,
  promised: number | null,
  searched: boolean,
): boolean {
  const { from, to, ahead, rhythm } = edition;
  const length = from === to ? 0 : daysBetween(from, addDays(to, 1));
  const over = daysBetween(to, asOf);
  const before = daysBetween(asOf, from);
  if (promised !== null) return !ahead && length > 0 && length <= 1.3 * promised && before <= 0 && over <= 2 * promised;
  if (ahead) return over <= 0 && before <= daysAhead(edition, length);
  const making = searched && rhythm !== null ? Math.min(rhythm * MAKING, LONGEST_MAKING_DAYS) : 0;
  return before <= 0 && over <= Math.max(length, (rhythm ?? 0) + making);
}

function daysAhead({ to }: OwnEdition, length: number): number {
  if (to.endsWith('-09-14')) return BEFORE_SCHOOL_DAYS;
  return length <= BEFORE_MONTH_DAYS ? BEFORE_MONTH_DAYS : 0;
}

/** A budget is adopted in the first months of its year: until then that of last year is the newest there can be. */
const ADOPTION_DAYS = 122;

/** Whether the time that it was made for has been over for long. */
export function isOverdue({ ahead, to }: OwnEdition, asOf: string): boolean {
  return ahead && daysBetween(to, asOf) > ADOPTION_DAYS;
}
