import type { ByteSource } from '../../model/ports.ts';
import { MAX_MEMBERS, MemberError } from './archive.ts';
import type { RarList, RarMember } from './rarMember.ts';

const SIGNATURE_BYTES = 8;
/** A header may have two megabytes; those with a name and a few dates have less. */
const MAX_HEADER_BYTES = 2 * 1024 * 1024;
const FIRST_BYTES = 4096;
const FILE = 2;
const ENCRYPTION = 4;
const END = 5;
const HAS_EXTRA = 1;
const HAS_DATA = 2;
const SPLIT_BEFORE = 8;
const IS_FOLDER = 1;
const HAS_TIME = 2;
const HAS_SUM = 4;
const EXTRA_ENCRYPTION = 1;

/** Files of a RAR archive of version 5, block by block. Throws when the names themselves are encrypted. */
export async function listRar5(source: ByteSource): Promise<RarList> {
  const members: RarMember[] = [];
  for (let at = SIGNATURE_BYTES; at + 7 <= source.size && members.length < MAX_MEMBERS;) {
    const block = await readBlock(source, at);
    if (block === null) return { members, cut: false, damage: `no RAR block at byte ${at}` };
    const { type, flags, data, end, reader, extra } = block;
    if (type === END) break;
    if (type === ENCRYPTION) throw new MemberError('encrypted', 'the names are encrypted');
    if (type === FILE && (flags & SPLIT_BEFORE) === 0) {
      const file = fileOf(reader, extra);
      if (file === null) return { members, cut: false, damage: `no file in the RAR block at byte ${at}` };
      if (!file.isFolder) members.push({ ...file.member, from: end, packed: data });
    }
    at = end + data;
  }
  return { members, cut: members.length >= MAX_MEMBERS, damage: null };
}

type Block = {
  readonly type: number;
  readonly flags: number;
  /** Bytes of data behind the header. */
  readonly data: number;
  readonly end: number;
  readonly reader: Reader;
  readonly extra: Uint8Array;
};

async function readBlock(source: ByteSource, at: number): Promise<Block | null> {
  let head = await source.range(at, Math.min(source.size, at + FIRST_BYTES));
  const size = readerOf(head, 4);
  const bytes = size.number();
  const from = size.at();
  const end = from + bytes;
  if (bytes < 2 || bytes > MAX_HEADER_BYTES || at + end > source.size) return null;
  if (end > head.length) head = await source.range(at, at + end);
  const reader = readerOf(head.subarray(0, end), from);
  const type = reader.number();
  const flags = reader.number();
  const extraBytes = (flags & HAS_EXTRA) === 0 ? 0 : reader.number();
  const data = (flags & HAS_DATA) === 0 ? 0 : reader.number();
  if (extraBytes > bytes || !Number.isSafeInteger(data)) return null;
  return { type, flags, data, end: at + end, reader, extra: head.subarray(end - extraBytes, end) };
}

function fileOf(
  reader: Reader,
  extra: Uint8Array,
): { readonly isFolder: boolean; readonly member: Omit<RarMember, 'from' | 'packed'> } | null {
  const flags = reader.number();
  const bytes = reader.number();
  reader.number();
  reader.skip(((flags & HAS_TIME) === 0 ? 0 : 4) + ((flags & HAS_SUM) === 0 ? 0 : 4));
  const packing = reader.number();
  reader.number();
  const name = reader.bytes(reader.number());
  if (name === null) return null;
  const member = {
    name: Buffer.from(name).toString('utf8').replace(/\0.*$/s, '').replaceAll('\\', '/'),
    bytes,
    encrypted: hasEncryption(extra),
    isStored: ((packing >> 7) & 7) === 0,
  };
  return { isFolder: (flags & IS_FOLDER) !== 0, member };
}

/** Records of the extra area: size, kind, and what belongs to the kind. */
function hasEncryption(extra: Uint8Array): boolean {
  const reader = readerOf(extra, 0);
  while (reader.at() < extra.length) {
    const bytes = reader.number();
    const next = reader.at() + bytes;
    if (bytes === 0) return false;
    if (reader.number() === EXTRA_ENCRYPTION) return true;
    if (next <= reader.at() - 1) return false;
    reader.skip(next - reader.at());
  }
  return false;
}

type Reader = {
  at(): number;
  /** Seven bits a byte, the lowest first; what breaks off reads as zeros. */
  number(): number;
  skip(count: number): void;
  bytes(count: number): Uint8Array | null;
};

function readerOf(bytes: Uint8Array, start: number): Reader {
  let at = start;
  return {
    at: () => at,
    number() {
      let value = 0;
      for (let index = 0; index < 10; index += 1) {
        const byte = bytes[at] ?? 0;
        at += 1;
        value += (byte & 0x7f) * 2 ** (7 * index);
        if (byte < 0x80) break;
      }
      return value;
    },
    skip: (count) => void (at += count),
    bytes(count) {
      if (at + count > bytes.length) return null;
      at += count;
      return bytes.subarray(at - count, at);
    },
  };
}
