import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { crc32, deflateRaw, deflateRawSync } from 'node:zlib';

/**
 * Level 4: pages and tables get within 1–5 % of what level 6 makes of them, in half the time (real pages 1,278 against
 * 1,267 bytes, made-up ones of 20 kB 3,324 against 3,182; level 1: 3,889).
 */
const DEFLATE_LEVEL = 4;
/** Above this the compression goes to a thread: the lanes' clocks must not stand still meanwhile. */
const SYNC_BYTES = 64 * 1024;

/** Bytes of a subject in the header; longer ones are cut (the record itself has the whole). */
const SUBJECT_BYTES = 24;
const EXTRA_BYTES = 8 + 32 + SUBJECT_BYTES;

/**
 * The first 16 bytes of every member: magic, deflate, FEXTRA, no time, no system (so that the same record has the same
 * bytes everywhere), then an extra field (RFC 1952, 2.3.1.1) with the id `Zm`. gzip readers skip extra fields; ours
 * takes from it how long the member is, the SHA-256 of what follows, and whose record it is. So every single byte of a
 * file is vouched for (gzip's CRC says nothing about its own header, and some changed bits inflate to the same text),
 * and a record can be named even when nothing in it can be inflated any more.
 */
export const MEMBER_SIGNATURE: Buffer = Buffer.concat([
  Buffer.from('1f8b08040000000000ff', 'hex'),
  Buffer.from([EXTRA_BYTES + 4, 0, 0x5a, 0x6d, EXTRA_BYTES, 0]),
]);
const LENGTH_AT = MEMBER_SIGNATURE.length;
const DIGEST_AT = LENGTH_AT + 8;
const SUBJECT_AT = DIGEST_AT + 32;
export const MEMBER_HEADER_BYTES: number = SUBJECT_AT + SUBJECT_BYTES;
export const MEMBER_TRAILER_BYTES = 8;

type MemberHeader = {
  /** False when the constant bytes differ: no member of ours, or one with a damaged header. */
  readonly signed: boolean;
  /** Bytes of the whole member. */
  readonly length: number;
  /** SHA-256 of everything from the subject on. */
  readonly sha256: string;
  readonly subject: string | null;
};

const deflateInThread = promisify(deflateRaw);

/** One gzip member that holds `content`. `subject` is the capture's id, '' for records that belong to none. */
export async function packMember(content: Uint8Array, subject: string): Promise<Buffer> {
  const options = { level: DEFLATE_LEVEL };
  const deflated =
    content.length <= SYNC_BYTES ? deflateRawSync(content, options) : await deflateInThread(content, options);
  const length = MEMBER_HEADER_BYTES + deflated.length + MEMBER_TRAILER_BYTES;
  const member = Buffer.alloc(length);
  MEMBER_SIGNATURE.copy(member);
  member.writeBigUInt64LE(BigInt(length), LENGTH_AT);
  member.write(subject.slice(0, SUBJECT_BYTES), SUBJECT_AT, 'latin1');
  deflated.copy(member, MEMBER_HEADER_BYTES);
  member.writeUInt32LE(crc32(content), length - 8);
  member.writeUInt32LE(content.length % 2 ** 32, length - 4);
  createHash('sha256').update(member.subarray(SUBJECT_AT)).digest().copy(member, DIGEST_AT);
  return member;
}

/** Reads the first MEMBER_HEADER_BYTES of a member; total: nonsense gives a nonsensical length and no signature. */
export function readMemberHeader(bytes: Buffer): MemberHeader | null {
  if (bytes.length < MEMBER_HEADER_BYTES) return null;
  const subject = bytes.toString('latin1', SUBJECT_AT, MEMBER_HEADER_BYTES).replace(/\0+$/, '');
  return {
    signed: bytes.subarray(0, LENGTH_AT).equals(MEMBER_SIGNATURE),
    length: Number(bytes.readBigUInt64LE(LENGTH_AT)),
    sha256: bytes.toString('hex', DIGEST_AT, SUBJECT_AT),
    subject: /^[\x21-\x7e]+$/.test(subject) ? subject : null,
  };
}

/** The part of the header that the member's SHA-256 covers. */
export function subjectBytes(header: Buffer): Buffer {
  return header.subarray(SUBJECT_AT, MEMBER_HEADER_BYTES);
}
