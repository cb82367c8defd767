import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inventedEgn } from '../../personalNumbers.ts';
import { factOf } from '../factNames.ts';
import { inspect, valueOf } from '../factOf.ts';
import { makeTar } from '../makeTar.ts';
import { makeZip } from '../makeZip.ts';

const CSV = 'код;име;брой\n1;Горна река;25\n2;Долна река;31\n3;Бор;8\n';
const ROWS = '17;25;30\n4;51;63\n7;81;90\n';
const TWO_TABLES = `а;б;в\n${ROWS}\nпърво;второ;трето\n${ROWS}`;
/** A small table, „код;име;брой“ and 29 rows, packed by bzip2. */
const BZIP2 = Buffer.from(
  'QlpoMTFBWSZTWX5x/aUAAUrYagAQQAB/6EAACABmd2AAMADJYRpU09tU/KmkyNGJhE/UNIo/UgAGg3qqjRhNMhgMpbBGmlll9bbbbbJJJJWogBKlMk4es5ibO4GABgBh3eCGvKkMNIzmFFcdopVGtnZAlFXqKKovUoaVm0yBLNxKGdPeVAWtcQA8Wmbrxe6SSqqqqrFSkttugIA6iBAj6hRDpDvWvKFlmCG9fKF3aiFELkK/xdyRThQkH5x/aUA=',
  'base64',
);

/** The same table in xz. */
const XZ = Buffer.from(
  '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AMNALRdAGgulgvkUi+WcHL4gcl0ROVwjuPVcZKrLV3b1bK6vRfT2qDXUG34gLakqMvmdkxmDjYfwf1Qj5qBHA5wxeyNXDYalYuTTHKqIIzWuEAIo120/HN92E3CkqeYfXHW9gectM1QYn8VuOIA4IwGd+KR2lJqOIHMInx2oRvdM9KLTKu6JUqQreFvSnaeRno3D3EtqTiIqHCQr4ojFN9uJ3tjD8n8HQIb9hmSk9uEMS/hAXStDtRc7AD3ay29yelhXQAB0AGOBgAA+FwA5bHEZ/sCAAAAAARZWg==',
  'base64',
);

describe('a tar archive', () => {
  it('with one data file is that file, the container beside it', async () => {
    const facts = await inspect(
      makeTar([
        { name: 'данни/', content: '', type: '5' },
        { name: 'данни/a.csv', content: CSV },
      ]),
    );
    expect(valueOf(facts, 'format.id')).toBe('csv');
    expect(valueOf(facts, 'format.container')).toBe('tar');
    expect(valueOf(facts, 'table.shape')).toMatchObject({ rows: 3, columns: 3 });
    expect(factOf(facts, 'table.shape')?.evidence[0]?.at).toMatchObject({ kind: 'member', name: 'данни/a.csv' });
  });

  it('lists several files with their formats', async () => {
    const facts = await inspect(
      makeTar([
        { name: 'a.csv', content: CSV },
        { name: 'b.json', content: '[{"a":1},{"a":2}]' },
      ]),
    );
    expect(valueOf(facts, 'format.id')).toBe('tar');
    expect(valueOf(facts, 'archive.members')).toMatchObject([
      { name: 'a.csv', format: 'csv' },
      { name: 'b.json', format: 'json' },
    ]);
  });

  it('takes long names of GNU and of POSIX', async () => {
    const long = `${'много-дълга-папка/'.repeat(10)}регистър.csv`;
    const record = ` path=${long}\n`;
    const length = Buffer.byteLength(record) + 3;
    const entries = [
      { name: '././@LongLink', content: `${long}\0`, type: 'L' },
      { name: 'cut', content: CSV },
      { name: 'pax', content: `${length}${record}`, type: 'x' },
      { name: 'cut', content: CSV },
    ];
    expect(valueOf(await inspect(makeTar(entries)), 'archive.members')).toMatchObject([
      { name: expect.stringContaining('много-дълга') },
      { name: expect.stringContaining('много-дълга') },
    ]);
  });

  it.each([
    ['a size beyond the file', '77777777777'],
    ['a size that is no number', 'много'],
    ['a binary size beyond all files', '\u00ff'.repeat(12)],
  ])('with %s is malformed and still an archive', async (_, size) => {
    const facts = await inspect(
      makeTar([
        { name: 'a.csv', content: CSV },
        { name: 'b.csv', content: CSV, size },
      ]),
    );
    expect([valueOf(facts, 'format.id'), valueOf(facts, 'format.container')]).toContain('tar');
    expect(valueOf(facts, 'format.note')).toBe('malformed');
  });
});

