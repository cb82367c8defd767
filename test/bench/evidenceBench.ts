import path from 'node:path';
import process from 'node:process';
import type { Bench } from './bench.ts';
import { measure, median } from './measure.ts';

/** What a measured process prints as its last line. */
export type Measured = { readonly perSecond: number; readonly peakMb: number };

const ROUNDS = 3;
const SIDES = ['zvezdomer', 'warcio'] as const;

export const evidenceBench: Bench = {
  about: 'writing 3,000 exchanges of 19 kB as WARC, gzip and SHA-256 (ours also flushes each to the disk)',
  async run() {
    const seen: Record<(typeof SIDES)[number], Measured[]> = { zvezdomer: [], warcio: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const side of round % 2 === 0 ? SIDES : SIDES.toReversed()) {
        const script = path.join(import.meta.dirname, 'evidence', 'writeEvidence.ts');
        const { lastLine } = await measure([process.execPath, script, side]);
        seen[side].push(JSON.parse(lastLine) as Measured);
      }
    }
    const speeds = SIDES.map((side) => {
      const speed = median(seen[side].map(({ perSecond }) => perSecond));
      const peak = median(seen[side].map(({ peakMb }) => peakMb));
      process.stdout.write(`  ${side.padEnd(10)} ${Math.round(speed)} exchanges/s, peak ${Math.round(peak)} MB\n`);
      return speed;
    });
    return [{ name: 'exchanges/s against warcio', value: (speeds[0] ?? 0) / (speeds[1] ?? 1), bar: 1, bound: 'least' }];
  },
};
