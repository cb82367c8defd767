import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { inspect, valueOf } from '../factOf.ts';

const CSV = `код;име;брой\n${Array.from({ length: 29 }, (_, n) => `${n + 1};Горна река;${(n + 1) * 7}\n`).join('')}`;
/** The same table, packed. */
const IN_LZMA2 =
  '4AMNALRdAGgulgvkUi+WcHL4gcl0ROVwjuPVcZKrLV3b1bK6vRfT2qDXUG34gLakqMvmdkxmDjYfwf1Qj5qBHA5wxeyNXDYalYuTTHKqIIzWuEAIo120/HN92E3CkqeYfXHW9gectM1QYn8VuOIA4IwGd+KR2lJqOIHMInx2oRvdM9KLTKu6JUqQreFvSnaeRno3D3EtqTiIqHCQr4ojFN9uJ3tjD8n8HQIb9hmSk9uEMS/hAXStDtRc7AA=';
const IN_LZMA =
  'AGgulgvkUi+WcHL4gcl0ROVwjuPVcZKrLV3b1bK6vRfT2qDXUG34gLakqMvmdkxmDjYfwf1Qj5qBHA5wxeyNXDYalYuTTHKqIIzWuEAIo120/HN92E3CkqeYfXHW9gectM1QYn8VuOIA4IwGd+KR2lJqOIHMInx2oRvdM9KLTKu6JUqQreFvSnaeRno3D3EtqTiIqHCQr4ojFN9uJ3tjD8n8HQIb9hmSk9uEMS/hAXStJucjwP/1Scdg';

/** A number below 16,384 as 7z writes it. */
function number(value: number): Buffer {
  return value < 128 ? Buffer.of(value) : Buffer.of(0x80 | (value >> 8), value & 255);
}

type Coder = { readonly id: string; readonly properties?: string };

/** A 7z archive of one folder: its packed bytes, how they were packed, and files of which each takes so many bytes. */
function makeSevenZip(packed: Uint8Array, coder: Coder, files: Readonly<Record<string, number>>): Uint8Array {
  const id = Buffer.from(coder.id, 'hex');
  const properties = Buffer.from(coder.properties ?? '', 'hex');
  const sizes = Object.values(files);
  const names = Buffer.from(`${Object.keys(files).join('\0')}\0`, 'utf16le');
  const header = Buffer.concat([
    Buffer.of(1, 4, 6, 0, 1, 9),
    number(packed.length),
    Buffer.of(0, 7, 0x0b, 1, 0, 1, id.length | (properties.length > 0 ? 0x20 : 0)),
    id,
    ...(properties.length > 0 ? [number(properties.length), properties] : []),
    Buffer.of(0x0c),
    number(sizes.reduce((sum, size) => sum + size, 0)),
    Buffer.of(0, 8, 0x0d),
    number(sizes.length),
    Buffer.of(9),
    ...sizes.slice(0, -1).map(number),
    Buffer.of(0, 0, 5),
    number(sizes.length),
    Buffer.of(0x11),
    number(names.length + 1),
    Buffer.of(0),
    names,
    Buffer.of(0, 0),
  ]);
  const start = Buffer.alloc(32);
  start.write('377abcaf271c0004', 'hex');
  start.writeBigUInt64LE(BigInt(packed.length), 12);
  start.writeBigUInt64LE(BigInt(header.length), 20);
  return Buffer.concat([start, packed, header]);
}

const bytes = Buffer.byteLength(CSV);
const LZMA2 = makeSevenZip(Buffer.from(IN_LZMA2, 'base64'), { id: '21', properties: '18' }, { 'a.csv': bytes });

/** A block of RAR 5: kind, flags, what belongs to the kind, and the data behind it. */
function rar5Block(
  kind: number,
  body: Uint8Array,
  data: Uint8Array = new Uint8Array(0),
  extra = Buffer.alloc(0),
): Buffer {
  const flags = (data.length > 0 ? 2 : 0) | (extra.length > 0 ? 1 : 0);
  const sizes = [
    ...(extra.length > 0 ? [extra.length] : []),
    ...(data.length > 0 ? [(data.length & 127) | 128, data.length >> 7] : []),
  ];
  const head = Buffer.concat([Buffer.of(kind, flags, ...sizes), body, extra]);
  return Buffer.concat([Buffer.alloc(4), Buffer.of(head.length), head, data]);
}

function rar5File(
  name: string,
  content: string,
  options: { readonly method?: number; readonly encrypted?: boolean } = {},
): Buffer {
  const data = Buffer.from(content);
  const words = Buffer.from(name);
  const size = Buffer.of((data.length & 127) | 128, data.length >> 7);
  const method = (options.method ?? 0) << 7;
  const packing = Buffer.of((method & 127) | 128, method >> 7);
  const body = Buffer.concat([Buffer.of(0), size, Buffer.of(0), packing, Buffer.of(1, words.length), words]);
  return rar5Block(2, body, data, options.encrypted === true ? Buffer.of(2, 1, 0) : undefined);
}

function makeRar5(...blocks: Buffer[]): Uint8Array {
  return Buffer.concat([
    Buffer.from('526172211a070100', 'hex'),
    rar5Block(1, Buffer.of(0)),
    ...blocks,
    rar5Block(5, Buffer.of(0)),
  ]);
}

/** A file in RAR 4; `flags` as its maker numbers them. */
function rar4File(name: Uint8Array, content: string, flags = 0): Buffer {
  const data = Buffer.from(content);
  const head = Buffer.alloc(32);
  head[2] = 0x74;
  head.writeUInt16LE(0x8000 | flags, 3);
  head.writeUInt16LE(32 + name.length, 5);
  head.writeUInt32LE(data.length, 7);
  head.writeUInt32LE(data.length, 11);
  head[25] = 0x30;
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name, data]);
}

