import { remember } from '../../model/remember.ts';
import { FRAME_WORDS, type FrameClass } from './frameWords.ts';

export type Token = { readonly word: string; readonly index: number; readonly is: ReadonlySet<FrameClass> };

const WORD = /[\p{L}\d][\p{L}\d'-]{0,60}/gu;
const CLASSES = Object.entries(FRAME_WORDS) as readonly (readonly [FrameClass, readonly string[]])[];

type Stems = {
  readonly whole: ReadonlyMap<string, FrameClass[]>;
  readonly stems: ReadonlyMap<string, [string, FrameClass][]>;
};
const KEY = 2;

/** Words and stems by their beginning, so that a word is compared with few. */
const indexOf = remember((classes: typeof CLASSES): Stems => {
  const whole = new Map<string, FrameClass[]>();
  const stems = new Map<string, [string, FrameClass][]>();
  for (const [one, words] of classes) {
    for (const word of words) {
      if (!word.endsWith('~')) {
        whole.set(word, [...(whole.get(word) ?? []), one]);
        continue;
      }
      const stem = word.slice(0, -1);
      const key = stem.slice(0, KEY);
      stems.set(key, [...(stems.get(key) ?? []), [stem, one]]);
    }
  }
  return { whole, stems };
});

/** The words of a normalised text with the parts they may play. */
export function frameTokens(plain: string): readonly Token[] {
  const known = indexOf(CLASSES);
  return [...plain.matchAll(WORD)].map(({ 0: word, index }) => ({ word, index, is: classesOf(word, known) }));
}

function classesOf(word: string, { whole, stems }: Stems): ReadonlySet<FrameClass> {
  const exact = whole.get(word) ?? [];
  const begun = (stems.get(word.slice(0, KEY)) ?? []).filter(([stem]) => word.startsWith(stem));
  return new Set([...exact, ...begun.map(([, one]) => one)]);
}
