import { Buffer } from 'node:buffer';

export type DbfColumn = { readonly name: string; readonly type: string; readonly bytes: number };

/** A letter of windows-1251 or IBM866 for each of the text; only Bulgarian and ASCII ones. */
export function encodeCyrillic(text: string, encoding: 'windows-1251' | 'ibm866' | 'utf-8'): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  const decoder = new TextDecoder(encoding);
  const known = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const));
  return Buffer.from([...text].map((letter) => known.get(letter) ?? 0x3f));
}

/** A dBASE III table, or one of Clipper when a text is longer than 255 bytes. Numbers stand to the right. */
export function makeDbf(
  columns: readonly DbfColumn[],
  rows: readonly { readonly cells: readonly (string | Uint8Array)[]; readonly deleted?: boolean }[],
  options: {
    readonly encoding?: 'windows-1251' | 'ibm866' | 'utf-8';
    readonly languageDriver?: number;
    readonly version?: number;
    /** What the header promises, when that is not the truth. */
    readonly promisedRows?: number;
  } = {},
): Uint8Array {
  const { encoding = 'windows-1251', languageDriver = 0, version = 3, promisedRows = rows.length } = options;
  const recordBytes = columns.reduce((sum, { bytes }) => sum + bytes, 1);
  const header = Buffer.alloc(32);
  header.set([version, 126, 3, 14]);
  header.writeUInt32LE(promisedRows, 4);
  header.writeUInt16LE(32 * (columns.length + 1) + 1, 8);
  header.writeUInt16LE(recordBytes, 10);
  header[29] = languageDriver;
  const fields = columns.map(({ name, type, bytes }) => {
    const field = Buffer.alloc(32);
    encodeCyrillic(name, encoding).copy(field, 0, 0, 10);
    field.write(type, 11, 'latin1');
    field[16] = bytes & 255;
    if (type === 'C') field[17] = bytes >> 8;
    return field;
  });
  const records = rows.map(({ cells, deleted = false }) => {
    const record = Buffer.alloc(recordBytes, 0x20);
    if (deleted) record[0] = 0x2a;
    let at = 1;
    for (const [index, { bytes, type }] of columns.entries()) {
      const cell = cells[index] ?? '';
      const words = typeof cell === 'string' ? encodeCyrillic(cell, encoding) : Buffer.from(cell);
      const start = type === 'N' && typeof cell === 'string' ? at + Math.max(0, bytes - words.length) : at;
      words.copy(record, start, 0, bytes);
      at += bytes;
    }
    return record;
  });
  return Buffer.concat([header, ...fields, Buffer.of(0x0d), ...records, Buffer.of(0x1a)]);
}
