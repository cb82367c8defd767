import { quote } from '../../model/evidence.ts';
import type { PageLink } from '../../model/factValues.ts';
import { remember } from '../../model/remember.ts';
import type { Tables } from '../../model/tables.ts';
import { findPhrase, normaliseWords } from '../../model/words.ts';
import { fileNameOf } from './resolveLink.ts';

const EMPTY_WORDS = [
  'тук',
  'виж',
  'вижте',
  'файл~',
  'here',
  'file',
  'отвори',
  'open',
  'виж тук',
  'kb',
  'mb',
  'кб',
  'мб',
  'към',
  'като',
  'в',
  'as',
  'the',
  'за',
];

/** What stands around a link may be a whole paragraph; a name is short. */
const AROUND_CHARACTERS = 80;

/**
 * What people see as the name of a linked thing: its words. When they only say „тук“ or „CSV“: the whole line or table
 * row that the link stands in, when that is short; the heading; the nearest words of a longer text; the file name.
 */
export function titleOfLink(link: PageLink, url: string, tables: Tables): string {
  const { line, piece } = wordsAround(link.around);
  const named = [link.text, line, link.heading, piece].find((text) => /\p{L}/u.test(nameWithout(text, tables)));
  return quote(named ?? (fileNameOf(url) || url));
}

/**
 * `line`: all that stands beside the link, or empty when it may begin in the middle of something. `piece`: the same cut
 * at words. The words around are cut at a number of characters, so their first word may be the end of another one.
 */
function wordsAround(around: string): { readonly line: string; readonly piece: string } {
  const bare = withoutSeams(around);
  if (around.length <= AROUND_CHARACTERS && /^[„"«]?\p{Lu}/u.test(bare)) return { line: bare, piece: '' };
  const space = around.indexOf(' ');
  const words = space === -1 ? '' : withoutSeams(around.slice(space));
  if (words.length <= AROUND_CHARACTERS) return { line: '', piece: words };
  const end = words.lastIndexOf(' ', AROUND_CHARACTERS - 1);
  return { line: '', piece: end === -1 ? '' : `${withoutSeams(words.slice(0, end))}…` };
}

/** Without the colons, dashes and stops that stood between the link and its neighbours („Регистър: . Към днес“). */
function withoutSeams(words: string): string {
  return words
    .replace(/^[^\p{L}\p{N}„"«]+/u, '')
    .replace(/[\s:;,|(–—-]+$/u, '')
    .replace(/(?:\s*[:;,–—-])?\s+([.,;])(?=\s|$)/gu, '$1');
}

/** The words of a name without formats, sizes and words of downloading: empty when it names nothing. */
export function nameWithout(text: string, tables: Tables): string {
  let words = normaliseWords(text)
    .replace(/(?<!\d)\d+(?:[.,]\d+)?\s?(?:[kmg]b|[кмг]б|байта|bytes)(?!\p{L})/gu, ' ')
    .replace(/[^\p{L}\p{N} -]+/gu, ' ');
  for (const phrase of emptyPhrases(tables)) words = removePhrase(words, phrase);
  return words.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Asked for every name of every candidate: put together once for the tables. */
const emptyPhrases = remember(({ formats, vocabulary }: Tables): readonly string[] => [
  ...vocabulary.download,
  ...formats
    .flatMap(({ id, aliases, extensions }) => [id, ...aliases, ...extensions])
    .map((alias) => alias.toLowerCase()),
  ...EMPTY_WORDS,
]);

function removePhrase(words: string, phrase: string): string {
  let rest = words;
  for (let match = findPhrase(rest, phrase); match !== null; match = findPhrase(rest, phrase)) {
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match.length)}`;
  }
  return rest;
}
