import type { CodeRow } from './codeRow.ts';
import { codeScanner } from './scanCodes.ts';

/** How delimited text is written; `quote` is null when quotes are ordinary characters. */
export type Dialect = { readonly delimiter: string; readonly quote: string | null };

export type DelimitedScanner = {
  push(text: string): void;
  /** No row more is wanted, not even of the text that was pushed already. */
  stop(): void;
  /** Ends the text; answers what was wrong with it. */
  end(): ScanOutcome;
};

export type ScanOutcome = {
  readonly unclosedQuotes: number;
  readonly firstUnclosedRow: number | null;
  /** Rows that end otherwise than the first one does (\r\n, \n or \r), and the first of them. */
  readonly otherLineEnds: number;
  readonly firstOtherLineEnd: number | null;
};

/** A quoted cell longer than this was never closed: its quote is read as an ordinary character. */
const MAX_QUOTED_CHARACTERS = 64 * 1024;

/**
 * Splits delimited text into rows, piece by piece. Quotes as RFC 4180 has them (doubled inside, line breaks allowed),
 * with mercy for real files: a quote inside a bare cell is a character, text after a closing quote stays in the cell,
 * and a quote that is never closed costs its own row only, not the rest of the file. Rows in good order go to
 * `onCodes`, when somebody wants them so.
 */
export function delimitedScanner(
  dialect: Dialect,
  onRow: (row: string[]) => void,
  onCodes?: (row: CodeRow) => void,
): DelimitedScanner {
  const quick =
    onCodes !== undefined && dialect.delimiter.length === 1 ? codeScanner(dialect.delimiter, dialect.quote) : null;
  let buffer = '';
  let isStopped = false;
  let rows = 0;
  let unclosedQuotes = 0;
  let firstUnclosedRow: number | null = null;
  let usualLineEnd: string | null = null;
  let otherLineEnds = 0;
  let firstOtherLineEnd: number | null = null;

  const takeRow = (from: number, last: boolean, ends: LineEnds): number => {
    const strict = scanRow(buffer, from, dialect, last, ends);
    if (strict.kind === 'row') return emit(strict.cells, strict.next);
    if (strict.kind === 'more' && !(strict.inQuotes && (last || buffer.length - from > MAX_QUOTED_CHARACTERS)))
      return -1;
    unclosedQuotes += 1;
    firstUnclosedRow ??= rows + 1;
    const plain = scanRow(buffer, from, { ...dialect, quote: null }, last, ends);
    return plain.kind === 'row' ? emit(plain.cells, plain.next) : -1;
  };
  const emit = (cells: string[], next: number): number => {
    countRow(lineEndBefore(buffer, next));
    onRow(cells);
    return next;
  };
  const countRow = (end: string): void => {
    rows += 1;
    if (end === '') return;
    usualLineEnd ??= end;
    if (end === usualLineEnd) return;
    otherLineEnds += 1;
    firstOtherLineEnd ??= rows;
  };
  const takeQuickly = (from: number): number => {
    const next = quick === null ? -1 : quick.rowAt(from);
    if (quick === null || onCodes === undefined || next < 0) return -1;
    countRow(lineEndBefore(buffer, next));
    onCodes(quick.row);
    return next;
  };
  const drain = (last: boolean): void => {
    const ends = lineEnds(buffer);
    quick?.load(buffer);
    let from = 0;
    while (from < buffer.length && !isStopped) {
      const quickly = takeQuickly(from);
      const next = quickly < 0 ? takeRow(from, last, ends) : quickly;
      if (next < 0) break;
      from = next;
    }
    buffer = buffer.slice(from);
  };

  return {
    push(text) {
      buffer += text;
      drain(false);
    },
    stop() {
      isStopped = true;
    },
    end() {
      drain(true);
      return { unclosedQuotes, firstUnclosedRow, otherLineEnds, firstOtherLineEnd };
    },
  };
}

/** How the line before a place ends; empty at the end of a text that stops without one. */
function lineEndBefore(text: string, at: number): string {
  const last = text[at - 1];
  if (last === '\n') return text[at - 2] === '\r' ? '\r\n' : '\n';
  return last === '\r' ? '\r' : '';
}

type RowScan =
  | { readonly kind: 'row'; readonly cells: string[]; readonly next: number }
  /** The row does not end inside the text that is here. */
  | { readonly kind: 'more'; readonly inQuotes: boolean };

