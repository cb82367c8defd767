import type { PageLink } from '../../model/factValues.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import { formatByUrl, formatByWords, isDataFamily } from './formatLookup.ts';
import { saysFirst } from './nameSigns.ts';

/** Words that offer data: one strong word, or a medium word beside a file or a word of downloading. */
export function offersData(text: string, hasFile: boolean, tables: Tables): boolean {
  const words = normaliseWords(text);
  const { dataStrong, dataMedium, notData, download } = tables.vocabulary;
  if (findAny(words, notData) !== null) return false;
  if (findAny(words, dataStrong) !== null) return true;
  return findAny(words, dataMedium) !== null && (hasFile || findAny(words, download) !== null);
}

/**
 * Whether a link whose target nobody saw promises data: by the extension of a data format, or by words beside a file.
 * Page addresses („Отворени данни“ in a menu) promise a page and nothing more.
 */
export function linkPromisesData(link: PageLink, url: string, tables: Tables): boolean {
  const byName = formatByUrl(url, tables);
  if (byName !== undefined && isDataFamily(byName)) return true;
  if (byName?.family === 'page') return false;
  const named = formatByWords(link.text, tables);
  if (named !== undefined && isDataFamily(named)) return true;
  const isFile = byName !== undefined || named !== undefined;
  return isFile && offersData(link.text, true, tables) && !speaksOfDocument(link.text, tables);
}

/** Words of letters and forms, unless they only say what a register is of: „Регистър на договорите“. */
export function speaksOfDocument(text: string, tables: Tables): boolean {
  return findAny(normaliseWords(text), tables.vocabulary.documentWords) !== null && saysFirst(text, tables) !== 'data';
}
