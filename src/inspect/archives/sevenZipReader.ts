/** Reads the header of a 7z archive value by value; every method throws where the header breaks off. */
export type SevenZipReader = {
  byte(): number;
  /** A number of one to nine bytes (7zFormat.txt, „REAL_UINT64 and UINT64“). */
  number(): number;
  bytes(count: number): Uint8Array;
  /** So many bits, the highest of each byte first. */
  bits(count: number): readonly boolean[];
  skip(count: number): void;
  left(): number;
};

export function sevenZipReader(header: Uint8Array): SevenZipReader {
  let at = 0;
  const take = (count: number): Uint8Array => {
    if (count < 0 || at + count > header.length) throw new Error('the header of the archive breaks off');
    at += count;
    return header.subarray(at - count, at);
  };
  const byte = (): number => take(1)[0] ?? 0;
  return {
    byte,
    number() {
      const first = byte();
      let value = 0;
      let mask = 0x80;
      for (let index = 0; index < 8; index += 1, mask >>= 1) {
        if ((first & mask) === 0) return value + (first & (mask - 1)) * 2 ** (8 * index);
        value += byte() * 2 ** (8 * index);
      }
      return value;
    },
    bytes: take,
    bits(count) {
      const packed = take(Math.ceil(count / 8));
      return Array.from({ length: count }, (_, index) => ((packed[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0);
    },
    skip: (count) => void take(count),
    left: () => header.length - at,
  };
}
