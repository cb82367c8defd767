import { parse } from 'csv-parse/sync';
import type { Item } from '../question.ts';
import { labelName } from '../suites/sameText.ts';

/** The rows of data that a file holds. A row that was spoilt on purpose may be read in any way, or not at all: null. */
export type TrueTable = readonly (readonly string[] | null)[];

/** Stands for no delimiter and for no quote. */
const NOWHERE = '\u0001';

/**
 * What a file of Pollock's holds: its clean twin; for a file in which one row was spoilt, the rows of the source table
 * that stand in it unchanged; for a file of the survey, what the parameters give that people wrote down for it.
 * Null where there is no such thing.
 */
export function trueTable(item: Item, items: readonly Item[]): TrueTable | null {
  if (item.truth === null) return null;
  const twin = items.find(({ truthText }) => truthText === `expected clean table of ${item.id}`);
  if (twin !== undefined) return rowsOf(textOf(twin.bytes(), 'utf-8'), ',', '"').slice(1);
  if (item.source === 'pollock-survey') return surveyTable(item);
  const source = items.find(({ id }) => id === `${item.source}/source.csv`);
  return source === undefined ? null : withoutSpoilt(textOf(item.bytes(), 'utf-8'), textOf(source.bytes(), 'utf-8'));
}

/** Line by line, since a spoilt row can be told in no other way; the source has no line ends inside its cells. */
function withoutSpoilt(text: string, source: string): TrueTable | null {
  const lines = text.trimEnd().split(/\r?\n/);
  const wanted = source.trimEnd().split(/\r?\n/);
  const rows = rowsOf(source, ',', '"');
  if (lines.length !== wanted.length || rows.length !== wanted.length) return null;
  return rows.map((row, index) => (lines[index] === wanted[index] ? row : null)).slice(1);
}

function surveyTable({ truth, bytes }: Item): TrueTable | null {
  const said = (key: string): string => String(truth?.[key] ?? '');
  const lines = textOf(bytes(), said('encoding')).split(/(?<=\n)|(?<=\r)(?!\n)/);
  const table = lines.slice(Number(said('preamble_lines')), lines.length - Number(said('footnote_lines')));
  try {
    return rowsOf(table.join(''), said('delimiter') || NOWHERE, said('quotechar') || NOWHERE).slice(Number(said('header_lines')));
  } catch {
    return null;
  }
}

function rowsOf(text: string, delimiter: string, quote: string): string[][] {
  return parse(text, {
    bom: true,
    delimiter,
    quote,
    escape: quote,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
}

function textOf(bytes: Uint8Array, encoding: string): string {
  const name = labelName(encoding);
  return new TextDecoder(name === 'ascii' ? 'utf-8' : name).decode(bytes);
}
