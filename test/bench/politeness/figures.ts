import type { MeasuredCrawl } from '../../../src/app/measureCrawl.ts';
import type { World } from './world.ts';

/** What the bar asks of a run; also the line of JSON that it ends with. */
export type Figures = {
  readonly hosts: number;
  readonly requests: number;
  readonly efficiency: number;
  readonly violations: number;
  readonly lateShare: number;
  /** Of hosts whose body has no other host: nobody but the rules keeps them waiting. */
  readonly worstHostLate: number;
  /** Of file hosts beside a site, which one lane asks in turn. */
  readonly fileHostLate: number;
  readonly smallestGapMs: number;
  /** From the start of the crawl to the last answer of a body's site, median over sites. */
  readonly medianVerdictMinutes: number;
  /** Time of each host ÷ its own least time, alone on its address and in its lane: 90th percentile. */
  readonly stretchP90: number;
  readonly minutes: number;
};

export function figuresOf({ politeness }: MeasuredCrawl, world: World): Figures {
  const { hosts } = politeness;
  const specs = new Map(world.hosts.map((host) => [host.name, host]));
  const beside = new Set(world.hosts.flatMap(({ fileHost }) => fileHost ?? []));
  const perAddress = Map.groupBy(world.hosts, ({ address }) => address);
  const isAlone = (name: string): boolean => !beside.has(name) && specs.get(name)?.fileHost === null;
  const alone = hosts.filter(({ place, requests }) => requests > 3 && isAlone(place));
  const stretches = alone
    .filter(({ place }) => perAddress.get(specs.get(place)?.address ?? '')?.length === 1)
    .map(({ firstStartMs, lastEndMs, tMinMs }) => (lastEndMs - firstStartMs) / tMinMs);
  const startMs = Math.min(...hosts.map(({ firstStartMs }) => firstStartMs));
  const fileHosts = hosts.filter(({ place }) => beside.has(place));
  const total = (list: typeof hosts, of: 'lateMs' | 'readyMs'): number => list.reduce((sum, host) => sum + host[of], 0);
  return {
    hosts: hosts.length,
    requests: politeness.requests,
    efficiency: round(politeness.efficiency ?? 0),
    violations: politeness.violations.length,
    lateShare: round(politeness.lateShare ?? 0),
    worstHostLate: round(Math.max(0, ...alone.map(({ lateMs, readyMs }) => lateMs / Math.max(1, readyMs)))),
    fileHostLate: round(total(fileHosts, 'lateMs') / Math.max(1, total(fileHosts, 'readyMs'))),
    smallestGapMs: politeness.smallestHostGapMs ?? 0,
    medianVerdictMinutes: round(
      quantile(
        hosts.filter(({ place }) => !beside.has(place)).map(({ lastEndMs }) => lastEndMs - startMs),
        0.5,
      ) / 60_000,
    ),
    stretchP90: round(quantile(stretches, 0.9)),
    minutes: round(politeness.tActualMs / 60_000),
  };
}

function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
