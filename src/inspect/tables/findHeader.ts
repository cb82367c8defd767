import { cellYear } from './cellDate.ts';
import { cellKind, filledCells, isBlankRow, rowExtent } from './cellKind.ts';
import { cellKinds } from './cellKinds.ts';

export type HeaderFinding = {
  readonly rows: readonly number[];
  readonly numberingRow: number | null;
  readonly labels: readonly string[];
};

/** Rows below a header candidate that are looked at. */
const BODY_ROWS = 100;
/** More rows than this are not a header but data. */
const MAX_HEADER_ROWS = 4;

/** Words that labels of public tables begin with: more than anything else they tell a header from a row of text. */
const LABEL_WORDS =
  /^(?:№|n[o°r]?\b|no\.|id\b|код|име\b|наимен|назв|област|община|общ\.|регион|населено|град\b|адрес|дата|година|месец|период|вид\b|тип\b|брой|бр\.|сума|стойност|цена|забележ|описан|лице|фирма|булстат|еик|номер|ред\b|показател|статус|категор|telef|тел\.|name|title|code|date|year|month|type|value|total|amount|address|city|region|country|description|status|lat\b|latit|lon|url\b|key\b|count|[a-z]+_(?:id|name|code|date)\b)/i;

type Column = { readonly numberShare: number; readonly values: readonly string[] };

/** Recognises the header that starts at row `start`, when there is one. */
export function findHeader(head: readonly (readonly string[])[], start: number): HeaderFinding {
  const candidate = head[start] ?? [];
  const body = head
    .slice(start + 1, start + 1 + BODY_ROWS)
    .filter((row) => !isBlankRow(row) && !sameRow(row, candidate));
  const none: HeaderFinding = { rows: [], numberingRow: null, labels: [] };
  if (headerScore(candidate, body) <= 0) return none;
  const rows = [start];
  while (rows.length < MAX_HEADER_ROWS && continuesHeader(head, rows, start + rows.length))
    rows.push(start + rows.length);
  const next = start + rows.length;
  const numberingRow = isNumberingRow(head[next] ?? [], rowExtent(candidate)) ? next : null;
  return { rows, numberingRow, labels: joinLabels(rows.map((index) => head[index] ?? [])) };
}

/** Above 0: the row is a header. Each column has its say; strong when kinds differ, weak when all is text. */
function headerScore(candidate: readonly string[], body: readonly (readonly string[])[]): number {
  const labels = candidate.map((cell) => cell.trim());
  const filled = labels.filter((label) => label !== '');
  if (filled.length === 0 || filled.some((label) => label.length > 300)) return -1;
  if (body.length === 0) return filled.every((label) => cellKind(label) === 'text') ? 1 : -1;
  let score = new Set(filled).size === filled.length ? 0.5 : -0.5;
  if (filled.length < rowExtent(labels) / 2) score -= 1;
  if ((labels[0] ?? '') === '' && body.every((row) => (row[0] ?? '').trim() === '')) score -= 0.5;
  const codes = areColumnCodes(filled);
  for (let column = 0; column < labels.length; column += 1) {
    const label = labels[column] ?? '';
    if (label === '') continue;
    score += codes && cellKind(label) === 'number' ? 0.2 : columnSays(label, readColumn(body, column));
  }
  return score;
}

/** Codes of a classification as labels (`01, 02, 03, 10, 18 …`): always growing, which rows of data are not. */
function areColumnCodes(labels: readonly string[]): boolean {
  const numbers = labels.filter((label) => /^\d{1,4}$/.test(label)).map(Number);
  return (
    numbers.length >= 5 &&
    numbers.length < labels.length &&
    numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))
  );
}

function readColumn(body: readonly (readonly string[])[], column: number): Column {
  const values = body.map((row) => (row[column] ?? '').trim()).filter((value) => value !== '');
  const kindOf = cellKinds();
  const numbers = values.filter((value) => kindOf(value) !== 'text').length;
  return { numberShare: values.length === 0 ? 0 : numbers / values.length, values };
}

