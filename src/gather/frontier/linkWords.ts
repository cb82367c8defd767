import { remember } from '../../model/remember.ts';
import type { FormatEntry, Tables } from '../../model/tables.ts';
import { phraseMasks } from '../../model/words.ts';
import { slugSkeleton } from '../../model/slugSkeleton.ts';

/** What the words of a link speak of, one bit each. */
export const SPEAKS = {
  strong: 1,
  medium: 2,
  section: 4,
  download: 8,
  notData: 16,
  document: 32,
  terms: 64,
  archive: 128,
} as const;

/** Words and formats of the tables, made ready once for all links of a run. */
export type LinkWords = {
  /** Bits of SPEAKS for a text that normaliseWords has been through. */
  readonly inText: (normalised: string) => number;
  /** The same for a decoded path: slugs of sections, and words in any way of transliterating. */
  readonly inPath: (path: string) => number;
  readonly formatByExtension: ReadonlyMap<string, FormatEntry>;
};

/** Skeletons shorter than this stand for too many words. */
const SHORTEST_SKELETON = 5;

export const linkWords = remember(({ vocabulary, formats }: Pick<Tables, 'vocabulary' | 'formats'>): LinkWords => {
  const titles = vocabulary.sections.flatMap(({ titles: names, loose }) => [...names, ...loose]);
  const texts = phraseMasks([
    { mask: SPEAKS.strong, phrases: vocabulary.dataStrong },
    { mask: SPEAKS.medium, phrases: vocabulary.dataMedium },
    { mask: SPEAKS.section, phrases: titles },
    { mask: SPEAKS.download, phrases: vocabulary.download },
    { mask: SPEAKS.notData, phrases: vocabulary.notData },
    { mask: SPEAKS.document, phrases: vocabulary.documentWords },
    { mask: SPEAKS.terms, phrases: vocabulary.termsLinks },
    { mask: SPEAKS.archive, phrases: vocabulary.archive },
  ]);
  const slugs = phraseMasks([
    { mask: SPEAKS.section, phrases: vocabulary.sections.flatMap((section) => section.slugs.map(asSlug)) },
  ]);
  const skeletons = phraseMasks([
    { mask: SPEAKS.strong, phrases: skeletonsOf(vocabulary.dataStrong) },
    { mask: SPEAKS.medium, phrases: skeletonsOf(vocabulary.dataMedium) },
    { mask: SPEAKS.section, phrases: skeletonsOf(titles) },
    { mask: SPEAKS.notData, phrases: skeletonsOf(vocabulary.notData) },
    { mask: SPEAKS.document, phrases: skeletonsOf(vocabulary.documentWords) },
    { mask: SPEAKS.archive, phrases: skeletonsOf(vocabulary.archive) },
  ]);
  return {
    inText: texts,
    inPath: (path) => inPath(path, slugs, skeletons),
    formatByExtension: new Map(
      formats
        .flatMap((format) =>
          format.extensions.map((extension) => [extension.replace(/^\./, '').toLowerCase(), format] as const),
        )
        .reverse(),
    ),
  };
});

type Masks = ReturnType<typeof phraseMasks>;

function inPath(path: string, slugs: Masks, skeletons: Masks): number {
  const lower = path.toLowerCase();
  return slugs(lower) | skeletons(slugSkeleton(lower.replace(/[^\p{L}\d]+/gu, ' ')));
}

function asSlug(slug: string): string {
  return slug.toLowerCase().replace(/^\/+|\/+$/g, '');
}

/** Cyrillic phrases only: Latin ones stand in addresses as they are. */
function skeletonsOf(phrases: readonly string[]): readonly string[] {
  return phrases
    .filter((phrase) => /^[а-я~ -]+$/.test(phrase))
    .map((phrase) => slugSkeleton(phrase.replace(/-/g, ' ')))
    .filter((skeleton) => skeleton.replace(/[~ ]/g, '').length >= SHORTEST_SKELETON);
}
