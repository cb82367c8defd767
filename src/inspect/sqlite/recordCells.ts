import { readVarint } from './varint.ts';

export type Decoder = InstanceType<typeof TextDecoder>;

const MAX_CELL_CHARACTERS = 2000;

/**
 * Values of a record as texts: nothing for NULL, numbers as they are written, nothing for bytes that are no text. Columns
 * behind the end of the record (added to the table later, or cut off) are not there.
 */
export function recordCells(payload: Uint8Array, decoder: Decoder): string[] {
  const { value: headerBytes, end } = readVarint(payload, 0);
  if (headerBytes > payload.length || headerBytes < end)
    throw new Error('the head of a record is longer than the record');
  const cells: string[] = [];
  let body = headerBytes;
  for (let at = end; at < headerBytes;) {
    const type = readVarint(payload, at);
    const bytes = valueBytes(type.value);
    if (body + bytes > payload.length) break;
    cells.push(valueText(type.value, payload.subarray(body, body + bytes), decoder));
    body += bytes;
    at = type.end;
  }
  return cells;
}

function valueBytes(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][type] ?? 0;
}

function valueText(type: number, bytes: Uint8Array, decoder: Decoder): string {
  if (type >= 13 && type % 2 === 1)
    return decoder.decode(bytes.subarray(0, 4 * MAX_CELL_CHARACTERS)).slice(0, MAX_CELL_CHARACTERS);
  if (type === 7) return numberText(new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0));
  if (type === 8 || type === 9) return String(type - 8);
  if (type === 0 || type >= 10) return '';
  if (bytes.length > 6) return new DataView(bytes.buffer, bytes.byteOffset, 8).getBigInt64(0).toString();
  let value = ((bytes[0] ?? 0) << 24) >> 24;
  for (let at = 1; at < bytes.length; at += 1) value = value * 256 + (bytes[at] ?? 0);
  return String(value);
}

function numberText(value: number): string {
  return Number.isFinite(value) ? String(value) : '';
}
