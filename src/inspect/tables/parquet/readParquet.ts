import { type FileMetaData, parquetMetadataAsync, parquetRead, parquetSchema } from 'hyparquet';
import { getMaxDefinitionLevel, getMaxRepetitionLevel, getSchemaPath } from 'hyparquet/src/schema.js';
import type { TableFault } from '../../../model/factValues.ts';
import { quote } from '../../../model/evidence.ts';
import type { ByteSource } from '../../../model/ports.ts';
import { startTable } from '../tableReader.ts';
import type { TableReading } from '../tableTally.ts';
import type { TableWatch } from '../tableWatch.ts';
import { checkPages } from './checkPages.ts';
import { COMPRESSORS } from './compressors.ts';
import { parquetCell } from './parquetCell.ts';

type RowGroup = FileMetaData['row_groups'][number];

export type ParquetReading = {
  readonly table: TableReading;
  /** Text that GeoParquet keeps under `geo`, null when it is an ordinary table. */
  readonly geo: string | null;
  /** Rows that the file says it has. */
  readonly rows: number;
};

/** Cells that are read; values stand column by column, so that a group of rows is in memory at once. */
const MAX_CELLS = 2_000_000;
const MAX_COLUMNS = 2000;
/** Bytes of one group of rows, packed and unpacked. */
const MAX_GROUP_BYTES = 128 * 1024 * 1024;

/**
 * Reads a Parquet file as a table, a group of rows after the other. Throws an Error when its list of columns cannot be
 * read or not one row of it; damage further on is a fault of the table.
 */
export async function readParquet(source: ByteSource, watch: TableWatch | undefined): Promise<ParquetReading> {
  const file = {
    byteLength: source.size,
    slice: async (from: number, to?: number) =>
      Uint8Array.from(await source.range(from, Math.min(to ?? source.size, source.size))).buffer,
  };
  const metadata = await asFault(() => parquetMetadataAsync(file, { geoparquet: false }));
  const labels = await asFault(() => columnNames(metadata));
  const rows = Number(metadata.num_rows);
  const most = Math.floor(MAX_CELLS / Math.max(1, labels.length));
  const reader = startTable({ sheet: null, complete: true, labels, watch });
  const faults: TableFault[] = [];
  let read = 0;
  let groupStart = 0;
  for (const group of metadata.row_groups) {
    const groupRows = Number(group.num_rows);
    const rowEnd = Math.min(groupStart + groupRows, most);
    if (rowEnd <= groupStart || groupBytes(group) > MAX_GROUP_BYTES) break;
    const options = {
      file,
      metadata,
      compressors: COMPRESSORS,
      utf8: false,
      geoparquet: false,
      rowStart: groupStart,
      rowEnd,
    };
    try {
      await asFault(() => checkGroup(source, metadata, group));
      await asFault(() =>
        parquetRead({
          ...options,
          onComplete: (values: readonly (readonly unknown[])[]) => {
            for (const value of values) reader.push(value.map(parquetCell), (read += 1));
          },
        }),
      );
    } catch (error) {
      if (read === 0) throw error;
      faults.push(sourceError(read + 1, error instanceof Error ? error.message : ''));
      break;
    }
    groupStart += groupRows;
  }
  const geo = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value ?? null;
  const table = reader.finish({ complete: read >= rows, faults });
  // Of a group that is too large not one row is read: their number is known all the same.
  return { table: read > 0 ? table : { ...table, shape: { ...table.shape, rows } }, geo, rows };
}

function columnNames(metadata: FileMetaData): readonly string[] {
  const names = parquetSchema(metadata).children.map(({ element }) => String(element.name));
  if (names.length === 0) throw new Error('the file has no columns');
  if (names.length > MAX_COLUMNS) throw new Error(`the file has ${names.length} columns`);
  return names;
}

async function checkGroup(source: ByteSource, { schema }: FileMetaData, group: RowGroup): Promise<void> {
  for (const { meta_data: data } of group.columns) {
    if (data === undefined) continue;
    // A dictionary stands before the pages that use it; where its place is zero there is none.
    const from = Number(data.dictionary_page_offset || data.data_page_offset);
    const to = from + Number(data.total_compressed_size);
    if (!(from >= 0 && to >= from && to <= source.size)) throw new Error('a column lies outside the file');
    const path = getSchemaPath(schema, data.path_in_schema);
    checkPages(await source.range(from, to), {
      codec: data.codec,
      isBoolean: data.type === 'BOOLEAN',
      definition: getMaxDefinitionLevel(path),
      repetition: getMaxRepetitionLevel(path),
    });
  }
}

function groupBytes(group: RowGroup): number {
  const columns = group.columns.map(({ meta_data: data }) =>
    Math.max(Number(data?.total_uncompressed_size ?? 0), Number(data?.total_compressed_size ?? 0)),
  );
  return columns.reduce((sum, bytes) => sum + bytes, 0);
}

function sourceError(row: number, words: string): TableFault {
  return { code: 'source-error', count: 1, row, column: null, sheet: null, quote: quote(words), breaksUse: false };
}

/** The library trips over damaged bytes in many ways: whatever it throws is a fault of the file. */
async function asFault<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new Error(`Parquet: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
