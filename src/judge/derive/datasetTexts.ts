import type { CatalogueDataset } from '../../model/catalogue.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { TextTrouble } from '../../model/facts/datasetFacts.ts';
import type { Tables } from '../../model/tables.ts';
import { normaliseWords } from '../../model/words.ts';

/** Below this a title is an abbreviation at best. */
const SHORTEST_TITLE = 5;
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
  const { emptyTitles, emptyDescriptions } = tables.catalogues;
  return {
    title: titleTrouble(dataset.title, title, emptyTitles),
    description: descriptionTrouble(description, { title, newWords, empty: emptyDescriptions }),
    characters: [...dataset.description.trim()].length,
    newWords,
  };
}

function titleTrouble(written: string, title: string, empty: readonly string[]): TextTrouble | null {
  if (title === '') return 'missing';
  if (empty.includes(title)) return 'says-nothing';
  if (/^\S+\.[a-z][a-z0-9]{1,4}$/i.test(written.trim())) return 'file-name';
  if (!/\p{L}{3}/u.test(title)) return 'says-nothing';
  return title.length < SHORTEST_TITLE ? 'too-short' : null;
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
  const bare = text.replace(/<[^<>]{0,500}>/g, ' ').replace(/&nbsp;/g, ' ');
  return normaliseWords(bare).replace(/^[\s.…,;:!?"'()-]+|[\s.…,;:!?"'()-]+$/g, '');
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= SHORTEST_WORD);
}

function stem(word: string): string {
  return word.slice(0, STEM);
}
