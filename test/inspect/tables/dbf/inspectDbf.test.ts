import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../../src/inspect/byteSource.ts';
import { readDbf } from '../../../../src/inspect/tables/dbf/readDbf.ts';
import { inventedEgn } from '../../../personalNumbers.ts';
import { inspect, valueOf } from '../../factOf.ts';
import { type DbfColumn, makeDbf } from '../../makeDbf.ts';

const COLUMNS: readonly DbfColumn[] = [
  { name: 'КОД', type: 'N', bytes: 6 },
  { name: 'ИМЕ', type: 'C', bytes: 20 },
  { name: 'ДАТА', type: 'D', bytes: 8 },
  { name: 'ПУБЛИЧНО', type: 'L', bytes: 1 },
];
const ROWS = [
  { cells: ['1', 'Горна река', '20240131', 'T'] },
  { cells: ['2', 'Долна поляна', '20240229', 'F'] },
  { cells: ['3', 'Бор', '20241215', '?'] },
];

describe('a dBASE table', () => {
  for (const encoding of ['windows-1251', 'ibm866', 'utf-8'] as const) {
    it(`is read whole in ${encoding}`, async () => {
      const facts = await inspect(makeDbf(COLUMNS, ROWS, { encoding }));
      expect(valueOf(facts, 'format.id')).toBe('dbf');
      expect(valueOf(facts, 'table.shape')).toEqual({
        rows: 3,
        columns: 4,
        headerRow: null,
        sheet: null,
        complete: true,
      });
      const labels = valueOf(facts, 'table.labels') as readonly string[];
      expect(labels.slice(0, 3)).toEqual(['КОД', 'ИМЕ', 'ДАТА']);
      expect(valueOf(facts, 'table.faults')).toEqual([]);
      expect(valueOf(facts, 'dbf.storage')).toMatchObject({ encoding, deletedRows: 0 });
      expect(valueOf(facts, 'table.period')).toEqual({
        latest: { date: '2024-12-15', precision: 'day' },
        earliest: { date: '2024-01-31', precision: 'day' },
        from: 'column',
      });
    });
  }

  it('believes the letters more than the byte that says ANSI', async () => {
    const facts = await inspect(makeDbf(COLUMNS, ROWS, { encoding: 'windows-1251', languageDriver: 0x57 }));
    expect(valueOf(facts, 'dbf.storage')).toEqual({
      encoding: 'windows-1251',
      declared: 'windows-1252',
      deletedRows: 0,
    });
  });

  it('says nothing of an encoding of text, which rules for text would judge', async () => {
    const facts = await inspect(makeDbf(COLUMNS, ROWS));
    expect(valueOf(facts, 'text.encoding')).toBeUndefined();
  });

  it('leaves out deleted records, and still finds the people in them', async () => {
    const columns: DbfColumn[] = [
      { name: 'ЕГН', type: 'C', bytes: 10 },
      { name: 'ИМЕ', type: 'C', bytes: 12 },
    ];
    const rows = Array.from({ length: 8 }, (_, index) => ({
      cells: [index < 2 ? '' : inventedEgn(index), `лице ${index}`],
      deleted: index >= 2,
    }));
    const facts = await inspect(makeDbf(columns, rows));
    expect(valueOf(facts, 'table.shape')).toMatchObject({ rows: 2 });
    expect(valueOf(facts, 'dbf.storage')).toMatchObject({ deletedRows: 6 });
    expect(valueOf(facts, 'table.personal-columns')).toMatchObject([{ kind: 'egn', column: 1, cells: 6 }]);
    expect(JSON.stringify(facts)).not.toContain(inventedEgn(3));
  });

  it('counts what a cut file is without', async () => {
    const facts = await inspect(makeDbf(COLUMNS, ROWS, { promisedRows: 4_000_000_000 }));
    expect(valueOf(facts, 'table.shape')).toMatchObject({ rows: 3, complete: false });
    expect(valueOf(facts, 'table.faults')).toMatchObject([
      { code: 'source-error', count: 3_999_999_997, breaksUse: false },
    ]);
  });

  it('reads the long texts of Clipper and the binary numbers of FoxPro', async () => {
    const columns: DbfColumn[] = [
      { name: 'ТЕКСТ', type: 'C', bytes: 300 },
      { name: 'БРОЙ', type: 'I', bytes: 4 },
      { name: 'СУМА', type: 'Y', bytes: 8 },
      { name: 'ЧАС', type: 'T', bytes: 8 },
    ];
    const number = Buffer.alloc(4);
    number.writeInt32LE(-7);
    const money = Buffer.alloc(8);
    money.writeBigInt64LE(-123_405_600n);
    const time = Buffer.alloc(8);
    time.writeInt32LE(2_460_341);
    time.writeInt32LE(3_600_000, 4);
    const bytes = makeDbf(columns, [{ cells: ['дълъг '.repeat(48) + 'край', number, money, time] }], { version: 0x30 });
    const seen: (readonly string[])[] = [];
    await readDbf(bytesSource(bytes), {
      codePage: null,
      watch: () => ({ row: (cells) => seen.push(cells), end: () => {} }),
    });
    expect(seen).toEqual([['дълъг '.repeat(48) + 'край', '-7', '-12340.5600', '2024-01-31T01:00:00']]);
  });

  const CODE_PAGES = ['UTF-8', '1251', 'ANSI 1251', 'cp1251', 'ISO 88595', 'OEM 866', '', 'нещо', '<html>'];
  it.each(CODE_PAGES)('takes „%s“ beside it without trusting it', async (codePage) => {
    const source = bytesSource(makeDbf(COLUMNS, ROWS, { encoding: 'windows-1251' }));
    const { encoding } = await readDbf(source, { codePage, watch: undefined });
    expect(encoding).toBe('windows-1251');
  });
});

describe('a damaged dBASE table', () => {
  it('never throws, whatever bytes are changed', async () => {
    const whole = makeDbf(COLUMNS, ROWS);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { maxLength: 6 }),
        fc.nat({ max: whole.length }),
        async (changes, length) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, byte] of changes) bytes[at] = byte;
          const facts = await inspect(bytes.subarray(0, length));
          expect(facts.some((fact) => !fact.known && fact.because.why === 'inspection-failed')).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});
