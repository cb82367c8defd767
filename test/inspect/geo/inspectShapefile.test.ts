import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crsName } from '../../../src/inspect/geo/crsName.ts';
import { inspect, valueOf } from '../factOf.ts';
import { BGS2005_WKT, makeShapefile } from '../makeShapefile.ts';
import { makeTar } from '../makeTar.ts';
import { makeZip } from '../makeZip.ts';

const ROADS = makeShapefile(3);
const ZIPPED = {
  'пътища/roads.shp': ROADS.shp,
  'пътища/Roads.SHX': ROADS.shx,
  'пътища/roads.dbf': ROADS.dbf,
  'пътища/roads.prj': ROADS.prj,
  'пътища/roads.cpg': ROADS.cpg,
};

describe('a shapefile in an archive', () => {
  it('is one data set: its layer, its table, its container', async () => {
    const facts = await inspect(makeZip(ZIPPED));
    expect(valueOf(facts, 'format.id')).toBe('shapefile-zip');
    expect(valueOf(facts, 'format.container')).toBe('zip');
    expect(valueOf(facts, 'geo.layers')).toEqual([{ name: 'roads', geometry: 'point', features: 3, crs: 'EPSG:7801' }]);
    expect(valueOf(facts, 'geo.missing-parts')).toEqual([]);
    expect(valueOf(facts, 'table.shape')).toMatchObject({ rows: 3, columns: 2, sheet: null });
    expect(valueOf(facts, 'table.labels')).toEqual(['НОМЕР', 'ИМЕ']);
    expect(valueOf(facts, 'dbf.storage')).toEqual({ encoding: 'utf-8', declared: 'utf-8', deletedRows: 0 });
  });

  it('names the parts that are missing', async () => {
    const facts = await inspect(makeZip({ 'roads.shp': ROADS.shp, 'roads.shx': ROADS.shx }));
    expect(valueOf(facts, 'format.id')).toBe('shapefile-zip');
    expect(valueOf(facts, 'geo.missing-parts')).toEqual(['roads.dbf', 'roads.prj']);
    expect(valueOf(facts, 'table.shape')).toBe('[not-captured]');
    const alone = await inspect(makeZip({ 'roads.shp': ROADS.shp }));
    expect(valueOf(alone, 'geo.missing-parts')).toEqual(['roads.dbf', 'roads.shx', 'roads.prj']);
  });

  it('shows the table of the largest layer and lists all of them', async () => {
    const more = makeShapefile(9);
    const facts = await inspect(makeZip({ ...ZIPPED, 'b.shp': more.shp, 'b.shx': more.shx, 'b.dbf': more.dbf }));
    expect(valueOf(facts, 'geo.layers')).toMatchObject([{ name: 'roads' }, { name: 'b', features: 9, crs: null }]);
    expect(valueOf(facts, 'table.shape')).toMatchObject({ rows: 9, sheet: 'b' });
    expect(valueOf(facts, 'table.sheets')).toMatchObject([
      { name: 'roads', rows: 3 },
      { name: 'b', rows: 9 },
    ]);
  });

  it('is found in a compressed tar too', async () => {
    const tar = makeTar(Object.entries(ZIPPED).map(([name, content]) => ({ name: name.toLowerCase(), content })));
    const facts = await inspect(gzipSync(tar));
    expect(valueOf(facts, 'format.id')).toBe('shp');
    expect(valueOf(facts, 'format.container')).toBe('gzip');
    expect(valueOf(facts, 'table.shape')).toMatchObject({ rows: 3 });
  });

  it('says when its shapes are none', async () => {
    const facts = await inspect(makeZip({ ...ZIPPED, 'пътища/roads.shp': 'Тук няма нищо.'.repeat(20) }));
    expect(valueOf(facts, 'data.parse-error')).toContain('holds no shapes');
  });

  it('never throws, whatever a part holds', async () => {
    const parts = Object.keys(ZIPPED) as (keyof typeof ZIPPED)[];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parts), fc.uint8Array({ maxLength: 200 }), async (part, bytes) => {
        const facts = await inspect(makeZip({ ...ZIPPED, [part]: bytes }));
        expect(valueOf(facts, 'format.id')).toBe('shapefile-zip');
        expect(facts.filter((fact) => !fact.known && fact.because.why === 'inspection-failed')).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});

describe('shapes alone', () => {
  const point = Buffer.alloc(28);
  point.writeInt32BE(10, 4);
  const shapes = Buffer.concat([ROADS.shp.subarray(0, 100), point, point, point]);

  it('are counted, and nothing is said of parts that may be elsewhere', async () => {
    const facts = await inspect(shapes);
    expect(valueOf(facts, 'format.id')).toBe('shp');
    expect(valueOf(facts, 'geo.layers')).toEqual([{ name: '', geometry: 'point', features: 3, crs: null }]);
    expect(valueOf(facts, 'geo.missing-parts')).toBeUndefined();
  });

  it('that break off are of unknown number', async () => {
    expect(valueOf(await inspect(shapes.subarray(0, 150)), 'geo.layers')).toMatchObject([{ features: null }]);
  });
});

describe('the name of a coordinate system', () => {
  it.each([
    [BGS2005_WKT, 'EPSG:7801'],
    ['GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]', 'GCS_WGS_1984'],
    ['GEOGCRS["WGS 84",DATUM["x",ELLIPSOID["y",1,2,ID["EPSG",7030]]],ID["EPSG",4326]]', 'EPSG:4326'],
    ['<html>не е намерено</html>', null],
    ['', null],
    [`GEOGCS["${'['.repeat(50_000)}`, null],
  ])('%.20s', (text, name) => {
    expect(crsName(text)).toBe(name);
  });
});
