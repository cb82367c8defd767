import { type Fact, known, unknown } from '../../model/facts.ts';
import type { DatedClaim, Freshness } from '../../model/facts/derivedFacts.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { SubjectId } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import type { DateSourceId } from '../../model/dateSource.ts';
import type { DateClaim, DateClaims } from './dateClaims.ts';
import { addDays, daysBetween } from './dateSpan.ts';
import { lastDayInTime } from './lastDayInTime.ts';
import { isMissed } from './missedEdition.ts';
import { isNewestPossible, isOverdue, type OwnEdition } from './ownEdition.ts';

/**
 * Without a promise: data changed within a month are in time, since what changes more often has to say so
 * (Ordinance 2016, чл. 9, ал. 3 knows daily, fortnightly and monthly terms; slower data change when something happens).
 */
const RECENT_DAYS = 31;
/** Longer promises than ten years, and „when something changes“, give no day on which anything is due. */
const LONGEST_DUE_DAYS = 3660;
/** Late by so many whole periods and by so many days: nobody keeps the data any more. */
const ABANDONED_PERIODS = 4;
const ABANDONED_DAYS = 700;
/** Direct dates further apart than this contradict each other. */
const CONFLICT_DAYS = 31;
const LONGEST_PUBLISHING_DAYS = 366;
/** A daily promise stands still over a weekend. */
const WEEKEND_DAYS = 4;
/** Steps of a row of periods, by the precision of its last one. */
const STEP_DAYS = { day: 31, month: 31, quarter: 92, year: 366 } as const;
const MOST_CLAIMS = 12;
const MOST_FUTURE_CLAIMS = 3;

/** Between which days the data were last changed, and what says so. */
export type Change = {
  /** The newest thing that they are at least as new as; null when only weak dates are known. */
  readonly earliest: string | null;
  readonly latest: string;
  /** The claim that names `latest`. */
  readonly by: DateClaim;
  /** Nothing newer is possible, or a date that stands for these data alone says so. */
  readonly isBound: boolean;
  /** Claims that what our own captures prove does not contradict, newest first. */
  readonly claims: readonly DateClaim[];
  /** Words about a change that our own captures contradict: the bytes stayed. */
  readonly denied: readonly DateClaim[];
  readonly conflicting: boolean;
};

/**
 * Sources that speak of the time of the data and not of a change: the same bytes may well be „актуални към“ a later day,
 * or be the budget of a year that had not begun.
 */
const OF_TIME: ReadonlySet<string> = new Set<DateSourceId>([
  ...(['words-as-of', 'words-period-end', 'page-as-of', 'page-period-end'] as const),
  ...(['table-title', 'table-series', 'table-column', 'name'] as const),
]);

/** A period is cut at the day since which the bytes are the same; one that begins later speaks of no change. */
function capped(claim: DateClaim, ceiling: DateClaim | undefined): { readonly by: DateClaim; readonly latest: string } {
  return ceiling !== undefined && claim.earliest <= ceiling.latest && claim.latest > ceiling.latest
    ? { by: ceiling, latest: ceiling.latest }
    : { by: claim, latest: claim.latest };
}

/** Puts all claims together; null when there are none. Claims are in the order of `dateClaims`. */
export function lastChange(claims: readonly DateClaim[]): Change | null {
  const ceiling = claims.find(({ role }) => role === 'ceiling');
  const others = claims.filter(({ role }) => role !== 'ceiling');
  const isDenied = ({ earliest, source }: DateClaim): boolean =>
    ceiling !== undefined && earliest > ceiling.latest && !OF_TIME.has(source);
  const possible = others.filter((claim) => !isDenied(claim));
  const newest = possible.map((claim) => capped(claim, ceiling)).toSorted((a, b) => compareText(b.latest, a.latest))[0];
  const by = newest?.by ?? ceiling;
  if (by === undefined) return null;
  const floors = possible.filter(({ role }) => role !== 'weak').map(({ earliest }) => earliest);
  return {
    earliest: floors.toSorted(compareText).at(-1) ?? null,
    latest: newest?.latest ?? by.latest,
    by,
    isBound: ceiling !== undefined || possible.some((claim) => claim.mayBeLate && !isOutdone(claim, possible)),
    claims: possible,
    denied: others.filter((claim) => isDenied(claim) && claim.told && claim.role === 'direct'),
    conflicting: possible.length < others.length || disagree(others.filter(({ role }) => role === 'direct')),
  };
}

