import fc from 'fast-check';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inventedEgn } from '../../../personalNumbers.ts';
import { inspect, valueOf } from '../../factOf.ts';

const COLUMNS: ColumnSource[] = [
  { name: 'код', data: [1, 2, 3, 4], type: 'INT32' },
  { name: 'име', data: ['Горна река', 'Долна река', null, 'Бор'], type: 'STRING', nullable: true },
  { name: 'площ', data: [1.5, 2.25, -3, 0], type: 'DOUBLE' },
  {
    name: 'дата',
    data: ['2024-01-31', '2024-02-29', '2024-06-01', '2024-12-15'].map((day) => new Date(`${day}T00:00:00Z`)),
    type: 'TIMESTAMP',
  },
];

function parquetOf(
  columnData: ColumnSource[],
  more: Partial<Omit<Parameters<typeof parquetWriteBuffer>[0], 'columnData'>> = {},
): Uint8Array {
  return new Uint8Array(parquetWriteBuffer({ columnData, ...more }));
}

describe('a Parquet file', () => {
  it.each([
    ['in Snappy', parquetOf(COLUMNS)],
    ['plain', parquetOf(COLUMNS, { codec: 'UNCOMPRESSED' })],
    [
      'in gzip',
      parquetOf(COLUMNS, { codec: 'GZIP', compressors: { GZIP: (bytes) => new Uint8Array(gzipSync(bytes)) } }),
    ],
    [
      'in Zstandard',
      parquetOf(COLUMNS, { codec: 'ZSTD', compressors: { ZSTD: (bytes) => new Uint8Array(zstdCompressSync(bytes)) } }),
    ],
    ['in several groups of rows', parquetOf(COLUMNS, { rowGroupSize: 2 })],
  ])('%s is read like any other table', async (_, bytes) => {
    const facts = await inspect(bytes);
    expect(valueOf(facts, 'format.id')).toBe('parquet');
    expect(valueOf(facts, 'table.shape')).toEqual({
      rows: 4,
      columns: 4,
      headerRow: null,
      sheet: null,
      complete: true,
    });
    expect(valueOf(facts, 'table.labels')).toEqual(['код', 'име', 'площ', 'дата']);
    expect(valueOf(facts, 'table.faults')).toEqual([]);
    expect(valueOf(facts, 'table.period')).toMatchObject({ latest: { date: '2024-12-15' } });
  });

  it('shows nobody', async () => {
    const people = Array.from({ length: 6 }, (_, n) => inventedEgn(n));
    const facts = await inspect(parquetOf([{ name: 'егн', data: people, type: 'STRING' }]));
    expect(valueOf(facts, 'table.personal-columns')).toMatchObject([{ kind: 'egn', cells: 6 }]);
    expect(JSON.stringify(facts)).not.toContain(people[2] ?? '');
  });

  it('with shapes is a layer', async () => {
    const geo = {
      primary_column: 'g',
      columns: { g: { encoding: 'WKB', geometry_types: ['Point'], crs: { id: { authority: 'EPSG', code: 7801 } } } },
    };
    const bytes = parquetOf([{ name: 'g', data: [Uint8Array.of(1, 1, 0, 0, 0)], type: 'BYTE_ARRAY' }], {
      kvMetadata: [{ key: 'geo', value: JSON.stringify(geo) }],
    });
    expect(valueOf(await inspect(bytes), 'geo.layers')).toEqual([
      { name: 'g', geometry: 'point', features: 1, crs: 'EPSG:7801' },
    ]);
  });

  it('without its list of columns is damaged', async () => {
    const facts = await inspect(parquetOf(COLUMNS).subarray(0, 200));
    expect(valueOf(facts, 'table.shape')).toBe('[unparsable]');
    expect(valueOf(facts, 'data.parse-error')).toContain('Parquet');
  });

  it('never throws when it is bent', async () => {
    const whole = parquetOf(COLUMNS, { codec: 'UNCOMPRESSED' });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, byte] of changes) bytes[at] = byte;
          const facts = await inspect(bytes);
          expect(facts.filter((fact) => !fact.known && fact.because.why === 'inspection-failed')).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
