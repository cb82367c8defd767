import type { ByteSource } from '../model/ports.ts';
import type { FromInspector, ToInspector } from './poolMessages.ts';

type Asked = Extract<FromInspector, { readonly is: 'range' | 'next' }>;

/** Pieces of a walk are put together to this size: each crosses to the child in one message. */
const PIECE_BYTES = 1024 * 1024;

/** Gives a child the pieces that it asks for of the body that it works on, and no others. */
export type PieceServer = {
  /** From now on this body. */
  serve(source: ByteSource): void;
  answer(asked: Asked): void;
};

export function pieceServer(send: (message: ToInspector) => void, onBroken: (error: unknown) => void): PieceServer {
  let source: ByteSource | null = null;
  let walks = new Map<number, AsyncIterator<Uint8Array>>();

  const read = async (asked: Asked): Promise<Uint8Array | null> => {
    if (source === null) return null;
    if (asked.is === 'range') return source.range(asked.from, asked.to);
    const walk = walks.get(asked.walk) ?? source.stream()[Symbol.asyncIterator]();
    walks.set(asked.walk, walk);
    return nextOf(walk);
  };
  return {
    serve(next) {
      source = next;
      walks = new Map();
    },
    answer(asked) {
      const { request } = asked;
      read(asked).then((bytes) => send({ is: 'piece', request, bytes }), onBroken);
    },
  };
}

async function nextOf(walk: AsyncIterator<Uint8Array>): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < PIECE_BYTES) {
    const next = await walk.next();
    if (next.done === true) break;
    pieces.push(next.value);
    bytes += next.value.length;
  }
  return bytes === 0 ? null : Buffer.concat(pieces);
}
