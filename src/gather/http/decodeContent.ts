import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import type { Failure } from '../../model/capture.ts';
import { errorCode, failure, failureOf } from './failureOf.ts';
import { gatherBody, headBytes } from './gatherBody.ts';
import { gzipHeaderBytes } from './gzipHeaderBytes.ts';

export type Decoded = {
  readonly bytes: Uint8Array;
  /** `length` = cut at the limit of bytes or of the ratio; `disconnect` = the compressed stream ends too early. */
  readonly cut: 'length' | 'disconnect' | null;
};

/** Each is a whole decompression; nobody needs more than one, misconfigured servers use two. */
const MAX_LAYERS = 3;
/** No honest table packs better; beyond this and 10 MiB it is a bomb. */
const MAX_RATIO = 250;
const RATIO_FROM_BYTES = 10 * 1024 * 1024;
/** RFC 9659: a zstd frame on the web needs 8 MiB of memory at most; some ask for gigabytes. */
const ZSTD_WINDOW = { params: { [constants.ZSTD_d_windowLogMax]: 23 } };

/**
 * Undoes Content-Encoding (RFC 9110 §8.4; zstd: RFC 8878) within bounds of bytes and ratio, all layers together
 * measured against what came over the wire. Names that we do not know leave the body as it is: servers write `utf-8` or
 * `none` there.
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
    .filter(isCoding)
    .reverse();
  if (layers.length > MAX_LAYERS) return failure('decoding-failed', `${layers.length} content codings one in another`);
  const limit = Math.min(maxBytes, Math.max(RATIO_FROM_BYTES, encoded.length * MAX_RATIO));
  let bytes = encoded;
  let cut: Decoded['cut'] = null;
  for (const layer of layers) {
    if (bytes.length === 0) break;
    const decoded = await decodeLayer(layer, bytes, limit);
    if ('is' in decoded) {
      // What ended too early one layer further out cannot be whole here.
      return cut === null ? decoded : failure('body-cut', decoded.detail);
    }
    bytes = decoded.bytes;
    cut ??= decoded.cut;
  }
  return { bytes, cut };
}

type Coding = 'gzip' | 'x-gzip' | 'deflate' | 'br' | 'zstd';
type Decoder = ReturnType<typeof createGunzip> | ReturnType<typeof createZstdDecompress>;

function isCoding(name: string): name is Coding {
  return name === 'gzip' || name === 'x-gzip' || name === 'deflate' || name === 'br' || name === 'zstd';
}

async function decodeLayer(name: Coding, encoded: Uint8Array, limit: number): Promise<Decoded | Failure> {
  const decoded = await inflate(decoderOf(name, encoded), encoded, limit);
  // zlib looks for the header of a further member where bytes stand behind the end that are no gzip (a line that a
  // script printed late): browsers pass over them. A wrong checksum is another message, and stays a failure.
  if (!('is' in decoded) || !decoded.detail.includes('incorrect header check')) return decoded;
  const header = gzipHeaderBytes(encoded);
  return header === null ? decoded : inflate(createInflateRaw(), encoded.subarray(header), limit);
}

function decoderOf(name: Coding, bytes: Uint8Array): Decoder {
  if (name === 'gzip' || name === 'x-gzip') return createGunzip();
  if (name === 'br') return createBrotliDecompress();
  if (name === 'zstd') return createZstdDecompress(ZSTD_WINDOW);
  // Half of the servers send raw deflate under this name, half the zlib form that RFC 9110 means.
  const first = bytes[0] ?? 0;
  const second = bytes[1] ?? 0;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0 ? createInflate() : createInflateRaw();
}

async function inflate(stream: Decoder, encoded: Uint8Array, limit: number): Promise<Decoded | Failure> {
  const body = gatherBody();
  stream.end(encoded);
  try {
    for await (const part of stream as AsyncIterable<Uint8Array>) {
      body.add(part);
      if (body.size > limit) return { bytes: body.bytes(headBytes(limit)), cut: 'length' };
    }
    return { bytes: body.bytes(limit), cut: null };
  } catch (error) {
    // A stream that merely ends too early has given true bytes; one with wrong ones is not to be believed.
    const early = errorCode(error) === 'Z_BUF_ERROR' || /unexpected end/i.test(String(error));
    if (!early) return failureOf(error, 'decode');
    if (body.size > 0) return { bytes: body.bytes(limit), cut: 'disconnect' };
    return failure('body-cut', 'the compressed content ends before its first byte');
  } finally {
    stream.destroy();
  }
}
