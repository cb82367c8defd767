/**
 * Bounds the bytes of all bodies that arrive at one time: with hundreds of hosts, each body within its own limit, memory
 * would hold them all. Whoever goes beyond reads no further until others are done; nothing fails and nothing is lost.
 */
export type ByteGate = {
  receiver(): Receiver;
};

/** One body on its way. */
export type Receiver = {
  /**
   * Counts bytes that have arrived. False: read no further until `onRoom` is called, which is never before `add` has
   * returned, and not at all after `leave`.
   */
  add(bytes: number, onRoom: () => void): boolean;
  /** The body is handed over or given up; a second call does nothing. */
  leave(): void;
};

/** All bodies on their way together; besides, one may be read to its own end. */
export const MAX_BYTES_IN_FLIGHT = 32 * 1024 * 1024;
/** Pages and small files never wait for large ones of others. */
const SMALL_BYTES = 256 * 1024;

type State = { bytes: number; onRoom: (() => void) | null };

export function openByteGate(maxBytes = MAX_BYTES_IN_FLIGHT, smallBytes = SMALL_BYTES): ByteGate {
  let held = 0;
  /** The one that may go beyond the limit: without it, all that hold a part of their body would wait for each other. */
  let first: State | null = null;
  const waiting = new Set<State>();

  const mayReadOn = (one: State): boolean => {
    if (held <= maxBytes || one.bytes <= smallBytes || first === one) return true;
    if (first !== null) return false;
    first = one;
    return true;
  };
  /** In the order of beginning to wait. */
  const wake = (): void => {
    for (const one of waiting) {
      if (!mayReadOn(one)) return;
      waiting.delete(one);
      one.onRoom?.();
    }
  };
  return {
    receiver() {
      const one: State = { bytes: 0, onRoom: null };
      return {
        add(bytes, onRoom) {
          one.bytes += bytes;
          held += bytes;
          if (mayReadOn(one)) return true;
          one.onRoom = onRoom;
          waiting.add(one);
          return false;
        },
        leave() {
          held -= one.bytes;
          one.bytes = 0;
          waiting.delete(one);
          if (first === one) first = null;
          wake();
        },
      };
    },
  };
}
