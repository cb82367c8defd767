import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { CaptureId } from '../model/ids.ts';
import type { RecordFault } from './evidenceErrors.ts';
import { MEMBER_HEADER_BYTES, MEMBER_TRAILER_BYTES, readMemberHeader, subjectBytes } from './gzipMember.ts';
import { inflateMember } from './inflateMember.ts';
import type { ReadAt } from './readAt.ts';
import { createRecordParser, type ParsedRecord, type RecordFields } from './recordParser.ts';
import { CAPTURE_FIELD } from './warcRecord.ts';

/** A record as it was found: whole when `fault` is null. What could be read of a broken one is told too. */
export type FoundRecord = Omit<ParsedRecord, 'fault'> & {
  readonly offset: number;
  /** Bytes of the gzip member; of a broken record, the bytes up to the next record. */
  readonly length: number;
  readonly fault: RecordFault | null;
  readonly capture: CaptureId | null;
};

const KEEP_NOTHING = (): boolean => false;

/**
 * Reads and checks the record that starts at a byte of a file: every byte of its member, gzip's CRC, structure, block and
 * payload digest. Total: whatever stands there, a fault is the answer; only the disk itself can throw.
 */
export async function readRecord(
  read: ReadAt,
  offset: number,
  fileBytes: number,
  keep: (fields: RecordFields, blockBytes: number) => boolean = KEEP_NOTHING,
): Promise<FoundRecord> {
  const start = await read(offset, offset + MEMBER_HEADER_BYTES);
  const header = readMemberHeader(start);
  if (header === null) return broken(offset, fileBytes - offset, 'cut-off', null);
  const { length } = header;
  if (length < MEMBER_HEADER_BYTES + MEMBER_TRAILER_BYTES || length > fileBytes - offset) {
    const fault = !header.signed ? 'no-record' : 'cut-off';
    return broken(offset, fileBytes - offset, fault, header.signed ? header.subject : null);
  }
  const { parsed, memberDigest, checksumFits } = await readMember(read, { offset, length }, start, keep);
  const unchanged = header.signed && memberDigest === header.sha256;
  // A stranger's bytes can hold any length; ours are known by the signature, or by what they hash to.
  if (!header.signed && memberDigest !== header.sha256) return broken(offset, length, 'no-record', null);
  const fault = unchanged ? (checksumFits ? parsed.fault : 'checksum') : 'member-changed';
  const stated = checksumFits ? parsed.fields?.get(CAPTURE_FIELD.toLowerCase()) : undefined;
  const capture = stated ?? (checksumFits && parsed.fields !== null ? null : header.subject);
  return { ...parsed, fields: checksumFits ? parsed.fields : null, offset, length, fault, capture };
}

type MemberReading = { readonly parsed: ParsedRecord; readonly memberDigest: string; readonly checksumFits: boolean };

async function readMember(
  read: ReadAt,
  place: { readonly offset: number; readonly length: number },
  start: Buffer,
  keep: (fields: RecordFields, blockBytes: number) => boolean,
): Promise<MemberReading> {
  const digest = createHash('sha256').update(subjectBytes(start));
  const parser = createRecordParser(keep);
  let crc = 0;
  let inflatedBytes = 0;
  let inflates = true;
  let trailer = Buffer.alloc(0);
  const see = (bytes: Buffer): void => {
    digest.update(bytes);
    trailer = Buffer.concat([trailer, bytes.subarray(-MEMBER_TRAILER_BYTES)]).subarray(-MEMBER_TRAILER_BYTES);
  };
  try {
    for await (const chunk of inflateMember(read, place, see)) {
      crc = crc32(chunk, crc);
      inflatedBytes += chunk.length;
      parser.push(chunk);
    }
  } catch (error) {
    if (!isZlibError(error)) throw error;
    inflates = false;
  }
  const fits =
    inflates &&
    trailer.length === MEMBER_TRAILER_BYTES &&
    trailer.readUInt32LE(0) === crc &&
    trailer.readUInt32LE(4) === inflatedBytes % 2 ** 32;
  const parsed = parser.finish();
  return {
    parsed: inflates ? parsed : { ...parsed, fault: 'not-inflatable' },
    memberDigest: digest.digest('hex'),
    checksumFits: fits,
  };
}

function isZlibError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE';
}

function broken(offset: number, length: number, fault: RecordFault, capture: CaptureId | null): FoundRecord {
  return { offset, length, fault, capture, fields: null, httpHead: null, payload: null, kept: null };
}
