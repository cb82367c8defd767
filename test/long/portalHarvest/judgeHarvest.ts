import type { BigHarvest } from './harvestBig.ts';
import { PAGE_SIZE } from './plan.ts';

const MINUTE_MS = 60_000;
/** What describes the catalogue; the rest is data. */
const OF_BODIES: ReadonlySet<string> = new Set(['getResourceData']);

export type Verdict = {
  /** Of those that the portal listed from beginning to end. */
  readonly dropped: readonly string[];
  /** Listed at the end and not read, though they were never hidden. */
  readonly missing: readonly string[];
  /** Hidden while their page was read, and back behind the reader: not to be seen by any reader who does not look twice. */
  readonly backBehind: readonly string[];
  readonly invented: readonly string[];
  /** Whose details were answered more than once. */
  readonly twice: readonly string[];
  readonly notDescribed: readonly string[];
  /** Requests in the busiest minute. */
  readonly mostPerMinute: number;
  readonly catalogueRequests: number;
  /** Pages, and details of each dataset that was read: that the audit before it did not know, or that was edited since. */
  readonly leastRequests: number;
  readonly peakMb: number;
  readonly cpuSeconds: number;
};

/** Compares what was harvested with what the portal knows of itself. */
export function judgeHarvest(
  { harvested, ledger, calls, askedMs, runs, edited }: BigHarvest,
  earlier: BigHarvest | null = null,
): Verdict {
  const listed = [...harvested.listed.keys()];
  const hidden = new Set(ledger.changes.filter(({ change }) => change === 'vanish').map(({ uri }) => uri));
  const unread = [...ledger.now].filter((uri) => !harvested.listed.has(uri));
  const described = new Set(harvested.described);
  const known = new Set(earlier?.harvested.described);
  const changed = edited + listed.filter((uri) => !known.has(uri)).length;
  const catalogueRequests = [...calls].reduce((sum, [method, count]) => sum + (OF_BODIES.has(method) ? 0 : count), 0);
  return {
    dropped: [...ledger.always].filter((uri) => !harvested.listed.has(uri)),
    missing: unread.filter((uri) => !hidden.has(uri)),
    backBehind: unread.filter((uri) => hidden.has(uri)),
    invented: listed.filter((uri) => !ledger.ever.has(uri)),
    twice: harvested.described.filter((uri, index, all) => all.indexOf(uri) !== index),
    notDescribed: [...ledger.always].filter((uri) => !described.has(uri)),
    mostPerMinute: busiest(askedMs),
    catalogueRequests,
    leastRequests: Math.ceil(listed.length / PAGE_SIZE) + changed,
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
    cpuSeconds: runs.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
  };
}

/** The most requests within any sixty seconds, wherever they begin. */
function busiest(askedMs: readonly number[]): number {
  let first = 0;
  let most = 0;
  for (const [index, atMs] of askedMs.entries()) {
    while (atMs - (askedMs[first] ?? atMs) >= MINUTE_MS) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
