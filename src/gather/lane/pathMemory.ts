import type { LaneContext } from './laneContext.ts';
import type { Kept } from './step.ts';

/**
 * What an address of a path showed. `led` = it led to a file or to something new outside its path; `combination` = it
 * filters by two things at once.
 */
export type Shown = {
  readonly query: string;
  readonly hash: string;
  readonly led: boolean;
  readonly combination: boolean;
};

/** Addresses remembered of one path: those with the fewest parameters, and of these the first and the last. */
const MOST_SEEN = 60;

/** What the addresses of one path showed (queryParts), in order. */
export function pathSeen({ kept }: LaneContext, path: string): readonly Shown[] {
  // Written by keepShown alone.
  return (kept(nameOf(path)) as readonly Shown[] | undefined) ?? [];
}

export function keepShown(path: string, seen: readonly Shown[], shown: Shown): Kept {
  const others = seen.filter(({ query }) => query !== shown.query);
  return { name: nameOf(path), value: others.length < MOST_SEEN ? [...others, shown] : withoutOne([...others, shown]) };
}

/** Without one that stands in the middle of those that say least of the path: a combination of what others say. */
function withoutOne(all: readonly Shown[]): readonly Shown[] {
  const most = Math.max(...all.map(({ query }) => partsOf(query).length));
  const places = all.flatMap(({ query }, at) => (partsOf(query).length === most ? [at] : []));
  return all.toSpliced(places[Math.floor(places.length / 2)] ?? 0, 1);
}

export function partsOf(query: string): readonly string[] {
  return query === '' ? [] : query.split('&');
}

function nameOf(path: string): string {
  return `path ${path}`;
}
