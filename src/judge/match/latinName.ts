import { compareText } from '../../model/json.ts';
import { foldLatin } from '../../model/latinWords.ts';
import { transliterate } from '../../model/transliterate.ts';
import { FAMILIES } from './families.ts';
import { ENGLISH_STOP, nameTokens } from './nameTokens.ts';
import type { ReadName } from './readName.ts';

/** The keys of a name in Latin letters: what it spells in Bulgarian, and what it says in English. */
export function readLatin(name: string): readonly string[] {
  const words = nameTokens(name);
  return [spelledKey(words.join(' ')), englishKey(words)];
}

/** Every way of spelling a read name that somebody may have put into Latin letters. */
export function latinKeys({ family, place, tokens }: ReadName): readonly string[] {
  const spelled = FAMILIES.find(({ name }) => name === family)?.heads.map((head) => `${head.join(' ')} ${place}`) ?? [];
  return [...new Set([tokens.join(' '), ...spelled])].map((text) => spelledKey(text));
}

/** The key of Bulgarian words that somebody put into Latin letters, in any order. */
export function spelledKey(text: string): string {
  return `лат:${foldedLatin(text).split(' ').toSorted(compareText).join(' ')}`;
}

/** Both sides are put into Latin letters before they are folded: the folds know digraphs only there. */
export function foldedLatin(text: string): string {
  const letters = transliterate(text)
    .toLowerCase()
    .replace(/ou/g, 'u')
    .replace(/(\p{L})\1/gu, '$1');
  return foldLatin(letters);
}

/** English names turn their words round: „Municipality of X“, „X Municipality“. Spellings of a place are folded. */
export function englishKey(words: readonly string[]): string {
  const content = words
    .filter((word) => !ENGLISH_STOP.has(word) && word !== 'bulgaria')
    .map((word) => foldedLatin(word));
  return `англ:${content.toSorted(compareText).join(' ')}`;
}
