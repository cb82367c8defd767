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
const NEEDS_NORMALISING = /[^ -_a-~А-яЁё№°§©•…]|  |['"]/u;
/** Nothing here has a canonical decomposition or is a combining mark: composing would change nothing. */
const NEEDS_COMPOSING = /[^\u0000-\u02ff\u0400-\u052f\u2010-\u2116]/u;

/**
 * The form in which words are compared: NFC, lower case, ѝ→и, plain quotes and dashes, no soft hyphens or zero-width
 * characters, space runs folded to one space and none at the ends, look-alike letters folded inside mixed words.
 */
export function normaliseWords(text: string): string {
  if (!NEEDS_NORMALISING.test(text)) return foldMixedWords(text.toLowerCase().trim());
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
  const [minority, twins] = latin.length <= cyrillic.length ? [latin, CYRILLIC_TWINS] : [cyrillic, LATIN_TWINS];
  // „PDFфайл“ is two words grown together, not one with slipped letters: every letter must have a twin.
  if (!minority.every((letter) => letter in twins)) return word;
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

/** Whether a phrase, cut at its `~`, stands at one place of a normalised text: for indexes over many phrases. */
export function standsAt(normalised: string, at: number, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  if (first === '' || !normalised.startsWith(first, at) || touches(normalised, at - 1, first, 0)) return false;
  return endOfMatch(normalised, at + first.length, parts) !== -1;
}

/** Phrases by how they begin, so that a text is looked through once for all of them. */
type PhraseIndex = {
  /** 1 for each character below BEGINNINGS with which a phrase begins. */
  readonly beginnings: Uint8Array;
  /** By first character; with the phrase's parts between `~`. */
  readonly byBeginning: ReadonlyMap<number, readonly IndexedPhrase[]>;
  /** Phrases that begin with a rarer character: looked for one by one. */
  readonly others: readonly string[];
};
type IndexedPhrase = { readonly phrase: string; readonly parts: readonly string[]; readonly first: string };

/** Latin and Cyrillic letters, digits and punctuation lie below. */
const BEGINNINGS = 0x500;

const indexOf = remember((phrases: readonly string[]): PhraseIndex => {
  const beginnings = new Uint8Array(BEGINNINGS);
  const byBeginning = new Map<number, IndexedPhrase[]>();
  const others: string[] = [];
  for (const phrase of phrases) {
    const parts = phrase.split('~');
    const first = parts[0] ?? '';
    if (first === '') continue;
    const code = first.charCodeAt(0);
    if (code >= BEGINNINGS) {
      others.push(phrase);
      continue;
    }
    beginnings[code] = 1;
    const beside = byBeginning.get(code);
    if (beside === undefined) byBeginning.set(code, [{ phrase, parts, first }]);
    else beside.push({ phrase, parts, first });
  }
  return { beginnings, byBeginning, others };
});

/**
 * The match that stands first in the text; of two at the same place, the longer. Lists are indexed once: give the
 * same array each time (a constant or a list of the tables), not one made for the call.
 */
export function findAny(
  normalised: string,
  phrases: readonly string[],
): (PhraseMatch & { readonly phrase: string }) | null {
  const { beginnings, byBeginning, others } = indexOf(phrases);
  let best: (PhraseMatch & { readonly phrase: string }) | null = null;
  for (let at = 0; at < normalised.length && best === null; at += 1) {
    const code = normalised.charCodeAt(at);
    if (code >= BEGINNINGS || beginnings[code] === 0) continue;
    best = longestAt(normalised, at, byBeginning.get(code) ?? []);
  }
  for (const phrase of others) {
    const match = findPhrase(normalised, phrase);
    if (match === null) continue;
    if (best === null || match.index < best.index || (match.index === best.index && match.length > best.length)) {
      best = { phrase, ...match };
    }
  }
  return best;
}

function longestAt(
  text: string,
  at: number,
  phrases: readonly IndexedPhrase[],
): (PhraseMatch & { readonly phrase: string }) | null {
  if (touches(text, at - 1, phrases[0]?.first ?? '', 0)) return null;
  let best: (PhraseMatch & { readonly phrase: string }) | null = null;
  for (const { phrase, parts, first } of phrases) {
    if (!text.startsWith(first, at)) continue;
    const end = endOfMatch(text, at + first.length, parts);
    if (end !== -1 && (best === null || end - at > best.length)) best = { phrase, index: at, length: end - at };
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
