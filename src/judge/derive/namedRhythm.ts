import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';

/** Words between „годишен“ and what is so often made: „годишен обобщен отчет“. */
const REACH_WORDS = 3;

/**
 * Days between editions that a name tells by an adjective before what comes out: „годишен отчет“, „месечен бюлетин“. Null
 * when it tells none. It is how such a thing goes by its nature, and no promise.
 */
export function namedRhythm(name: string, tables: Tables): number | null {
  const plain = normaliseWords(name.slice(0, 600));
  for (const { names, days } of tables.frequencies) {
    const match = names === undefined ? null : findAny(plain, names);
    if (match === null) continue;
    const after = plain
      .slice(match.index + match.length)
      .trim()
      .split(' ', REACH_WORDS)
      .join(' ');
    if (findAny(after, tables.vocabulary.comesOut) !== null) return days;
  }
  return null;
}
