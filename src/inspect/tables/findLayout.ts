import { filledCells, isBlankRow, rowExtent } from './cellKind.ts';
import { findHeader } from './findHeader.ts';

/** Where the parts of a table stand; indexes into the head rows, from 0. */
export type TableLayout = {
  /** Rows above the table that hold something but are not part of it. */
  readonly titleRows: readonly number[];
  /** Rows of the header, the last one is the row right above the data; empty when no header was recognised. */
  readonly headerRows: readonly number[];
  /** Row after the header that only numbers the columns (1, 2, 3 …). */
  readonly numberingRow: number | null;
  readonly firstDataRow: number;
  readonly width: number;
  /** One label a column, rows of a header in several rows joined; empty when no header was recognised. */
  readonly labels: readonly string[];
};

/** A line that starts so is a comment for people, wherever it stands. */
export function isCommentRow(row: readonly string[]): boolean {
  return (
    (row[0] ?? '').includes('#') &&
    (row[0] ?? '').trimStart().startsWith('#') &&
    filledCells(row) <= 2 &&
    !/^\s*#\s*$/.test(row[0] ?? '')
  );
}

/**
 * Finds title rows, header and first data row by how the rows differ: titles fill few cells of a wide table, a header
 * is text above columns of numbers, dates or codes.
 */
export function findLayout(head: readonly (readonly string[])[]): TableLayout {
  const start = firstTableRow(head);
  const titleRows = indexes(0, start).filter((index) => !isBlankRow(head[index] ?? []));
  if (start >= head.length)
    return { titleRows: [], headerRows: [], numberingRow: null, firstDataRow: 0, width: 0, labels: [] };
  const header = findHeader(head, start);
  const firstDataRow = header.numberingRow !== null ? header.numberingRow + 1 : start + header.rows.length;
  const width = header.rows.length > 0 ? header.labels.length : modalWidth(head.slice(start));
  return {
    titleRows,
    headerRows: header.rows,
    numberingRow: header.numberingRow,
    firstDataRow,
    width,
    labels: header.labels,
  };
}

/** Of a table whose format names the columns beside the rows: nothing has to be found. */
export function namedLayout(labels: readonly string[]): TableLayout {
  return { titleRows: [], headerRows: [], numberingRow: null, firstDataRow: 0, width: labels.length, labels };
}

/** First row that fills as many cells as rows of the table do. */
function firstTableRow(head: readonly (readonly string[])[]): number {
  const filled = head.filter((row) => !isBlankRow(row) && !isCommentRow(row)).map(filledCells);
  const usual = median(filled);
  const needed = usual >= 2 ? Math.max(2, Math.ceil(usual / 2)) : 1;
  const first = head.findIndex((row) => filledCells(row) >= needed && !isCommentRow(row));
  return first < 0 ? head.length : first;
}

/**
 * Width of a table without header: the widest row that is not alone. Rows that end early have left out empty cells;
 * one row that is longer than all others is the fault.
 */
function modalWidth(rows: readonly (readonly string[])[]): number {
  const widths = rows
    .map(rowExtent)
    .filter((width) => width > 0)
    .sort((a, b) => b - a);
  const alone = Math.floor(widths.length / 100);
  return widths[Math.min(alone, widths.length - 1)] ?? 0;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function indexes(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
