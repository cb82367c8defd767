import type { ByteSource } from '../../model/ports.ts';
import { openPages, type PageReader } from './pageReader.ts';
import { type Decoder, recordCells } from './recordCells.ts';
import { tableColumns } from './tableColumns.ts';
import { treeRecords } from './treeRecords.ts';

export type SqliteTable = {
  readonly name: string;
  readonly columns: readonly string[];
  /** Rows in the order of their keys, one text a column. Throws where the table is damaged. */
  rows(): AsyncGenerator<readonly string[]>;
};

export type Sqlite = {
  /** Tables that hold rows themselves: no views, no virtual tables. */
  readonly tables: readonly SqliteTable[];
  /** Why the list of tables breaks off; null when it does not. */
  readonly damage: string | null;
};

const MAX_TABLES = 500;
/** Bytes of pages that are read of one database. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Opens a SQLite database by its file format alone. No statement is run: what the file says of views, triggers,
 * computed columns and modules is never carried out. Throws when it has no list of tables.
 */
export async function openSqlite(source: ByteSource): Promise<Sqlite> {
  const pages = await openPages(source, MAX_BYTES);
  const decoder = new TextDecoder(pages.encoding);
  const tables: SqliteTable[] = [];
  let damage: string | null = null;
  try {
    for await (const records of treeRecords(pages, 1)) {
      for (const { payload } of records) {
        const table = tableOf(recordCells(payload, decoder), pages, decoder);
        if (table !== null && tables.length < MAX_TABLES) tables.push(table);
      }
    }
  } catch (error) {
    damage = error instanceof Error ? error.message : String(error);
    if (tables.length === 0) throw error;
  }
  return { tables, damage };
}

/** The table that an entry of the schema describes; null for indexes, views, triggers and virtual tables. */
function tableOf(entry: readonly string[], pages: PageReader, decoder: Decoder): SqliteTable | null {
  const [type, name = '', , root = '', statement = ''] = entry;
  const page = Number(root);
  const columns = type === 'table' && page > 1 ? tableColumns(statement) : null;
  if (columns === null) return null;
  const { names, rowidColumn } = columns;
  return {
    name,
    columns: names,
    async *rows() {
      for await (const records of treeRecords(pages, page)) {
        for (const { payload, rowid } of records) {
          const cells = recordCells(payload, decoder);
          if (rowidColumn !== null && rowid !== null) cells[rowidColumn] = rowid;
          yield cells;
        }
      }
    },
  };
}
