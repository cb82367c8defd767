import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { isDateFormat, isNumberAsText, serialDate } from './excelDates.ts';
import type { TableWatch } from './tableWatch.ts';
import type { SheetReading } from './workbook.ts';
import { startSheet } from './workbook.ts';

export type XlsReading = {
  readonly sheets: readonly SheetReading[];
  /** ISO date-times from the properties of the document. */
  readonly created: string | null;
  readonly modified: string | null;
};

/** Rows of a sheet that are read: BIFF8 ends at 65,536 anyway. */
const MAX_ROWS = 65_536;
/** The library holds the whole workbook in memory, many times larger than the file. */
export const MAX_XLS_BYTES = 24 * 1024 * 1024;
const MAX_SHEETS = 200;
const MAX_COLUMNS = 1_000;
const MAX_CELL_CHARACTERS = 2000;

/**
 * Sheets of workbooks in formats that have no open reader of ours: XLS (BIFF), XLSB, SYLK, SpreadsheetML 2003. Throws
 * what the library throws; the message says `password` for encrypted workbooks.
 */
export async function readXls(bytes: Uint8Array, watch?: TableWatch): Promise<XlsReading> {
  // Half a second and forty megabytes with its code pages: only for those who meet such a file.
  const [{ read, set_cptable, SSF }, codePages] = await Promise.all([
    import('@e965/xlsx'),
    import('@e965/xlsx/dist/cpexcel.full.mjs'),
  ]);
  // Old workbooks name a code page (1251 as a rule) and the library knows only what it is given.
  set_cptable(codePages);
  const book = read(bytes, {
    type: 'array',
    dense: true,
    sheetRows: MAX_ROWS,
    cellNF: true,
    cellHTML: false,
    cellFormula: false,
    UTC: true,
  });
  const sheets = book.SheetNames.slice(0, MAX_SHEETS).flatMap((name, index) => {
    const sheet = book.Sheets[name];
    return sheet === undefined ? [] : [readSheet(book, sheet, { name, index, formats: SSF.get_table(), watch })];
  });
  return { sheets, created: isoTime(book.Props?.CreatedDate), modified: isoTime(book.Props?.ModifiedDate) };
}

type SheetPlace = {
  readonly name: string;
  readonly index: number;
  /** Built-in number formats by their number. */
  readonly formats: { readonly [number: number]: unknown };
  readonly watch: TableWatch | undefined;
};

function readSheet(book: WorkBook, sheet: WorkSheet, { name, index, formats, watch }: SheetPlace): SheetReading {
  const reader = startSheet(name, watch);
  const rows = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  for (const [rowIndex, row] of rows.entries()) {
    if (row === undefined) continue;
    const cells: string[] = [];
    for (let column = 0; column < Math.min(row.length, MAX_COLUMNS); column += 1) {
      const cell = row[column];
      const words = cell === undefined ? '' : cellText(cell, from1904, formats);
      cells.push(words);
      if (cell?.t === 's' && isNumberAsText(words)) reader.textNumber(rowIndex + 1, column + 1, words);
    }
    while (cells.length > 0 && cells.at(-1) === '') cells.pop();
    reader.row(cells, rowIndex + 1);
  }
  return reader.finish({
    merged: sheet['!merges']?.length ?? 0,
    complete: rows.length < MAX_ROWS,
    hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
  });
}

function cellText(cell: CellObject, from1904: boolean, formats: SheetPlace['formats']): string {
  if (cell.v === undefined || cell.v === null) return '';
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10);
  if (cell.t === 'e') return cell.w ?? '#N/A';
  if (cell.t === 'n' && typeof cell.v === 'number') {
    const format = typeof cell.z === 'string' ? cell.z : String(formats[Number(cell.z ?? 0)] ?? '');
    return (isDateFormat(format) ? serialDate(cell.v, from1904) : null) ?? String(cell.v);
  }
  if (cell.t === 'b') return cell.v === true ? 'TRUE' : 'FALSE';
  return String(cell.v).slice(0, MAX_CELL_CHARACTERS);
}

function isoTime(value: unknown): string | null {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().slice(0, 19) + 'Z';
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 25) : null;
}
