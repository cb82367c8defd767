import type { ByteSource } from '../../model/ports.ts';
import { type Archive, type ArchiveMember, MAX_MEMBERS, MemberError } from './archive.ts';
import { unpackLzma, unpackLzma2 } from './lzma.ts';
import { folderSize, readSevenZipHeader, type SevenZipFolder, type SevenZipStreams } from './sevenZipHeader.ts';

const SIGNATURE_BYTES = 32;
const MAX_HEADER_BYTES = 8 * 1024 * 1024;
/** A folder is unpacked whole, since its files are one stream. */
const MAX_FOLDER_BYTES = 64 * 1024 * 1024;
const MAX_PACKED_BYTES = 32 * 1024 * 1024;
const ENCRYPTED = '06f10701';
const COPY = '00';
const LZMA = '030101';
const LZMA2 = '21';

type SevenZipMember = ArchiveMember & { readonly folder: number; readonly from: number };

/**
 * Lists a 7z archive. Its files can be read when they were packed by LZMA or LZMA2, as is usual, or not at all. Throws
 * when its header cannot be read; the message says `encrypted` when the names need a password too.
 */
export async function openSevenZip(source: ByteSource): Promise<Archive> {
  const header = readSevenZipHeader(await headerBytes(source));
  const files = header.kind === 'files' ? header : await unpackedHeader(source, header.streams);
  const members = listFiles(files.streams, files.files);
  let held: { readonly folder: number; readonly bytes: Uint8Array } | null = null;
  const read = async ({ folder, from, bytes, name }: SevenZipMember, maxBytes: number): Promise<Uint8Array> => {
    if (bytes > maxBytes) throw new MemberError('too-costly', `${name} is larger than ${maxBytes} bytes`);
    if (folder < 0) return new Uint8Array(0);
    if (held?.folder !== folder) held = { folder, bytes: await unpackFolder(source, files.streams, folder) };
    return held.bytes.subarray(from, from + bytes);
  };
  return {
    id: '7z',
    members: members.slice(0, MAX_MEMBERS),
    cut: members.length > MAX_MEMBERS,
    damage: null,
    read,
    head: async (member: SevenZipMember, maxBytes) => (await read(member, MAX_FOLDER_BYTES)).subarray(0, maxBytes),
  } satisfies Archive as Archive;
}

async function headerBytes(source: ByteSource): Promise<Uint8Array> {
  const start = await source.range(0, Math.min(source.size, SIGNATURE_BYTES));
  if (start.length < SIGNATURE_BYTES) throw new Error('the archive breaks off');
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const from = SIGNATURE_BYTES + Number(view.getBigUint64(12, true));
  const bytes = Number(view.getBigUint64(20, true));
  if (bytes > MAX_HEADER_BYTES) throw new MemberError('too-costly', `a header of ${bytes} bytes`);
  if (bytes === 0) return Uint8Array.of(1, 0);
  if (from + bytes > source.size) throw new Error('the archive breaks off before its header');
  return source.range(from, from + bytes);
}

async function unpackedHeader(
  source: ByteSource,
  streams: SevenZipStreams,
): Promise<Extract<ReturnType<typeof readSevenZipHeader>, { kind: 'files' }>> {
  const folder = streams.folders[0];
  if (folder === undefined || folderSize(folder) > MAX_HEADER_BYTES)
    throw new Error('the header is not where it should be');
  const header = readSevenZipHeader(await unpackFolder(source, streams, 0));
  if (header.kind === 'packed') throw new Error('a packed header in a packed header');
  return header;
}

function listFiles(
  streams: SevenZipStreams,
  files: readonly { name: string; hasStream: boolean; isFolder: boolean }[],
): SevenZipMember[] {
  const places = streams.fileSizes.flatMap((sizes, folder) => {
    let from = 0;
    return sizes.map((bytes) => ({ folder, bytes, from: (from += bytes) - bytes }));
  });
  let next = 0;
  const members: SevenZipMember[] = [];
  for (const { name, hasStream, isFolder } of files) {
    const place = hasStream ? places[next++] : undefined;
    if (isFolder) continue;
    const { folder, bytes, from } = place ?? { folder: -1, bytes: 0, from: 0 };
    const encrypted = streams.folders[folder]?.coders.some(({ method }) => method === ENCRYPTED) === true;
    members.push({ name: name.replaceAll('\\', '/'), bytes, encrypted, folder, from });
  }
  return members;
}

async function unpackFolder(source: ByteSource, streams: SevenZipStreams, index: number): Promise<Uint8Array> {
  const folder = streams.folders[index];
  const [coder] = folder?.coders ?? [];
  if (folder === undefined || coder === undefined) throw new Error('the archive names a folder that it does not have');
  if (folder.coders.some(({ method }) => method === ENCRYPTED))
    throw new MemberError('encrypted', 'the archive is encrypted');
  if (folder.coders.length > 1 || ![COPY, LZMA, LZMA2].includes(coder.method))
    throw new MemberError('unsupported', `packed by ${folder.coders.map(({ method }) => method).join(' and ')}`);
  const bytes = folderSize(folder);
  const { from, packed } = packedPlace(streams, index);
  if (bytes > MAX_FOLDER_BYTES || packed > MAX_PACKED_BYTES)
    throw new MemberError('too-costly', `a folder of ${bytes} bytes`);
  if (from + packed > source.size) throw new Error('the archive breaks off');
  const input = await source.range(from, from + packed);
  if (coder.method === COPY) return input;
  return coder.method === LZMA ? unpackLzma(input, coder.properties, bytes) : unpackLzma2(input, bytes);
}

/** Where the packed stream of a folder stands: streams follow each other in the order of the folders. */
function packedPlace(streams: SevenZipStreams, index: number): { readonly from: number; readonly packed: number } {
  const before = streams.folders.slice(0, index).reduce((sum, folder: SevenZipFolder) => sum + folder.packedStreams, 0);
  const skipped = streams.packSizes.slice(0, before).reduce((sum, size) => sum + size, 0);
  return { from: SIGNATURE_BYTES + streams.packPosition + skipped, packed: streams.packSizes[before] ?? 0 };
}
