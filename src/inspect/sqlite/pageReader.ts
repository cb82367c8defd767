import type { ByteSource } from '../../model/ports.ts';

const MAGIC = 'SQLite format 3\u0000';
const HEADER_BYTES = 100;

/** Pages of a SQLite database, as the file has them (https://www.sqlite.org/fileformat2.html). */
export type PageReader = {
  /** Bytes of a page that may be used: reserved ones at its end are left out. */
  readonly usableBytes: number;
  /** `utf-8`, `utf-16le` or `utf-16be`. */
  readonly encoding: string;
  /** Bytes of a page, numbered from 1; throws when it lies outside the file or too much was read already. */
  page(number: number): Promise<Uint8Array>;
};

/** Opens a database file that is never written to. Throws when its header is none. */
export async function openPages(source: ByteSource, maxBytes: number): Promise<PageReader> {
  const head = await source.range(0, Math.min(source.size, HEADER_BYTES));
  if (head.length < HEADER_BYTES || Buffer.from(head.subarray(0, 16)).toString('latin1') !== MAGIC)
    throw new Error('the header of the database is cut off');
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const stated = view.getUint16(16);
  const pageBytes = stated === 1 ? 65_536 : stated;
  if (pageBytes < 512 || (pageBytes & (pageBytes - 1)) !== 0) throw new Error(`pages of ${pageBytes} bytes`);
  const usableBytes = pageBytes - (head[20] ?? 0);
  if (usableBytes < 480) throw new Error('the pages of the database have no room');
  let bytesLeft = maxBytes;
  return {
    usableBytes,
    encoding: ['utf-8', 'utf-8', 'utf-16le', 'utf-16be'][view.getUint32(56)] ?? 'utf-8',
    async page(number) {
      const from = (number - 1) * pageBytes;
      if (number < 1 || from + pageBytes > source.size) throw new Error(`page ${number} is not in the file`);
      bytesLeft -= pageBytes;
      if (bytesLeft < 0) throw new DatabaseTooLarge();
      return (await source.range(from, from + pageBytes)).subarray(0, usableBytes);
    },
  };
}

/** More of a database was asked for than is ever read. */
export class DatabaseTooLarge extends Error {
  constructor() {
    super('the database is larger than what is read of one');
  }
}
