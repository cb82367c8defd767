import type { DbfField } from './dbfHeader.ts';

/** Text of some bytes in the encoding of the table. */
export type DecodeCell = (bytes: Uint8Array) => string;

/** Julian day number of 1 January 1970. */
const EPOCH_DAY = 2_440_588;
const DAY_MS = 86_400_000;
const MAX_CELL_CHARACTERS = 2000;
/** Versions of Visual FoxPro, in which B is a number of eight bytes; in dBASE it points at a memo. */
const FOXPRO = new Set([0x30, 0x31, 0x32]);

/**
 * The value of one column in one record as text: numbers as written, dates as ISO 8601, TRUE and FALSE. Memos stand in
 * a file of their own and are empty here; what a type does not allow is shown as it stands.
 */
export function dbfCell(record: Uint8Array, field: DbfField, version: number, decode: DecodeCell): string {
  const bytes = record.subarray(field.at, field.at + field.bytes);
  switch (field.type) {
    case 'D':
      return dateText(decode(bytes).trim());
    case 'L':
      return logicalText(bytes[0] ?? 0);
    case 'I':
    case '+':
      return bytes.length >= 4 ? String(viewOf(bytes).getInt32(0, true)) : '';
    case 'Y':
      return bytes.length >= 8 ? currencyText(viewOf(bytes).getBigInt64(0, true)) : '';
    case 'T':
    case '@':
      return bytes.length >= 8 ? timeText(viewOf(bytes)) : '';
    case 'O':
      return bytes.length >= 8 ? String(viewOf(bytes).getFloat64(0, true)) : '';
    case 'B':
      return FOXPRO.has(version) && bytes.length === 8 ? String(viewOf(bytes).getFloat64(0, true)) : '';
    case 'M':
    case 'G':
    case 'P':
      return '';
    case 'N':
    case 'F':
      // Stars stand for a number that did not fit.
      return trimmed(decode(bytes)).replace(/^\*+$/, '');
    default:
      return trimmed(decode(bytes)).slice(0, MAX_CELL_CHARACTERS);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Text is filled up with spaces, by some programs with zero bytes. */
function trimmed(text: string): string {
  const zero = text.indexOf('\u0000');
  return (zero < 0 ? text : text.slice(0, zero)).trim();
}

function dateText(text: string): string {
  if (/^0*$/.test(text)) return '';
  const parts = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  return parts === null ? text.replaceAll('\u0000', '') : `${parts[1]}-${parts[2]}-${parts[3]}`;
}

function logicalText(byte: number): string {
  const letter = String.fromCharCode(byte).toUpperCase();
  if (letter === 'T' || letter === 'Y') return 'TRUE';
  return letter === 'F' || letter === 'N' ? 'FALSE' : '';
}

function currencyText(tenThousandths: bigint): string {
  const sign = tenThousandths < 0n ? '-' : '';
  const all = (tenThousandths < 0n ? -tenThousandths : tenThousandths).toString().padStart(5, '0');
  return `${sign}${all.slice(0, -4)}.${all.slice(-4)}`;
}

/** Day of the Julian calendar and milliseconds since midnight. */
function timeText(view: DataView): string {
  const day = view.getInt32(0, true);
  if (day <= 0) return '';
  const time = new Date((day - EPOCH_DAY) * DAY_MS + view.getInt32(4, true));
  return Number.isNaN(time.getTime()) ? '' : time.toISOString().slice(0, 19);
}
