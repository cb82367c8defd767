import { frequencyIn } from '../../model/frequencyIn.ts';
import { type Promised, promisedRhythm } from '../../model/promisedRhythm.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';

/** Where money is named, „месечно“ is how often it is paid. */
const MONEY = ['лв', 'лева', 'евро', 'eur', 'bgn', 'такса', 'такси', 'цена', 'цени', 'наем~', 'абонамент~', 'fee~'];
const MOST_PIECES = 40;
/** Ends of clauses and of cells: a capital letter after a space begins another one. */
const CLAUSE = /[,;:()|•\n]|\.\s|\s[–—-]\s|\s(?=\p{Lu})/u;

/**
 * What words beside a link promise of refreshing; null when they name no rhythm, or one of something else. A bare
 * „месечно“ would make a list of monthly salaries late, so beside words of refreshing it counts only before what comes
 * out so often („седмичен бюлетин“), or alone right after a format („XLSX, ежемесечно“).
 */
export function promisedBeside(text: string, tables: Tables): Promised | null {
  const promised = promisedRhythm(text, tables);
  if (promised !== null) return promised;
  const whole = normaliseWords(text);
  if (frequencyIn(whole, tables) === undefined || findAny(whole, MONEY) !== null) return null;
  let before = '';
  for (const piece of text.split(CLAUSE, MOST_PIECES)) {
    const words = normaliseWords(piece).trim();
    const found = frequencyIn(words, tables);
    if (found?.index === 0) {
      const rest = words.slice(found.length).trim();
      const comesOut = findAny(rest, tables.vocabulary.comesOut)?.index === 0;
      if (comesOut || (rest === '' && isFormatName(before, tables)))
        return { is: 'rhythm', entry: found.entry, words: text };
    }
    if (words !== '') before = words;
  }
  return null;
}

function isFormatName(words: string, { formats }: Tables): boolean {
  return formats.some(({ id, aliases, extensions }) =>
    [id, ...aliases, ...extensions].some(
      (name) => words === name.toLowerCase() || words.endsWith(` ${name.toLowerCase()}`),
    ),
  );
}
