import type { FrequencyEntry, Tables } from './tables.ts';
import { findAny } from './words.ts';

export type FrequencyFound = { readonly entry: FrequencyEntry; readonly index: number; readonly length: number };

/** The frequency that normalised words name first; of two at one place the longer. */
export function frequencyIn(words: string, tables: Tables): FrequencyFound | undefined {
  let best: FrequencyFound | undefined;
  for (const entry of tables.frequencies) {
    const match = findAny(words, entry.phrases);
    if (match === null) continue;
    const earlier =
      best === undefined || match.index < best.index || (match.index === best.index && match.length > best.length);
    if (earlier) best = { entry, index: match.index, length: match.length };
  }
  return best;
}