function columnSays(label: string, column: Column): number {
  const kind = cellKind(label);
  if (column.values.length === 0) return 0;
  if (kind !== 'text') {
    // Years and dates stand above columns of other numbers in wide tables; numbers above numbers are data.
    const isTime = kind === 'date' || cellYear(label) !== null;
    const belowAreTimes = column.values.filter(
      (value) => cellKind(value) === 'date' || cellYear(value) !== null,
    ).length;
    return isTime && column.numberShare > 0.7 && belowAreTimes < column.values.length / 2 ? 0.5 : -1.5;
  }
  if (LABEL_WORDS.test(label)) return column.values.includes(label) ? 0 : 1;
  if (column.numberShare >= 0.7) return 1;
  return textColumnSays(label, column.values);
}

function textColumnSays(label: string, values: readonly string[]): number {
  if (values.includes(label)) return -0.5;
  let says = 0;
  const digitShare = values.filter((value) => /\d/.test(value)).length / values.length;
  if (/\d/.test(label)) says -= 0.2;
  else if (digitShare > 0.8) says += 0.5;
  const lengths = values.map((value) => value.length);
  const shortest = Math.min(...lengths);
  const longest = Math.max(...lengths);
  if (values.length > 2 && longest - shortest <= 2 && (label.length < shortest - 2 || label.length > longest + 2))
    says += 0.5;
  return says;
}

/** A further header row: text above columns of numbers, or names that fill the blanks of the group labels above. */
function continuesHeader(head: readonly (readonly string[])[], rows: readonly number[], next: number): boolean {
  const above = head[rows.at(-1) ?? 0] ?? [];
  const row = head[next] ?? [];
  const body = head.slice(next + 1, next + 1 + BODY_ROWS).filter((candidate) => !isBlankRow(candidate));
  if (isBlankRow(row) || body.length === 0) return false;
  if (sameRow(row, above)) return true;
  if (row.some((cell) => !['empty', 'text'].includes(cellKind(cell)) && cellYear(cell) === null)) return false;
  const extent = Math.max(rowExtent(above), rowExtent(row));
  let fillsBlanks = 0;
  let aboveNumbers = 0;
  for (let column = 0; column < extent; column += 1) {
    const cell = (row[column] ?? '').trim();
    if (cell === '') continue;
    if ((above[column] ?? '').trim() === '') fillsBlanks += 1;
    if (readColumn(body, column).numberShare >= 0.8) aboveNumbers += 1;
  }
  const blanksAbove = extent - filledCells(above);
  if (blanksAbove > 0 && fillsBlanks > 0 && fillsBlanks >= blanksAbove / 2 && aboveNumbers > 0) return true;
  return (
    aboveNumbers >= 2 && aboveNumbers >= filledCells(row) / 2 && !row.some((cell) => /^[-–—.]+$/.test(cell.trim()))
  );
}

/** `1 | 2 | 3 | 4`: names the columns by number under a header, as forms on paper do. */
function isNumberingRow(row: readonly string[], width: number): boolean {
  const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (cells.length < 3 || cells.length < width * 0.8) return false;
  const numbers = cells.map((cell) =>
    /^\(?\d{1,3}\)?\.?$/.test(cell) ? Number.parseInt(cell.replace('(', ''), 10) : -1,
  );
  const first = numbers[0] ?? -1;
  return first >= 0 && first <= 2 && numbers.every((number, index) => number === first + index);
}

/** One label a column; a group label stands for the blanks to its right when a row of names follows it. */
function joinLabels(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(rowExtent));
  const last = rows.length - 1;
  let group: string[] = [];
  return Array.from({ length: width }, (_, column) => {
    const parts = rows.map((row, level) => {
      const own = (row[column] ?? '').trim();
      const below = rows.slice(level + 1).some((lower) => (lower[column] ?? '').trim() !== '');
      if (own !== '') group = [...group.slice(0, level), own];
      return own === '' && level < last && below ? (group[level] ?? '') : own;
    });
    return [...new Set(parts.filter((part) => part !== ''))].join(' / ').replace(/\s+/g, ' ');
  });
}

/** The header written twice. */
function sameRow(row: readonly string[], other: readonly string[]): boolean {
  return rowExtent(row) === rowExtent(other) && row.every((cell, index) => cell.trim() === (other[index] ?? '').trim());
}
