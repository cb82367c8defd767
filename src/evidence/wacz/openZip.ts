import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Sha256 } from '../../model/ids.ts';

export type ZippedFile = { readonly path: string; readonly bytes: number; readonly sha256: Sha256 };
export type Zip = {
  /** Adds a file as its pieces come; the next may be added when this one is through. */
  add(
    path: string,
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    how: 'stored' | 'deflated',
  ): Promise<ZippedFile>;
  /** Writes the directory; only then does the file get its name. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
};

/**
 * Writes a ZIP file piece by piece (ZIP64 where it is needed); the same entries give the same bytes on every machine.
 * Another file of that name is replaced only at the end.
 *
 * @param date day of all entries, ISO 8601
 * @param mode of the file
 */
export function openZip(file: string, date: string, mode: number): Zip {
  const zip = new ZipFile();
  const part = `${file}.part`;
  const written = pipeline(zip.outputStream as Readable, createWriteStream(part, { mode }));
  // Whoever waits hears of it; without anyone waiting, a full disk would end the process.
  written.catch(() => undefined);
  const failed = new Promise<never>((_, reject) => zip.once('error', reject));
  failed.catch(() => undefined);
  const [year = 1980, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number);
  // ZIP has local times. Noon is never left out when clocks change, so that its digits are the same in every zone.
  const mtime = new Date(year, month - 1, day, 12);
  return {
    async add(path, pieces, how) {
      const hash = createHash('sha256');
      let bytes = 0;
      const read = async function* (): AsyncGenerator<Uint8Array> {
        for await (const piece of pieces) {
          hash.update(piece);
          bytes += piece.length;
          yield piece;
        }
      };
      const content = Readable.from(read(), { objectMode: false });
      const through = new Promise<void>((resolve, reject) => {
        content.once('end', resolve).once('error', reject);
      });
      zip.addReadStream(content, path, {
        compress: how === 'deflated',
        mtime,
        forceDosTimestamp: true,
        mode: 0o100_644,
      });
      // A refused write ends `written` early, and nobody would read the content any more.
      await Promise.race([through, failed, written.then(() => through)]);
      return { path, bytes, sha256: hash.digest('hex') };
    },
    async finish() {
      zip.end();
      await written;
      await rename(part, file);
    },
    async abandon() {
      (zip.outputStream as Readable).destroy();
      await written.catch(() => undefined);
      await rm(part, { force: true });
    },
  };
}
