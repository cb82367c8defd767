import { remember } from './remember.ts';

/**
 * Matching of words in Bulgarian texts as Vocabulary (tables.ts) says it. Everything here is linear in the text: pages
 * and documents are other people's, and some are made to be slow.
 */

/** Latin letters that editors type inside Cyrillic words, by the Cyrillic letter they stand for. Capitals only look alike. */
const CYRILLIC_TWINS: Readonly<Record<string, string>> = {
  a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', y: 'у', k: 'к', m: 'м', t: 'т', h: 'н', b: 'в',
}; // prettier-ignore
const LATIN_TWINS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CYRILLIC_TWINS).map(([latin, cyrillic]) => [cyrillic, latin]),
);

const LONGEST_WORD_ENDING = 40;

/** Characters that normalisation leaves as they are, but for capitals and space runs: nearly every line of a real page. */
const NEEDS_NORMALISING = /[^ -_a-~А-яЁё№°§©•…]/;
/** Nothing here has a canonical decomposition or is a combining mark: composing would change nothing. */
const NEEDS_COMPOSING = /[^\u0000-\u02ff\u0400-\u052f\u2010-\u2116]/u;

/**
 * The form in which words are compared: NFC, lower case, ѝ→и, plain quotes and dashes, no soft hyphens or zero-width
 * characters, space runs folded to one space and none at the ends, look-alike letters folded inside mixed words.
 */
