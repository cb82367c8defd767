import { withoutPersonal } from '../../../model/evidence.ts';
import type { FactValues } from '../../../model/factValues.ts';
import type { Inspection } from '../../inspection.ts';
import { putTable } from '../workbook.ts';
import { readParquet } from './readParquet.ts';

/** Facts of a Parquet file: its rows as of any other table, and the layer that GeoParquet says it is. */
export async function inspectParquet({ source, facts, watch }: Inspection): Promise<void> {
  const { table, geo, rows } = await readParquet(source, watch);
  putTable(facts, table);
  const layer = geo === null ? null : geoLayer(geo, rows);
  if (layer !== null) facts.put('geo.layers', [layer]);
}

/** The layer of a GeoParquet file (OGC 1.0); null when its description is none. */
function geoLayer(text: string, features: number): FactValues['geo.layers'][number] | null {
  let value: unknown;
  try {
    value = JSON.parse(text.slice(0, 1_000_000));
  } catch {
    return null;
  }
  const name = memberOf(value, 'primary_column');
  if (typeof name !== 'string') return null;
  const column = memberOf(memberOf(value, 'columns'), name);
  const types = memberOf(column, 'geometry_types');
  const geometry = Array.isArray(types) ? types.filter((type) => typeof type === 'string').join(', ') : '';
  const plain = geometry === '' ? null : withoutPersonal(geometry.toLowerCase()).slice(0, 100);
  return { name: withoutPersonal(name).slice(0, 100), geometry: plain, features, crs: crsOf(column) };
}

/** Without a word on it the coordinates are longitude and latitude of WGS 84; null says that nobody knows. */
function crsOf(column: unknown): string | null {
  const crs = memberOf(column, 'crs');
  if (crs === undefined) return 'OGC:CRS84';
  const [authority, code] = [memberOf(memberOf(crs, 'id'), 'authority'), memberOf(memberOf(crs, 'id'), 'code')];
  if (typeof authority === 'string' && (typeof code === 'string' || typeof code === 'number'))
    return `${authority}:${code}`.slice(0, 100);
  const name = memberOf(crs, 'name');
  return typeof name === 'string' ? withoutPersonal(name).slice(0, 100) : null;
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
