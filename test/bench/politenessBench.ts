import process from 'node:process';
import type { Bench, Ratio } from './bench.ts';
import { crawlReally } from './politeness/crawlReally.ts';
import { type Figures, figuresOf } from './politeness/figures.ts';
import { simulate } from './politeness/simulate.ts';

const SIMULATED = { hosts: 500, largest: 50_000, seed: 7 };
const REAL = { hosts: 20, largest: 112, seed: 7, seconds: 120 };
const REAL_MS = 120_000;

/**
 * 500 simulated hosts on a simulated clock, then 20 hosts on loopback for two minutes, both through the real lanes; the
 * figures come from the captures. The real clock shares the machine: beside other work the second run waits longer.
 */
export const politenessBench: Bench = {
  about: '500 simulated hosts, one of 50,000 pages, and 20 real ones on loopback for two minutes',
  async run() {
    const simulated = await simulate(SIMULATED);
    const inTheory = tell('simulated', figuresOf(simulated.measured, simulated.world));
    const real = await crawlReally(REAL, REAL_MS);
    const inFact = tell('real time', figuresOf(real.measured, real.world));
    return [...ratiosOf('simulated', inTheory, 0.01), ...ratiosOf('real time', inFact, 0.05)];
  },
};

function tell(name: string, figures: Figures): Figures {
  const rows: readonly (readonly [string, string])[] = [
    ['hosts asked / requests', `${figures.hosts} / ${figures.requests}`],
    ['smallest gap on a host', `${figures.smallestGapMs} ms`],
    ['time of the crawl', `${figures.minutes} min`],
    ['median time to a first full verdict', `${figures.medianVerdictMinutes} min`],
    ['time ÷ own least time, hosts alone (p90)', String(figures.stretchP90)],
    ['late share of file hosts beside a site', String(figures.fileHostLate)],
  ];
  process.stdout.write(`  ${name}\n`);
  for (const [label, value] of rows) process.stdout.write(`    ${label.padEnd(42)} ${value}\n`);
  process.stdout.write(`    ${JSON.stringify(figures)}\n`);
  return figures;
}

/** Bar 3. `slack` = how late a single host may be; of a few requests in real time its share is coarse. */
function ratiosOf(run: string, figures: Figures, slack: number): readonly Ratio[] {
  return [
    { name: `${run}: efficiency T_min ÷ T_actual`, value: figures.efficiency, bar: 0.98, bound: 'least' },
    { name: `${run}: violations by the evidence`, value: figures.violations, bar: 0, bound: 'most' },
    { name: `${run}: waiting beyond the slot with ready work`, value: figures.lateShare, bar: 0.01, bound: 'most' },
    { name: `${run}: the same, worst single host`, value: figures.worstHostLate, bar: slack, bound: 'most' },
  ];
}
