import { dayExists, daysInMonth } from '../../model/calendar.ts';
import type { DatePoint } from '../../model/factValues.ts';
import { isNumbered, isVersion, isWeight } from './falseFriends.ts';

export type FoundDate = DatePoint & { readonly from: number; readonly to: number };
export type DateShape = {
  readonly pattern: RegExp;
  /** What a text must have for the pattern to match at all. */
  readonly needs: readonly ('year' | 'month' | 'part' | 'apostrophe')[];
  readonly read: (match: RegExpMatchArray, text: string) => DatePoint | null;
};

const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ян|jan)/iu, 1],
  [/^(?:фев|feb)/iu, 2],
  [/^(?:мар|mar)/iu, 3],
  [/^(?:апр|apr)/iu, 4],
  [/^(?:май|may)/iu, 5],
  [/^(?:юни|юн\.|jun)/iu, 6],
  [/^(?:юли|юл\.|jul)/iu, 7],
  [/^(?:авг|aug)/iu, 8],
  [/^(?:сеп|sep)/iu, 9],
  [/^(?:окт|oct)/iu, 10],
  [/^(?:ное|nov)/iu, 11],
  [/^(?:дек|dec)/iu, 12],
];
export const MONTH =
  '(?:януари|яну\\.?|ян\\.|февруари|февр\\.?|фев\\.?|март|мар\\.|април|апр\\.?|май|юни|юн\\.|юли|юл\\.|август|авг\\.?|' +
  'септември|септ\\.?|сеп\\.?|октомври|окт\\.?|ноември|ноем\\.?|ное\\.?|декември|дек\\.?|' +
  'january|jan\\.?|february|feb\\.?|march|mar\\.?|april|apr\\.?|may|june?|july?|august|aug\\.?|' +
  'september|sept?\\.?|october|oct\\.?|november|nov\\.?|december|dec\\.?)';
/** Year mark, often glued to the number; „г“ must not be the beginning of a word. */
export const G = '(?:-(?:та|ва)(?!\\p{L}))?(?:\\s{0,2}(?:година(?:та)?|години|год\\.?|г\\.?)(?!\\p{L}))?';
const G_MUST = '\\s{0,2}(?:година(?:та)?|години|год\\.?|г\\.?)(?!\\p{L})';
export const YEAR = '((?:19|20|21)\\d{2})(?!\\d)';
/** Roman numbers as typed: Latin, Ukrainian І, and П, Ш, У, Х that look like II, III, V, X. */
const APOSTROPHE = "[’'‘ʼ]";
const ROMAN = '[IVXІХПШУ]{1,4}';
export const NOT_IN_WORD = '(?<![\\p{L}\\d])';
export const ORDINAL = `(${ROMAN}|[1-4]|първо(?:то)?|второ(?:то)?|трето(?:то)?|четвърто(?:то)?)(?:\\s?-\\s?(?:во|ро|то|ви|ри|ти)(?:то)?)?`;
/** „I тримесечие, 2023 г.“ */
const OF_QUARTER = '(?:\\s{1,2}(?:на|за|от|през)|,|/)?';
const OF = '(?:\\s{1,2}(?:на|за|от|през))?';

export function shape(source: string, read: DateShape['read']): DateShape {
  const needs = [
    ...(source.includes(YEAR) ? (['year'] as const) : []),
    ...(source.includes(MONTH) ? (['month'] as const) : []),
    ...(PARTS.test(source) ? (['part'] as const) : []),
    ...(source.includes(APOSTROPHE) ? (['apostrophe'] as const) : []),
  ];
  return { pattern: new RegExp(source, 'giu'), read, needs };
}

