import { lzma2Extent, unpackLzma2 } from './lzma.ts';

const MAGIC = 'fd377a585a00';
const STREAM_HEAD_BYTES = 12;
const LZMA2 = 0x21;
/** Bytes of the sum behind each block, by the kind that the head of the stream names. */
const SUM_BYTES: readonly number[] = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];
/** A block is unpacked whole; xz makes one of a whole file. */
const MAX_BLOCK_BYTES = 96 * 1024 * 1024;

/**
 * What an .xz body holds (https://tukaani.org/xz/xz-file-format.txt), block by block, of its first stream. Throws where
 * it breaks off, for filters other than LZMA2, and for a block larger than is ever held. Sums are not compared.
 */
export function* unxzBlocks(bytes: Uint8Array): Generator<Uint8Array> {
  if (Buffer.from(bytes.subarray(0, 6)).toString('hex') !== MAGIC) throw new Error('no xz data');
  const sumBytes = SUM_BYTES[(bytes[7] ?? 0) & 15] ?? 0;
  let at = STREAM_HEAD_BYTES;
  for (;;) {
    const head = bytes[at];
    if (head === undefined) throw new Error('the xz data break off');
    // Where a block would begin with its length stands the index of all blocks.
    if (head === 0) return;
    const from = at + (head + 1) * 4;
    checkFilter(bytes.subarray(at, from));
    const { packed, unpacked } = lzma2Extent(bytes.subarray(from));
    if (unpacked > MAX_BLOCK_BYTES) throw new Error(`a block of ${unpacked} bytes`);
    if (unpacked > 0) yield unpackLzma2(bytes.subarray(from, from + packed), unpacked);
    at = from + Math.ceil(packed / 4) * 4 + sumBytes;
  }
}

/** Blocks are packed by LZMA2 alone, but for programs. */
function checkFilter(head: Uint8Array): void {
  const flags = head[1] ?? 0;
  let at = 2;
  for (const flag of [0x40, 0x80]) {
    if ((flags & flag) === 0) continue;
    while (((head[at] ?? 0) & 0x80) !== 0) at += 1;
    at += 1;
  }
  if ((flags & 3) !== 0 || head[at] !== LZMA2) throw new Error('xz data with filters that are not read');
}
