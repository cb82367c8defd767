import { sevenZipReader, type SevenZipReader } from './sevenZipReader.ts';

/** How one packed stream was made: its coders in the order in which they are named. */
export type SevenZipFolder = {
  readonly coders: readonly { readonly method: string; readonly properties: Uint8Array }[];
  /** Packed streams that it takes. */
  readonly packedStreams: number;
  /** What each coder gives; the last that no other takes is the folder's own. */
  readonly unpackSizes: readonly number[];
};

export type SevenZipStreams = {
  /** First byte of the packed streams, behind the 32 bytes of the signature. */
  readonly packPosition: number;
  readonly packSizes: readonly number[];
  readonly folders: readonly SevenZipFolder[];
  /** Sizes of the files in each folder, one after the other. */
  readonly fileSizes: readonly (readonly number[])[];
};

export type SevenZipFile = { readonly name: string; readonly hasStream: boolean; readonly isFolder: boolean };

export type SevenZipHeader =
  | { readonly kind: 'files'; readonly streams: SevenZipStreams; readonly files: readonly SevenZipFile[] }
  /** The header itself is packed, as that of nearly every archive is. */
  | { readonly kind: 'packed'; readonly streams: SevenZipStreams };

const ID = {
  end: 0,
  header: 1,
  archiveProperties: 2,
  additionalStreams: 3,
  mainStreams: 4,
  files: 5,
  packInfo: 6,
  unpackInfo: 7,
  subStreams: 8,
  size: 9,
  crc: 0x0a,
  folder: 0x0b,
  unpackSize: 0x0c,
  unpackStreams: 0x0d,
  emptyStream: 0x0e,
  emptyFile: 0x0f,
  names: 0x11,
  packedHeader: 0x17,
} as const;

const NO_STREAMS: SevenZipStreams = { packPosition: 0, packSizes: [], folders: [], fileSizes: [] };
const MAX_CODERS = 32;

/** The header of a 7z archive (7zFormat.txt of its author). Throws when it breaks off or has parts that are not known. */
export function readSevenZipHeader(header: Uint8Array): SevenZipHeader {
  const reader = sevenZipReader(header);
  const kind = reader.byte();
  if (kind === ID.packedHeader) return { kind: 'packed', streams: readStreams(reader) };
  if (kind !== ID.header) throw new Error('the header of the archive is none');
  let streams = NO_STREAMS;
  let files: readonly SevenZipFile[] = [];
  for (let id = reader.byte(); id !== ID.end; id = reader.byte()) {
    if (id === ID.mainStreams) streams = readStreams(reader);
    else if (id === ID.additionalStreams) readStreams(reader);
    else if (id === ID.files) files = readFiles(reader);
    else if (id === ID.archiveProperties) skipProperties(reader);
    else throw new Error(`the header of the archive has a part ${id}`);
  }
  return { kind: 'files', streams, files };
}

function readStreams(reader: SevenZipReader): SevenZipStreams {
  let { packPosition, packSizes, folders } = NO_STREAMS;
  let fileSizes: readonly (readonly number[])[] | null = null;
  for (let id = reader.byte(); id !== ID.end; id = reader.byte()) {
    if (id === ID.packInfo) ({ packPosition, packSizes } = readPackInfo(reader));
    else if (id === ID.unpackInfo) folders = readFolders(reader);
    else if (id === ID.subStreams) fileSizes = readSubStreams(reader, folders);
    else throw new Error(`the streams of the archive have a part ${id}`);
  }
  return { packPosition, packSizes, folders, fileSizes: fileSizes ?? folders.map((folder) => [folderSize(folder)]) };
}

function readPackInfo(reader: SevenZipReader): Pick<SevenZipStreams, 'packPosition' | 'packSizes'> {
  const packPosition = reader.number();
  const count = countOf(reader);
  let packSizes: number[] = [];
  for (let id = reader.byte(); id !== ID.end; id = reader.byte()) {
    if (id === ID.size) packSizes = Array.from({ length: count }, () => reader.number());
    else if (id === ID.crc) skipDigests(reader, count);
    else throw new Error(`the packed streams have a part ${id}`);
  }
  return { packPosition, packSizes };
}

function readFolders(reader: SevenZipReader): readonly SevenZipFolder[] {
  if (reader.byte() !== ID.folder) throw new Error('the archive names no folders');
  const count = countOf(reader);
  if (reader.byte() !== 0) throw new Error('the folders are described elsewhere');
  const folders = Array.from({ length: count }, () => readFolder(reader));
  if (reader.byte() !== ID.unpackSize) throw new Error('the folders have no sizes');
  const sized = folders.map((folder) => ({ ...folder, unpackSizes: folder.coders.map(() => reader.number()) }));
  for (let id = reader.byte(); id !== ID.end; id = reader.byte()) {
    if (id !== ID.crc) throw new Error(`the folders have a part ${id}`);
    skipDigests(reader, count);
  }
  return sized;
}

