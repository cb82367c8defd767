import { upperHalf } from './singleByteTables.ts';

/** UTF-8 that was read in another encoding and written as UTF-8 once more. */
export type DoubleEncoding = {
  /** Encoding that it was wrongly read in: what undoes the damage. */
  readonly through: string;
  /** A damaged word, and what it was. */
  readonly damaged: string;
  readonly mended: string;
};

/** Windows in Bulgarian and in English, and programs that take bytes for characters. */
const THROUGH = ['windows-1251', 'windows-1252', 'iso-8859-1'];
const SAMPLE_CHARACTERS = 64 * 1024;
/** Fewer damaged words may be chance, or an example in a text about encodings. */
const FEWEST_WORDS = 3;
/** Share of the words with letters above ASCII that must be damaged. */
const SHARE = 0.5;

/**
 * Recognises text like „РЎРѕС„РёСЏ“ or „Ð¡Ð¾Ñ„Ð¸Ñ“, which decodes without a fault and which nobody can read. Each
 * damaged word must turn into valid UTF-8 with Cyrillic or accented letters: ordinary words never do, since the bytes of
 * UTF-8 come in an order that no language has.
 */
export function doubleEncoded(text: string): DoubleEncoding | null {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  // Nearly every text is told here that it is none: it has no letter that is followed by such a sign.
  if (!PAIR.test(sample)) return null;
  const words = sample.match(/[\u0080-\uffff]{2,}/g) ?? [];
  const candidates = words.filter((word) => SECOND.has(word.charAt(1)));
  if (candidates.length < FEWEST_WORDS || candidates.length < SHARE * words.length) return null;
  for (const through of THROUGH) {
    const bytesOf = reverse(through);
    const mended = candidates.map((word) => mend(word, bytesOf));
    const found = mended.findIndex((word) => word !== null);
    const count = mended.filter((word) => word !== null).length;
    if (count >= FEWEST_WORDS && count >= SHARE * words.length)
      return { through, damaged: candidates[found] ?? '', mended: mended[found] ?? '' };
  }
  return null;
}

/** Byte of each character above ASCII. */
function reverse(encoding: string): ReadonlyMap<string, number> {
  return new Map([...halfOf(encoding)].map((sign, index) => [sign, 128 + index]));
}

/** The WHATWG takes the label of Latin-1 for windows-1252; programs that do this mean bytes. */
function halfOf(encoding: string): string {
  return encoding === 'iso-8859-1'
    ? String.fromCharCode(...Array.from({ length: 128 }, (_, index) => 128 + index))
    : upperHalf(encoding);
}

/** Signs that the second byte of a character in UTF-8 (80–BF) is taken for, by one of the encodings or another. */
const SECOND: ReadonlySet<string> = new Set(THROUGH.flatMap((through) => [...halfOf(through)].slice(0, 64)));

/** First bytes of accented and Cyrillic letters (C2–D1) as they are taken for letters, and a second byte. */
const PAIR = new RegExp(
  `[${[...new Set(THROUGH.flatMap((through) => [...halfOf(through)].slice(0x42, 0x52)))].join('')}]` +
    `[${[...SECOND].map((sign) => RegExp.escape(sign)).join('')}]`,
);

/** The word that it was; null when it is not made of UTF-8. Bytes that were lost at its end are let go. */
function mend(word: string, bytesOf: ReadonlyMap<string, number>): string | null {
  const bytes: number[] = [];
  for (const sign of word) {
    const byte = bytesOf.get(sign);
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  const text = new TextDecoder().decode(Uint8Array.from(bytes)).replace(/\ufffd$/, '');
  return text !== '' && /^[\p{L}\p{M}„“”’–—№€\u00a0]+$/u.test(text) && /[\u00c0-\u024f\u0400-\u04ff]/u.test(text)
    ? text
    : null;
}
