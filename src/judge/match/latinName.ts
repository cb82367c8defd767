import { compareText } from '../../model/json.ts';
import { foldLatin } from '../../model/latinWords.ts';
import { transliterate } from '../../model/transliterate.ts';
import { FAMILIES } from './families.ts';
import { ENGLISH_STOP, nameTokens, shortHeads } from './nameTokens.ts';
import type { ReadName } from './readName.ts';

/** The keys of a name in Latin letters: what it spells in Bulgarian, and what it says in English. */
export function readLatin(name: string): readonly string[] {
  const words = nameTokens(name);
  return [spelledKey(words.join(' ')), englishKey(words)];
}

/** Every way of spelling a read name that somebody may have put into Latin letters. */
export function latinKeys({ family, place, tokens }: ReadName): readonly string[] {
  const spelled = FAMILIES.find(({ name }) => name === family)?.heads.map((head) => `${head.join(' ')} ${place}`) ?? [];
  return [...new Set([tokens.join(' '), ...shortHeads(tokens), ...spelled])].map((text) => spelledKey(text));
}

/** The key of Bulgarian words that somebody put into Latin letters, in any order. */
export function spelledKey(text: string): string {
  return `лат:${foldedLatin(text).split(' ').toSorted(compareText).join(' ')}`;
}

/** Both sides are put into Latin letters before they are folded: the folds know digraphs only there. */
export function foldedLatin(text: string): string {
  const letters = withoutMarks(transliterate(text).toLowerCase())
    .replace(/ou/g, 'u')
    .replace(/(\p{L})\1/gu, '$1');
  return foldLatin(letters);
}

/** „Obština“: letters of other Slavic alphabets as two. */
function withoutMarks(text: string): string {
  return text.replace(/š/g, 'sh').replace(/č/g, 'ch').replace(/ž/g, 'zh').normalize('NFD').replace(/\p{M}/gu, '');
}

const DISTRICT: ReadonlySet<string> = new Set(['district', 'region', 'rayon', 'raion']);
/** Districts of cities are translated or not. */
const TRANSLATED: Readonly<Record<string, string>> = {
  region: 'district',
  rayon: 'district',
  raion: 'district',
  south: 'yuzhen',
  north: 'severen',
  east: 'iztochen',
  west: 'zapaden',
  central: 'tsentralen',
};

export const DISTRICT_WORDS: ReadonlySet<string> = new Set([...DISTRICT, ...Object.keys(TRANSLATED), 'bulgaria']);

/** „Municipal Administration“ is the municipality; a „Regional Administration“ is one of a district, said or not. */
function sameOffice(words: readonly string[]): readonly string[] {
  if (!words.includes('administration')) return words;
  if (words.includes('regional')) return words.filter((word) => !DISTRICT.has(word));
  const isMunicipal = words.includes('municipal');
  return isMunicipal
    ? ['municipality', ...words.filter((word) => word !== 'municipal' && word !== 'administration')]
    : words;
}

/** English names turn their words round: „Municipality of X“, „X Municipality“. Spellings of a place are folded. */
export function englishKey(words: readonly string[]): string {
  const isDistrict = words.some((word) => DISTRICT.has(word));
  const content = sameOffice(words)
    .filter((word) => !ENGLISH_STOP.has(word) && word !== 'bulgaria')
    .map((word) => foldedLatin(isDistrict ? (TRANSLATED[word] ?? word) : word));
  return `англ:${content.toSorted(compareText).join(' ')}`;
}