const PARTS = /тримес|полугод|месечие|quarter|half|\(\[1-4\]\)|месеца|седмица|week|months|учебна|FY|тримес/u;
const HAS_YEAR = /(?:19|20|21)\d{2}/;
const HAS_MONTH =
  /(?<!\p{L})(?:яну|ян\.|фев|мар|апр|май|юн[и.]|юл[и.]|авг|сеп|окт|ное|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu;
const HAS_PART =
  /трим|квартал|полугод|месечи|месеца|половина|седмица|учебна|академична|quarter|half|week|months|(?<!\p{L})[wqh]\d|\d[wqhм]|(?<!\p{L})fy/iu;

/** Of these shapes those that can stand in this text at all: looking for each is what costs. */
export function shapesFor(text: string, shapes: readonly DateShape[]): readonly DateShape[] {
  const has = {
    year: HAS_YEAR.test(text),
    month: HAS_MONTH.test(text),
    part: HAS_PART.test(text),
    apostrophe: /['’‘ʼ]/.test(text),
  };
  return shapes.filter(({ needs }) => needs.every((need) => has[need]));
}

/** Every pattern has bounded repeats only, so that reading stays linear whatever the text is made of. */
export const DATE_SHAPES: readonly DateShape[] = [
  // 2020-01-01/2020-12-31 (ISO 8601): the end
  shape(
    `(?<![\\p{L}\\d])(?<!\\d[-./])${YEAR}-(\\d{2})-(\\d{2})\\s?/\\s?${YEAR}-(\\d{2})-(\\d{2})(?!\\d|[-./]\\d)`,
    (m) => {
      const from = dayPoint(m[1], m[2], m[3]);
      const to = dayPoint(m[4], m[5], m[6]);
      return from !== null && to !== null && from.date <= to.date ? to : null;
    },
  ),
  // 2025-12-31, 2025-12-31T…, 2025/12/31, 2025.12.31
  shape(`(?<![\\p{L}\\d])(?<!\\d[-./])${YEAR}([-./])(\\d{1,2})\\2(\\d{1,2})(?!\\d|[-./]\\d)`, (m) =>
    dayPoint(m[1], m[3], m[4]),
  ),
  // 31.12.2025 г., 31. 12. 2025, 3.05.2019
  shape(
    `(?<!\\d)(?<!\\d[.,])(\\d{1,2})\\s?\\.\\s?(\\d{1,2})\\s?\\.\\s?${YEAR}(?!\\.\\d|/\\d|-\\d{1,4}(?![.\\d]))${G}`,
    (m, text) => (isVersion(text, m.index ?? 0) ? null : dayPoint(m[3], m[2], m[1])),
  ),
  // 01.01. – 30.06.2024 г.: of a period whose beginning leaves out the year, the end
  shape(
    `(?<!\\d)(?<!\\d[.,])\\d{1,2}\\s?\\.\\s?\\d{1,2}\\s?\\.?\\s?(?:[-–—]|до)\\s?(\\d{1,2})\\s?\\.\\s?(\\d{1,2})\\s?\\.\\s?${YEAR}(?!\\.\\d|/\\d)${G}`,
    (m) => dayPoint(m[3], m[2], m[1]),
  ),
  // 5 до 11 май 2025 г., 5–11 май 2025, 5 май – 11 юни 2025
  shape(
    `(?<!\\d)(?<!\\d[.,])\\d{1,2}(?:\\s{0,2}${MONTH}(?!\\p{L}))?\\s{0,2}(?:[-–—]|до|to|until|through)\\s{0,2}(\\d{1,2})\\s{0,2}(${MONTH})(?!\\p{L})[\\s,]{0,3}${YEAR}${G}`,
    (m) => dayPoint(m[3], monthNumber(m[2]), m[1]),
  ),
  // март – април 2024 г., м. март – м. април 2024 г.
  shape(
    `${NOT_IN_WORD}${MONTH}(?!\\p{L})\\s{0,2}(?:[-–—]|до|to)\\s{0,2}(?:м\\.\\s{0,2}|месец\\s{1,2})?(${MONTH})(?!\\p{L})[\\s,]{0,3}${YEAR}${G}`,
    (m) => monthPoint(m[2], monthNumber(m[1])),
  ),
  // the second quarter of 2025, first half of 2021, Q1/2025 stands below
  shape(
    `${NOT_IN_WORD}(first|second|third|fourth|1st|2nd|3rd|4th)\\s{1,2}quarter(?:\\s{1,2}of)?,?\\s{1,2}${YEAR}`,
    (m) => quarterPoint(m[2], (ENGLISH_ORDINALS.indexOf((m[1] ?? '').slice(0, 2).toLowerCase()) % 4) + 1),
  ),
  shape(`${NOT_IN_WORD}(first|second|1st|2nd)\\s{1,2}half(?:[\\s-]?year)?(?:\\s{1,2}of)?,?\\s{1,2}${YEAR}`, (m) =>
    halfPoint(m[2], (ENGLISH_ORDINALS.indexOf((m[1] ?? '').slice(0, 2).toLowerCase()) % 4) + 1),
  ),
  // 31/12/2025: day first; the other way round only where the numbers allow nothing else
  shape(
    `(?<!\\d)(?<!\\d/)(\\d{1,2})\\s?/\\s?(\\d{1,2})\\s?/\\s?${YEAR}(?!/\\d)${G}`,
    (m) => dayPoint(m[3], m[2], m[1]) ?? dayPoint(m[3], m[1], m[2]),
  ),
  shape(`(?<!\\d)(?<!\\d-)(\\d{1,2})-(\\d{1,2})-${YEAR}(?!-\\d)${G}`, (m) => dayPoint(m[3], m[2], m[1])),
  // 31.12.25 г.: two digits only with the year mark
  shape(`(?<!\\d)(?<!\\d[.,])(\\d{1,2})\\.(\\d{1,2})\\.(\\d{2})(?!\\d)\\s?г(?:\\.|од\\.|одина)?(?!\\p{L})`, (m) =>
    dayPoint(`20${m[3] ?? ''}`, m[2], m[1]),
  ),
  // „Последно обновяване: 20.06.25“: without the year mark only right after a label of updating
  shape(`(?<![\\p{L}\\d])(?<!\\d[.,])(\\d{1,2})\\.(\\d{1,2})\\.(\\d{2})(?!\\d|[.,/-]\\d)`, (m, text) =>
    UPDATED.test(text.slice(Math.max(0, (m.index ?? 0) - 60), m.index ?? 0))
      ? dayPoint(`20${m[3] ?? ''}`, m[2], m[1])
      : null,
  ),
  // 12.XII.2025
  shape(`(?<!\\d)(\\d{1,2})\\s?[./ ]\\s?(${ROMAN})\\s?[./ ]\\s?${YEAR}${G}`, (m) =>
    dayPoint(m[3], String(romanNumber(m[2])), m[1]),
  ),
  // 31 декември 2025, 31-ви декември 2025, 31 December 2025
  shape(
    `(?<!\\d)(\\d{1,2})(?:\\s?-?(?:ви|ри|ти|ми|и|st|nd|rd|th)(?:\\s{1,2}of)?)?(?:\\s{0,2}|[-./])(${MONTH})(?!\\p{L})[\\s,./’'-]{0,3}${YEAR}${G}`,
    (m) => dayPoint(m[3], monthNumber(m[2]), m[1]),
  ),
  // December 31, 2025
  shape(
    `${NOT_IN_WORD}(${MONTH})\\s{1,2}(\\d{1,2})(?:(?:st|nd|rd|th)?,\\s{0,2}|(?:st|nd|rd|th)?\\s{1,2})${YEAR}`,
    (m) => dayPoint(m[3], monthNumber(m[1]), m[2]),
  ),
  // 6 май ’25 г., май '25
  shape(
    `(?<!\\d)(\\d{1,2})(?:\\s?-?(?:ви|ри|ти|ми|st|nd|rd|th))?\\s{0,2}(${MONTH})(?!\\p{L})\\s?${APOSTROPHE}\\s?(\\d{2})(?!\\d)${G}`,
    (m) => dayPoint(`20${m[3] ?? ''}`, monthNumber(m[2]), m[1]),
  ),
  shape(`${NOT_IN_WORD}(${MONTH})(?!\\p{L})\\s?${APOSTROPHE}\\s?(\\d{2})(?!\\d)${G}`, (m) =>
    monthPoint(`20${m[2] ?? ''}`, monthNumber(m[1])),
  ),
  // април, май и юни 2025 г.
  shape(
    `${NOT_IN_WORD}${MONTH}(?:,\\s?${MONTH}){0,10},?\\s?(?:и|and|&)\\s{1,2}(?:м\\.\\s?)?(${MONTH})(?!\\p{L})[\\s,]{0,3}${YEAR}${G}`,
    (m) => monthPoint(m[2], monthNumber(m[1])),
  ),
  // юни на 2025 г., June of 2025
  shape(`${NOT_IN_WORD}(${MONTH})(?!\\p{L})\\s(?:месец\\s)?(?:на|от|of)\\s${YEAR}${G}`, (m) =>
    monthPoint(m[2], monthNumber(m[1])),
  ),
  // декември 2025, м. декември 2025
  shape(`${NOT_IN_WORD}(${MONTH})(?!\\p{L})[\\s,]{0,3}${YEAR}${G}`, (m) => monthPoint(m[2], monthNumber(m[1]))),
  // м. 12.2025, месец 12/2025
  shape(`${NOT_IN_WORD}(?:м\\.|мес\\.|месец)\\s{0,2}(\\d{1,2})\\s?[./]\\s?${YEAR}${G}`, (m) => monthPoint(m[2], m[1])),
  // 12.2025 г.: without the mark it may be an amount
  shape(`(?<![\\d])(?<!\\d[.,/])(\\d{1,2})[./]${YEAR}${G_MUST}`, (m, text) =>
    isNumbered(text, m.index ?? 0) ? null : monthPoint(m[2], m[1]),
  ),
  shape(`(?<![\\d\\p{L}/-])(0[1-9]|1[0-2])/${YEAR}(?![/-]?\\d|\\s\\d)`, (m, text) =>
    isNumbered(text, m.index ?? 0) ? null : monthPoint(m[2], m[1]),
  ),
  // първо тримесечие на 2025 г., I трим. 2025, II-ро тримесечие
  shape(
    `${NOT_IN_WORD}${ORDINAL}\\s?(?:тримесечие(?:то)?|тримес\\.|трим\\.|квартал)\\)?${OF_QUARTER}\\s{0,2}${YEAR}${G}`,
    (m) => quarterPoint(m[2], ordinalNumber(m[1])),
  ),
  shape(`${NOT_IN_WORD}(?:Q([1-4])|([1-4])Q)[\\s/.-]{0,3}${YEAR}`, (m) => quarterPoint(m[3], Number(m[1] ?? m[2]))),
  shape(`${NOT_IN_WORD}${YEAR}[\\s/_-]{0,2}(?:Q([1-4])|([1-4])Q)(?![\\p{L}\\d])`, (m) =>
    quarterPoint(m[1], Number(m[2] ?? m[3])),
  ),
  // деветмесечие 2025, 9-месечие, 9 месеца на 2025
  shape(
    `${NOT_IN_WORD}(?:деветмесечие(?:то)?|9\\s?-?\\s?месечие(?:то)?|9\\s?месеца|9м\\.?)${OF}\\s{0,2}${YEAR}${G}`,
    (m) => quarterPoint(m[1], 3),
  ),
  // деветте месеца на 2019 г., първите три месеца на 2024 г.; the last months of a year are no such part
  shape(
    `${NOT_IN_WORD}(?<!последните\\s{1,2})(?:първите\\s{1,2}(три|шест|девет)|(трите|шестте|деветте))\\s{1,2}месеца(?:\\s{1,2}(?:на|през))?\\s{1,2}${YEAR}${G}`,
    (m) => quarterPoint(m[3], QUARTERS_OF_MONTHS[(m[1] ?? m[2] ?? '').slice(0, 2).toLowerCase()] ?? 0),
  ),
  // първо полугодие 2025, II шестмесечие, полугодие на 2025, 6 месеца на 2025
  shape(
    `${NOT_IN_WORD}(?:${ORDINAL}\\s{0,2})?(?:полугодие(?:то)?|шестмесечие(?:то)?|6\\s?-?\\s?месечие(?:то)?|6\\s?месеца)${OF}\\s{0,2}${YEAR}${G}`,
    (m) => halfPoint(m[2], m[1] === undefined ? 1 : ordinalNumber(m[1])),
  ),
  // 2024/2025 учебна година: by law it ends on 14 September
  shape(
    `${NOT_IN_WORD}${YEAR}\\s?[/–-]\\s?((?:19|20|21)?\\d{2})(?:\\s?г(?:\\.|од\\.))?\\s{0,2}(?:учебна|академична)(?:та)?(?:\\s{1,2}год(?:ина(?:та)?|\\.))?`,
    (m) => schoolYearPoint(m[1], m[2]),
  ),
  shape(
    `${NOT_IN_WORD}(?:учебна|академична)(?:та)?\\s{1,2}(?:година(?:та)?\\s{1,2})?${YEAR}\\s?[/–-]\\s?((?:19|20|21)?\\d{2})(?!\\d)${G}`,
    (m) => schoolYearPoint(m[1], m[2]),
  ),
  // 2019-2023, 2021–2027 г., от 2015 до 2024 г.
  shape(
    `(?<![\\p{L}\\d./-])${YEAR}\\s?(?:г\\.?\\s?)?(?:[-–—]|до|to|until|through)\\s?${YEAR}(?![-./]\\d)${G}`,
    (m, text) => (Number(m[1]) >= Number(m[2]) || isNumbered(text, m.index ?? 0) ? null : yearPoint(m[2])),
  ),
  // 2025 г., 2025 година
  shape(`(?<![\\p{L}\\d])(?<!\\d[.,/-])(?<![№]\\s?)${YEAR}${G_MUST}`, (m, text) =>
    isWeight(text, m) ? null : yearPoint(m[1]),
  ),
  // „Бюджет 2025“, „Annual report 2020“
  shape(
    `(?<=(?<!\\p{L})(?:отчет|доклад|бюджет|баланс|бюлетин|годишник|статистика|статистически преглед|справочник|сборник|report|budget|statistics|yearbook)\\s{1,2})${YEAR}(?=\\s{0,2}(?:$|[()\\]»”“",;:!?<\\n–]|\\.(?!\\d)))`,
    (m) => yearPoint(m[1]),
  ),
  // „for the year 2020“
  shape(
    `(?<=(?<!\\p{L})for\\s{1,2}(?:the\\s{1,2})?(?:(?:calendar|financial|fiscal)\\s{1,2})?year\\s{1,2})${YEAR}(?=\\s{0,2}(?:$|[()\\]»”“",;:!?<\\n]|\\.(?!\\d)))`,
    (m) => yearPoint(m[1]),
  ),
  // „Hospital discharges by district, 2024“: alone at the end of a line; only the line's other words make it a period
  shape(`(?<=\\p{L}{3}[)“"]?(?:,|\\s[–—-])\\s{1,2})${YEAR}(?=\\s{0,2}(?:$|\\n|\\())`, (m) => yearPoint(m[1])),
  // „FY 2024“, „FY2024“
  shape(`${NOT_IN_WORD}FY\\s?${YEAR}(?![-./]\\d)`, (m) => yearPoint(m[1])),
  // „за 2025“, „2025 year“ alone: only where nothing is counted
  shape(
    `(?<=${NOT_IN_WORD}(?:за|през|към края на|до края на|for|in)\\s{1,2})${YEAR}(?=\\s{0,2}(?:$|[()\\]»”“",;:!?<\\n]|\\.(?!\\d)))`,
    (m) => yearPoint(m[1]),
  ),
];

/** „Обновено: “, „Последна актуализация на “ right before a date. */
const UPDATED =
  /(?<!\p{L})(?:обновен[аои]?|обновяване|обновление|актуализиран[аои]?|актуализация|последна промяна|последна редакция|last update|updated|modified)(?:\s(?:на данните|на страницата))?(?:\s{1,2}(?:на|от|on))?\s{0,2}[:–—-]\s{0,2}$/iu;

const QUARTERS_OF_MONTHS: Readonly<Record<string, number>> = { тр: 1, ше: 2, де: 3 };
/** By their first two characters. */
const ENGLISH_ORDINALS = ['fi', 'se', 'th', 'fo', '1s', '2n', '3r', '4t'];

/** Month by its first letters, as text for `dayPoint`. */
export function monthNumber(name: string | undefined): string {
  return String(MONTHS.find(([pattern]) => pattern.test(name ?? ''))?.[1] ?? 0);
}

export function ordinalNumber(word: string | undefined): number {
  const lower = (word ?? '').toLowerCase();
  if (lower.startsWith('първо')) return 1;
  if (lower.startsWith('второ')) return 2;
  if (lower.startsWith('трето')) return 3;
  if (lower.startsWith('четвърто')) return 4;
  return /^\d$/.test(lower) ? Number(lower) : romanNumber(word);
}

const ROMAN_NUMBERS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** 1–12, or 0 when it is no such number. */
function romanNumber(word: string | undefined): number {
  const latin = (word ?? '')
    .toUpperCase()
    .replace(/І/g, 'I')
    .replace(/П/g, 'II')
    .replace(/Ш/g, 'III')
    .replace(/У/g, 'V')
    .replace(/Х/g, 'X');
  return ROMAN_NUMBERS.indexOf(latin) + 1;
}

/** A day that exists, or null. Parts as written. */
export function dayPoint(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): DatePoint | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (!isPlausibleYear(y) || !dayExists(y, m, d)) return null;
  return { date: isoDate(y, m, d), precision: 'day' };
}

export function monthPoint(year: string | undefined, month: string | undefined): DatePoint | null {
  const [y, m] = [Number(year), Number(month)];
  if (!isPlausibleYear(y) || !(m >= 1 && m <= 12)) return null;
  return { date: isoDate(y, m, daysInMonth(y, m)), precision: 'month' };
}

export function quarterPoint(year: string | undefined, quarter: number): DatePoint | null {
  const y = Number(year);
  if (!isPlausibleYear(y) || !(quarter >= 1 && quarter <= 4)) return null;
  return { date: isoDate(y, quarter * 3, daysInMonth(y, quarter * 3)), precision: 'quarter' };
}

/** The last quarter of the half: the nearest precision that a date point has. */
export function halfPoint(year: string | undefined, half: number): DatePoint | null {
  return half === 1 || half === 2 ? quarterPoint(year, half * 2) : null;
}

export function yearPoint(year: string | undefined): DatePoint | null {
  const y = Number(year);
  return isPlausibleYear(y) ? { date: isoDate(y, 12, 31), precision: 'year' } : null;
}

function schoolYearPoint(first: string | undefined, second: string | undefined): DatePoint | null {
  const from = Number(first);
  const to = second?.length === 2 ? Math.floor(from / 100) * 100 + Number(second) : Number(second);
  if (!isPlausibleYear(from) || to !== from + 1) return null;
  return { date: isoDate(to, 9, 14), precision: 'year' };
}

function isPlausibleYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

function isoDate(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