function makeRar4(mainFlags: number, ...files: Buffer[]): Uint8Array {
  const main = Buffer.alloc(13);
  main[2] = 0x73;
  main.writeUInt16LE(mainFlags, 3);
  main.writeUInt16LE(13, 5);
  return Buffer.concat([Buffer.from('526172211a0700', 'hex'), main, ...files]);
}

describe('a 7z archive', () => {
  it.each([
    ['not packed', makeSevenZip(Buffer.from(CSV), { id: '00' }, { 'a.csv': bytes })],
    [
      'in LZMA',
      makeSevenZip(Buffer.from(IN_LZMA, 'base64'), { id: '030101', properties: '5d00008000' }, { 'a.csv': bytes }),
    ],
    ['in LZMA2', LZMA2],
  ])('of one table %s is that table', async (_, archive) => {
    const facts = await inspect(archive);
    expect(valueOf(facts, 'format.id')).toBe('csv');
    expect(valueOf(facts, 'format.container')).toBe('7z');
    expect(valueOf(facts, 'table.shape')).toMatchObject({ rows: 29, columns: 3 });
  });

  it('of several files lists them with their formats', async () => {
    const json = '[{"a":1},{"a":2}]';
    const files = { 'данни/a.csv': bytes, 'b.json': json.length };
    const facts = await inspect(makeSevenZip(Buffer.from(CSV + json), { id: '00' }, files));
    expect(valueOf(facts, 'archive.members')).toEqual([
      { name: 'данни/a.csv', bytes, format: 'csv' },
      { name: 'b.json', bytes: json.length, format: 'json' },
    ]);
  });

  it('that is encrypted, or packed in a way that we do not know, is listed', async () => {
    const locked = await inspect(makeSevenZip(Buffer.from(CSV), { id: '06f10701' }, { 'a.csv': bytes }));
    expect(valueOf(locked, 'format.note')).toBe('encrypted');
    const unknown = await inspect(makeSevenZip(Buffer.from(CSV), { id: '030401' }, { 'a.csv': bytes }));
    expect(valueOf(unknown, 'format.id')).toBe('7z');
    expect(valueOf(unknown, 'archive.members')).toEqual([{ name: 'a.csv', bytes, format: null }]);
  });
});

describe('a RAR archive', () => {
  it('of version 5 lists its files; what is stored can be read', async () => {
    const facts = await inspect(makeRar5(rar5File('a.csv', CSV), rar5File('тайна.csv', CSV, { method: 3 })));
    expect(valueOf(facts, 'format.id')).toBe('rar');
    expect(valueOf(facts, 'archive.members')).toEqual([
      { name: 'a.csv', bytes, format: 'csv' },
      { name: 'тайна.csv', bytes, format: null },
    ]);
    const alone = await inspect(makeRar5(rar5File('a.csv', CSV)));
    expect(valueOf(alone, 'format.id')).toBe('csv');
    expect(valueOf(alone, 'format.container')).toBe('rar');
  });

  it('of version 4 reads names in DOS letters and in short Unicode', async () => {
    const dos = Buffer.concat([Buffer.from([0xa4, 0xa0, 0xad, 0xad, 0xa8]), Buffer.from('.csv')]);
    // „р.csv“: the row 04, one letter of it, four letters of ASCII.
    const short = Buffer.concat([
      Buffer.from('_.csv'),
      Buffer.of(0, 4, 0x40, 0x40),
      Buffer.from('.cs'),
      Buffer.of(0),
      Buffer.from('v'),
    ]);
    const facts = await inspect(makeRar4(0, rar4File(dos, CSV), rar4File(short, CSV, 0x200)));
    expect(valueOf(facts, 'archive.members')).toMatchObject([{ name: 'данни.csv' }, { name: 'р.csv' }]);
  });

  it('that is encrypted says so, also when its names are', async () => {
    const archives = [
      makeRar5(rar5File('a.csv', CSV, { encrypted: true })),
      makeRar5(rar5Block(4, Buffer.of(0, 0))),
      makeRar4(0, rar4File(Buffer.from('a.csv'), CSV, 4)),
      makeRar4(0x80),
    ];
    for (const archive of archives) {
      const facts = await inspect(archive);
      expect([valueOf(facts, 'format.id'), valueOf(facts, 'format.note')]).toEqual(['rar', 'encrypted']);
    }
  });
});

describe('bent archives', () => {
  const wholes = [
    LZMA2,
    makeSevenZip(Buffer.from(IN_LZMA, 'base64'), { id: '030101', properties: '5d00008000' }, { 'a.csv': bytes }),
    makeRar5(rar5File('a.csv', CSV), rar5File('b.csv', CSV, { encrypted: true })),
    makeRar4(0, rar4File(Buffer.from('a.csv'), CSV), rar4File(Buffer.from('b.csv'), CSV)),
  ];
  it('never throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...wholes),
        fc.array(fc.tuple(fc.nat({ max: 1200 }), fc.nat({ max: 255 })), { maxLength: 8 }),
        fc.nat({ max: 2000 }),
        async (whole, changes, length) => {
          const bent = Uint8Array.from(whole);
          for (const [at, byte] of changes) if (at < bent.length) bent[at] = byte;
          const facts = await inspect(bent.subarray(0, Math.max(8, length)));
          expect(facts.filter((fact) => !fact.known && fact.because.why === 'inspection-failed')).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
