import { addCell, type CodeRow, emptyCodeRow } from './codeRow.ts';

/** Reads rows that are written as RFC 4180 says, which nearly all are, by their codes. */
export type CodeScanner = {
  readonly row: CodeRow;
  /** A new text, or the same one with more of it. */
  load(text: string): void;
  /**
   * Reads the row that begins at `from` into `row`; answers the place behind it, or -1 for one whose quotes need a
   * closer look, that does not end in the text, or that is longer than what is looked at once.
   */
  rowAt(from: number): number;
};

/** Codes that are looked at once. */
const WINDOW = 64 * 1024;
const [FEED, CARRIAGE, SPACE] = [10, 13, 32];

/** `quote` null = no quotes. Both signs are single characters. `window` is there for tests. */
export function codeScanner(delimiter: string, quote: string | null, window = WINDOW): CodeScanner {
  let bytes = Buffer.allocUnsafeSlow(0);
  let codes = new Uint16Array(bytes.buffer);
  const row: CodeRow = emptyCodeRow();
  const between = delimiter.charCodeAt(0);
  const around = quote === null ? -1 : quote.charCodeAt(0);
  /** Cells in which quotes stand doubled. */
  const doubled: number[] = [];
  let text = '';
  /** What part of the text the codes are. */
  let begin = 0;
  let end = 0;

  const fill = (from: number): void => {
    begin = from;
    end = Math.min(text.length, from + window);
    row.from = begin;
    bytes.write(text.slice(from, end), 'utf16le');
  };
  /** Place of the sign that ends the row; -1 = not here, -2 = not before `limit`. */
  const lineEnd = (from: number, limit: number): number => {
    row.cells = 0;
    doubled.length = 0;
    let start = from;
    let isQuoted = false;
    for (let at = from; at < limit; at += 1) {
      const code = codes[at] ?? 0;
      if (code === around) {
        if (!isQuoted && (at === start || isSpaces(start, at))) {
          at = quotedCell(at + 1, limit);
          if (at < 0) return at;
          isQuoted = true;
        } else if (isQuoted) return -1;
        continue;
      }
      const isEnd = code === FEED || code === CARRIAGE;
      if (!isEnd && code !== between) {
        if (isQuoted && code !== SPACE) return -1;
        continue;
      }
      if (!isQuoted) addCell(row, start, at);
      if (isEnd) return code === FEED || at + 1 < limit ? at : -2;
      start = at + 1;
      isQuoted = false;
    }
    return -2;
  };
  const isSpaces = (from: number, to: number): boolean => {
    let at = from;
    while (at < to && codes[at] === SPACE) at += 1;
    return at === to;
  };
  /** Adds a cell whose content begins at `from`; answers the place of its closing quote. */
  const quotedCell = (from: number, limit: number): number => {
    for (let at = from; at < limit; at += 1) {
      if (codes[at] !== around) continue;
      if (at + 1 === limit) return -2;
      if (codes[at + 1] !== around) {
        addCell(row, from, at);
        return at;
      }
      if (doubled.at(-1) !== row.cells) doubled.push(row.cells);
      at += 1;
    }
    return -2;
  };
  /** Makes one quote of two, in place: only when the row is read to its end, since others may have to read it anew. */
  const undouble = (cell: number): void => {
    let to = row.starts[cell] ?? 0;
    const stop = row.ends[cell] ?? 0;
    for (let at = to; at < stop; at += 1) {
      const code = codes[at] ?? 0;
      codes[to] = code;
      to += 1;
      if (code === around) at += 1;
    }
    row.ends[cell] = to;
  };

  return {
    row,
    load(more) {
      text = more;
      if (codes.length < Math.min(window, text.length)) {
        bytes = Buffer.allocUnsafeSlow(Math.min(window, text.length) * 2);
        codes = new Uint16Array(bytes.buffer);
        row.codes = codes;
      }
      begin = 0;
      end = 0;
    },
    rowAt(from) {
      if (from < begin || from >= end) fill(from);
      let found = lineEnd(from - begin, end - begin);
      // The window ends within the row; unless the row begins with it or the text ends with it, there is more to see.
      if (found === -2 && from > begin && end < text.length) {
        fill(from);
        found = lineEnd(0, end - begin);
      }
      if (found < 0) return -1;
      row.text = doubled.length === 0 ? text : null;
      for (const cell of doubled) undouble(cell);
      return begin + found + (codes[found] === CARRIAGE && codes[found + 1] === FEED ? 2 : 1);
    },
  };
}