export function normaliseWords(text: string): string {
  if (!NEEDS_NORMALISING.test(text) && !text.includes('  ')) return foldMixedWords(text.toLowerCase().trim());
  // Long runs of combining marks make composing quadratic; no word carries more than a few.
  const composed = NEEDS_COMPOSING.test(text) ? text.replace(/(\p{M}{4})\p{M}+/gu, '$1').normalize('NFC') : text;
  return foldMixedWords(
    composed
      .toLowerCase()
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/g, '')
      .replace(/ѝ/g, 'и')
      .replace(/[„“”«»‟″]/g, '"')
      .replace(/[‘’‚‛′`´]/g, "'")
      .replace(/[‐‑‒–—―−]/g, '-')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** A text in one alphabet, as most are, has no mixed words. */
function foldMixedWords(text: string): string {
  return /[a-z]/.test(text) && /[а-я]/.test(text) ? text.replace(/\p{L}+/gu, foldLookAlikes) : text;
}

function foldLookAlikes(word: string): string {
  const latin = word.match(/[a-z]/g);
  if (latin === null || latin.length === word.length) return word;
  const cyrillic = word.match(/[а-я]/g);
  if (cyrillic === null) return word;
  // „PDFфайл“ is two words grown together, not one with slipped letters: every letter must have a twin. Somebody who
  // slips often slips in most letters of a word: when the fewer letters have no twins, the others may.
  const toCyrillic = latin.every((letter) => letter in CYRILLIC_TWINS);
  const toLatin = cyrillic.every((letter) => letter in LATIN_TWINS);
  if (!toCyrillic && !toLatin) return word;
  const twins = toCyrillic && (latin.length <= cyrillic.length || !toLatin) ? CYRILLIC_TWINS : LATIN_TWINS;
  if (twins === LATIN_TWINS && !toLatin) return word;
  return [...word].map((letter) => twins[letter] ?? letter).join('');
}

export type PhraseMatch = { readonly index: number; readonly length: number };

/**
 * The first place where a phrase of the vocabulary stands in a normalised text. `~` stands for any further letters;
 * a phrase that begins or ends with a letter (digit) must not touch another letter (digit) there.
 */
export function findPhrase(normalised: string, phrase: string): PhraseMatch | null {
  const parts = phrase.split('~');
  const first = parts[0] ?? '';
  if (first === '') return null;
  for (let at = normalised.indexOf(first); at !== -1; at = normalised.indexOf(first, at + 1)) {
    if (touches(normalised, at - 1, first, 0)) continue;
    const end = endOfMatch(normalised, at + first.length, parts);
    if (end !== -1) return { index: at, length: end - at };
  }
  return null;
}

/** Phrases by how they begin, so that a text is looked through once for all of them. */
type PhraseIndex = {
  /** Which of `buckets` a place of the text belongs to, by `slotOf` its first three characters; 0 = none. */
  readonly slots: Uint16Array;
  /** Phrases whose first part has three characters or more. Several beginnings may share a bucket. */
  readonly buckets: readonly (readonly IndexedPhrase[])[];
  /** Phrases with a shorter first part, by its first character. */
  readonly shorts: ReadonlyMap<number, readonly IndexedPhrase[]>;
  /** 1 for the lower eight bits of their characters: asking a map at each word is dear. */
  readonly shortBits: Uint8Array;
};
type IndexedPhrase = {
  readonly phrase: string;
  /** Position in the list: of equal matches the earlier phrase is told. */
  readonly order: number;
  readonly parts: readonly string[];
  readonly first: string;
};

const SLOTS = 16_384;
const KEY_CHARACTERS = 3;

function slotOf(codes: Uint16Array, at: number): number {
  return ((codes[at] ?? 0) * 961 + (codes[at + 1] ?? 0) * 31 + (codes[at + 2] ?? 0)) & (SLOTS - 1);
}

/** The UTF-16 units of a text: asking a string for them one by one takes three times as long as copying them all. */
function codesOf(text: string): Uint16Array {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
/** Kinds of all UTF-16 units, as `touches` sees them. */
const KINDS = Uint8Array.from({ length: 0x10000 }, (_, code) =>
  isLetter(code) ? LETTER : isDigit(code) ? DIGIT : OTHER,
);

/** Whether a UTF-16 unit is a letter. A table: asked for every character of every page. */
export function isLetterUnit(code: number): boolean {
  return KINDS[code] === LETTER;
}

function buildIndex(phrases: readonly string[]): PhraseIndex {
  const slots = new Uint16Array(SLOTS);
  const buckets: IndexedPhrase[][] = [[]];
  const shorts = new Map<number, IndexedPhrase[]>();
  for (const [order, phrase] of phrases.entries()) {
    const parts = phrase.split('~');
    const first = parts[0] ?? '';
    if (first === '') continue;
    const indexed = { phrase, order, parts, first };
    if (first.length < KEY_CHARACTERS) {
      const code = first.charCodeAt(0);
      shorts.set(code, [...(shorts.get(code) ?? []), indexed]);
      continue;
    }
    const slot = slotOf(codesOf(first), 0);
    if (slots[slot] === 0) slots[slot] = buckets.push([]) - 1;
    buckets[slots[slot] ?? 0]?.push(indexed);
  }
  const shortBits = new Uint8Array(256);
  for (const code of shorts.keys()) shortBits[code & 255] = 1;
  return { slots, buckets, shorts, shortBits };
}

const indexOf = remember(buildIndex);

/**
 * Calls `visit` with the phrases that may begin at each place of a text where a word, a number or a sign begins; stops
 * when it answers true.
 */
function visitPlaces(
  normalised: string,
  { slots, buckets, shorts, shortBits }: PhraseIndex,
  visit: (at: number, phrases: readonly IndexedPhrase[], more: readonly IndexedPhrase[]) => boolean,
): void {
  const codes = codesOf(normalised);
  let kind = OTHER;
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    const before = kind;
    kind = KINDS[code] ?? OTHER;
    // Inside a word or number nothing begins: nearly every character is passed over here.
    if (kind === before && kind !== OTHER) continue;
    const bucket = slots[slotOf(codes, at)] ?? 0;
    const short = shortBits[code & 255] === 1 ? shorts.get(code) : undefined;
    if (bucket === 0 && short === undefined) continue;
    if (visit(at, buckets[bucket] ?? NONE, short ?? NONE)) return;
  }
}

const NONE: readonly IndexedPhrase[] = Object.freeze([] as IndexedPhrase[]);

/**
 * The match that stands first in the text; of two at the same place, the longer. Lists are indexed once: give the
 * same array each time (a constant or a list of the tables), not one made for the call.
 */
export function findAny(
  normalised: string,
  phrases: readonly string[],
): (PhraseMatch & { readonly phrase: string }) | null {
  let best: (PhraseMatch & { readonly phrase: string }) | null = null;
  visitPlaces(normalised, indexOf(phrases), (at, long, short) => {
    const found = longestAt(normalised, at, short, longestAt(normalised, at, long, null));
    if (found !== null) best = { phrase: found.phrase, index: at, length: found.length };
    return found !== null;
  });
  return best;
}

/**
 * A function that tells which groups of phrases a normalised text has, by one bit each, in one pass: every link of every
 * page is read with some 900 phrases, and one search per group would cost more than fetching the page.
 */
export function phraseMasks(
  groups: readonly { readonly mask: number; readonly phrases: readonly string[] }[],
): (normalised: string) => number {
  const masks = groups.flatMap(({ mask, phrases }) => phrases.map(() => mask));
  const index = buildIndex(groups.flatMap(({ phrases }) => phrases));
  const all = groups.reduce((sum, { mask }) => sum | mask, 0);
  return (normalised) => {
    let found = 0;
    const note = (at: number, phrases: readonly IndexedPhrase[]): void => {
      for (const { order, parts, first } of phrases) {
        const mask = masks[order] ?? 0;
        if ((found & mask) === mask || !normalised.startsWith(first, at)) continue;
        if (endOfMatch(normalised, at + first.length, parts) !== -1) found |= mask;
      }
    };
    visitPlaces(normalised, index, (at, long, short) => {
      note(at, long);
      note(at, short);
      return found === all;
    });
    return found;
  };
}

type Longest = { readonly phrase: string; readonly order: number; readonly length: number };

function longestAt(
  text: string,
  at: number,
  phrases: readonly IndexedPhrase[],
  before: Longest | null,
): Longest | null {
  let best = before;
  for (const { phrase, order, parts, first } of phrases) {
    if (!text.startsWith(first, at)) continue;
    const end = endOfMatch(text, at + first.length, parts);
    const length = end - at;
    if (end === -1 || (best !== null && length < best.length)) continue;
    if (best === null || length > best.length || order < best.order) best = { phrase, order, length };
  }
  return best;
}

/** End of a match whose first part has been found; -1 when the rest does not follow. */
function endOfMatch(text: string, from: number, parts: readonly string[]): number {
  let end = from;
  for (const part of parts.slice(1)) {
    const letters = lettersFrom(text, end);
    if (letters === -1) return -1;
    end = letters;
    if (part === '') continue;
    if (!text.startsWith(part, end)) return -1;
    end += part.length;
  }
  const last = parts.at(-1) ?? '';
  return last !== '' && touches(text, end, last, last.length - 1) ? -1 : end;
}

/** Position after the letters that follow; -1 when there are more than any Bulgarian ending has. */
function lettersFrom(text: string, from: number): number {
  let at = from;
  while (at < text.length && isLetter(text.charCodeAt(at))) {
    at += 1;
    if (at - from > LONGEST_WORD_ENDING) return -1;
  }
  return at;
}

/** Whether the character beside an end of a phrase continues the word or number at that end. */
function touches(text: string, neighbour: number, phrase: string, edge: number): boolean {
  if (neighbour < 0 || neighbour >= text.length) return false;
  const beside = text.charCodeAt(neighbour);
  const own = phrase.charCodeAt(edge);
  return (isLetter(own) && isLetter(beside)) || (isDigit(own) && isDigit(beside));
}

function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code >= 0x400 && code <= 0x52f) return true;
  return code >= 0xc0 && /\p{L}/u.test(String.fromCharCode(code));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
