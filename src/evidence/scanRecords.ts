import { stat } from 'node:fs/promises';
import { MEMBER_HEADER_BYTES, MEMBER_SIGNATURE, readMemberHeader } from './gzipMember.ts';
import { createReadAt, type ReadAt } from './readAt.ts';
import { readRecord, type FoundRecord } from './readRecord.ts';
import type { RecordFields } from './recordParser.ts';

const WINDOW_BYTES = 256 * 1024;

/**
 * Every record of a file from a byte on, broken ones too. After a broken one it goes on at the next record: where the
 * broken one says that it ends, if a record starts there, else wherever the next one's first bytes are found.
 */
export async function* scanRecords(
  path: string,
  from: number,
  keep?: (fields: RecordFields, blockBytes: number) => boolean,
): AsyncGenerator<FoundRecord> {
  const { size } = await stat(path);
  yield* scanRecordsIn(createReadAt(path, WINDOW_BYTES), size, from, keep);
}

/** The same for records that are part of a larger file. */
export async function* scanRecordsIn(
  read: ReadAt,
  size: number,
  from = 0,
  keep?: (fields: RecordFields, blockBytes: number) => boolean,
): AsyncGenerator<FoundRecord> {
  let offset = from;
  while (offset < size) {
    const record = await readRecord(read, offset, size, keep);
    if (record.fault === null) {
      yield record;
      offset += record.length;
      continue;
    }
    const declaredEnd = await recordBoundary(read, offset, size);
    const next = declaredEnd ?? (await findRecord(read, offset + 1, size)) ?? size;
    yield { ...record, length: next - offset };
    offset = next;
  }
}

/** Where the member at `offset` says that it ends, if that is the end of the file or the start of another member. */
async function recordBoundary(read: ReadAt, offset: number, size: number): Promise<number | null> {
  const header = readMemberHeader(await read(offset, offset + MEMBER_HEADER_BYTES));
  if (header === null || header.length < MEMBER_HEADER_BYTES) return null;
  const end = offset + header.length;
  if (end === size) return end;
  if (end > size) return null;
  const start = await read(end, end + MEMBER_SIGNATURE.length);
  return start.equals(MEMBER_SIGNATURE) ? end : null;
}

async function findRecord(read: ReadAt, from: number, size: number): Promise<number | null> {
  // Pieces overlap, so that a signature across their border is found.
  for (let at = from; at < size; at += WINDOW_BYTES) {
    const piece = await read(at, at + WINDOW_BYTES + MEMBER_SIGNATURE.length - 1);
    const found = piece.indexOf(MEMBER_SIGNATURE);
    if (found !== -1) return at + found;
  }
  return null;
}
