import { decodeText } from '../text/decodeText.ts';

/** One header block of a tar archive (POSIX.1-1988 ustar, GNU and the format before them). */
export type TarHeader = {
  readonly name: string;
  readonly bytes: number;
  /** `0` a file, `5` a folder, `L` a long name of GNU, `x` and `g` attributes of POSIX.1-2001 … */
  readonly type: string;
  /** Seconds since 1970, as a rule; null when the field is no number. */
  readonly modifiedSeconds: number | null;
};

export const BLOCK_BYTES = 512;
const CHECKSUM_AT = 148;

/** What a block of 512 bytes says as a header; null when its checksum is not that of a header. */
export function readTarHeader(block: Uint8Array): TarHeader | null {
  if (block.length < BLOCK_BYTES || !isTarHeader(block)) return null;
  const field = (from: number, length: number): string => text(block.subarray(from, from + length));
  const isUstar = Buffer.from(block.subarray(257, 262)).toString('latin1') === 'ustar';
  // GNU keeps times where POSIX keeps the beginning of a long path.
  const isPosix = isUstar && block[262] === 0;
  const prefix = isPosix ? field(345, 155) : '';
  const bytes = readSize(block.subarray(124, 136));
  if (bytes === null) return null;
  const type = block[156] === 0 ? '0' : String.fromCharCode(block[156] ?? 0);
  const name = prefix === '' ? field(0, 100) : `${prefix}/${field(0, 100)}`;
  return { name, bytes, type, modifiedSeconds: readSize(block.subarray(136, 148)) };
}

/** The checksum of a tar header is right by chance in one of a hundred thousand blocks. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK_BYTES || block[0] === 0) return false;
  const stored = Number.parseInt(
    Buffer.from(block.subarray(CHECKSUM_AT, CHECKSUM_AT + 8))
      .toString('latin1')
      .trim(),
    8,
  );
  if (!Number.isFinite(stored)) return false;
  let sum = 8 * 32;
  for (let at = 0; at < BLOCK_BYTES; at += 1) {
    if (at < CHECKSUM_AT || at >= CHECKSUM_AT + 8) sum += block[at] ?? 0;
  }
  return sum === stored;
}

function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decodeText(end < 0 ? bytes : bytes.subarray(0, end)).text;
}

/** Octal digits, or for large files a binary number whose first bit is set; null when it is neither. */
function readSize(bytes: Uint8Array): number | null {
  if (((bytes[0] ?? 0) & 0x80) !== 0) {
    let size = (bytes[0] ?? 0) & 0x3f;
    for (const byte of bytes.subarray(1)) size = size * 256 + byte;
    return Number.isSafeInteger(size) ? size : null;
  }
  const digits = Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\0 ]+$/, '')
    .trimStart();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits === '' ? '0' : digits, 8) : null;
}
