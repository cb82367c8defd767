import { remember } from './remember.ts';
import type { Weights } from './tables.ts';

/**
 * Bulgarian words in Latin letters, as names of files have them: everybody writes them in an own way („saobshtenie“,
 * „syobshtenie“, „suobstenie“; „byudzhet“, „budjet“). Both a name and a phrase are folded to letters in which the ways
 * do not differ. Only for comparing; the folded form is no spelling.
 */
const LETTERS: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'j', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n',
  о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: '4', ш: '6', щ: '6t', ъ: 'a', ь: '', ю: 'u',
  я: 'a', ѝ: 'i',
}; // prettier-ignore

/** Letters of the one alphabet stand for several of the other, longest first. */
const FOLDS: readonly (readonly [find: RegExp, by: string])[] = [
  [/sht/g, '6t'],
  [/sh/g, '6'],
  [/ch/g, '4'],
  [/dzh|dj|dg/g, 'dj'],
  [/zh/g, 'j'],
  [/ts|tz/g, 'c'],
  [/[iyj]a|q/g, 'a'],
  [/[iyj]u/g, 'u'],
  [/w/g, 'v'],
  [/x/g, 'h'],
  [/y/g, 'i'],
];

/** Phrases shorter than this, folded, are found in too many names by chance. */
const SHORTEST = 5;

/** A name in lower case, in Latin or Cyrillic letters, folded; what stands between words becomes one space. */
export function foldLatin(name: string): string {
  let folded = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-zа-яѝ0-9]+/g, ' ')
    .trim();
  for (const [find, by] of FOLDS) folded = folded.replace(find, by);
  return vowels(inLatinLetters(folded));
}

function inLatinLetters(words: string): string {
  return [...words].map((letter) => LETTERS[letter] ?? letter).join('');
}

/** A Cyrillic phrase of a table as it would be found in a folded name; null when it is too short to be sure. */
function foldPhrase(phrase: string): string | null {
  if (!/^[а-я ~-]+$/.test(phrase)) return null;
  const folded = vowels(inLatinLetters(phrase.replaceAll('-', ' ')));
  return folded.replaceAll('~', '').length < SHORTEST ? null : folded;
}

/** „ъ“ is written a, u or y, „й“ i, y or j, „ия“ ia, iya, ija: one letter for all of them. */
function vowels(folded: string): string {
  return folded.replace(/[uiy]/g, 'i').replace(/a/g, 'i').replace(/i+/g, 'i');
}

/** The phrases of a list in folded letters, with the weight of each. */
export const foldedWeights = remember((weights: Weights): Weights => {
  const folded = new Map<string, number>();
  for (const [phrase, weight] of Object.entries(weights)) {
    const own = foldPhrase(phrase);
    if (own !== null) folded.set(own, Math.max(folded.get(own) ?? 0, weight));
  }
  return Object.fromEntries(folded);
});
