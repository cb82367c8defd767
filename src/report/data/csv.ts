/** A value of a data row: what CSV and JSON both can hold without loss. */
export type Cell = string | number | boolean | null;
export type Row = { readonly [column: string]: Cell };

const BOM = '\ufeff';
// Excel and LibreOffice run cells that begin with these as formulas, also in files; the wide forms count in some locales.
const FORMULA = /^[\s\u00a0]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * A table as CSV by RFC 4180: comma, CRLF, decimal points, header row; with a byte order mark, without which Excel
 * reads Cyrillic wrong. Texts that a spreadsheet would run as a formula get an apostrophe before them.
 */
export function* csvChunks(columns: readonly string[], rows: Iterable<Row>): Generator<string> {
  yield `${BOM}${columns.map((column) => csvCell(column)).join(',')}\r\n`;
  let chunk = '';
  for (const row of rows) {
    chunk += `${columns.map((column) => csvCell(row[column] ?? null)).join(',')}\r\n`;
    if (chunk.length > 65_536) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const wellFormed = value.toWellFormed().replaceAll('\u0000', '');
  const safe = FORMULA.test(wellFormed) ? `'${wellFormed}` : wellFormed;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
