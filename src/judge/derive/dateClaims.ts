import type { DateRole, DateSource } from '../../model/dateSource.ts';
import { compareText } from '../../model/json.ts';
import type { Tables } from '../../model/tables.ts';
import type { Candidate } from './candidate.ts';
import { claimsOfContent } from './claimsOfContent.ts';
import { claimsOfHistory } from './claimsOfHistory.ts';
import { claimsOfPlace } from './claimsOfPlace.ts';
import type { Content } from './content.ts';
import type { World } from './discoverLinked.ts';
import type { FoundClaim } from './foundClaim.ts';

/** With what it is worth, from rules/tables/dateSources.yaml; `rank` 0 has the most authority. */
export type DateClaim = FoundClaim & {
  readonly role: DateRole;
  readonly mayBeLate: boolean;
  readonly rank: number;
};

/**
 * All claims not later than the day of judgement, newest first; of one day the strongest first. A date in the future
 * dates no change; a period that is not over is cut at the day of judgement.
 */
export function dateClaims(candidate: Candidate, content: Content, world: World, asOf: string): readonly DateClaim[] {
  const found = [
    ...claimsOfPlace(candidate, world),
    ...claimsOfContent(candidate, content, world),
    ...claimsOfHistory(candidate, world),
  ];
  return found
    .filter(({ latest, precision }) => latest <= asOf || precision !== 'day')
    .filter(({ earliest }) => earliest <= asOf)
    .map((claim) => weighed(claim.latest > asOf ? { ...claim, latest: asOf } : claim, world.tables))
    .toSorted((a, b) => compareText(b.latest, a.latest) || a.rank - b.rank || compareText(b.earliest, a.earliest));
}

/** Loading the table proves that it has every place. */
function weighed(claim: FoundClaim, { dateSources }: Tables): DateClaim {
  const rank = dateSources.findIndex(({ id }) => id === claim.source);
  const entry: DateSource | undefined = dateSources[rank];
  if (entry === undefined) throw new RangeError(`the table of date sources has no ${claim.source}`);
  return { ...claim, role: entry.role, mayBeLate: entry.mayBeLate, rank };
}
