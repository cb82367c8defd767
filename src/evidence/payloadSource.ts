import type { ByteSource } from '../model/ports.ts';
import { inflateMember } from './inflateMember.ts';
import { createReadAt } from './readAt.ts';

/** Pieces in which a body in memory is streamed, so that readers meet borders in tests as they do in large bodies. */
const PIECE_BYTES = 64 * 1024;

/** A body that is small enough to be held. */
export function memorySource(body: Uint8Array): ByteSource {
  // A plain view: some parsers (pdf.js) refuse a Buffer.
  const bytes = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  return {
    size: bytes.length,
    range: (from, to) => Promise.resolve(bytes.subarray(clamp(from, bytes.length), clamp(to, bytes.length))),
    async *stream() {
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
    },
  };
}

type StoredPayload = {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
  /** First byte of the payload in the inflated record, and its bytes. */
  readonly from: number;
  readonly bytes: number;
};

/**
 * A body that stays on the disk. A range goes on inflating where the last one ended when it lies further on, and starts
 * over when it lies before: reading forwards costs one pass in all, and no more than the range itself is held.
 */
export function storedSource(payload: StoredPayload): ByteSource {
  let pieces: AsyncGenerator<Uint8Array> | null = null;
  let at = 0;
  let rest: Uint8Array = new Uint8Array(0);
  let last: Promise<unknown> = Promise.resolve();

  const read = async (from: number, to: number): Promise<Uint8Array> => {
    if (pieces === null || from < at) {
      await pieces?.return(undefined);
      pieces = payloadPieces(payload);
      at = 0;
      rest = new Uint8Array(0);
    }
    const found = new Uint8Array(Math.max(0, to - from));
    while (at < to) {
      if (rest.length === 0) {
        const next = await pieces.next();
        if (next.done === true) break;
        rest = next.value;
      }
      const wanted = at < from ? Math.min(from - at, rest.length) : Math.min(to - at, rest.length);
      if (at >= from) found.set(rest.subarray(0, wanted), at - from);
      rest = rest.subarray(wanted);
      at += wanted;
    }
    return found;
  };
  return {
    size: payload.bytes,
    range(from, to) {
      // One after another: two readers of one position would take each other's bytes.
      const result = last.then(() => read(clamp(from, payload.bytes), clamp(to, payload.bytes)));
      last = result.catch(() => undefined);
      return result;
    },
    stream: () => payloadPieces(payload),
  };
}

async function* payloadPieces({ path, offset, length, from, bytes }: StoredPayload): AsyncGenerator<Uint8Array> {
  let skip = from;
  let left = bytes;
  for await (const piece of inflateMember(createReadAt(path, 0), { offset, length })) {
    const inside = piece.subarray(Math.min(skip, piece.length)).subarray(0, left);
    skip -= Math.min(skip, piece.length);
    left -= inside.length;
    if (inside.length > 0) yield inside;
    if (left === 0) return;
  }
}

function clamp(position: number, size: number): number {
  return Math.min(Math.max(0, position), size);
}
