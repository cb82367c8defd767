import { quote, withoutPersonal } from '../../model/evidence.ts';
import type { TableFault } from '../../model/factValues.ts';
import type { BodyFacts } from '../bodyFacts.ts';
import { isBlankRow } from './cellKind.ts';
import type { TableReading } from './tableTally.ts';
import { startTable } from './tableReader.ts';
import type { TableWatch } from './tableWatch.ts';

/** One sheet of a workbook as its reader found it. */
export type SheetReading = {
  readonly name: string;
  readonly hidden: boolean;
  readonly merged: number;
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly table: TableReading;
};

/** Rows of one sheet, taken one by one. */
export type SheetReader = {
  row(cells: readonly string[], rowNumber: number): void;
  /** A number that is stored as text. */
  textNumber(row: number, column: number, words: string): void;
  finish(more: { readonly merged: number; readonly complete: boolean; readonly hidden: boolean }): SheetReading;
};

/** Cells of a workbook that are read; the rest is left and the table is not complete. */
export const MAX_CELLS = 5_000_000;
/** Blank rows that are handed on for a gap: more say nothing more. */
const GAP_ROWS = 3;
/** Fewer numbers stored as text may be codes. */
const FEW_TEXT_NUMBERS = 3;

export function startSheet(title: string, watch?: TableWatch): SheetReader {
  const name = withoutPersonal(title);
  const reader = startTable({ sheet: name, complete: true, watch });
  let lastRow = 0;
  let lastColumn = 0;
  let textNumbers: { count: number; row: number; column: number; words: string } | null = null;
  return {
    row(cells, rowNumber) {
      if (isBlankRow(cells)) return;
      for (let gap = Math.max(lastRow + 1, rowNumber - GAP_ROWS); gap < rowNumber; gap += 1) reader.push([], gap);
      reader.push(cells, rowNumber);
      lastRow = rowNumber;
      lastColumn = Math.max(lastColumn, cells.length);
    },
    textNumber(row, column, words) {
      textNumbers =
        textNumbers === null ? { count: 1, row, column, words } : { ...textNumbers, count: textNumbers.count + 1 };
    },
    finish({ merged, complete, hidden }) {
      const faults: TableFault[] = [];
      if (textNumbers !== null && textNumbers.count >= FEW_TEXT_NUMBERS) {
        const { count, row, column, words } = textNumbers;
        faults.push({
          code: 'numbers-as-text',
          count,
          row,
          column,
          sheet: name,
          quote: quote(words),
          breaksUse: false,
        });
      }
      return {
        name,
        hidden,
        merged,
        lastRow,
        lastColumn,
        table: reader.finish({ mergedCells: merged, complete, faults }),
      };
    },
  };
}

/** Writes the facts of tables that stand beside each other: one alone as a table, several like the sheets of a workbook. */
export function putTables(facts: BodyFacts, tables: readonly SheetReading[]): void {
  const [only] = tables;
  if (only !== undefined && tables.length === 1) return putTable(facts, only.table);
  putWorkbook(facts, tables);
}

/** Writes the facts of a workbook: all sheets, and the table of the largest visible one. */
export function putWorkbook(facts: BodyFacts, sheets: readonly SheetReading[]): void {
  facts.put(
    'table.sheets',
    sheets.slice(0, 100).map(({ name, hidden, merged, lastRow, lastColumn }) => ({
      name,
      rows: lastRow,
      columns: lastColumn,
      hidden,
      merged,
    })),
  );
  const main = mainSheet(sheets);
  if (main === null) return facts.unknown('table.shape', 'empty', 'no sheet holds a filled cell');
  const hidden = sheets.filter((sheet) => sheet.hidden && sheet.lastRow > 0);
  const hiddenFaults: TableFault[] = hidden.slice(0, 1).map((sheet) => ({
    code: 'hidden-sheet',
    count: hidden.length,
    row: null,
    column: null,
    sheet: sheet.name,
    quote: sheet.name,
    breaksUse: false,
  }));
  // Hidden sheets too: that is where lists of people are forgotten.
  const personal = sheets.flatMap(({ table }) => table.personal);
  putTable(facts, { ...main.table, faults: [...main.table.faults, ...hiddenFaults], personal });
}

function mainSheet(sheets: readonly SheetReading[]): SheetReading | null {
  let main: SheetReading | null = null;
  for (const sheet of sheets.filter((candidate) => !candidate.hidden)) {
    const cells = sheet.table.shape.rows * sheet.table.shape.columns;
    if (sheet.lastRow > 0 && (main === null || cells > main.table.shape.rows * main.table.shape.columns)) main = sheet;
  }
  return main ?? sheets.find((sheet) => sheet.lastRow > 0) ?? null;
}

/** Writes shape, labels, faults, columns with personal data and period of one table. */
export function putTable(facts: BodyFacts, table: TableReading): void {
  const { shape } = table;
  const cell = (row: number | null) => ({ kind: 'cell', sheet: shape.sheet, row: row ?? 1, column: 1 }) as const;
  facts.put('table.shape', shape, cell(shape.headerRow), table.labels.slice(0, 12).join(' | '));
  facts.put('table.labels', table.labels, cell(shape.headerRow), table.labels.slice(0, 12).join(' | '));
  const worst = table.faults.find((fault) => fault.breaksUse) ?? table.faults[0];
  facts.put(
    'table.faults',
    table.faults,
    { kind: 'cell', sheet: shape.sheet, row: worst?.row ?? shape.headerRow ?? 1, column: worst?.column ?? 1 },
    worst?.quote ?? '',
  );
  facts.put('table.personal-columns', table.personal);
  if (table.period !== null) facts.put('table.period', table.period, cell(shape.headerRow), table.period.latest.date);
}
