import process from 'node:process';
import { type BigHarvest, harvestBig } from '../long/portalHarvest/harvestBig.ts';
import { judgeHarvest, type Verdict } from '../long/portalHarvest/judgeHarvest.ts';
import { AUDITS, BODIES, NATIONAL, NATIONAL_MANNERS } from '../long/portalHarvest/nationalPortal.ts';
import type { Bench, Ratio } from './bench.ts';

/** The national portal, simulated on loopback and harvested by the real crawler on a clock that passes when it waits. */
export const portalBench: Bench = {
  about: '12,000 datasets, 125,000 resources, 550 organisations; drifting lists, 1 % refused, 1 % broken, kills; twice',
  async run() {
    const startedMs = performance.now();
    const harvests = await harvestBig(NATIONAL, NATIONAL_MANNERS, AUDITS, BODIES);
    const ratios = harvests.flatMap((harvest, index) => {
      const verdict = judgeHarvest(harvest, harvests[index - 1] ?? null);
      print(harvest, index + 1);
      return ratiosOf(harvest, verdict, index === 0 ? 'first' : 'a week later');
    });
    process.stdout.write(`  real ${((performance.now() - startedMs) / 1000).toFixed(0)} s\n`);
    return ratios;
  },
};

function print({ harvested, ledger, calls, statuses, askedMs, runs }: BigHarvest, number: number): void {
  const hours = ((askedMs.at(-1) ?? 0) - (askedMs[0] ?? 0)) / 3_600_000;
  const lines = [
    `audit ${number}: datasets read ${harvested.listed.size}, listed at its end ${ledger.now.size}, changes so far ${ledger.changes.length}`,
    `  ${askedMs.length} requests in ${hours.toFixed(1)} simulated hours (${told(calls)}); answers ${told(statuses)}`,
    ...runs.map(
      (run) =>
        `  run of ${run.exchanges} exchanges: ${run.cpuSeconds.toFixed(1)} s CPU, peak ${run.peakMb.toFixed(0)} MB`,
    ),
  ];
  process.stdout.write(lines.map((line) => `  ${line}\n`).join(''));
}

function ratiosOf({ harvested }: BigHarvest, verdict: Verdict, when: string): readonly Ratio[] {
  const { dropped, missing, backBehind, invented, twice } = verdict;
  const lost = [dropped, missing, backBehind, invented, twice].reduce((sum, { length }) => sum + length, 0);
  const share = verdict.catalogueRequests / verdict.leastRequests;
  const cpuMs = (1000 * verdict.cpuSeconds) / harvested.listed.size;
  return [
    { name: `${when}: datasets dropped, missing, invented or read twice`, value: lost, bar: 0, bound: 'most' },
    { name: `${when}: requests in the busiest minute`, value: verdict.mostPerMinute, bar: 60, bound: 'most' },
    { name: `${when}: catalogue requests to pages and changed details`, value: share, bar: 1.1, bound: 'most' },
    { name: `${when}: peak MB`, value: verdict.peakMb, bar: 300, bound: 'most' },
    { name: `${when}: CPU ms for a dataset`, value: cpuMs, bar: 20, bound: 'most' },
  ];
}

function told(counts: ReadonlyMap<string | number, number>): string {
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
}
