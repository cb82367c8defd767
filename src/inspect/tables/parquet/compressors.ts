import { snappyUncompress } from 'hyparquet';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';

/** Bytes that one page of a column may become. */
export const MAX_PAGE_BYTES = 64 * 1024 * 1024;

const bounded = { maxOutputLength: MAX_PAGE_BYTES };

/** What undoes the packing of a page, each within bounds. Snappy is undone by the library itself; others are not read. */
export const COMPRESSORS = {
  GZIP: (input: Uint8Array) => new Uint8Array(gunzipSync(input, bounded)),
  BROTLI: (input: Uint8Array) => new Uint8Array(brotliDecompressSync(input, bounded)),
  ZSTD: (input: Uint8Array) => new Uint8Array(zstdDecompressSync(input, bounded)),
};

/** A page as it was before it was packed. Throws for packings that are not read. */
export function unpackPage(input: Uint8Array, codec: string, bytes: number): Uint8Array {
  if (codec === 'UNCOMPRESSED') return input;
  if (codec === 'SNAPPY') {
    const out = new Uint8Array(bytes);
    snappyUncompress(input, out);
    return out;
  }
  if (!Object.hasOwn(COMPRESSORS, codec)) throw new Error(`pages packed by ${codec} are not read`);
  return COMPRESSORS[codec as keyof typeof COMPRESSORS](input);
}
