import { quote, withoutPersonal } from '../../model/evidence.ts';
import type { FactValues, TableFault } from '../../model/factValues.ts';
import type { Inspection } from '../inspection.ts';
import { startTable } from '../tables/tableReader.ts';
import { MAX_CELLS, putTables, type SheetReading } from '../tables/workbook.ts';
import { layersOf } from './geopackage.ts';
import { openSqlite, type SqliteTable } from './openSqlite.ts';

/** Tables that the database, its spatial extension or the GeoPackage standard keep for themselves. */
const SYSTEM =
  /^(?:sqlite_|gpkg_|gpkgext_|rtree_|nga_|idx_|vector_layers|geometry_columns|spatial_ref_sys|spatialite_|views_geometry|virts_geometry|geom_cols|elementarygeometries|data_licenses|sql_statements_log|layer_styles$|layer_statistics$)/i;
const MAX_SHEETS = 100;

/**
 * Facts of a SQLite database or GeoPackage: its tables like the sheets of a workbook, its layers. A table that breaks
 * off keeps the rows before the damage, and a fault that says so.
 */
export async function inspectSqlite({ source, facts, watch }: Inspection, isGeoPackage: boolean): Promise<void> {
  const database = await openSqlite(source);
  if (database.damage !== null) facts.put('data.parse-error', quote(database.damage));
  const contents = isGeoPackage ? await layersOf(database) : null;
  const own = database.tables.filter(
    ({ name }) => !SYSTEM.test(name) && (contents === null || contents.tables.has(name.toLowerCase())),
  );
  const sheets: SheetReading[] = [];
  let cellsLeft = MAX_CELLS;
  for (const table of own.slice(0, MAX_SHEETS)) {
    const { sheet, cells } = await readTable(table, cellsLeft, own.length === 1 ? null : table.name, watch);
    cellsLeft -= cells;
    sheets.push(sheet);
  }
  if (contents !== null) putLayers(contents.layers, sheets, facts);
  if (sheets.length > 0) return putTables(facts, sheets);
  facts.put('table.sheets', []);
  for (const key of ['table.shape', 'table.faults'] as const)
    facts.unknown(key, 'empty', 'the database holds no table of its own');
}

async function readTable(
  table: SqliteTable,
  maxCells: number,
  sheet: string | null,
  watch: Inspection['watch'],
): Promise<{ readonly sheet: SheetReading; readonly cells: number }> {
  const most = Math.floor(maxCells / table.columns.length);
  const name = withoutPersonal(table.name);
  const reader = startTable({ sheet: sheet === null ? null : name, complete: true, labels: table.columns, watch });
  const faults: TableFault[] = [];
  let rows = 0;
  let complete = true;
  try {
    for await (const cells of table.rows()) {
      if (rows >= most) {
        complete = false;
        break;
      }
      rows += 1;
      reader.push(cells, rows);
    }
  } catch (error) {
    complete = false;
    faults.push({
      code: 'source-error',
      count: 1,
      row: rows + 1,
      column: null,
      sheet: sheet === null ? null : name,
      quote: quote(error instanceof Error ? error.message : String(error)),
      breaksUse: false,
    });
  }
  const size = { lastRow: rows, lastColumn: table.columns.length };
  const reading = reader.finish({ complete, faults });
  return { sheet: { name, hidden: false, merged: 0, ...size, table: reading }, cells: rows * table.columns.length };
}

function putLayers(
  layers: FactValues['geo.layers'],
  sheets: readonly SheetReading[],
  facts: Inspection['facts'],
): void {
  const counted = layers.map((layer) => {
    const sheet = sheets.find(({ name }) => name === layer.name);
    return { ...layer, features: sheet?.table.shape.complete === true ? sheet.lastRow : null };
  });
  facts.put(
    'geo.layers',
    counted,
    { kind: 'whole' },
    layers
      .map(({ name }) => name)
      .slice(0, 5)
      .join(', '),
  );
}
