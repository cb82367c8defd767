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
};

export function emptyCodeRow(): CodeRow {
  return { codes: new Uint16Array(1024), cells: 0, starts: new Int32Array(64), ends: new Int32Array(64) };
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

/** One cell as a string of its own: a part of a larger text would keep all of that text in memory. */
export function cellText({ codes, starts, ends }: CodeRow, cell: number): string {
  const start = starts[cell] ?? 0;
  const end = ends[cell] ?? 0;
  if (end - start <= MOST_CODES) return String.fromCharCode(...codes.subarray(start, end));
  let text = '';
  for (let at = start; at < end; at += MOST_CODES)
    text += String.fromCharCode(...codes.subarray(at, Math.min(end, at + MOST_CODES)));
  return text;
}

export function cellTexts(row: CodeRow): string[] {
  return Array.from({ length: row.cells }, (_, cell) => cellText(row, cell));
}

/** Puts the codes of a row of strings into a row that owns its codes. */
export function fillCodeRow(into: CodeRow, cells: readonly string[]): void {
  let length = 0;
  for (const cell of cells) length += cell.length;
  if (length > into.codes.length) into.codes = new Uint16Array(length * 2);
  const { codes } = into;
  into.cells = 0;
  let at = 0;
  for (const cell of cells) {
    const start = at;
    for (let index = 0; index < cell.length; index += 1) codes[at + index] = cell.charCodeAt(index);
    at += cell.length;
    addCell(into, start, at);
  }
}
