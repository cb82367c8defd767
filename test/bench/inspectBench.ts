import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Bench, Ratio } from './bench.ts';
import { type Cost, measure } from './measure.ts';

const FOLDER = path.join(import.meta.dirname, 'inspect');

/** Young objects as the program and its inspectors have them (package.json, startInspector.ts). */
const NODE = [process.execPath, '--max-semi-space-size=4'];
/** A Python with DuckDB's module; it is no dependency. */
const PYTHON = process.env['ZVEZDOMER_BENCH_PYTHON'] ?? 'python3';

type Ran = Cost & {
  readonly said: {
    readonly cpuSeconds: number;
    readonly firstCpuSeconds?: number;
    readonly megabytes?: number;
    readonly files?: number;
    readonly pages?: number;
  };
};

/**
 * How fast files are looked through, and what that takes, beside readers that look at nothing. In seconds of processor
 * time: other programs of the machine do not count, and no second core helps anybody.
 */
export const inspectBench: Bench = {
  about:
    'all facts of CSV of 200 MB and 1 GB, a large XLSX, a PDF, small files; beside csv-parse, Papa Parse, DuckDB and SheetJS, which only read; per second of one processor core',
  async run() {
    const dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-bench-'));
    try {
      await measure([process.execPath, path.join(FOLDER, 'makeFiles.ts'), dir]);
      return await measureAll(dir);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  },
};

async function measureAll(dir: string): Promise<readonly Ratio[]> {
  const run = async (name: string, script: string, file: string): Promise<Ran> =>
    told(name, await measure([...NODE, path.join(FOLDER, script), path.join(dir, file)]));
  const duck = async (name: string, what: string): Promise<void> => {
    const cost = await measure([PYTHON, path.join(FOLDER, 'duckDb.py'), what, path.join(dir, '200.csv')], { mayFail: true }); // prettier-ignore
    if (cost.lastLine.startsWith('{')) told(name, cost);
    else process.stdout.write(`  ${name.padEnd(34)}not here: pip install duckdb, ZVEZDOMER_BENCH_PYTHON=python\n`);
  };
  const csv = await run('CSV 200 MB, all facts', 'ours.ts', '200.csv');
  const scan = await run('CSV 200 MB, our scanner alone', 'scanAlone.ts', '200.csv');
  const parsed = await run('CSV 200 MB, csv-parse', 'csvParse.ts', '200.csv');
  await run('CSV 200 MB, Papa Parse', 'papaParse.ts', '200.csv');
  await duck('CSV 200 MB, DuckDB sniff_csv', 'sniff');
  await duck('CSV 200 MB, DuckDB read_csv', 'read');
  const huge = await run('CSV 1 GB, all facts', 'ours.ts', '1000.csv');
  const book = await run('XLSX, all facts', 'ours.ts', 'large.xlsx');
  const read = await run('XLSX, SheetJS', 'sheetJs.ts', 'large.xlsx');
  await run('PDF, all facts', 'ours.ts', 'pages.pdf');
  const small = await run('CSV, JSON, pages to 20 kB', 'smallFiles.ts', '');
  const against = (peer: Ran, ours: Ran): number => peer.said.cpuSeconds / ours.said.cpuSeconds;
  return [
    { name: 'MB/s of CSV against csv-parse', value: against(parsed, csv), bar: 2, bound: 'least' },
    { name: 'MB/s of our scanner against csv-parse', value: against(parsed, scan), bar: 3, bound: 'least' },
    { name: 'peak MB for 1 GB of CSV', value: huge.peakMb, bar: 300, bound: 'most' },
    { name: 'XLSX against SheetJS', value: against(read, book), bar: 1, bound: 'least' },
    { name: 'small files/s', value: perSecond(small.said.files, small), bar: 1_000, bound: 'least' },
  ];
}

/** Prints what a side said of itself. */
function told(name: string, cost: Cost): Ran {
  const ran = { ...cost, said: JSON.parse(cost.lastLine) as Ran['said'] };
  const { megabytes, files, pages, firstCpuSeconds } = ran.said;
  const amount =
    pages !== undefined
      ? `${perSecond(pages, ran)} pages/s`
      : megabytes !== undefined
        ? `${perSecond(megabytes, ran)} MB/s`
        : `${perSecond(files, ran)} files/s`;
  const first = firstCpuSeconds === undefined ? '' : ` (${Math.round((files ?? 0) / firstCpuSeconds)} the first time)`;
  process.stdout.write(`  ${name.padEnd(34)}${amount.padStart(16)}, peak ${Math.round(cost.peakMb)} MB${first}\n`);
  return ran;
}

function perSecond(amount: number | undefined, { said }: Ran): number {
  return Math.round((amount ?? 0) / said.cpuSeconds);
}