describe('compressed files', () => {
  it.each([
    ['a table in gzip', gzipSync(CSV), 'gzip', 3],
    ['a table in a tar in gzip', gzipSync(makeTar([{ name: 'a.csv', content: CSV }])), 'gzip', 3],
    ['a table in bzip2', BZIP2, 'bz2', 29],
    ['a table in xz', XZ, 'xz', 29],
    ['a table in Zstandard', zstdCompressSync(CSV), 'zst', 3],
    ['two bzip2 streams after each other', Buffer.concat([BZIP2, BZIP2]), 'bz2', 59],
  ])('%s is judged as the table', async (_, bytes, container, rows) => {
    const facts = await inspect(bytes);
    expect(valueOf(facts, 'format.id')).toBe('csv');
    expect(valueOf(facts, 'format.container')).toBe(container);
    expect(valueOf(facts, 'table.shape')).toMatchObject({ rows });
  });

  it('names what is nested deeper and leaves it closed', async () => {
    for (const bytes of [gzipSync(makeZip({ 'a.csv': CSV })), makeZip({ 'a.zip': makeZip({ 'a.csv': CSV }) })]) {
      const facts = await inspect(bytes);
      expect(valueOf(facts, 'format.id')).toBe('zip');
      expect(valueOf(facts, 'format.note')).toBe('nested');
    }
  });

  it('does not hold what grows beyond measure', async () => {
    const facts = await inspect(gzipSync(Buffer.alloc(80 * 1024 * 1024)));
    expect(valueOf(facts, 'format.id')).toBe('gz');
    expect(valueOf(facts, 'archive.members')).toBe('[too-costly]');
  });

  it('stops at a bzip2 run that is longer than its block', async () => {
    const bent = Uint8Array.from(BZIP2);
    for (let at = 60; at < bent.length; at += 1) bent[at] = 0;
    expect(valueOf(await inspect(bent), 'format.id')).toBe('bz2');
  });
});

describe('an archive with several tables', () => {
  it('tells which of them no program can use', async () => {
    const facts = await inspect(makeZip({ 'a.csv': CSV, 'b.csv': TWO_TABLES }));
    expect(valueOf(facts, 'archive.members')).toEqual([
      { name: 'a.csv', bytes: Buffer.byteLength(CSV), format: 'csv' },
      { name: 'b.csv', bytes: Buffer.byteLength(TWO_TABLES), format: 'csv', faulty: true },
    ]);
  });

  it('finds people in each of them and shows none', async () => {
    const people = `егн;име\n${Array.from({ length: 6 }, (_, n) => `${inventedEgn(n)};лице ${n}`).join('\n')}\n`;
    const facts = await inspect(makeZip({ 'a.csv': CSV, 'хора.csv': people }));
    expect(valueOf(facts, 'table.personal-columns')).toMatchObject([{ kind: 'egn', sheet: 'хора.csv', cells: 6 }]);
    expect(JSON.stringify(facts)).not.toContain(inventedEgn(2));
  });
});

describe('bent archives', () => {
  const whole = [
    makeTar([
      { name: 'a.csv', content: CSV },
      { name: 'b.csv', content: CSV },
    ]),
    gzipSync(makeTar([{ name: 'a.csv', content: CSV }])),
    BZIP2,
    XZ,
    zstdCompressSync(CSV),
    makeZip({ 'a.csv': CSV, 'b.csv': CSV }),
  ];
  it.each(whole.map((bytes, index) => [['tar', 'tar.gz', 'bz2', 'xz', 'zst', 'zip'][index] ?? '', bytes] as const))(
    'never make %s throw',
    async (_, original) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat({ max: original.length - 1 }), fc.nat({ max: 255 })), { maxLength: 8 }),
          fc.nat({ max: original.length }),
          async (changes, length) => {
            const bytes = Uint8Array.from(original);
            for (const [at, byte] of changes) bytes[at] = byte;
            const facts = await inspect(bytes.subarray(0, length));
            expect(facts.filter((fact) => !fact.known && fact.because.why === 'inspection-failed')).toEqual([]);
          },
        ),
        { numRuns: 60 },
      );
    },
  );
});
