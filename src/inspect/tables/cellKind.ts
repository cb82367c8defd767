import { cellDate } from './cellDate.ts';

export type CellKind = 'empty' | 'number' | 'date' | 'text';

/** Digits with Bulgarian or English grouping, sign, percent or currency: `1 234,50`, `(12)`, `3,5 %`, `100 лв.` */
const NUMBER =
  /^[-+−(]?\s*(?:\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+|\d+)(?:[.,]\d+)?(?:[eE][-+]?\d+)?\s*(?:%|лв\.?|лева|€|евро|EUR|BGN|хил\.?|млн\.?)?\)?$/;
const SMALL_FRACTION = /^[-+−]?[.,]\d+$/;

/** Signs for "no value": a column of numbers with these is still a column of numbers. */
const NO_VALUE = /^(?:[-–—.*/]+|н\.?\s?д\.?|няма(?: данни)?|n\/?a|null|none|nan|\.\.\.?|x|х)$/i;

/** What one cell holds, as a reader of tables would say. */
export function cellKind(cell: string): CellKind {
  const text = cell.trim();
  if (text === '') return 'empty';
  const first = text.charCodeAt(0);
  const mayBeNumber = first < 0x430 || first > 0x44f;
  if (mayBeNumber && text.length <= 40 && (NUMBER.test(text) || SMALL_FRACTION.test(text))) {
    return cellDate(text) === null ? 'number' : 'date';
  }
  return cellDate(text) === null ? 'text' : 'date';
}

/** A cell that says that there is no value. */
export function saysNoValue(cell: string): boolean {
  return NO_VALUE.test(cell.trim());
}

export function isBlankRow(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}

/** Number of cells that hold something. */
export function filledCells(row: readonly string[]): number {
  let filled = 0;
  for (const cell of row) if (cell.trim() !== '') filled += 1;
  return filled;
}

/** Cells up to the last one that holds something. */
export function rowExtent(row: readonly string[]): number {
  let extent = row.length;
  while (extent > 0 && (row[extent - 1] ?? '').trim() === '') extent -= 1;
  return extent;
}
