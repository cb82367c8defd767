import { type Fingerprint, SKETCH_SIZE } from '../../model/fingerprint.ts';
import { normaliseWords } from '../../model/words.ts';
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
    sketch: [...pairs].toSorted((a, b) => a - b).slice(0, SKETCH_SIZE),
  };
}

function contentOf(reading: PageReading): readonly string[] {
  const words: string[] = [];
  let characters = 0;
  for (const { text, region } of reading.blocks) {
    if (region !== 'main') continue;
    characters += text.length;
    words.push(...wordsOf(text.slice(0, MOST_CHARACTERS)));
    if (characters > MOST_CHARACTERS) break;
  }
  return words;
}

function wordsOf(text: string): readonly string[] {
  return normaliseWords(text.replace(/\S{0,300}\/\S{0,300}/g, ' ')).match(/\p{L}{2,}/gu) ?? [];
}

function pairsOf(words: readonly string[]): ReadonlySet<number> {
  const pairs = new Set<number>();
  for (let at = 0; at + 1 < words.length; at += 1) pairs.add(hashOf(`${words[at]} ${words[at + 1]}`));
  if (words.length === 1) pairs.add(hashOf(words[0] ?? ''));
  return pairs;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
