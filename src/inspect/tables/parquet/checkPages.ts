import { parquetHeader } from 'hyparquet/src/column.js';
import { checkRuns } from './checkRuns.ts';
import { MAX_PAGE_BYTES, unpackPage } from './compressors.ts';

/** What the schema and the list of columns say of one column. */
export type ColumnNature = {
  readonly codec: string;
  readonly isBoolean: boolean;
  /** How deep values may be missing or repeat; 0 = never. */
  readonly definition: number;
  readonly repetition: number;
};

type Header = ReturnType<typeof parquetHeader>;

/** Values that one page may say it holds: a million is usual at most. */
const MAX_PAGE_VALUES = 4_000_000;

/**
 * Walks over the pages of one column before the library does: it believes every number, and follows a negative size or
 * a bent run in a circle for ever. Throws where a page would lie outside the column, or promises what no page holds.
 */
export function checkPages(column: Uint8Array, nature: ColumnNature): void {
  const view = new DataView(column.buffer, column.byteOffset, column.byteLength);
  const reader = { view, offset: 0 };
  while (reader.offset < view.byteLength - 1) {
    const header = parquetHeader(reader);
    const packed = within(header.compressed_page_size, MAX_PAGE_BYTES);
    const bytes = within(header.uncompressed_page_size, MAX_PAGE_BYTES);
    if (reader.offset + packed > view.byteLength) throw new Error('a page breaks off');
    const page = column.subarray(reader.offset, reader.offset + packed);
    if (header.type === 'DATA_PAGE') checkFirstKind(unpackPage(page, nature.codec, bytes), header, nature);
    else if (header.type === 'DATA_PAGE_V2') checkSecondKind(page, bytes, header, nature);
    else if (header.type === 'DICTIONARY_PAGE') within(header.dictionary_page_header?.num_values, MAX_PAGE_VALUES);
    else throw new Error('a page of no known kind');
    reader.offset += packed;
  }
}

function within(value: number | undefined, most: number): number {
  if (value === undefined || !Number.isInteger(value) || value < 0 || value > most)
    throw new Error(`a page of ${value ?? 'no'} values or bytes`);
  return value;
}

/** Levels with their lengths before them, then the values. */
function checkFirstKind(page: Uint8Array, { data_page_header: head }: Header, nature: ColumnNature): void {
  const values = within(head?.num_values, MAX_PAGE_VALUES);
  let at = 0;
  for (const level of [nature.repetition, nature.definition]) {
    if (level === 0) continue;
    const bytes = lengthAt(page, at);
    checkRuns(page, at + 4, page.length, widthOf(level), values);
    at += 4 + bytes;
  }
  checkValues(page.subarray(Math.min(at, page.length)), head?.encoding, values, nature);
}

/** Levels of stated lengths that are never packed, then the values. */
function checkSecondKind(page: Uint8Array, bytes: number, header: Header, nature: ColumnNature): void {
  const head = header.data_page_header_v2;
  const values = within(head?.num_values, MAX_PAGE_VALUES);
  const nulls = within(head?.num_nulls, values);
  within(head?.num_rows, values);
  const repetition = within(head?.repetition_levels_byte_length, page.length);
  const definition = within(head?.definition_levels_byte_length, page.length - repetition);
  const levels = repetition + definition;
  if (levels > bytes) throw new Error('the levels of a page are longer than the page');
  if (nature.repetition > 0) checkRuns(page, 0, page.length, widthOf(nature.repetition), values);
  if (nature.definition > 0) checkRuns(page, repetition, page.length, widthOf(nature.definition), values);
  const rest = page.subarray(levels);
  const isPacked = head?.is_compressed !== false && rest.length > 0;
  const plain = isPacked ? unpackPage(rest, nature.codec, bytes - levels) : rest;
  checkValues(plain, head?.encoding, values - nulls, nature);
}

function checkValues(
  bytes: Uint8Array,
  encoding: string | undefined,
  values: number,
  { isBoolean }: ColumnNature,
): void {
  if (encoding === 'RLE') return checkRuns(bytes, 4, bytes.length, isBoolean ? 1 : (bytes[0] ?? 0), values);
  if (encoding !== 'PLAIN_DICTIONARY' && encoding !== 'RLE_DICTIONARY') return;
  const width = bytes[0] ?? 0;
  if (width > 32) throw new Error(`places in a dictionary of ${width} bits`);
  checkRuns(bytes, 1, bytes.length, width, values);
}

function lengthAt(page: Uint8Array, at: number): number {
  if (at + 4 > page.length) throw new Error('a page breaks off');
  return new DataView(page.buffer, page.byteOffset, page.byteLength).getUint32(at, true);
}

function widthOf(level: number): number {
  return 32 - Math.clz32(level);
}
