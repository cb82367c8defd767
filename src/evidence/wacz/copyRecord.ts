import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { RecordPlace } from '../../model/ports.ts';
import { createReadAt, type ReadAt } from '../readAt.ts';
import { type FoundRecord, readRecord } from '../readRecord.ts';

const PIECE_BYTES = 256 * 1024;

/** Opens an evidence file for copying records; small ones one after another cost one call to the system for many. */
export function openCopy(dir: string, file: string): ReadAt {
  return createReadAt(path.join(dir, path.basename(file)), PIECE_BYTES);
}

/** The bytes of a record as they stand: a copy has the digest of the sealed one. */
export async function* copyRecord(
  read: ReadAt,
  { offset, length }: Pick<RecordPlace, 'offset' | 'length'>,
): AsyncGenerator<Uint8Array> {
  for (let at = offset; at < offset + length; at += PIECE_BYTES)
    yield await read(at, Math.min(offset + length, at + PIECE_BYTES));
}

/** Reads heads and digests of the record at a place. */
export async function readRecordAt(dir: string, { file, offset, length }: RecordPlace): Promise<FoundRecord> {
  const whole = path.join(dir, path.basename(file));
  return readRecord(createReadAt(whole, Math.min(length, PIECE_BYTES)), offset, (await stat(whole)).size);
}
