import type { TableFault } from '../../../model/factValues.ts';
import type { PersonalColumn } from '../../../model/personalColumn.ts';
import type { ByteSource } from '../../../model/ports.ts';
import { readHead } from '../../byteSource.ts';
import { textDecoder } from '../../text/textDecoder.ts';
import { startTable } from '../tableReader.ts';
import type { TableReading } from '../tableTally.ts';
import type { TableWatch } from '../tableWatch.ts';
import { MAX_CELLS } from '../workbook.ts';
import { dbfCell, type DecodeCell } from './dbfCell.ts';
import { dbfEncoding } from './dbfEncoding.ts';
import { type DbfHeader, MAX_HEADER_BYTES, readDbfHeader } from './dbfHeader.ts';

export type DbfReading = {
  readonly table: TableReading;
  readonly encoding: string;
  /** What the .cpg file or the header claims. */
  readonly declared: string | null;
  /** Records that are marked as deleted and still stand in the file. */
  readonly deletedRows: number;
  /** Records in the file, deleted ones too. */
  readonly records: number;
};

export type DbfOptions = {
  /** Words of the .cpg file beside the table, null when there is none. */
  readonly codePage: string | null;
  /** Name of the table where several stand beside each other. */
  readonly sheet?: string | null;
  readonly watch: TableWatch | undefined;
};

const DELETED = 0x2a;
const PIECE_BYTES = 1024 * 1024;
/** Texts that the encoding is found from. */
const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_RECORDS = 2000;

/**
 * Reads a dBASE table: every record up to MAX_CELLS cells, in any encoding. Records marked as deleted are no rows of
 * the table, but what is personal in them counts: whoever takes the file has them. Throws on a header that describes no
 * table; a file that ends before its header says so by a fault.
 */
export async function readDbf(source: ByteSource, { codePage, sheet = null, watch }: DbfOptions): Promise<DbfReading> {
  const header = readDbfHeader(await readHead(source, MAX_HEADER_BYTES));
  const present = Math.min(header.rows, Math.floor(Math.max(0, source.size - header.headerBytes) / header.recordBytes));
  const most = Math.floor(MAX_CELLS / header.fields.length);
  const { found, declared } = dbfEncoding(await sampleText(source, header, present), header.languageDriver, codePage);
  const decode = cellDecoder(found);
  const fields = header.fields.filter(({ type }) => type !== '0');
  const labels = fields.map(({ name }) => decode(name).trim());
  const start = { sheet, complete: present <= most, labels };
  const rows = startTable({ ...start, watch });
  const deleted = startTable(start);
  let deletedRows = 0;
  let record = 0;
  for await (const bytes of records(source, header, Math.min(present, most))) {
    record += 1;
    const cells = fields.map((field) => dbfCell(bytes, field, header.version, decode));
    if (bytes[0] === DELETED) deletedRows += 1;
    (bytes[0] === DELETED ? deleted : rows).push(cells, record);
  }
  const cut = header.rows - present;
  const table = rows.finish(cut > 0 ? { complete: false, faults: [cutFault(cut, present, sheet)] } : {});
  return {
    table: { ...table, personal: joinPersonal(table.personal, deleted.finish().personal) },
    encoding: found,
    declared,
    deletedRows,
    records: present,
  };
}

async function* records(source: ByteSource, header: DbfHeader, count: number): AsyncGenerator<Uint8Array> {
  const { headerBytes, recordBytes } = header;
  const perPiece = Math.max(1, Math.floor(PIECE_BYTES / recordBytes));
  for (let from = 0; from < count; from += perPiece) {
    const to = Math.min(count, from + perPiece);
    const piece = await source.range(headerBytes + from * recordBytes, headerBytes + to * recordBytes);
    for (let at = 0; at + recordBytes <= piece.length; at += recordBytes) yield piece.subarray(at, at + recordBytes);
  }
}

/** Names and texts of the first records; numbers and filling say nothing about an encoding. */
async function sampleText(source: ByteSource, header: DbfHeader, present: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = header.fields.map(({ name }) => name);
  const texts = header.fields.filter(({ type }) => type === 'C');
  let bytes = 0;
  for await (const record of records(source, header, texts.length === 0 ? 0 : Math.min(present, SAMPLE_RECORDS))) {
    for (const { at, bytes: width } of texts) parts.push(withoutFilling(record.subarray(at, at + width)));
    bytes += record.length;
    if (bytes > SAMPLE_BYTES) break;
  }
  return Buffer.concat(parts.flatMap((part) => (part.length === 0 ? [] : [part, Uint8Array.of(0x0a)])));
}

function withoutFilling(cell: Uint8Array): Uint8Array {
  let end = cell.length;
  while (end > 0 && (cell[end - 1] === 0x20 || cell[end - 1] === 0)) end -= 1;
  const zero = cell.subarray(0, end).indexOf(0);
  return cell.subarray(0, zero < 0 ? end : zero);
}

/** Each cell by itself: a character that its end cut off spoils no other one. */
function cellDecoder(encoding: string): DecodeCell {
  const decoder = textDecoder(encoding);
  const isUtf8 = encoding === 'utf-8';
  return (bytes) => {
    const text = decoder.push(bytes) + decoder.end();
    // Old programs cut a text after so many bytes, through a character too.
    return isUtf8 ? text.replace(/\ufffd+(?=[\s\u0000]*$)/, '') : text;
  };
}

function cutFault(missing: number, present: number, sheet: string | null): TableFault {
  return {
    code: 'source-error',
    count: missing,
    row: present + 1,
    column: null,
    sheet,
    quote: '',
    breaksUse: false,
  };
}

/** Of rows and deleted rows together, column by column. */
function joinPersonal(rows: readonly PersonalColumn[], deleted: readonly PersonalColumn[]): readonly PersonalColumn[] {
  const joined = rows.map((column) => {
    const same = deleted.find((other) => other.kind === column.kind && other.column === column.column);
    return same === undefined
      ? column
      : { ...column, cells: column.cells + same.cells, filled: column.filled + same.filled };
  });
  const others = deleted.filter(
    (column) => !rows.some((other) => other.kind === column.kind && other.column === column.column),
  );
  return [...joined, ...others].toSorted((a, b) => a.column - b.column);
}
