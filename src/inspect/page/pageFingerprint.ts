import { type Fingerprint, SKETCH_SIZE } from '../../model/fingerprint.ts';
import { isLetterUnit, normaliseWords } from '../../model/words.ts';
import type { PageReading } from './pageReading.ts';

const MOST_CHARACTERS = 60_000;
const HEADING_RANK = 3;

/**
 * What tells an error page again: hashes of its words without those that change from address to address. Error pages
 * repeat the address that was asked, so whatever looks like a piece of one is left out, and so are numbers.
 */
export function pageFingerprint(reading: PageReading): Fingerprint {
  const headings = reading.blocks.filter(({ headingLevel }) => headingLevel > 0 && headingLevel <= HEADING_RANK);
  const pairs = pairsOf(contentOf(reading));
  return {
    title: hashOf(wordsOf(reading.title).join(' ')),
    headings: hashOf(headings.map(({ text }) => wordsOf(text).join(' ')).join('\n')),
    links: reading.links.length,
    pairs: pairs.size,
    sketch: smallest(pairs),
  };
}

/** The texts of the page's own part, normalised, without what looks like a piece of an address. */
function contentOf(reading: PageReading): readonly string[] {
  const texts: string[] = [];
  let characters = 0;
  for (const { text, plain, region } of reading.blocks) {
    if (region !== 'main') continue;
    characters += text.length;
    // Others have asked for the same words, when nothing is to be left out of them.
    const isWhole = text.length <= MOST_CHARACTERS && !text.includes('/');
    texts.push(isWhole ? plain() : plainOf(text.slice(0, MOST_CHARACTERS)));
    if (characters > MOST_CHARACTERS) break;
  }
  return texts;
}

function wordsOf(text: string): readonly string[] {
  return plainOf(text).match(/\p{L}{2,}/gu) ?? [];
}

/** Normalised, without what looks like a piece of an address. */
function plainOf(text: string): string {
  const words = text.includes('/') ? text.replace(/\S+/g, (word) => (word.includes('/') ? ' ' : word)) : text;
  return normaliseWords(words);
}

/**
 * Hashes of neighbouring words with a space between, with their sign: a set of small integers is quicker than one of
 * numbers. Of words of two letters and more, through all texts in order.
 */
function pairsOf(texts: readonly string[]): ReadonlySet<number> {
  const pairs = new Set<number>();
  let words = 0;
  let last = 0;
  // Hashed letter by letter: making and joining the words costs five times as much, on every page of a crawl.
  for (const plain of texts) {
    for (let at = 0; at < plain.length; at += 1) {
      if (!isLetterUnit(plain.charCodeAt(at))) continue;
      const from = at;
      let own = FNV_OFFSET;
      let pair = fnv(last, SPACE);
      for (let code = plain.charCodeAt(at); isLetterUnit(code); code = plain.charCodeAt(at)) {
        own = fnv(own, code);
        pair = fnv(pair, code);
        at += 1;
      }
      if (at - from < 2) continue;
      if (words > 0) pairs.add(pair);
      words += 1;
      last = own;
    }
  }
  if (words === 1) pairs.add(last);
  return pairs;
}

/** The smallest hashes, ascending. Few of thousands ever get in: sorting them all would cost more than hashing. */
function smallest(hashes: Iterable<number>): readonly number[] {
  const kept: number[] = [];
  for (const signed of hashes) {
    const hash = signed >>> 0;
    if (kept.length === SKETCH_SIZE && hash > (kept.at(-1) ?? 0)) continue;
    const place = kept.findIndex((other) => other > hash);
    kept.splice(place === -1 ? kept.length : place, 0, hash);
    if (kept.length > SKETCH_SIZE) kept.pop();
  }
  return kept;
}

const SPACE = 32;
/** FNV-1a, 32 bits. */
const FNV_OFFSET = 0x811c9dc5;

function fnv(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function hashOf(text: string): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < text.length; at += 1) hash = fnv(hash, text.charCodeAt(at));
  return hash >>> 0;
}
