// `node test/bench/politeness.ts [simulated|real]`: bar 3 of the crawl. 500 simulated hosts on a simulated clock, then 20
// hosts on loopback for two minutes, both through the real lanes; ends with a line of JSON and non-zero when a bar is missed.

import process from 'node:process';
import { crawlReally } from './politeness/crawlReally.ts';
import { barsOf, type Figures, figuresOf } from './politeness/figures.ts';
import { simulate } from './politeness/simulate.ts';

const SIMULATED = { hosts: 500, largest: 50_000, seed: 7 };
const REAL = { hosts: 20, largest: 112, seed: 7, seconds: 120 };
const REAL_MS = 120_000;

function tell(name: string, figures: Figures, slack: number): boolean {
  const bars = barsOf(figures, slack);
  const rows: readonly (readonly [string, string])[] = [
    ['hosts asked / requests', `${figures.hosts} / ${figures.requests}`],
    ['smallest gap on a host', `${figures.smallestGapMs} ms`],
    ['time of the crawl', `${figures.minutes} min`],
    ['median time to a first full verdict', `${figures.medianVerdictMinutes} min`],
    ['time ÷ own least time, hosts alone (p90)', String(figures.stretchP90)],
    ['late share of file hosts beside a site', String(figures.fileHostLate)],
  ];
  process.stdout.write(`politeness, ${name}\n`);
  for (const [label, value] of rows) process.stdout.write(`  ${label.padEnd(44)} ${value}\n`);
  for (const { name: bar, stated, is, met } of bars)
    process.stdout.write(`  ${bar.padEnd(44)} ${is.padEnd(9)} (stated ${stated}) ${met ? 'met' : 'MISSED'}\n`);
  return bars.every(({ met }) => met);
}

const wanted = process.argv.slice(2);
const runs = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
const said: Record<string, Figures> = {};
let isMet = true;
if (runs('simulated')) {
  const startMs = performance.now();
  const { measured, world } = await simulate(SIMULATED);
  const figures = figuresOf(measured, world);
  isMet = tell('simulated clock', figures, 0.01) && isMet;
  process.stdout.write(`  ${'took'.padEnd(44)} ${Math.round((performance.now() - startMs) / 1000)} s\n`);
  said['simulated'] = figures;
}
if (runs('real')) {
  const { measured, world } = await crawlReally(REAL, REAL_MS);
  const figures = figuresOf(measured, world);
  // The real clock shares the machine: a host's share of a few requests is coarse.
  isMet = tell('real time, loopback', figures, 0.05) && isMet;
  said['real'] = figures;
}
process.stdout.write(`${JSON.stringify({ bench: 'politeness', met: isMet, ...said })}\n`);
if (!isMet) process.exitCode = 1;
