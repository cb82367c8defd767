import { hasContent, type Visit } from '../../model/history.ts';

const HOUR_MS = 3_600_000;
/** What has been seen unchanged for this long is looked at again after this long, and not sooner. */
const RUNGS_MS = [12 * HOUR_MS, 24 * HOUR_MS, 7 * 24 * HOUR_MS, 30 * 24 * HOUR_MS] as const;

/** `nextMs` = from when on it is due. */
export type Recheck = { readonly due: boolean; readonly nextMs: number };

/**
 * The recheck ladder: a pure function of what earlier audits saw. An address that gave no content last time is always
 * due. Else the wait is the longest rung that is no longer than the time for which the content has been the same, and
 * no longer than half the average time between the changes that were seen: who changes weekly is looked at daily.
 */
export function recheckDue(visits: readonly Visit[], nowMs: number): Recheck {
  const last = visits.at(-1);
  if (last === undefined || !hasContent(last)) return { due: true, nextMs: nowMs };
  const seen = visits.filter(hasContent);
  const lastMs = Date.parse(last.at);
  const waitMs = longestRung(Math.min(lastMs - stableSinceMs(seen, last), usualChangeMs(seen) / 2));
  const nextMs = lastMs + waitMs;
  return { due: nowMs >= nextMs, nextMs };
}

function longestRung(limitMs: number): number {
  return RUNGS_MS.findLast((rung) => rung <= limitMs) ?? RUNGS_MS[0];
}

/** Start of the unbroken row of visits that saw the last content. */
function stableSinceMs(seen: readonly Visit[], last: Visit): number {
  const changed = seen.findLastIndex(({ digest }) => digest !== last.digest);
  return Date.parse(seen[changed + 1]?.at ?? last.at);
}

function usualChangeMs(seen: readonly Visit[]): number {
  const changes = seen.filter((visit, index) => index > 0 && visit.digest !== seen[index - 1]?.digest).length;
  const first = seen[0];
  const last = seen.at(-1);
  if (changes === 0 || first === undefined || last === undefined) return Infinity;
  return (Date.parse(last.at) - Date.parse(first.at)) / changes;
}
