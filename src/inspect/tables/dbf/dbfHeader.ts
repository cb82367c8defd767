/** One column of a dBASE table as its header describes it. */
export type DbfField = {
  /** Bytes of the name; in which letters only the encoding tells. */
  readonly name: Uint8Array;
  /** C, N, F, D, L, M, I, B, Y, T …; `0` for the hidden column of null flags. */
  readonly type: string;
  /** First byte within a record; 0 is the deletion flag. */
  readonly at: number;
  readonly bytes: number;
};

export type DbfHeader = {
  readonly version: number;
  /** Records that the header promises, deleted ones among them. */
  readonly rows: number;
  readonly headerBytes: number;
  readonly recordBytes: number;
  /** Language driver: the code page as a number of dBASE and FoxPro; 0 = not said. */
  readonly languageDriver: number;
  readonly fields: readonly DbfField[];
};

const FIELD_BYTES = 32;
const NAME_BYTES = 11;
const END_OF_FIELDS = 0x0d;
/** dBASE allows 255, FoxPro 255, Clipper 1,024. */
const MAX_FIELDS = 2048;

/** Bytes of the longest header: its length is a number of two bytes. */
export const MAX_HEADER_BYTES = 65_535;

/**
 * Header of a dBASE III, IV, FoxPro or Clipper table from the first bytes of the file. Throws when they do not hold a
 * whole header, or one that describes no column.
 */
export function readDbfHeader(head: Uint8Array): DbfHeader {
  if (head.length < 65) throw new Error('the dBASE header is cut off');
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const headerBytes = view.getUint16(8, true);
  const recordBytes = view.getUint16(10, true);
  const raw = rawFields(head, Math.min(headerBytes, head.length));
  const fields = placed(raw, recordBytes);
  if (fields.length === 0) throw new Error('the dBASE header describes no column');
  return {
    version: head[0] ?? 0,
    rows: view.getUint32(4, true),
    headerBytes,
    recordBytes,
    languageDriver: head[29] ?? 0,
    fields,
  };
}

type RawField = {
  readonly name: Uint8Array;
  readonly type: string;
  readonly length: number;
  readonly decimals: number;
};

function rawFields(head: Uint8Array, end: number): RawField[] {
  const fields: RawField[] = [];
  for (let at = FIELD_BYTES; at + FIELD_BYTES <= end && head[at] !== END_OF_FIELDS; at += FIELD_BYTES) {
    if (fields.length >= MAX_FIELDS) break;
    const name = head.subarray(at, at + NAME_BYTES);
    const zero = name.indexOf(0);
    fields.push({
      name: zero < 0 ? name : name.subarray(0, zero),
      type: String.fromCharCode(head[at + 11] ?? 0),
      length: head[at + 16] ?? 0,
      decimals: head[at + 17] ?? 0,
    });
  }
  return fields;
}

/** Where each column stands. Clipper keeps the higher byte of a long text's length where decimals stand otherwise. */
function placed(raw: readonly RawField[], recordBytes: number): DbfField[] {
  const longLength = ({ type, length, decimals }: RawField): number =>
    type === 'C' ? length + 256 * decimals : length;
  const sum = (lengthOf: (field: RawField) => number): number => raw.reduce((all, field) => all + lengthOf(field), 1);
  const lengthOf =
    sum(({ length }) => length) !== recordBytes && sum(longLength) === recordBytes
      ? longLength
      : ({ length }: RawField): number => length;
  const fields: DbfField[] = [];
  let at = 1;
  for (const field of raw) {
    const bytes = lengthOf(field);
    // Columns behind the end of a record hold nothing.
    if (at + bytes > recordBytes) break;
    fields.push({ name: field.name, type: field.type, at, bytes });
    at += bytes;
  }
  return fields;
}
