import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ByteSource } from '../../model/ports.ts';

export type GunzipOutcome =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-costly' }
  | { readonly kind: 'damaged'; readonly bytes: Uint8Array };

/** Growth that no text reaches: a file that grows more is made to fill memories. */
const MAX_RATIO = 300;
const BOMB_FLOOR_BYTES = 32 * 1024 * 1024;

/** Inflates a gzip body up to `maxBytes`. A damaged end gives what came before it. */
export async function gunzip(source: ByteSource, maxBytes: number): Promise<GunzipOutcome> {
  const inflated = Readable.from(source.stream()).pipe(createGunzip());
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of inflated as AsyncIterable<Uint8Array>) {
      bytes += piece.length;
      if (bytes > maxBytes || (bytes > BOMB_FLOOR_BYTES && bytes > MAX_RATIO * source.size))
        return { kind: 'too-costly' };
      parts.push(piece);
    }
    return { kind: 'bytes', bytes: Buffer.concat(parts) };
  } catch {
    return { kind: 'damaged', bytes: Buffer.concat(parts) };
  } finally {
    inflated.destroy();
  }
}
