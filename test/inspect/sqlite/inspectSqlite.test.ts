import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/inspect/byteSource.ts';
import { openSqlite } from '../../../src/inspect/sqlite/openSqlite.ts';
import { tableColumns } from '../../../src/inspect/sqlite/tableColumns.ts';
import { inventedEgn } from '../../personalNumbers.ts';
import { inspect, valueOf } from '../factOf.ts';

const opened: DatabaseSync[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

/** The file of a database that these statements make. */
function databaseOf(...statements: string[]): Uint8Array {
  const database = new DatabaseSync(':memory:');
  opened.push(database);
  for (const statement of statements) database.exec(statement);
  return database.serialize();
}

const STREETS = [
  'CREATE TABLE "улици" (id INTEGER PRIMARY KEY, "име" TEXT NOT NULL, дължина REAL, открита DATE)',
  "INSERT INTO улици VALUES (1, 'Горна река', 120.5, '2024-01-31'), (2, 'Бор', NULL, '2024-12-15'), (7, 'Липа', -3, NULL)",
];

const GEOPACKAGE = [
  'PRAGMA application_id = 1196444487',
  'CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT)',
  "INSERT INTO gpkg_spatial_ref_sys VALUES ('BGS2005 / CCS2005', 7801, 'EPSG', 7801, 'undefined'), ('none', 0, 'NONE', 0, 'undefined')",
  'CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, srs_id INTEGER)',
  "INSERT INTO gpkg_contents VALUES ('имоти', 'features', 'имоти', 7801), ('nomenclature', 'attributes', 'н', 0)",
  'CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER)',
  "INSERT INTO gpkg_geometry_columns VALUES ('имоти', 'geom', 'POLYGON', 7801)",
  'CREATE TABLE "имоти" (fid INTEGER PRIMARY KEY, geom BLOB, идентификатор TEXT, площ REAL)',
  "INSERT INTO имоти VALUES (1, zeroblob(9000), '00001.1.1', 350), (2, x'4750', '00001.1.2', 410.5)",
  'CREATE TABLE nomenclature (code TEXT, name TEXT)',
];

async function rowsOf(bytes: Uint8Array, name: string): Promise<readonly (readonly string[])[]> {
  const table = (await openSqlite(bytesSource(bytes))).tables.find((candidate) => candidate.name === name);
  const rows: (readonly string[])[] = [];
  if (table !== undefined) for await (const row of table.rows()) rows.push(row);
  return rows;
}

describe('a SQLite database', () => {
  it('with one table is that table', async () => {
    const facts = await inspect(databaseOf(...STREETS));
    expect(valueOf(facts, 'format.id')).toBe('sqlite');
    expect(valueOf(facts, 'table.shape')).toEqual({
      rows: 3,
      columns: 4,
      headerRow: null,
      sheet: null,
      complete: true,
    });
    expect(valueOf(facts, 'table.labels')).toEqual(['id', 'име', 'дължина', 'открита']);
    expect(valueOf(facts, 'table.period')).toMatchObject({ latest: { date: '2024-12-15' } });
  });

  it('gives values as they were put in, keys too', async () => {
    expect(await rowsOf(databaseOf(...STREETS), 'улици')).toEqual([
      ['1', 'Горна река', '120.5', '2024-01-31'],
      ['2', 'Бор', '', '2024-12-15'],
      ['7', 'Липа', '-3', ''],
    ]);
  });

  it('reads what SQLite itself reads of many pages, long texts and large numbers', async () => {
    const bytes = databaseOf(
      'PRAGMA page_size = 512',
      'CREATE TABLE t (n INTEGER, words TEXT, key INTEGER PRIMARY KEY)',
      `WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 3000)
       INSERT INTO t SELECT n * n * n * -77777777, substr(hex(zeroblob(n)), 1, n % 1900) || n, n * 3 FROM c`,
    );
    const expected = opened
      .at(-1)
      ?.prepare('SELECT CAST(n AS TEXT) n, words, CAST(key AS TEXT) key FROM t ORDER BY t.key')
      .all();
    const rows = await rowsOf(bytes, 't');
    expect(rows).toEqual(expected?.map((row) => [row['n'], row['words'], row['key']]));
  });

  it('reads tables without rowid, computed columns and UTF-16', async () => {
    const bytes = databaseOf(
      "PRAGMA encoding = 'UTF-16le'",
      'CREATE TABLE k (брой INTEGER, код TEXT, двойно INTEGER AS (брой * 2), PRIMARY KEY (код)) WITHOUT ROWID',
      "INSERT INTO k (брой, код) VALUES (5, 'б'), (6, 'а')",
    );
    expect((await openSqlite(bytesSource(bytes))).tables[0]?.columns).toEqual(['код', 'брой']);
    expect(await rowsOf(bytes, 'k')).toEqual([
      ['а', '6'],
      ['б', '5'],
    ]);
  });

  it('lists several tables like sheets and finds people in all of them', async () => {
    const people = Array.from({ length: 6 }, (_, n) => `('${inventedEgn(n)}', 'лице ${n}')`).join(', ');
    const facts = await inspect(
      databaseOf(...STREETS, 'CREATE TABLE хора (егн TEXT, име TEXT)', `INSERT INTO хора VALUES ${people}`),
    );
    expect(valueOf(facts, 'table.sheets')).toMatchObject([
      { name: 'улици', rows: 3 },
      { name: 'хора', rows: 6 },
    ]);
    expect(valueOf(facts, 'table.personal-columns')).toMatchObject([{ kind: 'egn', sheet: 'хора', cells: 6 }]);
    expect(JSON.stringify(facts)).not.toContain(inventedEgn(2));
  });

  it('runs nothing that the file says: views, triggers, modules and endless computations are not tables', async () => {
    const facts = await inspect(
      databaseOf(
        ...STREETS,
        'CREATE VIEW endless AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c',
        'CREATE TRIGGER again AFTER INSERT ON улици BEGIN DELETE FROM улици; END',
        'CREATE TABLE computed (a INTEGER, b TEXT AS (hex(zeroblob(200000000))))',
        'INSERT INTO computed (a) VALUES (1)',
      ),
    );
    expect(valueOf(facts, 'table.sheets')).toMatchObject([{ name: 'улици' }, { name: 'computed', columns: 1 }]);
  });

  it('without tables of its own says so', async () => {
    const facts = await inspect(databaseOf('CREATE VIEW v AS SELECT 1'));
    expect(valueOf(facts, 'format.id')).toBe('sqlite');
    expect(valueOf(facts, 'table.shape')).toBe('[empty]');
    expect(valueOf(facts, 'table.faults')).toBe('[empty]');
  });

  it('that breaks off keeps the rows before the damage', async () => {
    const bytes = databaseOf(
      'PRAGMA page_size = 512',
      'CREATE TABLE t (n INTEGER, words TEXT)',
      `WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 500) INSERT INTO t SELECT n, 'Горна река' FROM c`,
    );
    const facts = await inspect(bytes.subarray(0, 10 * 512));
    expect(valueOf(facts, 'table.shape')).toMatchObject({ complete: false });
    expect(valueOf(facts, 'table.faults')).toMatchObject([{ code: 'source-error' }]);
  });
});

describe('a GeoPackage', () => {
  it('names its layers, their shapes, number and coordinate system', async () => {
    const facts = await inspect(databaseOf(...GEOPACKAGE));
    expect(valueOf(facts, 'format.id')).toBe('gpkg');
    expect(valueOf(facts, 'geo.layers')).toEqual([
      { name: 'имоти', geometry: 'polygon', features: 2, crs: 'EPSG:7801' },
      { name: 'nomenclature', geometry: null, features: 0, crs: null },
    ]);
    expect(valueOf(facts, 'table.labels')).toEqual(['fid', 'geom', 'идентификатор', 'площ']);
  });
});

describe('the columns of a statement', () => {
  it.each([
    ['CREATE TABLE t (a, b)', ['a', 'b'], null],
    ['CREATE TABLE "t(" ("a,b" TEXT, [c d] INT, `e``f` X, \'g\' Y)', ['a,b', 'c d', 'e`f', 'g'], null],
    ["CREATE TABLE t (a DECIMAL(10,2) DEFAULT (1+(2)), b TEXT CHECK (b IN ('x,y', ')')))", ['a', 'b'], null],
    ['CREATE TABLE t (a -- първа, колона\n, b /* ( */ INTEGER PRIMARY KEY)', ['a', 'b'], 1],
    ['CREATE TABLE t (a INTEGER, b TEXT, PRIMARY KEY (a))', ['a', 'b'], 0],
    ['CREATE TABLE t (a INT PRIMARY KEY)', ['a'], null],
    ['CREATE TABLE t (a', null, null],
    ['', null, null],
    [`CREATE TABLE t (${'('.repeat(100_000)}`, null, null],
  ])('%.60s', (statement, names, rowidColumn) => {
    expect(tableColumns(statement)).toEqual(names === null ? null : { names, rowidColumn });
  });
});

describe('a bent database', () => {
  it('never throws and never hangs', async () => {
    const wholes = [databaseOf(...STREETS), databaseOf(...GEOPACKAGE)];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...wholes),
        fc.array(fc.tuple(fc.nat({ max: 12_000 }), fc.nat({ max: 255 })), { maxLength: 10 }),
        fc.nat({ max: 60_000 }),
        async (whole, changes, length) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
          const facts = await inspect(bytes.subarray(0, Math.max(1, length)));
          expect(facts.filter((fact) => !fact.known && fact.because.why === 'inspection-failed')).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
