import { LATIN_MONTHS, MONTHS } from './months.ts';
import { nameWithoutPeriods } from './nameDates.ts';

/** Names are other people's: what stands beyond is not read. */
const MAX_CHARACTERS = 500;

/** Short ones („may“, „jan“) may be parts of other words here, where no year stands beside them. */
const LATIN_NAMES = LATIN_MONTHS.flat().filter((name) => name.length > 3);

/** Parts of a year and of its weeks without the year: it often stands in the heading above. Ordered: longer ones first. */
const PARTS: readonly RegExp[] = [
  // „към 30.06“, and „01.09 –“ before a date that was taken out. „Приложение 1.2“ is no date.
  /(?<=(?<!\p{L})(?:към|от|до|за)\s+)\d{1,2}\.\d{1,2}(?![.\d]*\d)\.?/gu,
  /(?<![\p{L}\d.])\d{1,2}\.\d{1,2}\.?(?=\s*[-–])/gu,
  new RegExp(`(?<!\\p{L})(?:\\d{1,2}(?:\\s*[-–]\\s*\\d{1,2})?\\s+)?(?:${MONTHS.join('|')})(?!\\p{L})`, 'gu'),
  new RegExp(`(?<!\\p{L})(?:${LATIN_NAMES.join('|')})(?!\\p{L})`, 'gu'),
  /(?<![\p{L}\d])(?:[1-4]|i{1,3}|iv|първо|второ|трето|четвърто)(?:-?(?:во|ро|то|ви|ри|ти|q|кв))?[\s_-]*(?:трим\p{L}*|тр\.|trim[a-z]*)\.?/gu,
  /(?<!\p{L})(?:trim[a-z]*|q|тримесечие)[\s_-]*(?:[1-4]|iv|i{1,3})(?![\p{L}\d])/gu,
  /(?<![\p{L}\d])(?:[12]|i{1,2}|първо|второ)?(?:-?(?:во|ро))?(?:то)?[\s_-]*(?:полугоди|шестмесечи|деветмесечи)\p{L}*(?:\s+(?:i{1,2}|[12])(?![\p{L}\d]))?/gu,
  /(?<![\p{L}\d])(?:3|6|9|12)[\s_-]*месе[цч]\p{L}*/gu,
  /(?<!\p{L})(?:седмица|week|sedmica|sedmitsa)[\s_№-]*\d{1,2}(?!\d)|(?<!\d)\d{1,2}[\s_-]*(?:-?(?:ва|та))?[\s_-]*седмица/gu,
];

/**
 * The name that all editions of a series share: without dates, years, quarters, months and weeks, in Bulgarian and in
 * Latin letters. Numbers that are no time stay: „Приложение 1“ and „Приложение 2“ are two things.
 */
export function seriesName(name: string): string {
  let rest = ` ${withoutDates(name.slice(0, MAX_CHARACTERS))} `;
  for (const part of PARTS) rest = rest.replace(part, ' ');
  return nameWithoutPeriods(rest)
    .replace(/(?<![\p{L}\d])(?:(?:към|за|на|от|до|през|м|г|kam|za|na)\s*)+$/u, '')
    .trim();
}

/** Full dates and ranges are taken out first, with the dots that part days from months left where the year is missing. */
function withoutDates(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<!\d)\d{1,2}[.\-_]\d{1,2}[.\-_](?:19|20)\d{2}(?!\d)/g, ' ')
    .replace(/(?<!\d)(?:19|20)\d{2}[.\-_](?:0[1-9]|1[0-2])[.\-_]\d{2}(?!\d)/g, ' ')
    .replace(/(?<!\d)(?:\d{2}\.)?\d{2}(?:19|20)\d{2}(?!\d)/g, ' ');
}
