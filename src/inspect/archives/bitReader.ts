export type BitReader = {
  /** The next bits (at most 32) as a number, the highest first; throws behind the end. */
  read(bits: number): number;
  /** Goes on at the next whole byte. */
  align(): void;
  /** Bits that are left. */
  left(): number;
};

/** Reads a body bit by bit, from the highest bit of each byte. */
export function bitReader(bytes: Uint8Array): BitReader {
  let at = 0;
  let held = 0;
  let value = 0;
  const readFew = (bits: number): number => {
    while (held < bits) {
      const byte = bytes[at];
      if (byte === undefined) throw new Error('the data breaks off');
      value = ((value & 0xffffff) << 8) | byte;
      held += 8;
      at += 1;
    }
    held -= bits;
    return (value >>> held) & ((1 << bits) - 1);
  };
  return {
    read: (bits) => (bits <= 24 ? readFew(bits) : readFew(bits - 16) * 0x10000 + readFew(16)),
    align: () => {
      held -= held % 8;
    },
    left: () => (bytes.length - at) * 8 + held,
  };
}