/**
 * Whether something shows that the data changed long after it: a floor more than a year later, since an edition comes out
 * up to a year after its period.
 */
function isOutdone({ latest }: DateClaim, claims: readonly DateClaim[]): boolean {
  return claims.some(
    ({ role, earliest }) => role === 'floor' && daysBetween(latest, earliest) > LONGEST_PUBLISHING_DAYS,
  );
}

/** Whether two of them leave more than a month between the last day of one and the first of the other. */
function disagree(direct: readonly DateClaim[]): boolean {
  const first = direct.map(({ latest }) => latest).toSorted(compareText)[0];
  const last = direct
    .map(({ earliest }) => earliest)
    .toSorted(compareText)
    .at(-1);
  return first !== undefined && last !== undefined && daysBetween(first, last) > CONFLICT_DAYS;
}

/**
 * When the data were last changed: an interval, and every claim as it was found. `unread` names a page that could have
 * stated a date and was not read: then silence is not „not stated“.
 */
export function resourceUpdated(
  subject: SubjectId,
  { past, future }: DateClaims,
  unread: string | null,
): Fact<'resource.updated'> {
  const claims = [...past, ...future];
  const change = lastChange(past);
  const isUnread = unread !== null && !claims.some(({ told }) => told);
  if (isUnread && claims.every(({ role }) => role === 'weak')) {
    return unknown(subject, 'resource.updated', 'not-captured', unread, claims[0]?.evidence ?? []);
  }
  const by = change?.by ?? future[0];
  if (by === undefined) return unknown(subject, 'resource.updated', 'not-stated', 'nothing dates the data');
  const value: FactValues['resource.updated'] = {
    earliest: change?.earliest ?? null,
    latest: change?.latest ?? by.latest,
    precision: by.precision,
    source: by.source,
    claims: [
      ...past.slice(0, MOST_CLAIMS).map((claim) => described(claim)),
      ...future.slice(0, MOST_FUTURE_CLAIMS).map((claim) => ({ ...described(claim), future: true as const })),
    ],
    conflicting: change?.conflicting ?? false,
    ...(isUnread ? { unread } : {}),
  };
  return known(subject, 'resource.updated', value, evidenceOf([by, ...claims]).slice(0, 4));
}

function described({ source, earliest, latest, precision, evidence }: DateClaim): DatedClaim {
  return { source, earliest, latest, precision, quote: evidence[0]?.quote ?? '' };
}

type From = {
  readonly subject: SubjectId;
  readonly claims: readonly DateClaim[];
  readonly frequency: Fact<'resource.frequency'>;
  readonly archived: Fact<'resource.freshness'> | null;
  readonly asOf: string;
  /** The period that it says it is the edition of; null when it says none. */
  readonly edition: OwnEdition | null;
  /** The newest edition of its kind or series that any page names. */
  readonly newer: string | null;
  /** The site was looked through: an edition is late only where a newer one would have been seen. */
  readonly searched: boolean;
};

/**
 * current, late, abandoned, archive or cannot-tell. Late only when even the latest possible change is past due by more
 * than one full period; current when no direct word contradicts it. `asOf` is an ISO day.
 */
