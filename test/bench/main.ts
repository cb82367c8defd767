// `npm run bench [-- NAME…]`: speed and memory beside the peer, in one run. Each measurement is a process of its own,
// rounds alternate and the median counts, since this machine's noise is of the order of 25 %.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

type Side = { readonly name: string; readonly script: string; readonly args: readonly string[] };
type Bench = { readonly about: string; readonly unit: string; readonly ours: Side; readonly peer: Side };
/** What a measured process prints as its last line. */
export type Measured = { readonly perSecond: number; readonly peakMb: number };

const ROUNDS = 3;
const BENCHES: Readonly<Record<string, Bench>> = {
  evidence: {
    about: 'writing 3,000 exchanges of 19 kB as WARC, gzip and SHA-256 (ours also flushes to the disk)',
    unit: 'exchanges/s',
    ours: { name: 'zvezdomer', script: 'evidence.ts', args: ['ours'] },
    peer: { name: 'warcio', script: 'evidence.ts', args: ['warcio'] },
  },
};

function measure(side: Side): Measured {
  const child = spawnSync(process.execPath, [path.join(import.meta.dirname, side.script), ...side.args], {
    encoding: 'utf8',
  });
  const line = child.stdout.trim().split('\n').at(-1) ?? '';
  if (child.status !== 0 || line === '') throw new Error(`${side.name}: ${child.stderr || 'no result'}`);
  return JSON.parse(line) as Measured;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function run(name: string, bench: Bench): void {
  const sides = [bench.ours, bench.peer];
  const seen = sides.map((): Measured[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const at of order) seen[at]?.push(measure(sides[at] ?? bench.ours));
  }
  process.stdout.write(`${name}: ${bench.about}\n`);
  const speeds = sides.map((side, at) => {
    const speed = median((seen[at] ?? []).map(({ perSecond }) => perSecond));
    const peak = median((seen[at] ?? []).map(({ peakMb }) => peakMb));
    process.stdout.write(`  ${side.name.padEnd(10)} ${Math.round(speed)} ${bench.unit}, peak ${Math.round(peak)} MB\n`);
    return speed;
  });
  process.stdout.write(`  ratio      ${((speeds[0] ?? 0) / (speeds[1] ?? 1)).toFixed(2)}\n`);
}

const wanted = process.argv.slice(2);
const stranger = wanted.find((name) => !(name in BENCHES));
if (stranger !== undefined) {
  process.stderr.write(`no bench "${stranger}"; there are: ${Object.keys(BENCHES).join(', ')}\n`);
  process.exitCode = 2;
} else {
  for (const [name, bench] of Object.entries(BENCHES))
    if (wanted.length === 0 || wanted.includes(name)) run(name, bench);
}
