import type { ByteSource } from '../../model/ports.ts';
import { openPages } from './pageReader.ts';
import { recordCells } from './recordCells.ts';
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
  /** More tables than were listed, or the list of tables breaks off: why. */
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
    for await (const { payload } of treeRecords(pages, 1)) {
      const [type, name = '', , root = '', statement = ''] = recordCells(payload, decoder);
      const page = Number(root);
      const columns = type === 'table' && page > 1 ? tableColumns(statement) : null;
      if (columns === null) continue;
      if (tables.length >= MAX_TABLES) {
        damage = `more than ${MAX_TABLES} tables`;
        break;
      }
      const { names, rowidColumn } = columns;
      tables.push({
        name,
        columns: names,
        async *rows() {
          for await (const record of treeRecords(pages, page)) {
            const cells = recordCells(record.payload, decoder);
            if (rowidColumn !== null && record.rowid !== null) cells[rowidColumn] = record.rowid.toString();
            yield cells;
          }
        },
      });
    }
  } catch (error) {
    damage = error instanceof Error ? error.message : String(error);
    if (tables.length === 0) throw error;
  }
  return { tables, damage };
}
