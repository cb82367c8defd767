import type { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { MEMBER_HEADER_BYTES, MEMBER_TRAILER_BYTES } from './gzipMember.ts';
import type { ReadAt } from './readAt.ts';

const READ_BYTES = 256 * 1024;
/** Members that are surely small are inflated at once: a stream for each costs ten times as much. */
const SMALL_BYTES = 512 * 1024;
const SMALL_INFLATED_BYTES = 4 * 1024 * 1024;

/**
 * Inflates the member at [offset, offset + length) in pieces. `seen` gets the deflated bytes and the trailer as read.
 * @throws the zlib error when they cannot be inflated
 */
export async function* inflateMember(
  read: ReadAt,
  { offset, length }: { readonly offset: number; readonly length: number },
  seen: (bytes: Buffer) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const from = offset + MEMBER_HEADER_BYTES;
  const to = offset + length;
  if (length > SMALL_BYTES) {
    yield* inflate(readDeflated(read, from, to, seen));
    return;
  }
  const bytes = await read(from, to);
  seen(bytes);
  const inflatedBytes = bytes.length < MEMBER_TRAILER_BYTES ? 0 : bytes.readUInt32LE(bytes.length - 4);
  const deflated = bytes.subarray(0, -MEMBER_TRAILER_BYTES);
  if (inflatedBytes > SMALL_INFLATED_BYTES) yield* inflate([deflated]);
  else yield inflateRawSync(deflated, { maxOutputLength: Math.max(1, inflatedBytes) });
}

async function* readDeflated(
  read: ReadAt,
  from: number,
  to: number,
  seen: (bytes: Buffer) => void,
): AsyncGenerator<Buffer> {
  const trailerAt = to - MEMBER_TRAILER_BYTES;
  for (let at = from; at < to; at += READ_BYTES) {
    const bytes = await read(at, Math.min(to, at + READ_BYTES));
    seen(bytes);
    if (at < trailerAt) yield bytes.subarray(0, trailerAt - at);
  }
}

async function* inflate(pieces: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(pieces);
  const inflated = createInflateRaw({ chunkSize: 64 * 1024 });
  source.once('error', (error) => inflated.destroy(error));
  try {
    for await (const chunk of source.pipe(inflated)) yield chunk as Uint8Array;
  } finally {
    source.destroy();
    inflated.destroy();
  }
}
