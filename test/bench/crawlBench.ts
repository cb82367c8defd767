import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Bench, Ratio } from './bench.ts';
import { type Cost, measure, median } from './measure.ts';

const ROUNDS = 3;
const REQUESTS = 3_300;
/** As `npm run zvezdomer` gives it, and as the README tells to: Node's own bound is 32 MB, thrice. */
const YOUNG_OBJECTS = '--max-semi-space-size=4';
const FOLDER = path.join(import.meta.dirname, 'crawl');

type Side = {
  readonly name: string;
  readonly command: (port: number, dir: string) => readonly string[];
  /** Files that it leaves below its folder are looked at by nobody. */
  readonly env?: (dir: string) => NodeJS.ProcessEnv;
  /** wget ends with 8 when one answer was 404, as that for robots.txt. */
  readonly mayFail?: boolean;
};

const node = (script: string, ...args: string[]): readonly string[] => [process.execPath, path.join(FOLDER, script), ...args]; // prettier-ignore
const SIDES: readonly Side[] = [
  { name: 'bare undici loop', command: (port) => node('bareLoop.ts', String(port)) },
  { name: 'zvezdomer', command: (port) => node('zvezdomer.mjs', String(port)).toSpliced(1, 0, YOUNG_OBJECTS) },
  {
    name: 'wget -r -l inf',
    command: (port, dir) => ['wget', '-q', '-r', '-l', 'inf', '-P', dir, `http://127.0.0.1:${port}/`],
    mayFail: true,
  },
  {
    name: 'Scrapy',
    command: (port) => ['scrapy', 'runspider', path.join(FOLDER, 'spider.py'), '-a', `start=http://127.0.0.1:${port}/`],
  },
  {
    name: 'Crawlee default',
    command: (port) => node('crawlee.ts', String(port), 'default'),
    env: (dir) => ({ CRAWLEE_STORAGE_DIR: dir }),
  },
  { name: 'Crawlee tuned', command: (port) => node('crawlee.ts', String(port), 'tuned') },
];

type Run = Cost & { readonly perSecond: number };

/** One server, 3,000 pages of 20 KB with 30 links and 300 files; each side in alternating rounds, medians. */
export const crawlBench: Bench = {
  about: '3,000 pages of 20 KB with 30 links and 300 files on loopback, no delay; ours with evidence and all facts',
  async run() {
    const missing = ['wget', 'scrapy'].filter((tool) => spawnSync(tool, ['--help']).error !== undefined);
    if (missing.length > 0)
      throw new Error(`not installed: ${missing.join(', ')} (Debian: apt-get install wget python3-scrapy)`);
    build();
    const server = await startServer();
    try {
      const runs = new Map<string, Run[]>(SIDES.map(({ name }) => [name, []]));
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const side of round % 2 === 0 ? SIDES : SIDES.toReversed())
          runs.get(side.name)?.push(await runSide(side, server.port));
      }
      return report(runs);
    } finally {
      server.stop();
    }
  },
};

/** What users run is the built program, without the compiler that strips types from the source. */
function build(): void {
  const script = path.join(import.meta.dirname, '../../scripts/build.ts');
  const { status } = spawnSync(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('the program could not be built');
}

async function startServer(): Promise<{ port: number; stop(): void }> {
  const child: ChildProcess = spawn(process.execPath, [path.join(FOLDER, 'server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve) => {
    child.stdout?.once('data', (text: Buffer) => resolve(Number(text.toString())));
  });
  return { port, stop: () => void child.stdin?.end() };
}

async function runSide(side: Side, port: number): Promise<Run> {
  const dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-bench-'));
  try {
    const options = { env: { ...process.env, ...side.env?.(dir) }, cwd: dir, mayFail: side.mayFail ?? false };
    const cost = await measure(side.command(port, dir), options);
    const endMs = Date.now();
    const answer = await fetch(`http://127.0.0.1:${port}/__stats`);
    const { requests, firstMs } = (await answer.json()) as { requests: number; firstMs: number };
    if (requests < REQUESTS) throw new Error(`${side.name} asked for ${requests} of ${REQUESTS} addresses`);
    process.stderr.write(
      `  · ${side.name}: ${((endMs - firstMs) / 1000).toFixed(1)} s ${cost.lastLine.slice(0, 120)}\n`,
    );
    // From the first request to the end of the process: starting up is not crawling, finishing the work is.
    return { ...cost, perSecond: (REQUESTS / (endMs - firstMs)) * 1000 };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function report(runs: ReadonlyMap<string, readonly Run[]>): readonly Ratio[] {
  const speed = (name: string): number => median((runs.get(name) ?? []).map(({ perSecond }) => perSecond));
  const peak = (name: string): number => median((runs.get(name) ?? []).map(({ peakMb }) => peakMb));
  process.stdout.write(
    `  ${'side'.padEnd(18)}${'pages/s'.padStart(9)}${'CPU s/1,000'.padStart(13)}${'peak MB'.padStart(9)}\n`,
  );
  for (const [name, all] of runs) {
    const cpu = median(all.map(({ cpuSeconds }) => cpuSeconds)) / (REQUESTS / 1000);
    process.stdout.write(
      `  ${name.padEnd(18)}${speed(name).toFixed(0).padStart(9)}${cpu.toFixed(2).padStart(13)}${peak(name).toFixed(0).padStart(9)}\n`,
    );
  }
  const ours = speed('zvezdomer');
  process.stdout.write(`  share of the bare loop: ${((ours / speed('bare undici loop')) * 100).toFixed(0)} %\n`);
  return [
    { name: 'pages/s against Crawlee default', value: ours / speed('Crawlee default'), bar: 6, bound: 'least' },
    { name: 'pages/s against Scrapy', value: ours / speed('Scrapy'), bar: 6, bound: 'least' },
    { name: 'pages/s against wget, which keeps no facts', value: ours / speed('wget -r -l inf'), bar: 0.9, bound: 'least' }, // prettier-ignore
    { name: 'peak MB', value: peak('zvezdomer'), bar: 300, bound: 'most' },
  ];
}
