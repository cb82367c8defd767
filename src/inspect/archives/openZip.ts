import type { Readable } from 'node:stream';
import { Readable as ReadableStreamNode } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';
import { fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl';
import type { ByteSource } from '../../model/ports.ts';
import { decodeText } from '../text/decodeText.ts';
import { type Archive, type ArchiveMember, MAX_MEMBERS, memberDay, MemberError } from './archive.ts';

export type ZipMember = ArchiveMember & { readonly compressedBytes: number; readonly entry: Entry };

export type OpenZip = Pick<Archive, 'cut' | 'damage'> & {
  readonly id: 'zip';
  readonly members: readonly ZipMember[];
  read(member: ZipMember, maxBytes: number): Promise<Uint8Array>;
  head(member: ZipMember, maxBytes: number): Promise<Uint8Array>;
  /** Pieces of a member, ended with an error after `maxBytes`. */
  stream(member: ZipMember, maxBytes: number): AsyncIterable<Uint8Array>;
};

/** A member that grows more than this when inflated is a bomb, once it is larger than BOMB_FLOOR_BYTES. */
const MAX_RATIO = 300;
const BOMB_FLOOR_BYTES = 32 * 1024 * 1024;
const PIECE_BYTES = 64 * 1024;

/** yauzl asks for ranges through a class of its own; this one hands on what the source answers. */
class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const source = this.#source;
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let from = start; from < end; from += PIECE_BYTES)
        yield await source.range(from, Math.min(end, from + PIECE_BYTES));
    }
    return ReadableStreamNode.from(pieces());
  }
}

/** Opens a ZIP archive; rejects when the central directory is damaged. Nothing is inflated yet. */
export async function openZip(source: ByteSource): Promise<OpenZip> {
  const zip = await fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
    lazyEntries: true,
    autoClose: false,
    decodeStrings: false,
    validateEntrySizes: true,
  });
  const { members, cut } = await listMembers(zip);
  return {
    id: 'zip',
    members,
    cut,
    damage: null,
    stream: (member, maxBytes) => streamMember(zip, member, maxBytes),
    async read(member, maxBytes) {
      const parts: Uint8Array[] = [];
      for await (const piece of streamMember(zip, member, maxBytes)) parts.push(piece);
      return Buffer.concat(parts);
    },
    async head(member, maxBytes) {
      const parts: Uint8Array[] = [];
      let left = maxBytes;
      for await (const piece of streamMember(zip, member, Number.POSITIVE_INFINITY)) {
        parts.push(piece.subarray(0, left));
        left -= piece.length;
        if (left <= 0) break;
      }
      return Buffer.concat(parts);
    },
  };
}

function listMembers(zip: ZipFile): Promise<{ members: ZipMember[]; cut: boolean }> {
  return new Promise((resolve, reject) => {
    const members: ZipMember[] = [];
    zip.on('entry', (entry: Entry) => {
      const name = memberName(entry);
      if (!name.endsWith('/')) {
        members.push({
          name,
          bytes: entry.uncompressedSize,
          compressedBytes: entry.compressedSize,
          encrypted: (entry.generalPurposeBitFlag & 1) === 1,
          entry,
          ...dosDay(entry.lastModFileDate),
        });
      }
      if (members.length >= MAX_MEMBERS) resolve({ members, cut: true });
      else zip.readEntry();
    });
    zip.on('end', () => resolve({ members, cut: false }));
    zip.on('error', reject);
    zip.readEntry();
  });
}

/** The day of an MS-DOS date: year from 1980 in 7 bits, month in 4, day in 5. The epoch itself is „no date“. */
function dosDay(date: number): { readonly modified?: string } {
  const [year, month, day] = [1980 + (date >> 9), (date >> 5) & 15, date & 31];
  const iso = memberDay(Date.UTC(year, month - 1, day));
  return iso === null || month === 0 || day === 0 || year === 1980 ? {} : { modified: iso };
}

/** Names are UTF-8 when the flag says so, else whatever the writer's system used: DOS Cyrillic as a rule. */
function memberName(entry: Entry): string {
  const raw: unknown = entry.fileName;
  const bytes = raw instanceof Uint8Array ? raw : Buffer.from(String(raw));
  return decodeText(bytes, (entry.generalPurposeBitFlag & 0x800) === 0 ? 'ibm866' : undefined).text.replaceAll(
    '\\',
    '/',
  );
}

async function* streamMember(zip: ZipFile, member: ZipMember, maxBytes: number): AsyncGenerator<Uint8Array> {
  if (member.encrypted) throw new MemberError('encrypted', `${member.name} is encrypted`);
  const stream = await zip.openReadStreamPromise(member.entry);
  let seen = 0;
  try {
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      seen += piece.length;
      if (seen > maxBytes) throw new MemberError('too-costly', `${member.name} is larger than ${maxBytes} bytes`);
      if (seen > BOMB_FLOOR_BYTES && seen > MAX_RATIO * member.compressedBytes) {
        throw new MemberError('too-costly', `${member.name} grows more than ${MAX_RATIO} times`);
      }
      yield piece;
    }
  } finally {
    stream.destroy();
  }
}
