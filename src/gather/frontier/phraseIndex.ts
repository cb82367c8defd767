import { standsAt } from '../../model/words.ts';

type Entry = { readonly parts: readonly string[]; readonly mask: number };

/**
 * Many phrases of the vocabulary, each with a bit, looked for in one pass over a text: every link of every page is
 * read with some 900 phrases, and one search per phrase would cost more than fetching the page.
 */
export type PhraseIndex = { masksIn(normalised: string): number };

export function phraseIndex(
  groups: readonly { readonly mask: number; readonly phrases: readonly string[] }[],
): PhraseIndex {
  const byStart = new Map<string, Entry[]>();
  for (const { mask, phrases } of groups) {
    for (const phrase of phrases) {
      const parts = phrase.split('~');
      const start = (parts[0] ?? '').slice(0, 2);
      if (start === '') continue;
      const known = byStart.get(start);
      if (known === undefined) byStart.set(start, [{ parts, mask }]);
      else known.push({ parts, mask });
    }
  }
  const lone = [...byStart.keys()].some((start) => start.length === 1);
  return {
    masksIn(text) {
      let found = 0;
      for (let at = 0; at < text.length; at += 1) {
        found |= masksAt(text, at, byStart.get(text.slice(at, at + 2)), found);
        if (lone) found |= masksAt(text, at, byStart.get(text.charAt(at)), found);
      }
      return found;
    },
  };
}

function masksAt(text: string, at: number, entries: readonly Entry[] | undefined, found: number): number {
  let masks = 0;
  for (const { parts, mask } of entries ?? []) {
    if (((found | masks) & mask) !== mask && standsAt(text, at, parts)) masks |= mask;
  }
  return masks;
}
