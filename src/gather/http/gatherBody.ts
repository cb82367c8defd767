/** Pieces from this size on are kept as they came; smaller ones are copied together. */
const OWN_PIECE_BYTES = 4 * 1024;
const BLOCK_BYTES = 16 * 1024;

/**
 * Of a body larger than the limit so much is kept: it is not whole in any case, and the beginning shows what a table is
 * made of. When its headers say beforehand how large it is, no more is read either.
 */
const HEAD_BYTES = 4 * 1024 * 1024;

/** Bytes to keep of a body that was cut at `limit`. */
export function headBytes(limit: number): number {
  return Math.min(limit, HEAD_BYTES);
}

/** The bytes of a body as they arrive. */
export type GatheredBody = {
  readonly size: number;
  /** `piece` must not change afterwards. */
  add(piece: Uint8Array): void;
  /** What was gathered, at most `maxBytes`, in one piece of its own; to be asked for once, at the end. */
  bytes(maxBytes: number): Uint8Array;
};

/**
 * Gathers a body without an object for each piece: a server that sends chunks of one byte would else make a megabyte of
 * body cost a hundred of memory.
 */
export function gatherBody(): GatheredBody {
  const parts: Uint8Array[] = [];
  let size = 0;
  let block = new Uint8Array(0);
  let from = 0;
  let to = 0;
  const flush = (): void => {
    if (to > from) parts.push(block.subarray(from, to));
    from = to;
  };
  return {
    get size() {
      return size;
    },
    add(piece) {
      size += piece.length;
      if (piece.length >= OWN_PIECE_BYTES) {
        flush();
        parts.push(piece);
        return;
      }
      if (to + piece.length > block.length) {
        flush();
        block = new Uint8Array(BLOCK_BYTES);
        from = 0;
        to = 0;
      }
      block.set(piece, to);
      to += piece.length;
    },
    bytes(maxBytes) {
      flush();
      const whole = Buffer.concat(parts, Math.min(size, maxBytes));
      parts.length = 0;
      return whole;
    },
  };
}
