import type { ByteSource } from '../model/ports.ts';

/** Bytes handed on at once by `stream`. */
const PIECE_BYTES = 256 * 1024;

/** A body that is already in memory, as a ByteSource. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    range: (from, to) => Promise.resolve(bytes.subarray(Math.max(0, from), Math.max(0, to))),
    async *stream() {
      for (let from = 0; from < bytes.length; from += PIECE_BYTES) yield bytes.subarray(from, from + PIECE_BYTES);
    },
  };
}

/** The first `maxBytes` of a body in one piece. */
export function readHead(source: ByteSource, maxBytes: number): Promise<Uint8Array> {
  return source.range(0, Math.min(maxBytes, source.size));
}
