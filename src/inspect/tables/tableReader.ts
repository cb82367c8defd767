import { withoutPersonal } from '../../model/evidence.ts';
import type { TableFault } from '../../model/factValues.ts';
import { emptyTally, isNumericTally, tallyCell } from './columnTally.ts';
import { cellKind, filledCells, isBlank, isBlankRow, rowExtent } from './cellKind.ts';
import { findLayout, isCommentRow, namedLayout } from './findLayout.ts';
import { personalColumns } from './personalColumns.ts';
import { tableFaults } from './tableFaults.ts';
import { tablePeriod } from './tablePeriod.ts';
import type { Sighting, TableContext, TableReading, TableTally } from './tableTally.ts';
import type { TableStart, WatchedTable } from './tableWatch.ts';

export type TableReader = {
  /** Takes the next row; `rowNumber` counts from 1 as the source does. */
  push(row: readonly string[], rowNumber: number): void;
  finish(more?: {
    readonly mergedCells?: number;
    readonly complete?: boolean;
    readonly faults?: readonly TableFault[];
  }): TableReading;
};

/** Rows that are kept to find title rows and header. */
const HEAD_ROWS = 200;
const MAX_COLUMNS = 2000;
const TOTAL_LABEL = /^(?:общо|всичко|сума|общ сбор|общ брой|итого|total|grand total|sum)(?![\p{L}\p{N}])/iu;
const SECTION_MARK = /^\[[\p{L}\p{N}_ -]{1,40}\]$/u;

/** Reads a table row by row, so that a file of any size needs the memory of its first rows only. */
export function startTable(context: TableContext): TableReader {
  const head: { row: readonly string[]; number: number }[] = [];
  let tally: TableTally | null = null;
  let pendingBlank: { count: number; row: number } = { count: 0, row: 0 };
  let gapBefore = false;
  let watched: WatchedTable | undefined;

  const begin = (): TableTally => {
    const started = startTally(head, context.labels);
    watched = context.watch?.(tableStart(started, context.sheet));
    for (const { row, number } of head.slice(started.layout.firstDataRow)) take(started, row, number);
    return started;
  };
  const take = (into: TableTally, row: readonly string[], number: number): void => {
    if (isBlankRow(row)) {
      if (pendingBlank.count === 0) pendingBlank = { count: 0, row: number };
      pendingBlank.count += 1;
      gapBefore = true;
      if (context.delimited === true) flushBlank(into);
      return;
    }
    flushBlank(into);
    const before = into.rows;
    gapBefore = countRow(into, row, number, gapBefore, context.delimited === true);
    if (into.rows > before) watched?.row(row, number);
  };
  const flushBlank = (into: TableTally): void => {
    if (pendingBlank.count > 0) into.blank = seen(into.blank, pendingBlank.row, null, '', pendingBlank.count);
    pendingBlank = { count: 0, row: 0 };
  };

  return {
    push(row, rowNumber) {
      if (tally !== null) return take(tally, row, rowNumber);
      head.push({ row, number: rowNumber });
      if (head.length >= HEAD_ROWS) tally = begin();
    },
    finish(more = {}) {
      const done = tally ?? begin();
      const complete = more.complete ?? context.complete;
      const mergedCells = more.mergedCells ?? context.mergedCells ?? 0;
      const lastHeader = done.layout.headerRows.at(-1);
      const reading: TableReading = {
        shape: {
          rows: done.rows,
          columns: Math.max(done.layout.width, done.layout.headerRows.length > 0 ? 0 : done.width),
          headerRow: lastHeader === undefined ? null : (done.rowNumbers[lastHeader] ?? null),
          sheet: context.sheet,
          complete,
        },
        // What was taken for a header may be a row of data.
        labels: done.layout.labels.slice(0, 100).map(withoutPersonal),
        faults: [...tableFaults(done, { sheet: context.sheet, mergedCells }), ...(more.faults ?? [])],
        personal: personalColumns(done.columns, done.layout.labels, context.sheet),
        period: tablePeriod(done),
      };
      watched?.end(reading.shape);
      return reading;
    },
  };
}

