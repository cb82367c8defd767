import { remember } from './remember.ts';
import { slugSkeleton } from './slugSkeleton.ts';
import type { SectionWords, Vocabulary } from './tables.ts';
import { findAny, findPhrase, normaliseWords, phraseMasks } from './words.ts';

/** What a short text (a link, a heading, a title) or an address names of what the law asks for. */
export type Named = {
  /** Ids of sections whose name it is. */
  readonly named: readonly string[];
  /** Names that are enough only on a page of the section `of`. */
  readonly inside: readonly { readonly section: string; readonly of: string }[];
  /** Sections of which it may speak. */
  readonly loose: readonly string[];
};

export type SectionNames = {
  ofText(text: string): Named;
  ofUrl(url: string): readonly string[];
};

/** Longer texts are sentences; a section's name inside one says little. */
const LONGEST_TITLE = 160;
/** A name of one word among more words than these is a word of a sentence („Решения за вашия дом“). */
const MOST_WORDS_AROUND = 5;
/** Shorter names stand in too many addresses by chance. */
const SHORTEST_SKELETON = 5;

/** Titles end in the name of the site: „Бюджет | Община“. A hyphen without spaces is part of a word. */
const SEGMENTS = /\s[|–—·»>/-]\s|\s?[|»:]\s/u;

const NOTHING: Named = Object.freeze({ named: [], inside: [], loose: [] });

/** Made once for each value of the tables. */
export const sectionNames = remember(({ sections }: Pick<Vocabulary, 'sections'>): SectionNames => {
  const all = sections.flatMap((section) => namesOf(section));
  const speaks = phraseMasks([{ mask: 1, phrases: all }]);
  const slugs = slugMatcher(sections);
  return {
    ofText(text) {
      if (text === '' || text.length > LONGEST_TITLE) return NOTHING;
      const words = normaliseWords(text);
      return speaks(words) === 0 ? NOTHING : nameIn(words, sections);
    },
    ofUrl: slugs,
  };
});

function nameIn(words: string, sections: readonly SectionWords[]): Named {
  const segments = words
    .split(SEGMENTS)
    .map((segment) => segment.replace(/^[^\p{L}\p{N}]+/u, '').replace(/^(?:[ivx]+|\d+)[.)]\s*/u, ''))
    .filter((segment) => segment !== '');
  const named: string[] = [];
  const inside: { section: string; of: string }[] = [];
  const loose: string[] = [];
  const common: string[] = [];
  for (const section of sections) {
    const { inside: only } = section;
    if (findAny(words, namesOf(section)) === null) continue;
    if (segments.some((segment) => section.titles.some((title) => isName(segment, title)))) named.push(section.id);
    else {
      if (only?.titles.some((title) => segments.some((segment) => isName(segment, title))) === true)
        inside.push({ section: section.id, of: only.of });
      else if (section.titles.some((title) => findPhrase(words, title) !== null)) loose.push(section.id);
      else if (section.loose.some((name) => segments.some((segment) => isName(segment, name)))) common.push(section.id);
    }
  }
  // „Отчети за бюджета“ has a name: it is not what else „Отчети“ could be.
  return { named, inside, loose: named.length > 0 ? loose : [...loose, ...common] };
}

/** One list for each section, always the same: lists are indexed once. */
const namesOf = remember(({ titles, loose, inside }: SectionWords): readonly string[] => [
  ...titles,
  ...loose,
  ...(inside?.titles ?? []),
]);

/** A phrase names what a text is when it is most of it, begins it, or is long enough to stand in it by no chance. */
function isName(segment: string, phrase: string): boolean {
  const found = findPhrase(segment, phrase);
  if (found === null) return false;
  const all = countWords(segment);
  const own = countWords(phrase);
  if (own * 2 >= all) return true;
  if (own === 1) return found.index === 0 && all <= MOST_WORDS_AROUND;
  return found.index === 0 || own >= 3 || own * 3 >= all;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}.'-]*/gu)?.length ?? 0;
}

function slugMatcher(sections: readonly SectionWords[]): SectionNames['ofUrl'] {
  const known = sections.map(({ id, titles, slugs }) => ({
    id,
    slugs: slugs.map((slug) => `-${plainSlug(slug)}-`),
    skeletons: titles
      .filter((title) => /^[а-я ,-]+$/.test(title))
      .map((title) => ({ one: !title.includes(' '), skeleton: skeletonOf(title) }))
      .filter(({ skeleton }) => skeleton.replaceAll(' ', '').length >= SHORTEST_SKELETON),
  }));
  return (url) => {
    const parts = partsOf(url);
    if (parts.length === 0) return [];
    const folded = parts.map((part) => skeletonOf(part));
    return known
      .filter(
        ({ slugs, skeletons }) =>
          slugs.some((slug) => parts.some((part) => part.includes(slug))) ||
          skeletons.some(({ one, skeleton }) =>
            folded.some((part) => (one ? part === skeleton : ` ${part} `.includes(` ${skeleton} `))),
          ),
      )
      .map(({ id }) => id);
  };
}

function skeletonOf(text: string): string {
  return slugSkeleton(text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim());
}

/**
 * Parts of the path without extension, decoded, lower case, `_` and `.` as `-`, between hyphens: a slug is a whole part
 * of an address, or a whole piece of one.
 */
function partsOf(url: string): readonly string[] {
  const path = URL.parse(url)?.pathname ?? '';
  return path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => `-${plainSlug(decoded(part.replace(/\.[a-z]{2,5}$/i, '')))}-`);
}

function plainSlug(text: string): string {
  return text.toLowerCase().replace(/[_.]/g, '-');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
