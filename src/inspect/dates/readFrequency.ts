import { frequencyIn } from '../../model/frequencyIn.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';

/** What must stand before a word such as „месечно“ for it to be about data: „месечно възнаграждение“ is not. */
const PROMISES = [
  'честота на обновяване', 'честота на обновление', 'честота на актуализация', 'честота на актуализиране', 'честота на публикуване', 'честота', 'периодичност', 'период на обновяване',
  'период на актуализация', 'обновява се', 'обновяват се', 'се обновява', 'се обновяват', 'актуализира се', 'актуализират се', 'се актуализира', 'се актуализират', 'се опреснява',
  'публикува се', 'публикуват се', 'се публикува', 'се публикуват', 'обновяване', 'актуализация', 'актуализиране', 'update frequency', 'frequency of update~', 'frequency', 'updated', 'is updated', 'are updated',
  'published', 'accrual periodicity',
] as const; // prettier-ignore
const REACH = 60;

/**
 * The frequency that a sentence promises, as an id of the table of frequencies, or null. Only where words about
 * updating stand shortly before: „обновява се ежемесечно“, „Честота на обновяване: тримесечно“.
 */
export function readFrequency(text: string, tables: Tables): string | null {
  const plain = normaliseWords(text.slice(0, 2_000));
  const promise = findAny(plain, PROMISES);
  if (promise === null) return null;
  for (let at = promise.index; at < plain.length;) {
    const next = findAny(plain.slice(at), PROMISES);
    if (next === null) return null;
    const from = at + next.index + next.length;
    const found = frequencyIn(plain.slice(from, from + REACH), tables)?.entry.id ?? null;
    if (found !== null) return found;
    at = from;
  }
  return null;
}

/** Whether a normalised text has words of updating at all; asked once before it is read sentence by sentence. */
export function mayPromise(normalised: string): boolean {
  return findAny(normalised, PROMISES) !== null;
}

/** The frequency that a metadata value means: an authority code, its address, an ISO 8601 duration, or a word. */
export function frequencyOfValue(value: string, tables: Tables): string | null {
  const last =
    value
      .trim()
      .slice(0, 300)
      .replace(/[/#]+$/, '')
      .split(/[/#]|freq:/)
      .at(-1) ?? '';
  const plain = normaliseWords(last).replace(/^r\d*\//, '');
  const exact = tables.frequencies.find((entry) => entry.id === plain || entry.phrases.includes(plain));
  return exact?.id ?? frequencyOfDuration(plain, tables) ?? frequencyIn(plain, tables)?.entry.id ?? null;
}

/** An ISO 8601 duration („P18M“): the entry whose days differ by less than a sixth; null when there is none. */
function frequencyOfDuration(plain: string, tables: Tables): string | null {
  const parts = /^p(?:(\d{1,4})y)?(?:(\d{1,4})m)?(?:(\d{1,4})w)?(?:(\d{1,4})d)?$/.exec(plain)?.slice(1);
  if (parts === undefined) return null;
  const [years = 0, months = 0, weeks = 0, days = 0] = parts.map((part) => Number(part ?? 0));
  const all = years * 365.25 + months * 30.44 + weeks * 7 + days;
  const near = tables.frequencies.find((entry) => Math.abs(entry.days - all) < entry.days / 6);
  return all > 0 ? (near?.id ?? null) : null;
}
