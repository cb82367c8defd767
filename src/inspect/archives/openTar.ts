import type { ByteSource } from '../../model/ports.ts';
import { decodeText } from '../text/decodeText.ts';
import { type Archive, type ArchiveMember, MAX_MEMBERS, memberDay, MemberError } from './archive.ts';
import { BLOCK_BYTES, readTarHeader } from './tarHeader.ts';

/** Headers that are looked at: folders and long names have headers too. */
const MAX_HEADERS = 4 * MAX_MEMBERS;
/** A long name or a set of attributes that is larger is no such thing. */
const MAX_EXTENSION_BYTES = 64 * 1024;
const FILES = new Set(['0', '7']);

type TarMember = ArchiveMember & { readonly from: number };

/** Name and size that extension headers give the member after them. */
type Extension = { readonly name?: string; readonly bytes?: number };

/**
 * Lists a tar archive by walking from header to header; nothing is read but headers. A list that breaks off or leaves
 * the format is damage that is told, with the members before it; never throws.
 */
export async function openTar(source: ByteSource): Promise<Archive> {
  const members: TarMember[] = [];
  let damage: string | null = null;
  let extension: Extension = {};
  let at = 0;
  let headers = 0;
  for (; headers < MAX_HEADERS && members.length < MAX_MEMBERS; headers += 1) {
    if (at + BLOCK_BYTES > source.size) break;
    const block = await source.range(at, at + BLOCK_BYTES);
    // Two blocks of zeros end an archive; one is enough for every reader.
    if (block.every((byte) => byte === 0)) break;
    const header = readTarHeader(block);
    if (header === null) {
      damage = `no tar header at byte ${at}`;
      break;
    }
    const from = at + BLOCK_BYTES;
    const bytes = extension.bytes ?? header.bytes;
    if ('LKxg'.includes(header.type)) {
      const words = await source.range(from, Math.min(source.size, from + Math.min(bytes, MAX_EXTENSION_BYTES)));
      extension = { ...extension, ...readExtension(header.type, words) };
      at = nextHeader(from, header.bytes);
      continue;
    }
    const name = (extension.name ?? header.name).replaceAll('\\', '/');
    const day = memberDay((header.modifiedSeconds ?? 0) * 1000);
    const modified = day === null ? {} : { modified: day };
    if (FILES.has(header.type) && !name.endsWith('/'))
      members.push({ name, bytes, encrypted: false, ...modified, from });
    if (from + bytes > source.size) damage = `${name} breaks off`;
    extension = {};
    at = nextHeader(from, bytes);
  }
  const cut = headers >= MAX_HEADERS || members.length >= MAX_MEMBERS;
  const read = async (member: TarMember, maxBytes: number): Promise<Uint8Array> => {
    if (member.bytes > maxBytes) throw new MemberError('too-costly', `a member of ${member.bytes} bytes`);
    if (member.from + member.bytes > source.size) throw new Error('the member breaks off');
    return source.range(member.from, member.from + member.bytes);
  };
  return {
    id: 'tar',
    members,
    cut,
    damage,
    read,
    head: async ({ from, bytes }: TarMember, maxBytes) =>
      source.range(from, Math.min(source.size, from + Math.min(bytes, maxBytes))),
  } satisfies Archive as Archive;
}

function nextHeader(from: number, bytes: number): number {
  return from + Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
}

/** What a long name of GNU (`L`) or the records of a POSIX.1-2001 header (`x`: „27 path=name“ a line) say. */
function readExtension(type: string, bytes: Uint8Array): Extension {
  if (type === 'L') return { name: decodeText(bytes).text.replace(/\0.*$/s, '') };
  if (type !== 'x') return {};
  const records = Buffer.from(bytes).toString('utf8').split('\n');
  const valueOf = (key: string): string | undefined =>
    records
      .map((record) => new RegExp(`^\\d+ ${key}=(.*)$`).exec(record)?.[1])
      .findLast((value) => value !== undefined);
  const name = valueOf('path');
  const size = Number(valueOf('size') ?? Number.NaN);
  return {
    ...(name === undefined ? {} : { name }),
    ...(Number.isSafeInteger(size) && size >= 0 ? { bytes: size } : {}),
  };
}
