import { withoutPersonal } from '../../model/evidence.ts';
import type { DatePoint, FactValues } from '../../model/factValues.ts';
import { readDates } from '../dates/readDates.ts';
import { isBeginningLabel } from '../tables/beginningLabel.ts';
import { readTable } from '../tables/readTable.ts';
import type { PageReading, ReadHtmlTable } from './pageReading.ts';

type PageTableFact = FactValues['page.tables'][number];

const MAX_TABLES = 100;
const MIN_ROWS = 3;
const MIN_COLUMNS = 2;
const MAX_LABELS = 100;
/** Cells read for the latest date of one table. */
const MAX_DATED_CELLS = 20_000;
const WEEKDAYS = /^(?:пн|пон|понеделник|mon|monday|п)\.?$/iu;

/**
 * Tables of a page that hold data, not its layout: at least three rows and two columns, mostly filled with short
 * texts. A list of files laid out as a table is no data; its files are.
 */
export function dataTables(reading: PageReading): readonly PageTableFact[] {
  return reading.tables.filter(isDataTable).slice(0, MAX_TABLES).map(tableFact);
}

export function isDataTable(table: ReadHtmlTable): boolean {
  const rows = table.rows.filter((row) => row.some((cell) => cell !== ''));
  const columns = columnCount(rows);
  if (table.presentation || table.region !== 'main' || table.nestedTables > 0) return false;
  if (rows.length < MIN_ROWS || columns < MIN_COLUMNS) return false;
  if (table.formFields > rows.length) return false;
  const cells = rows.flat();
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length < cells.length * 0.4) return false;
  const characters = filled.reduce((sum, cell) => sum + cell.length, 0);
  if (characters / filled.length > 200) return false;
  return !isCalendar(rows, columns) && !isFileList(table, rows, columns);
}

function tableFact(table: ReadHtmlTable): PageTableFact {
  const { shape, labels, faults, personal } = readTable(table.rows, {
    sheet: null,
    mergedCells: table.mergedCells,
    complete: table.complete,
  });
  return {
    rows: shape.rows,
    columns: shape.columns,
    labels: labels.slice(0, MAX_LABELS),
    caption: withoutPersonal(table.caption === '' ? table.heading : table.caption).slice(0, 200),
    css: table.css,
    faults,
    ...(personal.length === 0 ? {} : { personal }),
    latest: latestDate(table),
  };
}

/** The latest day, month or quarter in the cells; years alone may count anything, days of birth date people. */
function latestDate(table: ReadHtmlTable): DatePoint | null {
  let latest: DatePoint | null = null;
  const beginnings = (table.rows[0] ?? []).map(isBeginningLabel);
  const cells = table.rows.flatMap((row) => row.filter((_, column) => beginnings[column] !== true));
  for (const cell of cells.slice(0, MAX_DATED_CELLS)) {
    if (cell.length < 6 || cell.length > 100) continue;
    for (const { date, precision } of readDates(cell)) {
      if (precision !== 'year' && (latest === null || date > latest.date)) latest = { date, precision };
    }
  }
  return latest;
}

function columnCount(rows: readonly (readonly string[])[]): number {
  return rows.reduce((most, row) => Math.max(most, row.filter((cell) => cell !== '').length), 0);
}

/** Seven narrow columns that begin with Monday. */
function isCalendar(rows: readonly (readonly string[])[], columns: number): boolean {
  if (columns < 7 || columns > 8 || rows.length > 9) return false;
  return rows.slice(0, 2).some((row) => WEEKDAYS.test((row.find((cell) => cell !== '') ?? '').trim()));
}

/** Few columns and a file in nearly every row: name, date, „Изтегли“. */
function isFileList(table: ReadHtmlTable, rows: readonly (readonly string[])[], columns: number): boolean {
  return columns <= 4 && table.fileRows >= (rows.length - table.headerRows) * 0.7;
}
