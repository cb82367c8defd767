import { quote } from '../../model/evidence.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { Archive, ArchiveMember } from '../archives/archive.ts';
import { bytesSource } from '../byteSource.ts';
import type { Inspection } from '../inspection.ts';
import { readDbf } from '../tables/dbf/readDbf.ts';
import { putTables, type SheetReading } from '../tables/workbook.ts';
import { decodeText } from '../text/decodeText.ts';
import { crsName } from './crsName.ts';
import { SHAPE_HEAD_BYTES, shapeGeometry } from './shapeHead.ts';
import type { ShapefileSet } from './shapefileSets.ts';

const MAX_LAYERS = 50;
/** Attributes of all layers together. */
const TABLE_BYTES = 96 * 1024 * 1024;
const SMALL_PART_BYTES = 64 * 1024;
/** Parts without which a program does not know what the shapes are of, where they begin, or where they lie. */
const NEEDED = ['dbf', 'shx', 'prj'] as const;
const SHX_RECORD_BYTES = 8;

/**
 * Facts of the shapefiles in an archive: one data set, whose parts belong together. Layers with geometry, number and
 * coordinate system; the table of attributes of the largest layer; parts that are missing. A part that cannot be read is
 * a reason why something is unknown, never an exception.
 */
export async function inspectShapefile(
  archive: Archive,
  sets: readonly ShapefileSet[],
  inspection: Inspection,
): Promise<void> {
  const { facts } = inspection;
  const isZip = archive.id === 'zip';
  const first = sets[0]?.parts.get('shp');
  const place = first === undefined ? undefined : ({ kind: 'member', name: first.name, inside: null } as const);
  facts.put('format.id', isZip ? 'shapefile-zip' : 'shp', place, first?.name ?? '');
  const layers: FactValues['geo.layers'][number][] = [];
  const tables: SheetReading[] = [];
  const missing: string[] = [];
  let bytesLeft = TABLE_BYTES;
  let failure: string | null = null;
  for (const set of sets.slice(0, MAX_LAYERS)) {
    const sheet = sets.length === 1 ? null : layerName(set);
    for (const ending of NEEDED) if (!set.parts.has(ending)) missing.push(quote(`${set.name}.${ending}`));
    const dbf = set.parts.get('dbf');
    const table =
      dbf === undefined || dbf.bytes > bytesLeft ? null : await readTable(archive, set, dbf, { ...inspection, sheet });
    bytesLeft -= dbf?.bytes ?? 0;
    if (table?.kind === 'table') tables.push(table.sheet);
    else if (table !== null) failure ??= table.why;
    const head = await partBytes(archive, set.parts.get('shp'), SHAPE_HEAD_BYTES);
    const geometry = head === null ? null : shapeGeometry(head);
    if (head !== null && geometry === null) noShapes(set, inspection);
    layers.push({ name: layerName(set), geometry, features: featuresOf(set, table), crs: await crsOf(archive, set) });
  }
  facts.put('geo.layers', layers, place);
  facts.put('geo.missing-parts', missing, { kind: 'whole' }, missing.slice(0, 5).join(', '));
  const only = sets.length === 1 ? sets[0]?.parts.get('dbf') : undefined;
  if (tables.length > 0) putTables(only === undefined ? facts : facts.inside(only.name), tables);
  else if (failure !== null) facts.unknown('table.shape', 'unparsable', failure);
  else facts.unknown('table.shape', 'not-captured', 'the attributes (.dbf) are not there or too large');
}

type LayerTable =
  | { readonly kind: 'table'; readonly sheet: SheetReading; readonly records: number }
  | { readonly kind: 'failed'; readonly why: string };

async function readTable(
  archive: Archive,
  set: ShapefileSet,
  dbf: ArchiveMember,
  { facts, watch, sheet }: Inspection & { readonly sheet: string | null },
): Promise<LayerTable> {
  try {
    const source = bytesSource(await archive.read(dbf, TABLE_BYTES));
    const codePage = await partBytes(archive, set.parts.get('cpg'), SMALL_PART_BYTES);
    const words = codePage === null ? null : decodeText(codePage.subarray(0, 100)).text;
    const reading = await readDbf(source, { codePage: words, sheet, watch });
    const { encoding, declared, deletedRows, records, table } = reading;
    const place = { kind: 'member', name: dbf.name, inside: null } as const;
    facts.put('dbf.storage', { encoding, declared, deletedRows }, place);
    const size = { lastRow: records, lastColumn: table.shape.columns };
    return { kind: 'table', sheet: { name: layerName(set), hidden: false, merged: 0, ...size, table }, records };
  } catch (error) {
    return { kind: 'failed', why: `${dbf.name}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** A .shp whose first bytes are no shapefile: no program can open it. */
function noShapes(set: ShapefileSet, { facts }: Inspection): void {
  const name = set.parts.get('shp')?.name ?? set.name;
  facts.put('data.parse-error', quote(`${name} holds no shapes`), { kind: 'member', name, inside: null });
}

/** The index has eight bytes a shape; without it the attributes tell, deleted ones included. */
function featuresOf(set: ShapefileSet, table: LayerTable | null): number | null {
  const shx = set.parts.get('shx');
  if (shx !== undefined && shx.bytes >= SHAPE_HEAD_BYTES)
    return Math.floor((shx.bytes - SHAPE_HEAD_BYTES) / SHX_RECORD_BYTES);
  return table?.kind === 'table' ? table.records : null;
}

async function crsOf(archive: Archive, set: ShapefileSet): Promise<string | null> {
  const bytes = await partBytes(archive, set.parts.get('prj'), SMALL_PART_BYTES);
  return bytes === null ? null : crsName(decodeText(bytes).text);
}

function layerName(set: ShapefileSet): string {
  return quote(set.name.replace(/^.*\//, ''));
}

async function partBytes(
  archive: Archive,
  member: ArchiveMember | undefined,
  maxBytes: number,
): Promise<Uint8Array | null> {
  if (member === undefined) return null;
  try {
    return await archive.head(member, maxBytes);
  } catch {
    return null;
  }
}
