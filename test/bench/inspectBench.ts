import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Bench, Ratio } from './bench.ts';
import { type Cost, measure } from './measure.ts';

const FOLDER = path.join(import.meta.dirname, 'inspect');

type Ran = Cost & { readonly said: { readonly seconds: number; readonly megabytes?: number; readonly files?: number } };

/** How fast files are looked through, and what that takes, beside readers that look at nothing. */
export const inspectBench: Bench = {
  about:
    'all facts of CSV of 200 MB and 1 GB, a large XLSX, small files; beside csv-parse and SheetJS, which only read',
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
  const run = async (name: string, script: string, file: string): Promise<Ran> => {
    const cost = await measure([process.execPath, path.join(FOLDER, script), path.join(dir, file)]);
    const said = JSON.parse(cost.lastLine) as Ran['said'];
    const amount = said.megabytes === undefined ? `${speed(said.files, said)} files/s` : `${speed(said.megabytes, said)} MB/s`; // prettier-ignore
    process.stdout.write(`  ${name.padEnd(28)}${amount.padStart(16)}, peak ${Math.round(cost.peakMb)} MB\n`);
    return { ...cost, said };
  };
  const csv = await run('CSV 200 MB, all facts', 'ours.ts', '200.csv');
  const parsed = await run('CSV 200 MB, csv-parse', 'csvParse.ts', '200.csv');
  const huge = await run('CSV 1 GB, all facts', 'ours.ts', '1000.csv');
  const book = await run('XLSX, all facts', 'ours.ts', 'large.xlsx');
  const read = await run('XLSX, SheetJS', 'sheetJs.ts', 'large.xlsx');
  const small = await run('CSV, JSON, pages to 20 kB', 'smallFiles.ts', '');
  return [
    { name: 'MB/s of CSV against csv-parse', value: parsed.said.seconds / csv.said.seconds, bar: 2, bound: 'least' },
    { name: 'peak MB for 1 GB of CSV', value: huge.peakMb, bar: 300, bound: 'most' },
    { name: 'XLSX against SheetJS', value: read.said.seconds / book.said.seconds, bar: 1, bound: 'least' },
    { name: 'small files/s', value: speed(small.said.files, small.said), bar: 1_000, bound: 'least' },
  ];
}

function speed(amount: number | undefined, { seconds }: { readonly seconds: number }): number {
  return Math.round((amount ?? 0) / seconds);
}
