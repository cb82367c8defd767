import type { CatalogueDataset } from '../../model/catalogue.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { TextTrouble } from '../../model/facts/datasetFacts.ts';
import type { Tables } from '../../model/tables.ts';
import { normaliseWords } from '../../model/words.ts';

/** „ГФО“ and „Реки“ name something to somebody; less does not. */
const SHORTEST_TITLE = 3;
const SHORTEST_DESCRIPTION = 20;
/** Letters that two forms of one Bulgarian word share. */
const STEM = 5;
const SHORTEST_WORD = 3;

/** Whether title and description tell anything. What is longer and has words of its own is believed. */
export function datasetTexts(dataset: CatalogueDataset, tables: Tables): FactValues['dataset.texts'] {
  const title = plain(dataset.title);
  const description = plain(dataset.description);
  const stems = new Set(wordsOf(title).map(stem));
  const newWords = new Set(
    wordsOf(description)
      .map(stem)
      .filter((word) => !stems.has(word)),
  ).size;
  const { emptyDescriptions } = tables.catalogues;
  return {
    title: titleTrouble(dataset.title, title, tables),
    description: descriptionTrouble(description, { title, newWords, empty: emptyDescriptions }),
    characters: [...dataset.description.trim()].length,
    newWords,
  };
}

function titleTrouble(written: string, title: string, tables: Tables): TextTrouble | null {
  if (title === '') return 'missing';
  if (tables.catalogues.emptyTitles.includes(title)) return 'says-nothing';
  if (isFileName(written.trim(), tables)) return 'file-name';
  if (!/\p{L}{3}/u.test(title)) return 'says-nothing';
  return title.length < SHORTEST_TITLE ? 'too-short' : null;
}

/** One word that ends like a file: „data.egov.bg“ does not. */
function isFileName(title: string, { formats }: Tables): boolean {
  const ending = /^\S+\.([a-z][a-z0-9]{1,4})$/i.exec(title)?.[1]?.toLowerCase();
  return ending !== undefined && formats.some(({ extensions }) => extensions.includes(ending));
}

function descriptionTrouble(
  description: string,
  about: { readonly title: string; readonly newWords: number; readonly empty: readonly string[] },
): TextTrouble | null {
  if (description === '') return 'missing';
  if (about.empty.includes(description) || !/\p{L}{3}/u.test(description)) return 'says-nothing';
  if (description === about.title) return 'repeats-title';
  if (about.newWords === 0) return 'adds-nothing';
  return description.length < SHORTEST_DESCRIPTION ? 'too-short' : null;
}

/** Without markup that was pasted in and without what ends a sentence. */
function plain(text: string): string {
  const bare = text.replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]{0,500})?\/?>/gi, ' ').replace(/&nbsp;/g, ' ');
  return normaliseWords(bare).replace(/^[\s.…,;:!?"'()-]+|[\s.…,;:!?"'()-]+$/g, '');
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= SHORTEST_WORD);
}

function stem(word: string): string {
  return word.slice(0, STEM);
}
