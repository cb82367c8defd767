import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type Entry, openPromise } from 'yauzl';
import { createReadAt, type ReadAt } from '../readAt.ts';

/** A ZIP file that is read entry by entry. Names are those of its directory; of a repeated one the last counts. */
export type OpenWacz = {
  readonly names: ReadonlySet<string>;
  /** Names that stand in the directory more than once: readers disagree on which counts. */
  readonly repeated: readonly string[];
  stream(name: string): Promise<AsyncIterable<Uint8Array>>;
  /** The whole of a small file; null when it is not there. @throws when it is longer than `most` */
  read(name: string, most: number): Promise<Buffer | null>;
  digest(name: string): Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** The bytes of an entry that is stored as it is; null when it is compressed. */
  stored(name: string): Promise<{ readonly read: ReadAt; readonly size: number } | null>;
  close(): void;
};

const WINDOW_BYTES = 256 * 1024;

/** @throws the error of the ZIP reader when the file is none */
export async function openWacz(file: string): Promise<OpenWacz> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
  const entries = new Map<string, Entry>();
  const repeated: string[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (entries.has(entry.fileName)) repeated.push(entry.fileName);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    zip.close();
    throw error;
  }
  const entryOf = (name: string): Entry => {
    const entry = entries.get(name);
    if (entry === undefined) throw new Error(`${name} is not in the file`);
    return entry;
  };
  const stream = async (name: string): Promise<AsyncIterable<Uint8Array>> => zip.openReadStreamPromise(entryOf(name));
  return {
    names: new Set(entries.keys()),
    repeated,
    stream,
    async read(name, most) {
      if (!entries.has(name)) return null;
      if (entryOf(name).uncompressedSize > most) throw new Error(`${name} is larger than ${most} bytes`);
      const pieces: Uint8Array[] = [];
      for await (const piece of await stream(name)) pieces.push(piece);
      return Buffer.concat(pieces);
    },
    async digest(name) {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const piece of await stream(name)) {
        hash.update(piece);
        bytes += piece.length;
      }
      return { bytes, sha256: hash.digest('hex') };
    },
    async stored(name) {
      const entry = entryOf(name);
      if (entry.compressionMethod !== 0 || entry.isEncrypted()) return null;
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
      const size = entry.uncompressedSize;
      const read = createReadAt(file, WINDOW_BYTES);
      return { size, read: (from, to) => read(fileDataStart + from, fileDataStart + Math.min(size, to)) };
    },
    close: () => zip.close(),
  };
}
