/**
 * A row as places in UTF-16 codes: no string is made of a cell that nobody asks for. It is the same object for every
 * row, and holds until the next one.
 */
export type CodeRow = {
  codes: Uint16Array;
  cells: number;
  /** Of each cell, its first code and the one behind its last. */
  starts: Int32Array;
  ends: Int32Array;
  /** The text that the codes are of, and where in it the first of them stands; null when they are of no text any more. */
  text: string | null;
  from: number;
  /** The cells themselves, when the row was made of strings. */
  strings: readonly string[] | null;
};

export function emptyCodeRow(): CodeRow {
  const [starts, ends] = [new Int32Array(16), new Int32Array(16)];
  return { codes: new Uint16Array(256), cells: 0, starts, ends, text: null, from: 0, strings: null };
}

/** Adds a cell to the row. */
export function addCell(row: CodeRow, start: number, end: number): void {
  if (row.cells === row.starts.length) {
    row.starts = grown(row.starts);
    row.ends = grown(row.ends);
  }
  row.starts[row.cells] = start;
  row.ends[row.cells] = end;
  row.cells += 1;
}

function grown(places: Int32Array): Int32Array {
  const more = new Int32Array(places.length * 2);
  more.set(places);
  return more;
}

/** Characters that one call may be given. */
const MOST_CODES = 4096;

/** One cell as a string. It may keep the text that it is a part of in memory: `ownText` makes one that does not. */
export function cellText({ codes, starts, ends, text, from, strings }: CodeRow, cell: number): string {
  if (strings !== null) return strings[cell] ?? '';
  const start = starts[cell] ?? 0;
  const end = ends[cell] ?? 0;
  if (text !== null) return text.slice(from + start, from + end);
  let made = '';
  for (let at = start; at < end; at += MOST_CODES)
    made += String.fromCharCode(...codes.subarray(at, Math.min(end, at + MOST_CODES)));
  return made;
}

export function cellTexts(row: CodeRow): readonly string[] {
  if (row.strings !== null) return row.strings;
  return Array.from({ length: row.cells }, (_, cell) => cellText(row, cell));
}

/** Puts the codes of a row of strings into a row that owns its codes. */
export function fillCodeRow(into: CodeRow, cells: readonly string[]): void {
  let length = 0;
  for (const cell of cells) length += cell.length;
  if (length > into.codes.length) into.codes = new Uint16Array(length * 2);
  const { codes } = into;
  into.cells = 0;
  into.strings = cells;
  let at = 0;
  for (const cell of cells) {
    const start = at;
    for (let index = 0; index < cell.length; index += 1) codes[at + index] = cell.charCodeAt(index);
    at += cell.length;
    addCell(into, start, at);
  }
}
