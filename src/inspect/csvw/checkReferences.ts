import type { SchemaFault } from '../../model/tableSchema.ts';
import { type CheckedCsv, keyName, type KeyRows } from './checkCsv.ts';
import type { CsvwTable, ForeignKey } from './csvwTable.ts';
import type { MetadataNote } from './metadataNotes.ts';

/** The table that a foreign key refers to; undefined when the document does not describe it. */
export function referencedTable(key: ForeignKey, tables: readonly CsvwTable[]): CsvwTable | undefined {
  const { table } = key;
  return tables.find((each) => ('url' in table ? each.url === table.url : each.schemaId === table.schema));
}

/** Foreign keys that refer to a table, or to named columns, that are not described (Metadata Vocabulary, 5.5.2.1). */
export function brokenReferences(tables: readonly CsvwTable[]): readonly MetadataNote[] {
  return tables.flatMap(({ foreignKeys }) =>
    foreignKeys.flatMap((key): MetadataNote[] => {
      const target = referencedTable(key, tables);
      const names = target?.columns?.filter(({ hasName }) => hasName).map(({ name }) => name) ?? [];
      if (target !== undefined && key.referenced.every((name) => names.includes(name))) return [];
      const said = 'url' in key.table ? key.table.url : key.table.schema;
      return [
        {
          level: 'error',
          code: 'reference-unknown',
          at: `${key.at}/reference`,
          quote: `${said} ${key.referenced.join(', ')}`,
        },
      ];
    }),
  );
}

/** Columns of a table whose values are compared by a foreign key, its own or another table's. */
export function comparedColumns(table: CsvwTable, tables: readonly CsvwTable[]): readonly (readonly string[])[] {
  const own = table.foreignKeys.map(({ columns }) => columns);
  const asked = tables.flatMap(({ foreignKeys }) =>
    foreignKeys.filter((key) => referencedTable(key, tables) === table).map(({ referenced }) => referenced),
  );
  return [...own, ...asked];
}

/**
 * Rows of a table that refer to no row, or to more than one (Model for Tabular Data, 6.6). A missing value must be found
 * too, unlike in databases: the W3C's own tests have it so.
 */
export function checkReferences(table: CsvwTable, checked: ReadonlyMap<CsvwTable, CheckedCsv>): readonly SchemaFault[] {
  const tables = [...checked.keys()];
  return table.foreignKeys.flatMap((key): SchemaFault[] => {
    const target = referencedTable(key, tables);
    const theirs = target === undefined ? undefined : checked.get(target)?.keys.get(keyName(key.referenced));
    const ours = checked.get(table)?.keys.get(keyName(key.columns));
    if (theirs === undefined || ours === undefined || target === undefined) return [];
    const counts = countKeys(theirs);
    const column = (table.columns ?? []).findIndex(({ name }) => name === key.columns[0]) + 1;
    const asked = `${decodeURIComponent(target.url.split('/').at(-1) ?? '')}: ${key.referenced.join(', ')}`;
    return ours
      .filter((row) => counts.get(row.key) !== 1)
      .map((row) => ({
        code: 'foreign-key',
        sheet: null,
        row: row.row,
        column,
        field: key.columns.join(', '),
        asked,
        quote: row.quote,
      }));
  });
}

function countKeys(rows: KeyRows): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of rows) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
