import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Bench, Ratio } from './bench.ts';
import type { SiteResult } from './frontier/measureSite.ts';
import { millionQueued } from './frontier/millionQueued.ts';

const SEEDS = '1-60';
const PARTS = 2;
const TO_REACH = 0.25;

/** How much of a site has to be asked for until 90 % of its data files are discovered, and what a long queue costs. */
export const frontierBench: Bench = {
  about: 'requests for pages until 90 % of the data files of 60 generated sites are discovered',
  run: measureAll,
};

async function measureAll(): Promise<readonly Ratio[]> {
  process.stdout.write('  seed  pages files   bfs oracle  ours   of bfs  kind\n');
  const parts = await Promise.all(Array.from({ length: PARTS }, (_, part) => measurePart(part)));
  const ratios = parts.flat().map(({ ours, breadthFirst }) => ours / breadthFirst);
  const oracle = parts.flat().map((site) => site.oracle / site.breadthFirst);
  const [p10, median, p90] = [0.1, 0.5, 0.9].map((share) => quantile(ratios, share));
  process.stdout.write(
    `  of breadth-first's requests: 10th percentile ${p10?.toFixed(3)}, median ${median?.toFixed(3)}, ` +
      `90th percentile ${p90?.toFixed(3)}; oracle's median ${quantile(oracle, 0.5).toFixed(3)}\n`,
  );
  const million = millionQueued();
  process.stdout.write(
    `  1,000,000 queued: ${million.megabytesOnDisk} MB on disk, ${million.megabytesOfMemory} MB of memory more, ` +
      `${million.microsecondsPerNext} µs for each next\n`,
  );
  return [{ name: 'median of requests, of breadth-first', value: median ?? Number.NaN, bar: TO_REACH, bound: 'most' }];
}

async function measurePart(part: number): Promise<readonly SiteResult[]> {
  const script = path.join(import.meta.dirname, 'frontier/measurePart.ts');
  const child = spawn(process.execPath, [script, SEEDS, String(PARTS), String(part)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const results: SiteResult[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const site = JSON.parse(line) as SiteResult;
    results.push(site);
    const numbers = [site.seed, site.pages, site.files, site.breadthFirst, site.oracle, site.ours];
    const widths = [6, 6, 5, 5, 6, 5];
    const row = numbers.map((number, index) => String(number).padStart(widths[index] ?? 5)).join(' ');
    const missed = site.isComplete ? ' ' : '+';
    process.stdout.write(`${row}${missed} ${(site.ours / site.breadthFirst).toFixed(3).padStart(7)}  ${site.kind}\n`);
  }
  if ((await ended) !== 0) throw new Error(`part ${part} ended before its sites were measured`);
  return results;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
