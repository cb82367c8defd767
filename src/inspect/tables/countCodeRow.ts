import { type CodeRow, cellText, cellTexts } from './codeRow.ts';
import { emptyTally, tallyCell, tallyPlain } from './columnTally.ts';
import { countWidth, MAX_COLUMNS, TOTAL_LABEL } from './countRow.ts';
import { PLAIN, plainCell } from './plainCell.ts';
import type { TableTally } from './tableTally.ts';

/** Counts rows by their codes, as `countRow` would count their strings. */
export type CodeRowCounter = {
  /**
   * Counts a row of data that follows another one; false, and nothing counted, for one at which more must be looked:
   * blank, with one cell only, a comment, a total.
   */
  count(tally: TableTally, row: CodeRow, number: number, delimited: boolean): boolean;
};

const [SPACE, HASH] = [32, 35];

export function codeRowCounter(): CodeRowCounter {
  let plains = new Int32Array(64);
  return {
    count(tally, row, number, delimited) {
      if (row.cells > plains.length) plains = new Int32Array(row.cells * 2);
      const extent = readPlains(row, plains);
      if (extent < 0) return false;
      tally.rows += 1;
      if (extent > tally.width || row.cells !== tally.layout.width || extent > tally.layout.width)
        countWidth(tally, { extent, cells: row.cells, number, delimited }, () => cellTexts(row));
      const columns = Math.min(row.cells, MAX_COLUMNS);
      for (let column = 0; column < columns; column += 1) {
        const counts = (tally.columns[column] ??= emptyTally());
        const plain = plains[column] ?? 0;
        if (plain === PLAIN.unsure) tallyCell(counts, cellText(row, column), number);
        else tallyPlain(counts, plain, row, column, number);
      }
      return true;
    },
  };
}

/** Cells up to the last one that holds something, or -1 when the row may be no ordinary one. */
function readPlains(row: CodeRow, plains: Int32Array): number {
  const { codes, starts, ends, cells } = row;
  let filled = 0;
  let first = -1;
  let extent = 0;
  for (let cell = 0; cell < cells; cell += 1) {
    const start = starts[cell] ?? 0;
    const plain = plainCell(codes, start, ends[cell] ?? 0);
    plains[cell] = plain;
    if (plain === PLAIN.blank || (plain === PLAIN.unsure && isBlank(row, cell))) continue;
    filled += 1;
    if (first < 0) first = cell;
    extent = cell + 1;
  }
  return filled < 2 || mayBeComment(row) || isTotal(row, first) ? -1 : extent;
}

/** As `isBlank` of its string; told by the first code nearly always. */
function isBlank(row: CodeRow, cell: number): boolean {
  const code = row.codes[row.starts[cell] ?? 0] ?? 0;
  if ((code > 32 && code < 0x7f) || (code >= 0x400 && code < 0x530)) return false;
  return cellText(row, cell).trim() === '';
}

/** The first cell begins with `#`, or with something that could stand before one. */
function mayBeComment({ codes, starts, ends }: CodeRow): boolean {
  const start = behindSpaces(codes, starts[0] ?? 0, ends[0] ?? 0);
  if (start === ends[0]) return false;
  const code = codes[start] ?? 0;
  return code === HASH || code <= SPACE || (code >= 0xa0 && !isInk(code));
}

function behindSpaces(codes: Uint16Array, from: number, to: number): number {
  let at = from;
  while (at < to && codes[at] === SPACE) at += 1;
  return at;
}

/** Cyrillic, dashes and quotation marks: what cells begin with above ASCII and is no space. */
function isInk(code: number): boolean {
  return (code >= 0x400 && code < 0x530) || (code >= 0x2010 && code <= 0x2027) || code === 0xab;
}

function isTotal(row: CodeRow, cell: number): boolean {
  const start = row.starts[cell] ?? 0;
  return (
    mayBeginTotal(row.codes[start] ?? 0, row.codes[start + 1] ?? 0) && TOTAL_LABEL.test(cellText(row, cell).trim())
  );
}

/** The first two letters of the words for a total; signs that are neither ASCII nor Cyrillic pass. */
function mayBeginTotal(first: number, second: number): boolean {
  if (!isUsual(first)) return true;
  if (!isUsual(second)) return !isDigit(first);
  switch (small(first)) {
    case 0x43e: // о: общо, общ сбор
      return small(second) === 0x431;
    case 0x432: // в: всичко
    case 0x441: // с: сума
      return small(second) === 0x441 || small(second) === 0x443;
    case 0x438: // и: итого
      return small(second) === 0x442;
    case 116: // t: total
      return small(second) === 111;
    case 103: // g: grand total
      return small(second) === 114;
    case 115: // s: sum
      return small(second) === 117;
    default:
      return false;
  }
}

function isUsual(code: number): boolean {
  return code < 0x400 ? code > 32 && code < 127 : code <= 0x45f;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Of a Latin letter or one of а–я, the small one. */
function small(code: number): number {
  if (code >= 65 && code <= 90) return code + 32;
  return code >= 0x410 && code <= 0x42f ? code + 32 : code;
}
