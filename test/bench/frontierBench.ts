import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Bench, BenchOptions, Ratio } from './bench.ts';
import { comparisonOf, linesByKind, quantile, ratioOf, summaryOf } from './frontier/compareSites.ts';
import type { SiteResult } from './frontier/measureSite.ts';
import { millionQueued } from './frontier/millionQueued.ts';

/** The seeds that the ratio is stated for; nobody tunes to them. */
const STATED = '1-60';
const PARTS = 2;
const TO_REACH = 0.25;

/** How much of a site has to be asked for until 90 % of its data files are discovered, and what a long queue costs. */
export const frontierBench: Bench = {
  about: 'requests for pages until 90 % of the data files of generated sites are discovered',
  run: measureAll,
};

async function measureAll({ seeds = STATED, save, against }: BenchOptions): Promise<readonly Ratio[]> {
  process.stdout.write('  seed  pages files   bfs oracle  ours   of bfs  kind\n');
  const parts = await Promise.all(Array.from({ length: PARTS }, (_, part) => measurePart(seeds, part)));
  const sites = parts.flat().sort((a, b) => a.seed - b.seed);
  if (save !== undefined) writeFileSync(save, `${JSON.stringify(sites)}\n`);
  const oracle = sites.map((site) => site.oracle / site.breadthFirst);
  process.stdout.write(`  by kind, geometric means of ours ÷ breadth-first:\n`);
  for (const line of linesByKind(sites)) process.stdout.write(`  ${line}\n`);
  process.stdout.write(
    `  of breadth-first's requests: ${summaryOf(sites, TO_REACH)}; oracle's median ${quantile(oracle, 0.5).toFixed(3)}\n`,
  );
  if (against !== undefined) {
    const before = JSON.parse(readFileSync(against, 'utf8')) as readonly SiteResult[];
    process.stdout.write(`  ${comparisonOf(sites, before)}\n`);
  }
  // Of other seeds nothing is stated: they are there to try something.
  if (seeds !== STATED) return [];
  const million = millionQueued();
  process.stdout.write(
    `  1,000,000 queued: ${million.megabytesOnDisk} MB on disk, ${million.megabytesOfMemory} MB of memory more, ` +
      `${million.microsecondsPerNext} µs for each next\n`,
  );
  const value = quantile(sites.map(ratioOf), 0.5);
  return [{ name: 'median of requests, of breadth-first', value, bar: TO_REACH, bound: 'most' }];
}

async function measurePart(seeds: string, part: number): Promise<readonly SiteResult[]> {
  const script = path.join(import.meta.dirname, 'frontier/measurePart.ts');
  const child = spawn(process.execPath, [script, seeds, String(PARTS), String(part)], {
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
    process.stdout.write(`${row}${missed} ${ratioOf(site).toFixed(3).padStart(7)}  ${site.kind}\n`);
  }
  if ((await ended) !== 0) throw new Error(`part ${part} ended before its sites were measured`);
  return results;
}