function readFolder(reader: SevenZipReader): SevenZipFolder {
  const coders: { method: string; properties: Uint8Array }[] = [];
  let inStreams = 0;
  const count = reader.number();
  if (count < 1 || count > MAX_CODERS) throw new Error(`a folder of ${count} coders`);
  for (let index = 0; index < count; index += 1) {
    const flags = reader.byte();
    const method = Buffer.from(reader.bytes(flags & 15)).toString('hex');
    let inputs = 1;
    if ((flags & 0x10) !== 0) {
      inputs = reader.number();
      if (inputs > MAX_CODERS || reader.number() !== 1) throw new Error('a coder with several results');
    }
    inStreams += inputs;
    coders.push({ method, properties: (flags & 0x20) === 0 ? new Uint8Array(0) : reader.bytes(reader.number()) });
  }
  const pairs = count - 1;
  for (let index = 0; index < 2 * pairs; index += 1) reader.number();
  const packedStreams = inStreams - pairs;
  if (packedStreams < 1) throw new Error('a folder of nothing');
  if (packedStreams > 1) for (let index = 0; index < packedStreams; index += 1) reader.number();
  return { coders, packedStreams, unpackSizes: [] };
}

/** What the folder gives in the end; of several coders that is the largest as far as sizes tell. */
export function folderSize({ unpackSizes }: SevenZipFolder): number {
  return unpackSizes[0] ?? 0;
}

function readSubStreams(reader: SevenZipReader, folders: readonly SevenZipFolder[]): readonly (readonly number[])[] {
  let counts = folders.map(() => 1);
  let sizes: number[][] | null = null;
  for (let id = reader.byte(); id !== ID.end; id = reader.byte()) {
    if (id === ID.unpackStreams) counts = folders.map(() => countOf(reader));
    else if (id === ID.size) sizes = folders.map((folder, index) => fileSizes(reader, folder, counts[index] ?? 0));
    else if (id === ID.crc)
      skipDigests(
        reader,
        counts.reduce((sum, count) => sum + count, 0),
      );
    else throw new Error(`the files of the folders have a part ${id}`);
  }
  return sizes ?? folders.map((folder, index) => (counts[index] === 1 ? [folderSize(folder)] : []));
}

/** All but the last are written down; that one is the rest. */
function fileSizes(reader: SevenZipReader, folder: SevenZipFolder, count: number): number[] {
  if (count === 0) return [];
  const sizes = Array.from({ length: count - 1 }, () => reader.number());
  return [...sizes, Math.max(0, folderSize(folder) - sizes.reduce((sum, size) => sum + size, 0))];
}

/** Digests that are not for all are for those whose bit is set; some writers leave them out where they are known. */
function skipDigests(reader: SevenZipReader, count: number): void {
  const known = reader.byte() === 1 ? count : reader.bits(count).filter(Boolean).length;
  reader.skip(Math.min(4 * known, reader.left()));
}

function readFiles(reader: SevenZipReader): readonly SevenZipFile[] {
  const count = countOf(reader);
  let names: readonly string[] = [];
  let empty: readonly boolean[] = [];
  let emptyFiles: readonly boolean[] = [];
  for (let id = reader.byte(); id !== ID.end; id = reader.byte()) {
    const part = sevenZipReader(reader.bytes(reader.number()));
    if (id === ID.emptyStream) empty = part.bits(count);
    else if (id === ID.emptyFile) emptyFiles = part.bits(empty.filter(Boolean).length);
    else if (id === ID.names && part.byte() === 0) names = namesIn(part.bytes(part.left()), count);
  }
  let emptySeen = 0;
  return Array.from({ length: count }, (_, index) => {
    const hasStream = empty[index] !== true;
    const isFolder = !hasStream && emptyFiles[emptySeen] !== true;
    if (!hasStream) emptySeen += 1;
    return { name: names[index] ?? '', hasStream, isFolder };
  });
}

function namesIn(bytes: Uint8Array, count: number): readonly string[] {
  return new TextDecoder('utf-16le').decode(bytes).split('\u0000').slice(0, count);
}

/** A count of things of which each takes at least one bit of what is left: a larger one lies. */
function countOf(reader: SevenZipReader): number {
  const count = reader.number();
  if (count > 8 * reader.left()) throw new Error('the header of the archive promises more than it holds');
  return count;
}

function skipProperties(reader: SevenZipReader): void {
  for (let id = reader.byte(); id !== ID.end; id = reader.byte()) reader.skip(reader.number());
}
