import { frequencyIn } from '../../model/frequencyIn.ts';
import { promisedRhythm } from '../../model/promisedRhythm.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';

/** What a sentence promises on refreshing, with the id of its frequency; null when it says nothing of it. */
export function readFrequency(
  text: string,
  tables: Tables,
): { readonly frequency: string; readonly unclear: boolean } | null {
  const promised = promisedRhythm(text, tables);
  if (promised === null) return frequencyOfTime(text, tables);
  if (promised.is === 'rhythm') return { frequency: promised.entry.id, unclear: false };
  const named = frequencyIn(normaliseWords(promised.words), tables);
  return named === undefined ? null : { frequency: named.entry.id, unclear: true };
}

/** „Периодичност: 1 месец“, „Честота на обновяване – 7 дни“: a time that stands alone after the words of refreshing. */
function frequencyOfTime(text: string, tables: Tables): ReturnType<typeof readFrequency> {
  const [, count, unit = ''] = OF_TIME.exec(normaliseWords(text.slice(0, 300))) ?? [];
  if (count === undefined) return null;
  const letter = /^(?:ден|дни|day)/.test(unit)
    ? 'd'
    : /^(?:седм|week)/.test(unit)
      ? 'w'
      : /^(?:месец|month)/.test(unit)
        ? 'm'
        : 'y';
  const frequency = frequencyOfDuration(`p${count}${letter}`, tables);
  return frequency === null ? null : { frequency, unclear: false };
}

const OF_TIME =
  /(?:периодичност(?: на (?:обновяване|актуализация|публикуване)(?:то|та)?)?|честота на (?:обновяване|актуализация|актуализиране|публикуване)|период на (?:обновяване|актуализация)|update frequency|periodicity)(?:та|то)? ?[:-] ?(?:на )?(?:всеки |всяка |every )?(\d{1,3}) (ден|дни|седмиц|месец|годин|day|week|month|year)\p{L}{0,2}[.!]?$/u;

/** The frequency that is all of a sentence: „Тримесечно.“ What it is of, only its neighbours can say. */
export function bareFrequency(sentence: string, tables: Tables): string | null {
  const plain = normaliseWords(sentence.slice(0, 100)).replace(/[\s.:!]+$/u, '');
  const found = frequencyIn(plain, tables);
  return found !== undefined && found.index === 0 && found.length === plain.length ? found.entry.id : null;
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
