import { quote } from '../../model/evidence.ts';
import type { FactValues } from '../../model/factValues.ts';
import { editionYear } from '../../model/editionYear.ts';
import { sectionNames } from '../../model/sectionNames.ts';
import { laterYear } from '../../model/statedYears.ts';
import type { SectionWords, Tables } from '../../model/tables.ts';
import { findAny } from '../../model/words.ts';
import type { PageReading, TextBlock } from './pageReading.ts';

type PageSection = FactValues['page.sections'][number];

/** Of one section and kind on a page. */
const MOST_OF_A_KIND = 20;
/** A page longer than this is a register or a law. What stands beyond is not read, and `cut` says so. */
const MAX_TEXT = 200_000;
/** Lines under one heading that are read together. */
const WINDOW_BLOCKS = 6;
const WINDOW_CHARACTERS = 1_200;
/** What a heading is about is told by what follows soon. */
const PASSAGE_CHARACTERS = 3_000;
/** Words under a heading that promise and give nothing. */
const PROMISES = [
  'предстои публикуване',
  'предстои да бъде публикуван~',
  'предстои да бъдат публикувани',
  'съдържанието се подготвя',
  'очаквайте',
  'в процес на изграждане',
  'в процес на разработка',
  'в процес на обновяване',
  'ще бъде публикуван~',
  'ще бъдат публикувани',
  'coming soon',
  'under construction',
  'to be published',
];
const LONGEST_PROMISE = 100;

/** The lines under one heading, with it. */
type Passage = { readonly heading: TextBlock | null; readonly blocks: readonly TextBlock[] };

/**
 * What a page has of what the law asks for: headings of every level, what is written out in a text, and words that
 * only may speak of it. A list of suspicions with quotes; judge decides. In the order of the page, at most 20 of a
 * section and kind, those of the latest years. `cut` = the page has more text than was looked through.
 */
export function pageSections(
  reading: PageReading,
  tables: Tables,
): { readonly sections: readonly PageSection[]; readonly cut: boolean } {
  const all = reading.blocks.filter(({ region }) => region !== 'nav');
  const blocks = cutBlocks(all);
  const passages = passagesOf(blocks);
  const found = [
    ...passages.flatMap((passage) => headed(passage, reading, tables)),
    ...writtenOut(passages, blocks, tables.vocabulary.sections),
    ...mentioned(blocks, tables.vocabulary.sections),
  ];
  return { sections: latestOfEach(found), cut: blocks.length < all.length };
}

/** A page that names one section many times pushes out no other, nor its own newest. */
function latestOfEach(found: readonly PageSection[]): readonly PageSection[] {
  const same = Map.groupBy(found, ({ section, is }) => `${section} ${is}`);
  const kept = new Set(
    [...same.values()].flatMap((ones) =>
      ones.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0)).slice(0, MOST_OF_A_KIND),
    ),
  );
  return found.filter((one) => kept.has(one));
}

function cutBlocks(blocks: readonly TextBlock[]): readonly TextBlock[] {
  let length = 0;
  const end = blocks.findIndex(({ text }) => (length += text.length) > MAX_TEXT);
  return end === -1 ? blocks : blocks.slice(0, end);
}

function passagesOf(blocks: readonly TextBlock[]): readonly Passage[] {
  const passages: { heading: TextBlock | null; blocks: TextBlock[] }[] = [];
  for (const block of blocks) {
    const last = passages.at(-1);
    if (block.headingLevel > 0) passages.push({ heading: block, blocks: [] });
    else if (last === undefined || last.heading?.region !== block.region) {
      if (last?.heading === null && last.blocks.at(-1)?.region === block.region) last.blocks.push(block);
      else passages.push({ heading: null, blocks: [block] });
    } else last.blocks.push(block);
  }
  return passages;
}

