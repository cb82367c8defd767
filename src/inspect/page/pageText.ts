import { normaliseWords } from '../../model/words.ts';
import { foldSpaces } from '../../model/spaces.ts';
import { PAGE_LIMITS } from './pageReading.ts';
import type { PageRegion, TextBlock } from './pageReading.ts';

export type BlockPlace = {
  readonly region: PageRegion;
  readonly css: string;
  readonly heading: string;
  readonly headingLevel: number;
};

/**
 * The visible text of a page as it grows: words with single spaces, a line break between blocks. Positions in it say
 * what stands beside what. Pieces are joined once at the end: looking into a growing string copies all of it.
 */
export type PageText = {
  length(): number;
  add(words: string, place: () => BlockPlace): void;
  /** Ends the current block: what follows is another paragraph, cell or line. */
  endBlock(): void;
  finish(): { readonly whole: string; readonly blocks: readonly TextBlock[]; readonly full: boolean };
};

export function pageText(): PageText {
  const pieces: string[] = [];
  const starts: { readonly from: number; readonly to: number; readonly place: BlockPlace }[] = [];
  let length = 0;
  let full = false;
  let blockFrom = 0;
  let place: BlockPlace | null = null;
  let endsWithSpace = true;

  function endBlock(): void {
    if (place === null) return;
    starts.push({ from: blockFrom, to: length, place });
    pieces.push('\n');
    length += 1;
    place = null;
    endsWithSpace = true;
  }

  return {
    length: () => length,
    add(words, currentPlace) {
      if (length >= PAGE_LIMITS.textCharacters || starts.length >= PAGE_LIMITS.blocks) {
        full = true;
        return;
      }
      let plain = foldSpaces(words.slice(0, PAGE_LIMITS.textCharacters));
      if (endsWithSpace && plain.startsWith(' ')) plain = plain.slice(1);
      if (plain === '') return;
      if (place === null) {
        place = currentPlace();
        blockFrom = length;
      }
      pieces.push(plain);
      length += plain.length;
      endsWithSpace = plain.endsWith(' ');
    },
    endBlock,
    finish() {
      endBlock();
      const whole = pieces.join('');
      const blocks = starts.flatMap(({ from, to, place: at }) => {
        const text = whole.slice(from, to).trimEnd();
        return text === '' ? [] : [{ text, plain: lazily(() => normaliseWords(text)), from, ...at }];
      });
      return { whole, blocks, full };
    },
  };
}

function lazily(make: () => string): () => string {
  let made: string | null = null;
  return () => (made ??= make());
}
