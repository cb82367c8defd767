import type { BitReader } from './bitReader.ts';

/** Reads one symbol; throws when no code begins with the bits that come. */
export type HuffmanDecoder = (reader: BitReader) => number;

const MAX_CODE_BITS = 20;

/** Decoder of a canonical code: symbols in the order of their lengths, then of their numbers. */
export function huffmanDecoder(lengths: Uint8Array): HuffmanDecoder {
  const counts = new Uint16Array(MAX_CODE_BITS + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const symbols: number[] = [];
  for (let length = 1; length <= MAX_CODE_BITS; length += 1) {
    for (let symbol = 0; symbol < lengths.length; symbol += 1) if (lengths[symbol] === length) symbols.push(symbol);
  }
  return (reader) => {
    let code = 0;
    let first = 0;
    let from = 0;
    for (let length = 1; length <= MAX_CODE_BITS; length += 1) {
      code = code * 2 + reader.read(1);
      const count = counts[length] ?? 0;
      const place = code - first;
      if (place >= 0 && place < count) return symbols[from + place] ?? 0;
      from += count;
      first = (first + count) * 2;
    }
    throw new Error('no bzip2 code begins so');
  };
}
