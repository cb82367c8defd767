import { Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type { ByteSource } from '../../model/ports.ts';
import { bunzipBlocks } from './bunzip.ts';
import { unxzBlocks } from './unxz.ts';

/** What packs one file each, by their ids of rules/tables/formats.yaml. */
export type Compressor = 'gz' | 'bz2' | 'xz' | 'zst';

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
/** bzip2 and xz are slow to undo and in memory: larger bodies are left. */
const MAX_SLOW_BYTES = 32 * 1024 * 1024;

export function isCompressor(id: string): id is Compressor {
  return id === 'gz' || id === 'bz2' || id === 'xz' || id === 'zst';
}

/** Takes out what one compressed file holds, up to `maxBytes`. */
export async function decompress(source: ByteSource, id: Compressor, maxBytes: number): Promise<Decompressed> {
  if ((id === 'bz2' || id === 'xz') && source.size > MAX_SLOW_BYTES) return { kind: 'too-costly' };
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    const pieces = await piecesOf(source, id);
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

async function piecesOf(source: ByteSource, id: Compressor): Promise<AsyncIterable<Uint8Array> | Iterable<Uint8Array>> {
  if (id === 'bz2') return bunzipBlocks(await source.range(0, source.size));
  if (id === 'xz') return unxzBlocks(await source.range(0, source.size));
  return inflatedPieces(source, id);
}

async function* inflatedPieces(source: ByteSource, id: 'gz' | 'zst'): AsyncGenerator<Uint8Array> {
  const inflated = Readable.from(source.stream()).pipe(id === 'gz' ? createGunzip() : createZstdDecompress());
  try {
    yield* inflated as AsyncIterable<Uint8Array>;
  } finally {
    inflated.destroy();
  }
}
