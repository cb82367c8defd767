import { frequencyIn } from '../../model/frequencyIn.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';

const REACH = 60;

/**
 * The frequency that a sentence promises, as an id of the table of frequencies, or null. Only where words about
 * updating stand shortly before: „обновява се ежемесечно“, „Честота на обновяване: тримесечно“.
 */
export function readFrequency(text: string, tables: Tables): string | null {
  const plain = normaliseWords(text.slice(0, 2_000));
  const { refreshing } = tables.vocabulary;
  for (let at = 0; at < plain.length;) {
    const next = findAny(plain.slice(at), refreshing);
    if (next === null) return null;
    const from = at + next.index + next.length;
    const after = plain.slice(from, from + REACH);
    const found =
      frequencyIn(after, tables)?.entry.id ??
      frequencyOfTime(after, tables) ??
      frequencyBefore(
        plain.slice(Math.max(0, at + next.index - NEAR), at + next.index),
        plain.slice(at + next.index),
        tables,
      );
    if (found !== null) return found;
    at = from;
  }
  return null;
}

/** „Всеки работен ден публикуваме данни“: a frequency right before a verb of refreshing. */
function frequencyBefore(before: string, verb: string, tables: Tables): string | null {
  if (!REFRESHES.test(verb)) return null;
  const found = frequencyIn(before, tables);
  return found !== undefined &&
    before
      .slice(found.index + found.length)
      .trim()
      .split(' ').length <= 2
    ? found.entry.id
    : null;
}

const NEAR = 40;
const REFRESHES =
  /^(?:се )?(?:обновява|актуализира|опреснява|подновява|допълва|публикува|осъвременява|излиза|публикуваме|обновяваме)(?:т|ме)?(?!\p{L})/u;

/** „Периодичност: 1 месец“, „Честота на обновяване – 7 дни“: a time that stands alone after the words of refreshing. */
function frequencyOfTime(after: string, tables: Tables): string | null {
  const [, count, unit = ''] =
    /^[^\p{L}\d]{0,4}(?:данните )?[:-]? ?(?:на )?(?:всеки |всяка )?(\d{1,3}) (ден|дни|седмиц|месец|годин|day|week|month|year)\p{L}{0,2}[.!]?$/u.exec(
      after,
    ) ?? [];
  if (count === undefined) return null;
  const letter = /^(?:ден|дни|day)/.test(unit)
    ? 'd'
    : /^(?:седм|week)/.test(unit)
      ? 'w'
      : /^(?:месец|month)/.test(unit)
        ? 'm'
        : 'y';
  return frequencyOfDuration(`p${count}${letter}`, tables);
}

/** Whether a normalised text has words of updating at all; asked once before it is read sentence by sentence. */
export function mayPromise(normalised: string, { vocabulary }: Pick<Tables, 'vocabulary'>): boolean {
  return findAny(normalised, vocabulary.refreshing) !== null;
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
