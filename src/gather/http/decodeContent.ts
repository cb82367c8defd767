import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib';
import type { Failure } from '../../model/capture.ts';
import { errorCode, failureOf } from './failureOf.ts';

export type Decoded = {
  readonly bytes: Uint8Array;
  /** `length` = cut at the limit of bytes or of the ratio; `disconnect` = the compressed stream ends too early. */
  readonly cut: 'length' | 'disconnect' | null;
};

const MAX_LAYERS = 3;
/** No honest table packs better; beyond this and 10 MiB it is a bomb. */
const MAX_RATIO = 250;
const RATIO_FROM_BYTES = 10 * 1024 * 1024;

/**
 * Undoes Content-Encoding (RFC 9110 §8.4; zstd: RFC 8878) within bounds of bytes and ratio. Names that we do not know
 * leave the body as it is: servers write `utf-8` or `none` there.
 */
export async function decodeContent(
  encoded: Uint8Array,
  contentEncoding: string,
  maxBytes: number,
): Promise<Decoded | Failure> {
  const layers = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
    .slice(-MAX_LAYERS)
    .reverse();
  let bytes = encoded;
  let cut: Decoded['cut'] = null;
  for (const layer of layers) {
    if (bytes.length === 0) break;
    const stream = decoderOf(layer, bytes);
    if (stream === null) continue;
    const decoded = await inflate(stream, bytes, maxBytes);
    if ('is' in decoded) return decoded;
    bytes = decoded.bytes;
    cut ??= decoded.cut;
  }
  return { bytes, cut };
}

type Decoder = ReturnType<typeof createGunzip> | ReturnType<typeof createZstdDecompress>;

function decoderOf(name: string, bytes: Uint8Array): Decoder | null {
  if (name === 'gzip' || name === 'x-gzip') return createGunzip();
  if (name === 'br') return createBrotliDecompress();
  if (name === 'zstd') return createZstdDecompress();
  if (name !== 'deflate') return null;
  // Half of the servers send raw deflate under this name, half the zlib form that RFC 9110 means.
  const first = bytes[0] ?? 0;
  const second = bytes[1] ?? 0;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0 ? createInflate() : createInflateRaw();
}

async function inflate(stream: Decoder, encoded: Uint8Array, maxBytes: number): Promise<Decoded | Failure> {
  const parts: Uint8Array[] = [];
  let size = 0;
  stream.end(encoded);
  try {
    for await (const part of stream as AsyncIterable<Uint8Array>) {
      parts.push(part);
      size += part.length;
      const limit =
        size > RATIO_FROM_BYTES ? Math.min(maxBytes, Math.max(RATIO_FROM_BYTES, encoded.length * MAX_RATIO)) : maxBytes;
      if (size > limit) return { bytes: Buffer.concat(parts, limit), cut: 'length' };
    }
    return { bytes: Buffer.concat(parts, size), cut: null };
  } catch (error) {
    // A stream that merely ends too early has given true bytes; one with wrong ones is not to be believed.
    const early = errorCode(error) === 'Z_BUF_ERROR' || /unexpected end/i.test(String(error));
    if (early && size > 0) return { bytes: Buffer.concat(parts, size), cut: 'disconnect' };
    return failureOf(error, 'decode');
  } finally {
    stream.destroy();
  }
}
