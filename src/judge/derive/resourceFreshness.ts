import { type Fact, known, unknown } from '../../model/facts.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { SubjectId } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import type { DateClaim } from './dateClaims.ts';
import { addDays, daysBetween } from './dateSpan.ts';

/**
 * Without a promise: data changed within a month are in time, since what changes more often has to say so
 * (Ordinance 2016, чл. 9, ал. 3 knows daily, fortnightly and monthly terms; slower data change when something happens).
 */
const RECENT_DAYS = 31;

type Freshness = FactValues['resource.freshness'];

/** Longer promises than ten years, and „when something changes“, give no day on which anything is due. */
const LONGEST_DUE_DAYS = 3660;

/**
 * When the data were last changed: between the newest thing that they are at least as new as, and the newest claim.
 * `unread` names a page that could have stated a date and was not read: then silence is not „not stated“.
 */
export function resourceUpdated(
  subject: SubjectId,
  claims: readonly DateClaim[],
  unread: string | null,
): Fact<'resource.updated'> {
  const newest = claims[0];
  if (unread !== null && claims.every(({ role }) => role === 'weak')) {
    return unknown(subject, 'resource.updated', 'not-captured', unread, newest?.evidence ?? []);
  }
  if (newest === undefined) return unknown(subject, 'resource.updated', 'not-stated', 'nothing dates the data');
  const floors = claims.filter(({ role }) => role !== 'weak').map(({ earliest }) => earliest);
  const value = {
    earliest: floors.toSorted(compareText).at(-1) ?? null,
    latest: newest.latest,
    precision: newest.precision,
    source: newest.source,
  };
  return known(subject, 'resource.updated', value, claims.flatMap(({ evidence }) => evidence).slice(0, 4));
}

/**
 * current, late, archive or cannot-tell. Late only when even the latest possible change is past due by more than one
 * full period; current when no direct word contradicts it. `asOf` is an ISO day.
 */
export function resourceFreshness(from: {
  readonly subject: SubjectId;
  readonly claims: readonly DateClaim[];
  readonly frequency: Fact<'resource.frequency'>;
  readonly archived: Fact<'resource.freshness'> | null;
  readonly asOf: string;
}): Fact<'resource.freshness'> {
  const { subject, claims, frequency, archived, asOf } = from;
  if (archived !== null) return archived;
  const newest = claims[0];
  const date = newest?.latest ?? null;
  const ageDays = date === null ? null : daysBetween(date, asOf);
  const dueDays =
    frequency.known && frequency.value.days > 0 && frequency.value.days <= LONGEST_DUE_DAYS
      ? frequency.value.days
      : null;
  const say = (verdict: Freshness['verdict'], used: readonly DateClaim[]): Fact<'resource.freshness'> =>
    known(subject, 'resource.freshness', { verdict, date, dueDays, ageDays }, [
      ...used.flatMap(({ evidence }) => evidence).slice(0, 3),
      ...frequency.evidence.slice(0, 1),
    ]);
  if (newest === undefined) return say('cannot-tell', []);
  const limit = addDays(asOf, dueDays === null ? -RECENT_DAYS : -2 * dueDays);
  if (dueDays !== null && newest.latest < limit && claims.some(boundsFromAbove)) return say('late', claims);
  // „2026“ may be January: only what is surely recent makes data current, and a weak claim only when no word is older.
  const direct = claims.filter(({ role }) => role === 'direct');
  const isOlder = direct.some(({ latest }) => latest < limit);
  const recent = claims.filter(
    ({ role, earliest }) => earliest >= limit && (role === 'direct' || !isOlder || role === 'floor'),
  );
  return recent.some(({ source }) => source !== 'sitemap') ? say('current', recent) : say('cannot-tell', claims);
}

/**
 * A date that stands for a whole page may belong to a neighbour of this file, or be older than a file that was replaced
 * behind it: alone it makes nobody late. Nor does a sitemap, which dates pages.
 */
function boundsFromAbove({ source }: DateClaim): boolean {
  return !source.startsWith('page-') && source !== 'sitemap';
}
