import type { MainTable } from '../../model/facts/documentSigns.ts';
import { quote } from '../../model/evidence.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { DocumentGrid } from './documentGrid.ts';

/** Labels stand in the first rows: a header may have two. */
const LABEL_ROWS = 2;
/** Fewer numbers in a row than this count by chance. */
const FEWEST_NUMBERED = 5;
/** A label is short; a sentence that holds such a word is none. */
const LABEL_CHARACTERS = 60;
/** A number with its unit or sign, a date, a time, a share. */
const NUMBER = /^[-–+(]?\d[\d\s.,:/–-]*\)?(?:\s?(?:%|лв\.?|€|евро|г\.|ч\.|кв\.\s?м|м2|дка|ха|бр\.?|№))*$/u;

/** Shape of the largest table of a document; null when there is none with two rows and two columns. */
export function mainTable(grids: readonly DocumentGrid[], labels: readonly string[]): MainTable | null {
  // A table that goes on over pages is written as several with the same columns.
  const groups = Map.groupBy(
    grids.filter(({ columns }) => columns > 1),
    ({ columns }) => columns,
  );
  const largest = [...groups.values()].toSorted((a, b) => rowsOf(b) - rowsOf(a))[0];
  if (largest === undefined || rowsOf(largest) < 2) return null;
  return measure(largest, labels);
}

function rowsOf(grids: readonly DocumentGrid[]): number {
  return grids.reduce((total, { rowCount }) => total + rowCount, 0);
}

function measure(grids: readonly DocumentGrid[], labels: readonly string[]): MainTable {
  const rows = grids.flatMap((grid) => grid.rows);
  const found = rows
    .slice(0, LABEL_ROWS)
    .map((row) => row.filter((cell) => isLabel(cell, labels)))
    .toSorted((a, b) => b.length - a.length)[0];
  const isHeader = (found?.length ?? 0) > 1 || !rows[0]?.some((cell) => NUMBER.test(cell.trim()));
  const body = (isHeader ? rows.slice(1) : rows).map((row) => row.map((cell) => cell.trim()));
  const cells = body.flat();
  const filled = cells.filter((cell) => cell !== '');
  const columns = grids[0]?.columns ?? 0;
  const counted = countedRows(body);
  const all = rowsOf(grids) - (isHeader ? 1 : 0);
  return {
    // Lines of a printed cell may have been taken for rows: where the rows are numbered, the numbers tell.
    rows: counted === null ? all : Math.min(all, counted),
    columns,
    filled: share(filled.length, Math.max(cells.length, 1)),
    numbers: share(filled.filter((cell) => NUMBER.test(cell)).length, Math.max(filled.length, 1)),
    cellCharacters: Math.round(filled.reduce((total, cell) => total + cell.length, 0) / Math.max(filled.length, 1)),
    numbered: counted !== null,
    labels: (found ?? []).map((cell) => quote(cell)),
  };
}

function isLabel(cell: string, labels: readonly string[]): boolean {
  if (cell.length > LABEL_CHARACTERS) return false;
  const words = normaliseWords(cell);
  return findAny(words, labels)?.index === 0;
}

/** How far the first cells count, as „1.“, „2.“, „3.“; null when they do not. */
function countedRows(body: readonly (readonly string[])[]): number | null {
  let last: number | null = null;
  let steps = 0;
  let numbers = 0;
  for (const row of body) {
    const found = /^(\d{1,6})\.?\)?$/.exec(row[0] ?? '')?.[1];
    if (found === undefined) continue;
    numbers += 1;
    const number = Number(found);
    if (last !== null && number === last + 1) steps += 1;
    last = number;
  }
  return steps + 1 >= FEWEST_NUMBERED && steps >= (numbers - 1) * 0.8 ? numbers : null;
}

function share(part: number, whole: number): number {
  return Math.round((part / whole) * 100) / 100;
}