function scanRow(text: string, from: number, dialect: Dialect, last: boolean, ends: LineEnds): RowScan {
  const { quote } = dialect;
  const lineEnd = ends(from);
  if (lineEnd < 0 && !last) return { kind: 'more', inQuotes: quote !== null && text.indexOf(quote, from) >= 0 };
  const end = lineEnd < 0 ? text.length : lineEnd;
  // A "\r" at the end of a piece may be the first half of "\r\n".
  if (!last && text[end] === '\r' && end + 1 === text.length) return { kind: 'more', inQuotes: false };
  const line = text.slice(from, end);
  if (quote === null || !line.includes(quote)) {
    return { kind: 'row', cells: line.split(dialect.delimiter), next: afterLineEnd(text, end) };
  }
  return scanQuotedRow(text, from, { delimiter: dialect.delimiter, quote }, last, ends);
}

function scanQuotedRow(
  text: string,
  from: number,
  dialect: { delimiter: string; quote: string },
  last: boolean,
  ends: LineEnds,
): RowScan {
  const { delimiter, quote } = dialect;
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const cellStart = skipSpaces(text, at, delimiter);
    let value = '';
    if (text[cellStart] === quote) {
      const close = closingQuote(text, cellStart + 1, dialect);
      if (close < 0) return { kind: 'more', inQuotes: true };
      if (!last && close + 1 >= text.length) return { kind: 'more', inQuotes: false };
      value = text.slice(cellStart + 1, close);
      if (value.includes(quote)) value = value.replaceAll(quote + quote, quote);
      at = close + 1;
    }
    const stop = cellEnd(text, at, delimiter, ends);
    if (stop >= text.length && !last) return { kind: 'more', inQuotes: false };
    value += text[cellStart] === quote ? text.slice(at, stop).trimEnd() : text.slice(at, stop);
    cells.push(value);
    if (stop >= text.length) return { kind: 'row', cells, next: text.length };
    if (text.startsWith(delimiter, stop)) {
      at = stop + delimiter.length;
      continue;
    }
    if (!last && text[stop] === '\r' && stop + 1 === text.length) return { kind: 'more', inQuotes: false };
    return { kind: 'row', cells, next: afterLineEnd(text, stop) };
  }
}

/**
 * The quote that ends a cell: not doubled, and followed by the end of the cell. A quote in the middle of words
 * („"Топлофикация" ЕАД") belongs to the cell.
 */
function closingQuote(text: string, from: number, dialect: { delimiter: string; quote: string }): number {
  const { delimiter, quote } = dialect;
  let at = text.indexOf(quote, from);
  let firstStray = -1;
  while (at >= 0) {
    if (at - from > MAX_QUOTED_CHARACTERS) return -1;
    if (text[at + 1] === quote) {
      at = text.indexOf(quote, at + 2);
      continue;
    }
    const after = skipSpaces(text, at + 1, delimiter);
    const char = text[after];
    if (char === undefined || char === '\n' || char === '\r' || text.startsWith(delimiter, after)) return at;
    // Behind a line end, where a cell begins: this quote opens that cell, and the one before was never closed.
    if (firstStray < 0 && text.startsWith(delimiter, at - delimiter.length) && text.slice(from, at).includes('\n'))
      return -1;
    // Looking on is right within a line only: on a later line it would glue rows together.
    if (firstStray < 0) firstStray = at;
    at = text.indexOf(quote, at + 1);
    if (at < 0 || text.slice(firstStray, at).includes('\n')) return firstStray;
  }
  return -1;
}

function skipSpaces(text: string, from: number, delimiter: string): number {
  let at = from;
  while (text[at] === ' ' && delimiter !== ' ') at += 1;
  return at;
}

/** End of a bare cell: delimiter or end of line, whichever comes first. */
function cellEnd(text: string, from: number, delimiter: string, ends: LineEnds): number {
  const line = ends(from);
  const limit = line < 0 ? text.length : line;
  const stop = text.indexOf(delimiter, from);
  return stop < 0 || stop > limit ? limit : stop;
}

/** Place of the next line end at or behind a place, or -1. Quick as long as places do not go back. */
type LineEnds = (from: number) => number;

/** Both signs are looked for once each and remembered: a text without `\r` is not searched for it again at every row. */
function lineEnds(text: string): LineEnds {
  let feed = -2;
  let carriage = -2;
  let asked = 0;
  return (from) => {
    if (from < asked) {
      feed = -2;
      carriage = -2;
    }
    asked = from;
    if (feed !== -1 && feed < from) feed = text.indexOf('\n', from);
    if (carriage !== -1 && carriage < from) carriage = text.indexOf('\r', from);
    if (feed === -1 || carriage === -1) return Math.max(feed, carriage);
    return Math.min(feed, carriage);
  };
}

function afterLineEnd(text: string, end: number): number {
  if (text[end] === '\r' && text[end + 1] === '\n') return end + 2;
  return Math.min(end + 1, text.length);
}