function tableStart({ layout, rowNumbers }: TableTally, sheet: string | null): TableStart {
  const { titleRows, headerRows, numberingRow, labels } = layout;
  const numbersOf = (indexes: readonly number[]): number[] => indexes.flatMap((index) => rowNumbers[index] ?? []);
  const otherRows = [...titleRows, ...(numberingRow === null ? [] : [numberingRow])];
  return { sheet, labels, headerRows: numbersOf(headerRows), otherRows: numbersOf(otherRows) };
}

function startTally(
  head: readonly { row: readonly string[]; number: number }[],
  labels: readonly string[] | undefined,
): TableTally {
  const rows = head.map((entry) => entry.row);
  const layout = labels === undefined ? findLayout(rows) : namedLayout(labels);
  return {
    layout,
    rowNumbers: head.map((entry) => entry.number),
    titles: layout.titleRows.map((index) => (rows[index] ?? []).filter((cell) => cell.trim() !== '').join(' ')),
    headRows: rows.slice(0, layout.firstDataRow),
    rows: 0,
    width: layout.width,
    columns: [],
    blank: null,
    extra: null,
    filledExtra: null,
    missing: null,
    totals: null,
    notes: null,
    comments: 0,
    furtherTables: null,
  };
}

/** Counts one row that is not blank; answers whether a gap (blank row, section mark) stands before the next one. */
function countRow(
  tally: TableTally,
  row: readonly string[],
  number: number,
  gapBefore: boolean,
  delimited: boolean,
): boolean {
  const first = row.find((cell) => !isBlank(cell)) ?? '';
  const filled = filledCells(row);
  if (isCommentRow(row)) {
    tally.comments += 1;
    return gapBefore;
  }
  if (filled === 1 && SECTION_MARK.test(first.trim())) {
    tally.furtherTables = seen(tally.furtherTables, number, 1, first);
    return false;
  }
  if (gapBefore && isFurtherHeader(tally, row)) {
    tally.furtherTables = seen(tally.furtherTables, number, 1, row.join(' | '));
    return false;
  }
  if (filled === 1 && tally.layout.width >= 3 && cellKind(first) === 'text' && first.trim().length > 2) {
    tally.notes = seen(tally.notes, number, row.indexOf(first) + 1, first);
  } else if (TOTAL_LABEL.test(first.trim())) {
    tally.totals = seen(tally.totals, number, row.indexOf(first) + 1, row.join(' | '));
  }
  tally.rows += 1;
  countWidth(tally, row, number, delimited);
  for (let column = 0; column < Math.min(row.length, MAX_COLUMNS); column += 1) {
    const counts = (tally.columns[column] ??= emptyTally());
    tallyCell(counts, row[column] ?? '', number);
  }
  return false;
}

function countWidth(tally: TableTally, row: readonly string[], number: number, delimited: boolean): void {
  const { width } = tally.layout;
  const extent = rowExtent(row);
  const cells = delimited ? row.length : extent;
  tally.width = Math.max(tally.width, extent);
  if (width === 0) return;
  if (extent > width) tally.filledExtra = seen(tally.filledExtra, number, width + 1, row.slice(width).join(' | '));
  if (cells > width) tally.extra = seen(tally.extra, number, width + 1, row.slice(width).join(' | '));
  if (delimited && cells < width) tally.missing = seen(tally.missing, number, cells + 1, row.join(' | '));
}

/** After a gap: names again where there were numbers. */
function isFurtherHeader(tally: TableTally, row: readonly string[]): boolean {
  if (tally.rows < 2) return false;
  let names = 0;
  for (let column = 0; column < row.length; column += 1) {
    const counts = tally.columns[column];
    const kind = cellKind(row[column] ?? '');
    if (kind === 'number' || kind === 'date') return false;
    if (kind === 'text' && counts !== undefined && isNumericTally(counts)) names += 1;
  }
  return names >= 2;
}

function seen(before: Sighting | null, row: number, column: number | null, quote: string, count = 1): Sighting {
  return before === null ? { count, row, column, quote } : { ...before, count: before.count + count };
}
