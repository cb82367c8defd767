import papa from 'papaparse';
import { bytesSource } from '../../../src/inspect/byteSource.ts';
import { inspectBody } from '../../../src/inspect/inspectBody.ts';
import type { Tables } from '../../../src/model/tables.ts';
import type { Corpus, Item } from '../question.ts';
import { askDuckDb } from './duckDb.ts';
import { type TrueTable, trueTable } from './trueTable.ts';

const SOURCES = ['pollock-polluted', 'pollock-survey'];

type Rows = readonly (readonly string[])[];
/** Rows of data as a program reads a file of which it is told nothing; null = it gave up. */
type Load = (bodies: readonly Uint8Array[]) => Promise<readonly (Rows | null)[] | null>;

/** How many files of one source a program loaded with the right cells; null = it is not on this machine. */
export type LoadTally = {
  readonly source: string;
  readonly program: string;
  readonly files: number;
  readonly missed: readonly string[] | null;
};

/**
 * Pollock's measure: files that a program loads as they were meant, without being told how they are written. A file is
 * right when all its rows of data are there, in order, with the same cells (spaces around them aside), and nothing else.
 */
export async function measureLoaded({ items }: Corpus, tables: Tables): Promise<LoadTally[]> {
  const loaders: readonly (readonly [string, Load])[] = [
    ['zvezdomer', (bodies) => Promise.all(bodies.map((bytes) => loadOurs(bytes, tables)))],
    ['Papa Parse', (bodies) => Promise.resolve(bodies.map(loadPapa))],
    ['DuckDB read_csv', loadDuck],
  ];
  const tallies: LoadTally[] = [];
  for (const source of SOURCES) {
    const cases = items.flatMap((item) => withTruth(item, items, source));
    for (const [program, load] of loaders) {
      const loaded = await load(cases.map(({ item }) => item.bytes()));
      const missed = loaded === null ? null : cases.flatMap(({ item, truth }, index) => (isSame(loaded[index] ?? null, truth) ? [] : [item.id])); // prettier-ignore
      if (cases.length > 0) tallies.push({ source, program, files: cases.length, missed });
    }
  }
  return tallies;
}

function withTruth(item: Item, items: readonly Item[], source: string): { item: Item; truth: TrueTable }[] {
  const truth = item.source === source && !item.contested ? trueTable(item, items) : null;
  return truth === null ? [] : [{ item, truth }];
}

/** What our inspector takes for rows of data. */
async function loadOurs(bytes: Uint8Array, tables: Tables): Promise<Rows> {
  const rows: (readonly string[])[] = [];
  await inspectBody(bytesSource(bytes), 'loaded', tables, () => ({
    row: (cells) => void rows.push(cells),
    end: () => undefined,
  }));
  return rows;
}

/** With its option `header`, the first row names the columns. */
function loadPapa(bytes: Uint8Array): Rows {
  const { data } = papa.parse<string[]>(new TextDecoder().decode(bytes), { skipEmptyLines: true });
  return data.slice(1);
}

function loadDuck(bodies: readonly Uint8Array[]): ReturnType<Load> {
  const loaded = askDuckDb('load', bodies);
  const textOf = (cell: unknown): string => (typeof cell === 'string' ? cell : '');
  return Promise.resolve(loaded?.map((rows) => rows?.map((row) => row.map(textOf)) ?? null) ?? null);
}

function isSame(loaded: Rows | null, truth: TrueTable): boolean {
  if (loaded === null) return false;
  const rows = loaded.map(plain).filter((row) => row !== '');
  let at = 0;
  let spare = 0;
  for (const row of truth) {
    if (row === null) {
      spare += 1;
      continue;
    }
    const wanted = plain(row);
    if (wanted === '') continue;
    const found = rows.indexOf(wanted, at);
    if (found < 0 || found - at > spare) return false;
    spare -= found - at;
    at = found + 1;
  }
  return rows.length - at <= spare;
}

/** A row as one string; empty cells at its end and spaces around its cells do not count. */
function plain(row: readonly string[]): string {
  return row
    .map((cell) => cell.replaceAll('\r\n', '\n').trim())
    .join('\u0000')
    .replace(/\u0000+$/, '');
}

export function loadedText(tallies: readonly LoadTally[]): string {
  const lines = tallies.map(({ source, program, files, missed }) => {
    const right = files - (missed?.length ?? 0);
    const said = missed === null ? 'not here: pip install duckdb, ZVEZDOMER_BENCH_PYTHON=python' : `${((right / files) * 100).toFixed(1)} % (${right} of ${files})`; // prettier-ignore
    const list = (missed ?? []).map((id) => `      ✗ ${id}\n`).join('');
    return `  ${source.padEnd(18)}${program.padEnd(18)}${said}\n${list}`;
  });
  return `files loaded with the right cells, nobody told how they are written:\n${lines.join('')}`;
}
