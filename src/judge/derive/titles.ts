import { quote } from '../../model/evidence.ts';
import type { PageLink } from '../../model/factValues.ts';
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

/** What people see as the name of a linked thing: its words; else the words around, the heading, the file name. */
export function titleOfLink(link: PageLink, url: string, tables: Tables): string {
  const named = [link.text, link.around, link.heading].find((text) => /\p{L}/u.test(nameWithout(text, tables)));
  return quote(named ?? (fileNameOf(url) || url));
}

/** The words of a name without formats, sizes and words of downloading: empty when it names nothing. */
export function nameWithout(text: string, tables: Tables): string {
  let words = normaliseWords(text)
    .replace(/(?<!\d)\d+(?:[.,]\d+)?\s?(?:[kmg]b|[кмг]б|байта|bytes)(?!\p{L})/gu, ' ')
    .replace(/[^\p{L}\p{N} -]+/gu, ' ');
  const formats = tables.formats.flatMap(({ id, aliases, extensions }) => [id, ...aliases, ...extensions]);
  for (const phrase of [
    ...tables.vocabulary.download,
    ...formats.map((alias) => alias.toLowerCase()),
    ...EMPTY_WORDS,
  ]) {
    words = removePhrase(words, phrase);
  }
  return words.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function removePhrase(words: string, phrase: string): string {
  let rest = words;
  for (let match = findPhrase(rest, phrase); match !== null; match = findPhrase(rest, phrase)) {
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match.length)}`;
  }
  return rest;
}
