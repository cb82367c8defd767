import type { DatePoint } from '../../model/factValues.ts';
import { cellDate } from './cellDate.ts';

export type CellKind = 'empty' | 'number' | 'date' | 'text';

/** Digits with Bulgarian or English grouping, sign, percent or currency: `1 234,50`, `(12)`, `3,5 %`, `100 лв.` */
const NUMBER =
  /^[-+−(]?\s*(?:\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+|\d+)(?:[.,]\d+)?(?:[eE][-+]?\d+)?\s*(?:%|лв\.?|лева|€|евро|EUR|BGN|хил\.?|млн\.?)?\)?$/;
const SMALL_FRACTION = /^[-+−]?[.,]\d+$/;

/** Signs for "no value": a column of numbers with these is still a column of numbers. */
const NO_VALUE = /^(?:[-–—.*/]+|н\.?\s?д\.?|няма(?: данни)?|n\/?a|null|none|nan|\.\.\.?|x|х)$/i;

const LONGEST_NO_VALUE = 10;

export type CellReading = { readonly kind: CellKind; readonly date: DatePoint | null };

const EMPTY: CellReading = { kind: 'empty', date: null };
const NUMERIC: CellReading = { kind: 'number', date: null };
const WORDS: CellReading = { kind: 'text', date: null };

/** What one cell holds, as a reader of tables would say, and the date if it is one. */
export function readCell(cell: string): CellReading {
  const text = cell.trim();
  if (text === '') return EMPTY;
  if (text.length > 40) return WORDS;
  if (isWholeNumber(text)) return NUMERIC;
  const date = cellDate(text);
  if (date !== null) return { kind: 'date', date };
  const isNumber = beginsNumber(text.charCodeAt(0)) && (NUMBER.test(text) || SMALL_FRACTION.test(text));
  return isNumber ? NUMERIC : WORDS;
}

export function cellKind(cell: string): CellKind {
  return readCell(cell).kind;
}

/** Digits alone, as most numbers are: no pattern need be tried. */
function isWholeNumber(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** Digits and `( + , - .`, and the minus sign: nothing else begins a number. */
function beginsNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 40 || (code >= 43 && code <= 46) || code === 0x2212;
}

/** A cell that says that there is no value. */
export function saysNoValue(cell: string): boolean {
  const text = cell.trim();
  // The longest of the words has ten letters; only signs may be more.
  return (text.length <= LONGEST_NO_VALUE || !/[\p{L}\d]/u.test(text.charAt(0))) && NO_VALUE.test(text);
}

/** Told by the first character nearly always: trimming makes a new string of every cell. */
export function isBlank(cell: string): boolean {
  const first = cell.charCodeAt(0);
  if (first > 32 && first < 0x7f) return false;
  return cell === '' || cell.trim() === '';
}

export function isBlankRow(row: readonly string[]): boolean {
  return row.every(isBlank);
}

/** Number of cells that hold something. */
export function filledCells(row: readonly string[]): number {
  let filled = 0;
  for (const cell of row) if (!isBlank(cell)) filled += 1;
  return filled;
}

/** Cells up to the last one that holds something. */
export function rowExtent(row: readonly string[]): number {
  let extent = row.length;
  while (extent > 0 && isBlank(row[extent - 1] ?? '')) extent -= 1;
  return extent;
}
