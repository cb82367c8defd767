import { frequencyIn } from '../../model/frequencyIn.ts';
import type { FrequencyEntry, Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';

/** Beside a link words that tell of one refreshing promise the next: „обновен, ежемесечно“. */
const REFRESHED = ['обновен~', 'актуализиран~', 'публикуван~', 'честота', 'frequency'];
/** Where money is named, „месечно“ is how often it is paid. */
const MONEY = ['лв', 'лева', 'евро', 'eur', 'bgn', 'такса', 'такси', 'цена', 'цени', 'наем~', 'абонамент~', 'fee~'];
/** Characters around a frequency in which words of refreshing stand. */
const REACH = 60;
const MOST_PIECES = 40;
/** Ends of clauses and of cells: a capital letter after a space begins another one. */
const CLAUSE = /[,;:()|•\n]|\.\s|\s[–—-]\s|\s(?=\p{Lu})/u;

/**
 * The frequency that words beside a link promise; undefined when they name one of something else. A bare „месечно“
 * would make a list of monthly salaries late, so it counts only with words of refreshing near it, before what comes out
 * so often, or alone as a cell of its own („XLSX, ежемесечно“).
 */
export function promisedBeside(text: string, tables: Tables): FrequencyEntry | undefined {
  const whole = normaliseWords(text);
  const named = frequencyIn(whole, tables);
  if (named === undefined) return undefined;
  const around = whole.slice(Math.max(0, named.index - REACH), named.index + named.length + REACH);
  if (findAny(around, [...tables.vocabulary.refreshing, ...REFRESHED]) !== null) return named.entry;
  if (findAny(whole, MONEY) !== null) return undefined;
  for (const piece of text.split(CLAUSE, MOST_PIECES)) {
    const words = normaliseWords(piece).trim();
    const found = frequencyIn(words, tables);
    if (found === undefined) continue;
    const rest = words.slice(found.index + found.length).trim();
    if (found.index === 0 && rest === '') return found.entry;
    if (findAny(rest, tables.vocabulary.comesOut)?.index === 0) return found.entry;
  }
  return undefined;
}
