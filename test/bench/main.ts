// `npm run bench [-- NAME…]`: speed, memory and politeness beside the peers, in one run. Ends with one line per stated
// ratio; exit code 1 when one is missed, 2 for an unknown name. Figures differ from machine to machine, ratios little.
// `npm run bench -- frontier --seeds 3001-3040 --save NOW --against BEFORE` tunes: see frontier/README.md.

import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Bench, isReached, type Ratio } from './bench.ts';
import { crawlBench } from './crawlBench.ts';
import { evidenceBench } from './evidenceBench.ts';
import { inspectBench } from './inspectBench.ts';
import { politenessBench } from './politenessBench.ts';
import { portalBench } from './portalBench.ts';
import { frontierBench } from './frontierBench.ts';

const BENCHES: Readonly<Record<string, Bench>> = {
  evidence: evidenceBench,
  crawl: crawlBench,
  politeness: politenessBench,
  frontier: frontierBench,
  inspect: inspectBench,
  portal: portalBench,
};

function line(bench: string, ratio: Ratio): string {
  const { name, value, bar, bound } = ratio;
  const mark = isReached(ratio) ? '✓' : '✗';
  return `${mark} ${bench}: ${name}: ${Number(value.toFixed(3))} (${bound === 'least' ? '≥' : '≤'} ${bar})`;
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { positionals: wanted, values: options } = parseArgs({
    allowPositionals: true,
    options: { seeds: text, save: text, against: text },
  });
  const stranger = wanted.find((name) => !(name in BENCHES));
  if (stranger !== undefined) {
    process.stderr.write(`no bench "${stranger}"; there are: ${Object.keys(BENCHES).join(', ')}\n`);
    process.exitCode = 2;
    return;
  }
  const lines: string[] = [];
  let missed = 0;
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    process.stdout.write(`${name}: ${bench.about}\n`);
    const ratios = await bench.run(options);
    lines.push(...ratios.map((ratio) => line(name, ratio)));
    missed += ratios.filter((ratio) => !isReached(ratio)).length;
    process.stdout.write('\n');
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = missed === 0 ? 0 : 1;
}

await main();
