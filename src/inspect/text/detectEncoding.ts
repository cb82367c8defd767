import { isAscii, isUtf8 } from 'node:buffer';
import { decodeWithTable, upperHalf } from './singleByteTables.ts';
import { scoreCyrillic } from './scoreCyrillic.ts';
import { scoreLatin } from './scoreLatin.ts';

/** Encoding found, and how many bytes of byte order mark stand before the text. */
export type EncodingFinding = { readonly encoding: string; readonly bomBytes: number };

/**
 * One-byte encodings tried, and what each costs before the first letter is read: a handful of letters must not make a
 * Macintosh text out of an ordinary one. The first of equal scores wins.
 */
const CYRILLIC_ENCODINGS = [
  ['windows-1251', 0],
  ['mik', 8],
  ['ibm866', 8],
  ['koi8-r', 8],
  ['iso-8859-5', 8],
  ['x-mac-cyrillic', 10],
  ['koi8-u', 10],
  ['ibm855', 10],
] as const;

/** Bytes that the statistics look at: more change nothing and cost time. */
const STATISTICS_BYTES = 96 * 1024;

/** A declared encoding is believed when its score is at most this share worse than the best one's. */
const DECLARED_MARGIN = 0.1;

/**
 * Finds the character encoding of a text by its bytes: byte order mark, zero bytes of UTF-16 and UTF-32, validity as
 * UTF-8, and for one-byte encodings the statistics of Cyrillic letters. `declared` only decides between close scores,
 * since declarations are wrong more often than letters are.
 */
export function detectEncoding(bytes: Uint8Array, declared?: string): EncodingFinding {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return marked;
  const wide = wideEncoding(bytes);
  if (wide !== null) return { encoding: wide, bomBytes: 0 };
  if (isAscii(bytes)) return { encoding: 'ascii', bomBytes: 0 };
  if (isMostlyUtf8(bytes)) return { encoding: 'utf-8', bomBytes: 0 };
  return { encoding: oneByteEncoding(bytes, standardLabel(declared)), bomBytes: 0 };
}

function byteOrderMark(bytes: Uint8Array): EncodingFinding | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    // Two programs in a row have each put a mark before the text: the second is no more text than the first.
    const twice = d === 0xef && bytes[4] === 0xbb && bytes[5] === 0xbf;
    return { encoding: 'utf-8', bomBytes: twice ? 6 : 3 };
  }
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32le', bomBytes: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', bomBytes: 4 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bomBytes: 2 };
  return null;
}

/** UTF-16 and UTF-32 without a mark, by where the bytes of the high half stand. */
function wideEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4096);
  const groups = Math.floor(sample.length / 4);
  if (groups === 0 || sample.length < 4) return null;
  const zeros = [0, 0, 0, 0];
  const highs = [0, 0, 0, 0];
  for (let index = 0; index < groups * 4; index += 1) {
    const byte = sample[index] ?? 0;
    const place = index % 4;
    if (byte === 0) zeros[place] = (zeros[place] ?? 0) + 1;
    // 00 is Latin, digits and spaces; 04 is Cyrillic.
    if (byte === 0 || byte === 4) highs[place] = (highs[place] ?? 0) + 1;
  }
  const zeroAt = (place: number): number => (zeros[place] ?? 0) / groups;
  if (bytes.length % 4 === 0 && zeroAt(3) === 1 && zeroAt(2) > 0.9 && zeroAt(0) < 0.5) return 'utf-32le';
  if (bytes.length % 4 === 0 && zeroAt(0) === 1 && zeroAt(1) > 0.9 && zeroAt(3) < 0.5) return 'utf-32be';
  const odd = ((highs[1] ?? 0) + (highs[3] ?? 0)) / (2 * groups);
  const even = ((highs[0] ?? 0) + (highs[2] ?? 0)) / (2 * groups);
  if (odd > 0.8 && even < 0.3) return 'utf-16le';
  if (even > 0.8 && odd < 0.3) return 'utf-16be';
  return eastAsianWide(sample);
}

/** Japanese, Chinese and Korean in UTF-16 have no fixed high byte: decode and see whether real letters come out. */
function eastAsianWide(sample: Uint8Array): string | null {
  if (sample.length < 16 || !sample.includes(0)) return null;
  for (const encoding of ['utf-16le', 'utf-16be']) {
    const text = new TextDecoder(encoding).decode(sample.subarray(0, sample.length - (sample.length % 2)));
    const plain = text.match(/[\t\r\n\u0020-\u007e\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7af\uff00-\uffef]/g)?.length ?? 0;
    const common = text.match(/[\n\u0020-\u007e\u3000-\u30ff\uac00-\ud7af]/g)?.length ?? 0;
    if (plain > 0.95 * text.length && common > 0.3 * text.length) return encoding;
  }
  return null;
}

/**
 * UTF-8 with at most a few damaged places. A cut at the end is no damage: bodies are truncated at a byte, not at a
 * character.
 */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  if (isUtf8(bytes.subarray(0, completeUtf8Length(bytes)))) return true;
  let good = 0;
  let bad = 0;
  for (let index = 0; index < bytes.length;) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) {
      index += 1;
      continue;
    }
    const length = sequenceLength(bytes, index);
    if (length === 0) bad += 1;
    else good += 1;
    index += Math.max(1, length);
  }
  return good > 10 * bad;
}

/** Length of the well-formed multi-byte sequence at `index`, 0 when there is none. */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const lead = bytes[index] ?? 0;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let offset = 1; offset < length; offset += 1) {
    if (((bytes[index + offset] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** Length without a last multi-byte sequence that was cut off. */
export function completeUtf8Length(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function oneByteEncoding(bytes: Uint8Array, declared: string | null): string {
  const sample = statisticsSample(bytes);
  const scores = new Map<string, number>();
  for (const [encoding, rarity] of CYRILLIC_ENCODINGS) {
    scores.set(encoding, scoreCyrillic(decodeWithTable(sample, upperHalf(encoding))) - rarity);
  }
  scores.set('windows-1252', scoreLatin(decodeWithTable(sample, upperHalf('windows-1252'))));
  let best = 'windows-1251';
  for (const [encoding, score] of scores) if (score > (scores.get(best) ?? -Infinity)) best = encoding;
  if (declared === null || declared === best) return best;
  const declaredScore = scores.get(declared);
  const bestScore = scores.get(best) ?? 0;
  if (declaredScore !== undefined) return declaredScore >= bestScore * (1 + DECLARED_MARGIN) ? declared : best;
  return best === 'windows-1252' && decodesCleanly(bytes, declared) ? declared : best;
}

/** The beginning of the text and the parts of it that have something to tell. */
function statisticsSample(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= STATISTICS_BYTES) return bytes;
  const first = bytes.findIndex((byte) => byte > 127);
  const from = Math.max(0, Math.min(first - 1024, bytes.length - STATISTICS_BYTES));
  return bytes.subarray(from, from + STATISTICS_BYTES);
}

function decodesCleanly(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The WHATWG name of a declared label; null for none, an unknown one, or one that the bytes have already refuted. */
function standardLabel(declared: string | undefined): string | null {
  if (declared === undefined) return null;
  const label = declared.trim().toLowerCase();
  if (label === 'mik' || label === 'ibm855' || label === 'cp855') return label === 'mik' ? 'mik' : 'ibm855';
  try {
    const name = new TextDecoder(label).encoding;
    return name.startsWith('utf-') ? null : name;
  } catch {
    return null;
  }
}
