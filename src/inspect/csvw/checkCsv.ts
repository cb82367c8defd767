import { quote } from '../../model/evidence.ts';
import type { SchemaFault } from '../../model/tableSchema.ts';
import { delimitedScanner } from '../tables/scanDelimited.ts';
import { collectFaults, type Tell } from '../tables/schema/collectFaults.ts';
import type { CellValue } from './cellDatatype.ts';
import type { CsvwColumn, CsvwDialect, CsvwTable } from './csvwTable.ts';
import { matchColumns, titleOf } from './matchColumns.ts';
import { parseCell, type ParsedCell } from './parseCell.ts';

/** The values of some columns, row by row. */
export type KeyRows = readonly { readonly row: number; readonly key: string; readonly quote: string }[];

export type CheckedCsv = {
  readonly rows: number;
  readonly faults: readonly SchemaFault[];
  readonly count: number;
  /** By the names of the columns (`keyName`). */
  readonly keys: ReadonlyMap<string, KeyRows>;
};

/** Rows whose keys are held; later ones are not compared. */
const MAX_KEYS = 1_000_000;

export function keyName(columns: readonly string[]): string {
  return JSON.stringify(columns);
}

/** Holds a file, given as text in pieces, against its description. `kept`: columns whose values are asked for later. */
export function checkCsv(
  table: CsvwTable,
  kept: readonly (readonly string[])[],
): { push(text: string): void; end(): CheckedCsv } {
  const { tell, found } = collectFaults(null);
  const columns = table.columns?.filter(({ virtual }) => !virtual) ?? null;
  const keys = openKeys(table, columns ?? [], kept, tell);
  const sheet = openSheet(table.dialect, {
    header(labels, row) {
      if (table.columns === null) return;
      for (const fault of matchColumns(labels, table.columns, table.language)) tell({ ...fault, row });
    },
    row(cells, row) {
      if (columns === null) return;
      checkWidth(cells, columns.length, row, tell);
      const values = columns.map((column, index) => checkCell(cells[index] ?? '', column, { row, index }, tell));
      keys.row(values, cells, row);
    },
  });
  const mark = commentMarker(table.dialect);
  const scanner = delimitedScanner({ delimiter: table.dialect.delimiter, quote: table.dialect.quoteChar }, sheet.row);
  return {
    push: (text) => scanner.push(mark(text)),
    end() {
      const { firstUnclosedRow } = scanner.end();
      sheet.end();
      if (firstUnclosedRow !== null)
        tell({ code: 'source-error', row: firstUnclosedRow, column: null, field: '', asked: 'quoteChar', quote: '' });
      return { rows: sheet.rows(), ...found(), keys: keys.found };
    },
  };
}

/** Stands before the first sign of a comment while rows are read; a private-use character, which no table has. */
const COMMENT = '\ue000';

/** A row is a comment by its first sign as written: a quoted cell that begins with `#` is none. */
function commentMarker({ commentPrefix, quoteChar }: CsvwDialect): (text: string) => string {
  if (commentPrefix === null) return (text) => text;
  let inQuotes = false;
  let atStart = true;
  return (text) => {
    let marked = '';
    let from = 0;
    for (let index = 0; index < text.length; index += 1) {
      const sign = text[index] ?? '';
      if (atStart && !inQuotes && sign === commentPrefix) {
        marked += text.slice(from, index) + COMMENT;
        from = index;
      }
      if (sign === quoteChar) inQuotes = !inQuotes;
      atStart = sign === '\n' || sign === '\r';
    }
    return marked + text.slice(from);
  };
}

