// bzip2 is decoded here since the libraries for it follow a run length beyond the block, for ever, when bytes are bent.

import { huffmanDecoder, type HuffmanDecoder } from './bunzipHuffman.ts';
import { bitReader, type BitReader } from './bitReader.ts';

const MAGIC = [0x42, 0x5a, 0x68] as const;
/** First bits of a block (digits of π), and of the end of a stream (of its root). */
const BLOCK = 0x314159265359;
const END = 0x177245385090;
const GROUP_SYMBOLS = 50;
const MAX_CODE_BITS = 20;

/**
 * The bytes of a bzip2 body, block by block, so that a reader can stop whenever it has enough; several streams one
 * after the other are one text. Throws where the data breaks off, is no bzip2, or has not the sum that
 * its writer noted.
 */
export function* bunzipBlocks(bytes: Uint8Array): Generator<Uint8Array> {
  const reader = bitReader(bytes);
  while (reader.left() >= 80 && MAGIC.every((byte) => reader.read(8) === byte)) {
    const level = reader.read(8) - 0x30;
    if (level < 1 || level > 9) throw new Error('the bzip2 header names no block size');
    for (;;) {
      const mark = reader.read(24) * 0x1000000 + reader.read(24);
      const sum = reader.read(32);
      if (mark === END) break;
      if (mark !== BLOCK) throw new Error('a bzip2 block does not begin where it should');
      yield* readBlock(reader, level * 100_000, sum);
    }
    reader.align();
  }
}

function* readBlock(reader: BitReader, maxBytes: number, sum: number): Generator<Uint8Array> {
  if (reader.read(1) === 1) throw new Error('blocks of bzip2 before 0.9.5 are not read');
  const origin = reader.read(24);
  const alphabet = readAlphabet(reader);
  const { selectors, decoders } = readTables(reader, alphabet.length + 2);
  const sorted = readSymbols(reader, { alphabet, selectors, decoders, maxBytes });
  if (origin >= sorted.length) throw new Error('the beginning of a bzip2 block lies outside of it');
  let found = FIRST_SUM;
  for (const piece of withoutRuns(unsort(sorted, origin))) {
    found = addToSum(found, piece);
    yield piece;
  }
  if (~found >>> 0 !== sum) throw new Error('a bzip2 block is damaged: its sum is another');
}

/** Bytes that occur in the block, in their order. */
function readAlphabet(reader: BitReader): Uint8Array {
  const bytes: number[] = [];
  const rows = reader.read(16);
  for (let row = 0; row < 16; row += 1) {
    if ((rows & (0x8000 >> row)) === 0) continue;
    const columns = reader.read(16);
    for (let column = 0; column < 16; column += 1)
      if ((columns & (0x8000 >> column)) !== 0) bytes.push(row * 16 + column);
  }
  if (bytes.length === 0) throw new Error('a bzip2 block uses no byte');
  return Uint8Array.from(bytes);
}

function readTables(reader: BitReader, symbols: number): { selectors: Uint8Array; decoders: HuffmanDecoder[] } {
  const groups = reader.read(3);
  const count = reader.read(15);
  if (groups < 2 || groups > 6 || count === 0) throw new Error('a bzip2 block has no tables');
  const recent = Uint8Array.from({ length: groups }, (_, index) => index);
  const selectors = new Uint8Array(count);
  for (let at = 0; at < count; at += 1) {
    let place = 0;
    while (reader.read(1) === 1) {
      place += 1;
      if (place >= groups) throw new Error('a bzip2 block chooses a table that it does not have');
    }
    selectors[at] = toFront(recent, place);
  }
  return { selectors, decoders: Array.from({ length: groups }, () => huffmanDecoder(readLengths(reader, symbols))) };
}

function readLengths(reader: BitReader, symbols: number): Uint8Array {
  const lengths = new Uint8Array(symbols);
  let length = reader.read(5);
  for (let symbol = 0; symbol < symbols; symbol += 1) {
    for (;;) {
      if (length < 1 || length > MAX_CODE_BITS) throw new Error('a bzip2 code is too long');
      if (reader.read(1) === 0) break;
      length += reader.read(1) === 0 ? 1 : -1;
    }
    lengths[symbol] = length;
  }
  return lengths;
}

