import type { ByteSource } from '../../model/ports.ts';
import { decodeText } from '../text/decodeText.ts';
import { MAX_MEMBERS, MemberError } from './archive.ts';
import type { RarList, RarMember } from './rarMember.ts';

const SIGNATURE_BYTES = 7;
const HEAD_BYTES = 7;
const MAIN = 0x73;
const FILE = 0x74;
const END = 0x7b;
const LONG_BLOCK = 0x8000;
const HEADERS_ENCRYPTED = 0x80;
const SPLIT_BEFORE = 0x01;
const FILE_ENCRYPTED = 0x04;
const IS_FOLDER = 0xe0;
const LARGE = 0x100;
const UNICODE = 0x200;
const STORED = 0x30;

/** Files of a RAR archive of versions 1.5 to 4, block by block. Throws when the names themselves are encrypted. */
export async function listRar4(source: ByteSource): Promise<RarList> {
  const members: RarMember[] = [];
  for (let at = SIGNATURE_BYTES; at + HEAD_BYTES <= source.size && members.length < MAX_MEMBERS;) {
    const head = await source.range(at, Math.min(source.size, at + 65_535));
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    const [type, flags, bytes] = [head[2] ?? 0, view.getUint16(3, true), view.getUint16(5, true)];
    if (bytes < HEAD_BYTES || bytes > head.length || type < 0x72 || type > END) return damaged(members, at);
    if (type === END) break;
    if (type === MAIN && (flags & HEADERS_ENCRYPTED) !== 0)
      throw new MemberError('encrypted', 'the names are encrypted');
    let data = type === FILE || (flags & LONG_BLOCK) !== 0 ? wordAt(view, 7, bytes) : 0;
    if (type === FILE) {
      if (bytes < 32) return damaged(members, at);
      const isLarge = (flags & LARGE) !== 0 && bytes >= 40;
      if (isLarge) data += view.getUint32(32, true) * 2 ** 32;
      const file = fileOf(head.subarray(0, bytes), view, flags, isLarge);
      const isFirstPart = (flags & SPLIT_BEFORE) === 0;
      if (isFirstPart && (flags & IS_FOLDER) !== IS_FOLDER) members.push({ ...file, from: at + bytes, packed: data });
    }
    at += bytes + data;
  }
  return { members, cut: members.length >= MAX_MEMBERS, damage: null };
}

function damaged(members: readonly RarMember[], at: number): RarList {
  return { members, cut: false, damage: `no RAR block at byte ${at}` };
}

function wordAt(view: DataView, at: number, bytes: number): number {
  return bytes >= at + 4 ? view.getUint32(at, true) : 0;
}

function fileOf(
  head: Uint8Array,
  view: DataView,
  flags: number,
  isLarge: boolean,
): Pick<RarMember, 'name' | 'bytes' | 'encrypted' | 'isStored'> {
  const from = isLarge ? 40 : 32;
  const raw = head.subarray(from, from + view.getUint16(26, true));
  return {
    name: nameOf(raw, (flags & UNICODE) !== 0).replaceAll('\\', '/'),
    bytes: view.getUint32(11, true) + (isLarge ? view.getUint32(36, true) * 2 ** 32 : 0),
    encrypted: (flags & FILE_ENCRYPTED) !== 0,
    isStored: head[25] === STORED,
  };
}

/** A name in the letters of the writer's system; with `isUnicode` UTF-8, or those letters and their Unicode in short. */
function nameOf(raw: Uint8Array, isUnicode: boolean): string {
  const zero = raw.indexOf(0);
  if (!isUnicode) return decodeText(zero < 0 ? raw : raw.subarray(0, zero), 'ibm866').text;
  if (zero < 0) return Buffer.from(raw).toString('utf8');
  return unicodeName(raw.subarray(0, zero), raw.subarray(zero + 1));
}

/** Two bits an instruction: a letter of ASCII, one of the usual row, any letter, or a run of the plain name. */
function unicodeName(plain: Uint8Array, packed: Uint8Array): string {
  const row = (packed[0] ?? 0) << 8;
  const letters: number[] = [];
  let at = 1;
  let flags = 0;
  let bits = 0;
  while (at < packed.length && letters.length < 4096) {
    if (bits === 0) {
      flags = packed[at] ?? 0;
      at += 1;
      bits = 8;
      if (at >= packed.length) break;
    }
    const kind = (flags >> 6) & 3;
    flags <<= 2;
    bits -= 2;
    const byte = packed[at] ?? 0;
    at += 1;
    if (kind === 0) letters.push(byte);
    else if (kind === 1) letters.push(byte | row);
    else if (kind === 2) letters.push(byte | ((packed[at++] ?? 0) << 8));
    else {
      const shift = (byte & 0x80) === 0 ? null : (packed[at++] ?? 0);
      for (let left = (byte & 0x7f) + 2; left > 0; left -= 1) {
        const letter = plain[letters.length] ?? 0x3f;
        letters.push(shift === null ? letter : ((letter + shift) & 0xff) | row);
      }
    }
  }
  return String.fromCharCode(...letters);
}