export function resourceFreshness(from: From): Fact<'resource.freshness'> {
  const { subject, claims, frequency, archived, asOf, edition } = from;
  if (archived !== null) return archived;
  const change = lastChange(claims);
  const date = change?.latest ?? null;
  const ageDays = date === null ? null : daysBetween(date, asOf);
  const dueDays =
    frequency.known && frequency.value.days > 0 && frequency.value.days <= LONGEST_DUE_DAYS
      ? frequency.value.days
      : null;
  const say = (
    verdict: Freshness,
    used: readonly DateClaim[],
    more: Pick<FactValues['resource.freshness'], 'periods' | 'edition'> = {},
  ): Fact<'resource.freshness'> =>
    known(subject, 'resource.freshness', { verdict, date, dueDays, ageDays, ...more }, [
      ...evidenceOf(used).slice(0, 3),
      ...frequency.evidence.slice(0, 1),
    ]);
  const newest = (): Fact<'resource.freshness'> | null => {
    if (edition === null || !isUncontested(from, change, dueDays)) return null;
    const { from: begins, to, ahead, evidence } = edition;
    const value = { verdict: 'current', date, dueDays, ageDays, edition: { from: begins, to, ahead } } as const;
    return known(subject, 'resource.freshness', value, evidence);
  };
  const missed = (): Fact<'resource.freshness'> | null => missedEdition(from, change, dueDays);
  if (change === null || ageDays === null) return newest() ?? missed() ?? say('cannot-tell', []);
  const isOfRows = frequency.known && frequency.value.place === 'series';
  const inTimeDays = Math.max(2 * (dueDays ?? 0), dueDays === null || isOfRows ? RECENT_DAYS : WEEKEND_DAYS);
  const limit = addDays(asOf, -inTimeDays);
  // Rows that nobody promised to go on may be of a time that their name tells.
  const mayGoOn = !isOfRows || (edition === null && change.by.source.startsWith('table-'));
  const lateLimit = dueDays === null ? limit : lastDayInTime(asOf, dueDays, frequency);
  const isBound = change.isBound || (isPromised(frequency) && claims.some((claim) => isBoundByPromise(claim)));
  if (dueDays !== null && change.latest < lateLimit && isBound && mayGoOn && !isExcused(change, from, limit)) {
    const periods = Math.floor(ageDays / dueDays) - 1;
    const isAbandoned = periods >= ABANDONED_PERIODS && ageDays >= ABANDONED_DAYS;
    return say(isAbandoned ? 'abandoned' : 'late', [change.by, ...change.claims], { periods });
  }
  const isOver = edition !== null && !isPromised(frequency) && isOverdue(edition, asOf);
  const recent = isOver ? [] : recentClaims(change, limit, asOf);
  return recent.length > 0
    ? say('current', recent)
    : (newest() ?? missed() ?? inTime(change, limit, dueDays, say) ?? say('cannot-tell', change.claims));
}

/** Our own captures saw a change between two days of which the later one is in time: it cannot be overdue. */
function inTime(
  { claims }: Change,
  limit: string,
  dueDays: number | null,
  say: (verdict: Freshness, used: readonly DateClaim[]) => Fact<'resource.freshness'>,
): Fact<'resource.freshness'> | null {
  if (dueDays === null) return null;
  // Between two audits that lie far apart it may have changed long ago.
  const seen = claims.filter(
    ({ source, earliest, latest }) => source === 'history' && latest >= limit && earliest >= addDays(limit, -dueDays),
  );
  return seen.length === 0 ? null : say('current', seen);
}

/** „2023/2024“ is read as 2024 where it is named, and ends in September. */
const LONGEST_TERM_DAYS = 110;

/** Late because editions that had to come after it did not: no date of a change says it, only the period in its name. */
function missedEdition(
  { subject, claims, frequency, asOf, edition, newer, searched }: From,
  change: Change | null,
  dueDays: number | null,
): Fact<'resource.freshness'> | null {
  if (edition === null || (newer ?? '') > addDays(edition.to, LONGEST_TERM_DAYS)) return null;
  const promised = isPromised(frequency) ? dueDays : null;
  // A promise is of this very file; an edition may have a newer one elsewhere on the site.
  if (promised === null && !searched) return null;
  const periodDays = isMissed(edition, asOf, promised, dueDays);
  if (periodDays === null) return null;
  // Whatever may be newer than its time excuses it: a file that was replaced may hold what the name does not say.
  const since = addDays(edition.to, edition.ahead ? LONGEST_PUBLISHING_DAYS : 2 * periodDays);
  if (claims.some(({ role, latest }) => role !== 'ceiling' && latest > since)) return null;
  const ageDays = daysBetween(edition.to, asOf);
  const periods = Math.max(1, Math.floor(ageDays / periodDays) - 1);
  const isAbandoned = periods >= ABANDONED_PERIODS && ageDays >= ABANDONED_DAYS;
  const verdict = isAbandoned ? 'abandoned' : 'late';
  const value = { verdict, date: change?.latest ?? edition.to, dueDays: periodDays, ageDays, periods } as const;
  return known(subject, 'resource.freshness', value, [...edition.evidence, ...frequency.evidence.slice(0, 1)]);
}

