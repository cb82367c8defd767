import type { DateRole, DateSource } from '../../model/dateSource.ts';
import { compareText } from '../../model/json.ts';
import type { Tables } from '../../model/tables.ts';
import type { Candidate } from './candidate.ts';
import { claimsOfContent } from './claimsOfContent.ts';
import { claimsOfHistory } from './claimsOfHistory.ts';
import { claimsOfPlace } from './claimsOfPlace.ts';
import type { Content } from './content.ts';
import { addDays } from './dateSpan.ts';
import type { World } from './discoverLinked.ts';
import type { FoundClaim } from './foundClaim.ts';

/** With what it is worth, from rules/tables/dateSources.yaml; `rank` 0 has the most authority. */
export type DateClaim = FoundClaim & {
  /** `latest` as the words say it, also where that day has not come. */
  readonly ends: string;
  readonly role: DateRole;
  readonly mayBeLate: boolean;
  /** People wrote it for readers. */
  readonly told: boolean;
  readonly rank: number;
};

/** Claims about days that have come, and words about days that have not: „План-сметка за 2027 г.“ in 2026. */
export type DateClaims = { readonly past: readonly DateClaim[]; readonly future: readonly DateClaim[] };

/**
 * Years after which the newest date of a column is no longer one of the rows' coming: such columns tell when houses were
 * built and people born. A list of buildings was called abandoned since 1989.
 */
const OLDEST_ROWS = 10;

/**
 * All claims, newest first; of one day the strongest first. A date in the future dates no change; a period that is not
 * over is cut at the day of judgement, and so is a day on which the crawl still went on: it takes days, and where the
 * body sits the day begins hours before that of UTC.
 */
export function dateClaims(candidate: Candidate, content: Content, world: World, asOf: string): DateClaims {
  const found = [
    ...claimsOfPlace(candidate, world),
    ...claimsOfContent(candidate, content, world),
    ...claimsOfHistory(candidate, world),
  ].map((claim) => weighed(claim, world.tables));
  const lastDay = lastDayOf(candidate, asOf);
  const served = found.find(({ source }) => source === 'last-modified');
  const isFuture = ({ earliest }: DateClaim): boolean => earliest > lastDay;
  const oldest = `${Number(asOf.slice(0, 4)) - OLDEST_ROWS}${asOf.slice(4)}`;
  const isOfThings = ({ source, latest }: DateClaim): boolean => source === 'table-column' && latest < oldest;
  return {
    past: ordered(
      found
        .filter(
          (claim) =>
            !isFuture(claim) &&
            !isOfThings(claim) &&
            !isServedMonth(claim, served) &&
            !isAskedStamp(claim, found, asOf),
        )
        .map((claim) => cutAt(claim, asOf)),
    ),
    future: ordered(found.filter((claim) => isFuture(claim) && claim.told)),
  };
}

/** A folder's month in which the server's own day falls says the same, and less exactly. */
function isServedMonth({ source, earliest, latest }: DateClaim, served: DateClaim | undefined): boolean {
  return source === 'folder' && served !== undefined && served.latest >= earliest && served.latest <= latest;
}

/** A stamp of the day of asking says nothing where people's words name an older day. */
function isAskedStamp({ source, latest }: DateClaim, found: readonly DateClaim[], asOf: string): boolean {
  return (
    source === 'inside-generated' &&
    latest >= addDays(asOf, -1) &&
    found.some(({ role, told }) => role === 'direct' && told)
  );
}

/** The day after the last exchange that speaks of the candidate, or the day of judgement when that is later. */
function lastDayOf({ capture, offers, described, portal }: Candidate, asOf: string): string {
  const seen = [
    capture,
    ...offers.map(({ page }) => page.shown),
    described?.page.shown ?? null,
    portal?.listing ?? null,
  ];
  const days = seen.flatMap((one) => (one === null ? [] : [addDays(one.startedAt, 1)]));
  return [asOf, ...days].toSorted(compareText).at(-1) ?? asOf;
}

function cutAt(claim: DateClaim, asOf: string): DateClaim {
  const { earliest, latest } = claim;
  return latest <= asOf ? claim : { ...claim, earliest: earliest > asOf ? asOf : earliest, latest: asOf };
}

function ordered(claims: readonly DateClaim[]): readonly DateClaim[] {
  return claims.toSorted(
    (a, b) => compareText(b.latest, a.latest) || a.rank - b.rank || compareText(b.earliest, a.earliest),
  );
}

/** Loading the table proves that it has every place. */
function weighed(claim: FoundClaim, { dateSources }: Tables): DateClaim {
  const rank = dateSources.findIndex(({ id }) => id === claim.source);
  const entry: DateSource | undefined = dateSources[rank];
  if (entry === undefined) throw new RangeError(`the table of date sources has no ${claim.source}`);
  return { ...claim, ends: claim.latest, role: entry.role, mayBeLate: entry.mayBeLate, told: entry.told, rank };
}