type Coding = {
  readonly alphabet: Uint8Array;
  readonly selectors: Uint8Array;
  readonly decoders: readonly HuffmanDecoder[];
  readonly maxBytes: number;
};

/** Undoes the codes, the runs of the front byte and the moving to the front. */
function readSymbols(reader: BitReader, { alphabet, selectors, decoders, maxBytes }: Coding): Uint8Array {
  const out = new Uint8Array(maxBytes);
  const recent = Uint8Array.from(alphabet);
  const end = alphabet.length + 1;
  let length = 0;
  let run = 0;
  let runDigit = 1;
  for (let index = 0; ; index += 1) {
    const decoder = decoders[selectors[Math.floor(index / GROUP_SYMBOLS)] ?? -1];
    if (decoder === undefined) throw new Error('a bzip2 block goes on behind its tables');
    const symbol = decoder(reader);
    if (symbol < 2) {
      run += runDigit << symbol;
      runDigit <<= 1;
      // Before the digit overflows: a run is never longer than its block.
      if (run > maxBytes - length) throw new Error('a run of a bzip2 block is longer than the block');
      continue;
    }
    if (run > 0) {
      out.fill(recent[0] ?? 0, length, length + run);
      length += run;
      run = 0;
      runDigit = 1;
    }
    if (symbol === end) return out.subarray(0, length);
    if (length >= maxBytes) throw new Error('a bzip2 block is longer than it says');
    out[length] = toFront(recent, symbol - 1);
    length += 1;
  }
}

function toFront(recent: Uint8Array, place: number): number {
  const value = recent[place] ?? 0;
  recent.copyWithin(1, 0, place);
  recent[0] = value;
  return value;
}

/** Undoes the Burrows–Wheeler transform. */
function unsort(sorted: Uint8Array, origin: number): Uint8Array {
  const starts = new Uint32Array(257);
  for (const byte of sorted) starts[byte + 1] = (starts[byte + 1] ?? 0) + 1;
  for (let byte = 0; byte < 256; byte += 1) starts[byte + 1] = (starts[byte + 1] ?? 0) + (starts[byte] ?? 0);
  const next = new Uint32Array(sorted.length);
  for (let at = 0; at < sorted.length; at += 1) {
    const byte = sorted[at] ?? 0;
    const place = starts[byte] ?? 0;
    next[place] = at;
    starts[byte] = place + 1;
  }
  const out = new Uint8Array(sorted.length);
  let at = next[origin] ?? 0;
  for (let index = 0; index < out.length; index += 1) {
    out[index] = sorted[at] ?? 0;
    at = next[at] ?? 0;
  }
  return out;
}

const FIRST_SUM = -1;

/** CRC-32 with the highest bit first, as bzip2 alone counts it. */
function addToSum(sum: number, bytes: Uint8Array): number {
  let all = sum;
  for (const byte of bytes) all = (all << 8) ^ (SUMS[(all >>> 24) ^ byte] ?? 0);
  return all;
}

const SUMS = Int32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) sum = (sum << 1) ^ (sum < 0 ? 0x04c11db7 : 0);
  return sum;
});

const PIECE_BYTES = 256 * 1024;

/** Undoes the first step of bzip2: after four equal bytes stands how many more follow, up to 255. */
function* withoutRuns(bytes: Uint8Array): Generator<Uint8Array> {
  let piece = new Uint8Array(PIECE_BYTES + 256);
  let length = 0;
  let equal = 0;
  let before = -1;
  for (const byte of bytes) {
    if (equal === 4) {
      piece.fill(before, length, length + byte);
      length += byte;
      equal = 0;
      before = -1;
    } else {
      equal = byte === before ? equal + 1 : 1;
      before = byte;
      piece[length] = byte;
      length += 1;
    }
    if (length >= PIECE_BYTES) {
      yield piece.subarray(0, length);
      piece = new Uint8Array(PIECE_BYTES + 256);
      length = 0;
    }
  }
  yield piece.subarray(0, length);
}