/**
 * Whether an edition is the newest that there can be, and nothing says otherwise: a later one that some page names, words
 * of a change long before its period, a row of periods that ended before it, a promise „when something changes“.
 */
function isUncontested(
  { edition, asOf, newer, frequency, searched }: From,
  change: Change | null,
  dueDays: number | null,
): boolean {
  if (edition === null || (newer ?? '') > edition.to) return false;
  if (frequency.known && frequency.value.days === 0) return false;
  if (!isNewestPossible(edition, asOf, isPromised(frequency) ? dueDays : null, searched)) return false;
  const claims = change?.claims ?? [];
  return !claims.some(
    ({ source, role, latest, told }) =>
      role === 'direct' &&
      (source === 'table-series'
        ? daysBetween(latest, edition.from) > STEP_DAYS.month
        : told && !OF_TIME.has(source) && daysBetween(latest, edition.from) > LONGEST_PUBLISHING_DAYS),
  );
}

/**
 * Whether there may be something newer after all: another edition is named somewhere; the name is of one period, and the
 * site was not looked through for later ones; or words tell of a change that our own captures did not see.
 */
function isExcused({ latest, claims, denied }: Change, { newer, searched, frequency }: From, limit: string): boolean {
  const isEdition = claims.some(({ source }) => source === 'name');
  return (
    (newer ?? '') > latest ||
    (isEdition && !searched && !isPromised(frequency)) ||
    denied.some((claim) => claim.latest >= limit)
  );
}

/**
 * Dates that end data of which a rhythm is promised: had they been refreshed since, these would have moved. A day of
 * publishing would not, nor one of the whole page.
 */
const BOUND_BY_PROMISE: ReadonlySet<string> = new Set<DateSourceId>([
  'table-column',
  'last-modified',
  'sitemap',
  'inside-generated',
]);
/** „Качен на 12.10.2026 г.“ is of these bytes; „създаден на …“ is of what they began as. */
const UPLOADED = /кач(?:ен|ва|и)|добавен|upload|added/iu;

/** „Публикувани на 17.06.2022 г.“ is of the data; „Публикувано на …“ is of the post, which keeps its day. */
const PUBLISHED_DATA = /публикуван(?:[аи]|ите|ата|ият)?(?!\p{L})/iu;

function isBoundByPromise({ source, evidence }: DateClaim): boolean {
  return (
    BOUND_BY_PROMISE.has(source) ||
    (source === 'words-published' && PUBLISHED_DATA.test(evidence[0]?.quote ?? '')) ||
    ((source === 'words-created' || source === 'words-published') && UPLOADED.test(evidence[0]?.quote ?? ''))
  );
}

/**
 * Whether somebody promised a rhythm for these data: then the newest date in their table is where they end. A rhythm that
 * only follows from the kind of thing does not say that each date in a table is of that rhythm.
 */
function isPromised(frequency: Fact<'resource.frequency'>): boolean {
  return frequency.known && frequency.value.source === 'stated';
}

/**
 * „2026“ may be January: only what is surely recent makes data current, and a weak claim only when no word is older. A
 * row of periods that ends long ago contradicts whatever a label says.
 */
function recentClaims({ claims }: Change, limit: string, asOf: string): readonly DateClaim[] {
  const older = claims.filter(({ role, latest }) => role === 'direct' && latest < limit);
  const hasEnded = ({ source, latest, precision }: DateClaim): boolean =>
    source === 'table-series' && latest < addDays(asOf, -2 * STEP_DAYS[precision]);
  if (older.some((claim) => hasEnded(claim))) return [];
  const recent = claims.filter(({ role, earliest }) => earliest >= limit && (older.length === 0 || role !== 'weak'));
  return recent.filter(({ source }) => source !== 'sitemap-all');
}

/** Each place once, in the order of the claims. */
function evidenceOf(claims: readonly DateClaim[]): Fact['evidence'] {
  return [...new Set(claims.flatMap(({ evidence }) => evidence))];
}
