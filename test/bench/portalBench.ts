import process from 'node:process';
import { harvestBig } from '../long/portalHarvest/harvestBig.ts';
import { judgeHarvest } from '../long/portalHarvest/judgeHarvest.ts';
import { BODIES, NATIONAL, NATIONAL_MANNERS, THREE_KILLS } from '../long/portalHarvest/nationalPortal.ts';
import type { Bench } from './bench.ts';

/** The national portal, simulated on loopback and harvested by the real crawler on a clock that passes when it waits. */
export const portalBench: Bench = {
  about: '12,000 datasets, 125,000 resources, 550 organisations; drifting lists, 1 % refused, 1 % broken, three kills',
  async run() {
    const startedMs = performance.now();
    const harvest = await harvestBig(NATIONAL, NATIONAL_MANNERS, THREE_KILLS, BODIES);
    const verdict = judgeHarvest(harvest);
    const { calls, statuses, askedMs, runs, ledger, harvested } = harvest;
    const lines = [
      `datasets read ${harvested.listed.size}, listed at the end ${ledger.now.size}, changes meanwhile ${ledger.changes.length}`,
      `requests ${askedMs.length} (${told(calls)}); answers ${told(statuses)}`,
      `simulated ${(((askedMs.at(-1) ?? 0) - (askedMs[0] ?? 0)) / 3_600_000).toFixed(1)} h, real ${((performance.now() - startedMs) / 1000).toFixed(0)} s`,
      ...runs.map(
        (run) =>
          `run of ${run.exchanges} exchanges: ${run.cpuSeconds.toFixed(1)} s CPU, peak ${run.peakMb.toFixed(0)} MB`,
      ),
    ];
    process.stdout.write(lines.map((line) => `  ${line}\n`).join(''));
    const lost = verdict.dropped.length + verdict.missing.length + verdict.invented.length + verdict.twice.length;
    return [
      { name: 'datasets dropped, missing, invented or read twice', value: lost, bar: 0, bound: 'most' },
      { name: 'requests in the busiest minute', value: verdict.mostPerMinute, bar: 60, bound: 'most' },
      { name: 'catalogue requests to pages and details', value: verdict.catalogueRequests / verdict.leastRequests, bar: 1.1, bound: 'most' }, // prettier-ignore
      { name: 'peak MB', value: verdict.peakMb, bar: 300, bound: 'most' },
      {
        name: 'CPU ms for a dataset',
        value: (1000 * verdict.cpuSeconds) / harvested.listed.size,
        bar: 20,
        bound: 'most',
      },
    ];
  },
};

function told(counts: ReadonlyMap<string | number, number>): string {
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
}
