import { withoutPersonal } from '../../model/evidence.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { Sqlite } from './openSqlite.ts';

/** Rows of the tables of contents that are read: a GeoPackage has a handful. */
const MAX_ROWS = 2000;
const MAX_LAYERS = 200;

export type GeoPackageContents = {
  readonly layers: FactValues['geo.layers'];
  /** Names of tables with features or attributes, lower case. */
  readonly tables: ReadonlySet<string>;
};

/**
 * Layers that a GeoPackage lists (OGC 12-128r19): gpkg_contents names them, gpkg_geometry_columns says of which shapes,
 * gpkg_spatial_ref_sys in which coordinate system. Null when it has no list of contents.
 */
export async function layersOf(database: Sqlite): Promise<GeoPackageContents | null> {
  const contents = await rowsOf(database, 'gpkg_contents');
  if (contents === null) return null;
  const geometries = (await rowsOf(database, 'gpkg_geometry_columns')) ?? [];
  const systems = (await rowsOf(database, 'gpkg_spatial_ref_sys')) ?? [];
  const crsOf = (id: string | undefined): string | null => {
    const system = systems.find((row) => row.get('srs_id') === id);
    const organisation = system?.get('organization')?.toUpperCase() ?? '';
    if (system === undefined || /^(?:NONE)?$/.test(organisation)) return null;
    return withoutPersonal(`${organisation}:${system.get('organization_coordsys_id') ?? ''}`).slice(0, 100);
  };
  const layers = contents.slice(0, MAX_LAYERS).map((row) => {
    const name = row.get('table_name') ?? '';
    const geometry = geometries.find((one) => same(one.get('table_name') ?? '', name));
    const kind =
      geometry?.get('geometry_type_name')?.toLowerCase() ?? (row.get('data_type') === 'tiles' ? 'tiles' : null);
    const crs = kind === null ? null : crsOf(geometry?.get('srs_id') ?? row.get('srs_id'));
    return { name: withoutPersonal(name), geometry: kind, features: null, crs };
  });
  const held = contents.filter((row) => /^(?:features|attributes|aspatial)$/i.test(row.get('data_type') ?? ''));
  return { layers, tables: new Set(held.map((row) => (row.get('table_name') ?? '').toLowerCase())) };
}

/** Rows of a table by the names of its columns; null when it is not there. A damaged end gives those before it. */
async function rowsOf(database: Sqlite, name: string): Promise<ReadonlyMap<string, string>[] | null> {
  const table = database.tables.find((candidate) => same(candidate.name, name));
  if (table === undefined) return null;
  const rows: Map<string, string>[] = [];
  try {
    for await (const cells of table.rows()) {
      rows.push(new Map(table.columns.map((column, index) => [column.toLowerCase(), cells[index] ?? ''])));
      if (rows.length >= MAX_ROWS) break;
    }
  } catch {
    // What was read before the damage stands.
  }
  return rows;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
