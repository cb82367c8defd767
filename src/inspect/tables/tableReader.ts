import { withoutPersonal } from '../../model/evidence.ts';
import type { TableFault } from '../../model/factValues.ts';
import { isBlankRow } from './cellKind.ts';
import { type CodeRow, cellTexts, emptyCodeRow, fillCodeRow } from './codeRow.ts';
import { codeRowCounter } from './countCodeRow.ts';
import { countRow } from './countRow.ts';
import { findLayout, namedLayout } from './findLayout.ts';
import { personalColumns } from './personalColumns.ts';
import { seen } from './sighting.ts';
import { tableFaults } from './tableFaults.ts';
import { tablePeriod } from './tablePeriod.ts';
import type { TableContext, TableReading, TableTally } from './tableTally.ts';
import type { TableStart, WatchedTable } from './tableWatch.ts';

export type TableReader = {
  /** Takes the next row; `rowNumber` counts from 1 as the source does. */
  push(row: readonly string[], rowNumber: number): void;
  /** The same for a row whose strings nobody has made; it is read before this returns. */
  pushCodes(row: CodeRow, rowNumber: number): void;
  finish(more?: {
    readonly mergedCells?: number;
    readonly complete?: boolean;
    readonly faults?: readonly TableFault[];
  }): TableReading;
};

/** Rows that are kept to find title rows and header. */
const HEAD_ROWS = 200;

/** Reads a table row by row, so that a file of any size needs the memory of its first rows only. */
export function startTable(context: TableContext): TableReader {
  const head: { row: readonly string[]; number: number }[] = [];
  let tally: TableTally | null = null;
  let pendingBlank: { count: number; row: number } = { count: 0, row: 0 };
  let gapBefore = false;
  let watched: WatchedTable | undefined;
  const counter = codeRowCounter();
  /** Codes of rows that come as strings. */
  const scratch = emptyCodeRow();
  const delimited = context.delimited === true;

  const take = (into: TableTally, row: readonly string[], number: number): void => {
    if (isBlankRow(row)) {
      if (pendingBlank.count === 0) pendingBlank = { count: 0, row: number };
      pendingBlank.count += 1;
      gapBefore = true;
      if (delimited) flushBlank(into);
      return;
    }
    flushBlank(into);
    const before = into.rows;
    gapBefore = countRow(into, row, number, gapBefore, delimited);
    if (into.rows > before) watched?.row(row, number);
  };
  const flushBlank = (into: TableTally): void => {
    if (pendingBlank.count > 0) into.blank = seen(into.blank, pendingBlank.row, null, () => '', pendingBlank.count);
    pendingBlank = { count: 0, row: 0 };
  };

  /** Rows like the one before, which nearly all are, need no strings. */
  const takeCodes = (into: TableTally, codes: CodeRow, number: number): boolean =>
    !gapBefore && watched === undefined && counter.count(into, codes, number, delimited);

  const takeRow = (into: TableTally, row: readonly string[], number: number): void => {
    fillCodeRow(scratch, row);
    if (!takeCodes(into, scratch, number)) take(into, row, number);
  };
  const begin = (): TableTally => {
    const started = startTally(head, context.labels);
    watched = context.watch?.(tableStart(started, context.sheet));
    for (const { row, number } of head.slice(started.layout.firstDataRow)) takeRow(started, row, number);
    head.length = 0;
    return started;
  };
  return {
    push(row, rowNumber) {
      if (tally !== null) return takeRow(tally, row, rowNumber);
      head.push({ row, number: rowNumber });
      if (head.length >= HEAD_ROWS) tally = begin();
    },
    pushCodes(row, rowNumber) {
      if (tally === null) return this.push(cellTexts(row), rowNumber);
      if (!takeCodes(tally, row, rowNumber)) take(tally, cellTexts(row), rowNumber);
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
