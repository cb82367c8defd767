import { makeDbf } from './makeDbf.ts';

/** Well-known text of the Bulgarian geodetic system, as programs write it beside a shapefile. */
export const BGS2005_WKT =
  'PROJCS["BGS2005 / CCS2005",GEOGCS["BGS2005",DATUM["Bulgaria_Geodetic_System_2005",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]]]],UNIT["metre",1],AUTHORITY["EPSG","7801"]]';

/** The parts of a shapefile of points, by their endings: geometry zero, so many shapes, a table of roads. */
export function makeShapefile(shapes: number): Readonly<Record<'shp' | 'shx' | 'dbf' | 'prj' | 'cpg', Uint8Array>> {
  const head = Buffer.alloc(100);
  head.writeInt32BE(9994, 0);
  head.writeInt32LE(1000, 28);
  head.writeInt32LE(1, 32);
  const rows = Array.from({ length: shapes }, (_, index) => ({ cells: [`${index + 1}`, `Улица ${index + 1}`] }));
  const columns = [
    { name: 'НОМЕР', type: 'N', bytes: 6 },
    { name: 'ИМЕ', type: 'C', bytes: 20 },
  ];
  return {
    shp: Buffer.concat([head, Buffer.alloc(28 * shapes)]),
    shx: Buffer.concat([head, Buffer.alloc(8 * shapes)]),
    dbf: makeDbf(columns, rows, { encoding: 'utf-8' }),
    prj: Buffer.from(BGS2005_WKT),
    cpg: Buffer.from('UTF-8'),
  };
}
