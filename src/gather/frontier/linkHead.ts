import { MONTHS } from '../../model/months.ts';

const MONTH = new RegExp(`(?<!\\p{L})(?:${MONTHS.join('|')})(?!\\p{L})`, 'gu');
/** Words between the numbers of a period: „за I-во тримесечие на 2024 г.“. */
const PERIOD =
  /^(?:[N.,/–-]|M|за|от|до|към|на|през|г|год|година|месец|(?:N-?)?(?:то|во|ро|ти|ва)|[ivx]+|тримесечие|полугодие|шестмесечие)+$/u;
/** Words that offer what they do not name. */
const OFFERS =
  /^(?:още|тук|вижте?|прочет(?:и|ете)|изтегл(?:и|ете|яне)|свал(?:и|ете|яне)|отвор(?:и|ете)|линк|детайли|подробно(?:сти)?|more|read|here|view|details|download)$/u;
const LONGEST_STEM = 7;
/** A name has few words; a headline tells what happened in more of them, and begins with anything. */
const WORDS_OF_NAME = 6;

/**
 * What sort of thing the words of a link name, as the head of its title says it: `N` is a year, `M` a month, „Протокол №
 * 5“ and „Протоколи“ are `протоко#` and `протоко`, headlines are all `~`. Things of one sort are published alike on one site:
 * its protocols with or without tables, its years of a register each with one. '' when they name nothing, as
 * „прочети още“.
 */
export function linkHead(text: string): string {
  const words = text
    .toLowerCase()
    .replace(MONTH, ' M ')
    .replace(/\d+/g, 'N')
    .match(/[\p{L}№]+|N/gu);
  if (words === null) return '';
  if (PERIOD.test(words.join(''))) return words.includes('M') ? 'M' : 'N';
  const at = words.findIndex((word) => /\p{Ll}{3}/u.test(word));
  const head = words[at];
  if (head === undefined || OFFERS.test(head)) return '';
  const isNumbered = words.includes('N') || words.includes('M') || words.includes('№');
  const follows = words[at + 1];
  const isTyped = follows === 'N' || follows === '№' || words.length <= WORDS_OF_NAME;
  return isTyped ? `${head.slice(0, LONGEST_STEM)}${isNumbered ? '#' : ''}` : '~';
}