/** Sorts the rows of a file into comments, header and data as the dialect has it. */
function openSheet(
  dialect: CsvwDialect,
  to: {
    header(labels: readonly (readonly string[])[], row: number): void;
    row(cells: readonly string[], row: number): void;
  },
): { row(cells: readonly string[]): void; end(): void; rows(): number } {
  const header: (readonly string[])[] = [];
  let read = 0;
  let data = 0;
  // An empty last line is the end of the file, one between rows is a row.
  let blank = 0;
  const take = (cells: readonly string[], row: number): void => {
    if (header.length < dialect.headerRowCount) {
      header.push(cells);
      if (header.length === dialect.headerRowCount) to.header(columnsOf(header), row);
      return;
    }
    if (data === 0 && dialect.headerRowCount === 0)
      to.header(
        cells.map(() => []),
        row,
      );
    data += 1;
    to.row(cells, row);
  };
  return {
    row(cells) {
      read += 1;
      if (read <= dialect.skipRows) return;
      const trimmed = cells.slice(dialect.skipColumns).map((cell) => trimCell(cell, dialect.trim));
      if ((cells[0] ?? '').startsWith(COMMENT)) return;
      if (trimmed.length <= 1 && (trimmed[0] ?? '') === '') {
        if (!dialect.skipBlankRows) blank += 1;
        return;
      }
      for (let row = read - blank; blank > 0; blank -= 1, row += 1) take([''], row);
      take(trimmed, read);
    },
    end() {
      if (header.length < dialect.headerRowCount) to.header(columnsOf(header), Math.max(1, read));
      else if (blank > 1 || (blank === 1 && header[0]?.length === 1)) take([''], read);
    },
    rows: () => data,
  };
}

function columnsOf(header: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return (header[0] ?? []).map((_, index) => header.map((row) => (row[index] ?? '').trim()));
}

function trimCell(cell: string, trim: CsvwDialect['trim']): string {
  if (trim === 'none') return cell;
  return trim === 'both' ? cell.trim() : trim === 'start' ? cell.trimStart() : cell.trimEnd();
}

function checkWidth(cells: readonly string[], width: number, row: number, tell: Tell): void {
  if (cells.length > width)
    tell({ code: 'extra-cell', row, column: width + 1, field: '', asked: String(width), quote: cells[width] ?? '' });
  else if (cells.length < width)
    tell({ code: 'missing-cell', row, column: cells.length + 1, field: '', asked: String(width), quote: '' });
}

function checkCell(
  cell: string,
  column: CsvwColumn,
  { row, index }: { readonly row: number; readonly index: number },
  tell: Tell,
): ParsedCell['value'] {
  const { value, fault } = parseCell(cell, column);
  if (fault !== null) tell({ ...fault, row, column: index + 1, field: titleOf(column), quote: cell });
  return value;
}

/** Watches the primary key, and keeps the values that foreign keys compare. */
function openKeys(
  table: CsvwTable,
  columns: readonly CsvwColumn[],
  kept: readonly (readonly string[])[],
  tell: Tell,
): {
  row(values: readonly ParsedCell['value'][], cells: readonly string[], row: number): void;
  found: ReadonlyMap<string, KeyRows>;
} {
  const found = new Map<string, { row: number; key: string; quote: string }[]>();
  const indexes = (names: readonly string[]): readonly number[] =>
    names.map((name) => columns.findIndex((column) => column.hasName && column.name === name));
  const asked = [...new Map(kept.map((names) => [keyName(names), indexes(names)]))];
  for (const [name] of asked) found.set(name, []);
  const primary = indexes(table.primaryKey);
  const seen = new Set<string>();
  return {
    found,
    row(values, cells, row) {
      for (const [name, at] of asked) {
        const rows = found.get(name);
        if (rows === undefined || rows.length >= MAX_KEYS) continue;
        rows.push({ row, key: joined(values, at), quote: quoteOf(cells, at) });
      }
      if (primary.length === 0) return;
      const key = joined(values, primary);
      if (seen.has(key)) {
        const column = (primary[0] ?? 0) + 1;
        tell({
          code: 'primary-key',
          row,
          column,
          field: table.primaryKey.join(', '),
          asked: 'primaryKey',
          quote: quoteOf(cells, primary),
        });
      } else if (seen.size < MAX_KEYS) seen.add(key);
    },
  };
}

function joined(values: readonly ParsedCell['value'][], at: readonly number[]): string {
  const plain = (value: CellValue): string | number | boolean => (typeof value === 'bigint' ? String(value) : value);
  return JSON.stringify(
    at.map((index) => {
      const value = values[index] ?? null;
      return Array.isArray(value) ? value.map(plain) : value === null ? null : plain(value as CellValue);
    }),
  );
}

function quoteOf(cells: readonly string[], at: readonly number[]): string {
  return quote(at.map((index) => cells[index] ?? '').join(' | '));
}