function headed({ heading, blocks }: Passage, reading: PageReading, tables: Tables): readonly PageSection[] {
  if (heading === null || heading.region === 'footer') return [];
  const { named, inside, loose } = sectionNames(tables.vocabulary).ofText(heading.text);
  if (named.length + inside.length + loose.length === 0) return [];
  const text = blocks.map((block) => block.text).join('\n');
  const place = { heading: heading.text, css: heading.css };
  const isPromise =
    text !== '' &&
    text.length <= LONGEST_PROMISE &&
    findAny(blocks.map((block) => block.plain()).join(' '), PROMISES) !== null &&
    !reading.links.some((link) =>
      blocks.some(({ from, text: line }) => link.from >= from && link.to <= from + line.length),
    );
  if (isPromise) {
    const words = quote(`${heading.text}: ${text}`);
    return [...named, ...inside.map(({ section }) => section)].map((section) => ({
      ...place,
      section,
      is: 'promised',
      of: null,
      words,
      year: null,
    }));
  }
  const year = laterYear(editionYear(heading.text), editionYear(text.slice(0, PASSAGE_CHARACTERS)));
  const words = quote(heading.text);
  return [
    ...named.map((section) => ({ ...place, section, is: 'named' as const, of: null, words, year })),
    ...inside.map(({ section, of }) => ({ ...place, section, is: 'inside' as const, of, words, year })),
    ...loose.map((section) => ({ ...place, section, is: 'maybe' as const, of: null, words, year: null })),
  ];
}

function writtenOut(
  passages: readonly Passage[],
  blocks: readonly TextBlock[],
  sections: readonly SectionWords[],
): readonly PageSection[] {
  const whole = blocks.map((block) => block.plain()).join('\n');
  return sections.flatMap(({ id, written }) => {
    const ways = written.filter((groups) => groups.every((group) => findAny(whole, group) !== null));
    if (ways.length === 0) return [];
    for (const passage of passages) {
      const found = windowOf(passage, ways);
      if (found === null) continue;
      const heading = passage.heading?.text ?? '';
      const year = laterYear(editionYear(heading), editionYear(found.dated));
      return [{ section: id, is: 'written' as const, of: null, words: found.words, heading, css: found.css, year }];
    }
    return [];
  });
}

/** The first few lines of a passage that, with its heading, have a phrase of every group of one of the ways. */
function windowOf(
  { heading, blocks }: Passage,
  ways: SectionWords['written'],
): { readonly words: string; readonly css: string; readonly dated: string } | null {
  const above = heading?.plain() ?? '';
  for (const [index, block] of blocks.entries()) {
    const lines = blocks.slice(index, index + WINDOW_BLOCKS);
    const words = `${above}\n${lines.map((line) => line.plain()).join('\n')}`.slice(0, WINDOW_CHARACTERS);
    if (!ways.some((groups) => groups.every((group) => findAny(words, group) !== null))) continue;
    const text = lines
      .map((line) => line.text)
      .join(' ')
      .slice(0, WINDOW_CHARACTERS);
    // The year is that of the lines that speak of the thing, not of their neighbours.
    const own = lines.filter((line) => ways.some(([first = []]) => findAny(line.plain(), first) !== null));
    const dated = (own.length > 0 ? own : lines).map((line) => line.text).join('\n');
    return { words: quote(text), css: block.css, dated };
  }
  return null;
}

function mentioned(blocks: readonly TextBlock[], sections: readonly SectionWords[]): readonly PageSection[] {
  const starts: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const block of blocks) {
    starts.push(length);
    parts.push(block.plain());
    length += block.plain().length + 1;
  }
  const whole = parts.join('\n');
  return sections.flatMap(({ id, maybe }) => {
    const match = maybe.length === 0 ? null : findAny(whole, maybe);
    if (match === null) return [];
    const next = starts.findIndex((start) => start > match.index);
    const block = blocks[(next === -1 ? starts.length : next) - 1];
    if (block === undefined) return [];
    const { text, css, heading } = block;
    return [{ section: id, is: 'maybe' as const, of: null, words: quote(text), heading, css, year: null }];
  });
}
