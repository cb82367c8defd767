import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ByteSource } from '../../model/ports.ts';
import { bunzipBlocks } from './bunzip.ts';

export type Decompressed =
  /** All that was packed. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** More than `maxBytes` are packed: those that come first. */
  | { readonly kind: 'cut'; readonly bytes: Uint8Array }
  /** It grows as no data does. */
  | { readonly kind: 'too-costly' }
  /** What came before the damage, and what it is. */
  | { readonly kind: 'damaged'; readonly bytes: Uint8Array; readonly why: string };

/** Growth that no text reaches: a file that grows more is made to fill memories. */
const MAX_RATIO = 300;
const BOMB_FLOOR_BYTES = 32 * 1024 * 1024;
/** bzip2 is slow to undo: larger bodies are left. */
const MAX_BZIP2_BYTES = 32 * 1024 * 1024;

/** Takes out what one compressed file holds, up to `maxBytes`. */
export async function decompress(source: ByteSource, id: 'gz' | 'bz2', maxBytes: number): Promise<Decompressed> {
  if (id === 'bz2' && source.size > MAX_BZIP2_BYTES) return { kind: 'too-costly' };
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const pieces = id === 'gz' ? gunzipPieces(source) : bunzipBlocks(await source.range(0, source.size));
  try {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > BOMB_FLOOR_BYTES && bytes > MAX_RATIO * source.size) return { kind: 'too-costly' };
      parts.push(piece);
      if (bytes > maxBytes) return { kind: 'cut', bytes: Buffer.concat(parts).subarray(0, maxBytes) };
    }
    return { kind: 'bytes', bytes: Buffer.concat(parts) };
  } catch (error) {
    return {
      kind: 'damaged',
      bytes: Buffer.concat(parts),
      why: error instanceof Error ? error.message : String(error),
    };
  }
}

async function* gunzipPieces(source: ByteSource): AsyncGenerator<Uint8Array> {
  const inflated = Readable.from(source.stream()).pipe(createGunzip());
  try {
    yield* inflated as AsyncIterable<Uint8Array>;
  } finally {
    inflated.destroy();
  }
}
