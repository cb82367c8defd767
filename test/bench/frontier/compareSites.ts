import type { SiteResult } from './measureSite.ts';

/** Ratios nearer than this are the same: a site's ratio swings by more for no reason. */
const SAME = 0.02;

/** Median and tails of ratios to breadth-first, and how many reach the bar. */
export function summaryOf(sites: readonly SiteResult[], bar: number): string {
  const ratios = sites.map(ratioOf);
  const [p10, p25, median, p75, p90] = [0.1, 0.25, 0.5, 0.75, 0.9].map((share) => quantile(ratios, share).toFixed(3));
  const reached = ratios.filter((ratio) => ratio <= bar).length;
  return (
    `10th percentile ${p10}, 25th ${p25}, median ${median}, 75th ${p75}, 90th ${p90}, ` +
    `geometric mean ${geometricMean(ratios).toFixed(3)}; ${reached} of ${sites.length} at most ${bar}`
  );
}

/** One line for each kind of site, best first. */
export function linesByKind(sites: readonly SiteResult[]): readonly string[] {
  return [...Map.groupBy(sites, ({ kind }) => kind)]
    .map(([kind, ofKind]) => ({ kind, ratios: ofKind.map(ratioOf) }))
    .sort((a, b) => geometricMean(a.ratios) - geometricMean(b.ratios))
    .map(({ kind, ratios }) => {
      const each = ratios.map((ratio) => ratio.toFixed(2)).join(' ');
      return `${geometricMean(ratios).toFixed(3)}  ${kind}: ${each}`;
    });
}

/**
 * Site by site: sites of both runs, how many became better and worse, the probability of so uneven a split by chance
 * alone (two-sided sign test), and the factor between the geometric means.
 */
export function comparisonOf(now: readonly SiteResult[], before: readonly SiteResult[]): string {
  const earlier = new Map(before.map((site) => [site.seed, site]));
  const changes = now.flatMap((site) => {
    const other = earlier.get(site.seed);
    return other === undefined ? [] : [ratioOf(site) / ratioOf(other)];
  });
  const better = changes.filter((change) => change < 1 - SAME).length;
  const worse = changes.filter((change) => change > 1 + SAME).length;
  const chance = signTest(better, worse).toFixed(3);
  return `${changes.length} sites of both runs: ${better} better, ${worse} worse (by chance: ${chance}), geometric mean × ${geometricMean(changes).toFixed(3)}`;
}

/** Two-sided: how probable a split at least so uneven is when either side is as likely. */
function signTest(one: number, other: number): number {
  const trials = one + other;
  let ways = 1;
  let sum = 0;
  for (let count = 0; count <= Math.min(one, other); count += 1) {
    sum += ways;
    ways = (ways * (trials - count)) / (count + 1);
  }
  return Math.min(1, (2 * sum) / 2 ** trials);
}

export function ratioOf({ ours, breadthFirst }: SiteResult): number {
  return ours / breadthFirst;
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
