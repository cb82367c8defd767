import type { DatePoint } from './factValues.ts';
import { LATIN_MONTHS, MONTHS } from './months.ts';

/** Cyrillic and Latin names of months with their number. */
const MONTH_NUMBERS: ReadonlyMap<string, string> = new Map([
  ...MONTHS.map((name, index) => [name, String(index + 1)] as const),
  ...LATIN_MONTHS.flatMap((names, index) => names.map((name) => [name, String(index + 1)] as const)),
]);
/** Longer ones first: „march“ before „mar“. */
const MONTH = [...MONTH_NUMBERS.keys()].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');

const ROMAN: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  първо: 1,
  второ: 2,
  трето: 3,
  четвърто: 4,
};

/** A date or period in a name, with where it stands. */
export type NamedPeriod = { readonly point: DatePoint; readonly index: number; readonly length: number };

/** Names are other people's: what stands beyond is not read. */
const MAX_CHARACTERS = 500;

/** A year must stand alone: „№ 2024567“ is a number, „2021-2027“ is the term of a programme. */
const YEAR = '(?<!\\d)(?:19|20)\\d{2}(?!\\d)';
const RANGE = new RegExp(`(${YEAR})\\s*(?:г\\.\\s*)?[-–—/]\\s*(${YEAR}|\\d{2}(?!\\d))(?![-_.]?\\d)`, 'gu');

/** „© 2019 Община“: since when somebody claims rights. */
const RIGHTS_YEAR = /(?:©|\(c\)|copyright)\s{0,3}(?:19|20)\d{2}/gu;

const PATTERNS: readonly { readonly find: RegExp; readonly read: (match: RegExpExecArray) => DatePoint | null }[] = [
  { find: /(?<!\d)(\d{1,2})[.\-_ ](\d{1,2})[.\-_ ]((?:19|20)\d{2})(?!\d)/gu, read: (m) => day(m[3], m[2], m[1]) },
  { find: /(?<!\d)((?:19|20)\d{2})[.\-_ ]?(\d{2})[.\-_ ]?(\d{2})(?!\d)/gu, read: (m) => day(m[1], m[2], m[3]) },
  { find: /(?<!\d)(\d{2})(\d{2})((?:19|20)\d{2})(?!\d)/gu, read: (m) => day(m[3], m[2], m[1]) },
  {
    find: /(?<![\p{L}\d])(?:q([1-4])|([1-4])q|(iv|i{1,3}|първо|второ|трето|четвърто|[1-4])(?:то|-\p{L}{2}(?:то)?)?\s+трим\p{L}*\.?)\s*(?:на|за|[-_.])?\s*((?:19|20)\d{2})(?!\d)/gu,
    read: (m) => quarter(m[4], m[1] ?? m[2] ?? m[3]),
  },
  // 1-vo trimesechie 2025, trim1_2025, 3tr-2025
  {
    find: /(?<![\p{L}\d])(iv|i{1,3}|[1-4])(?:[-_ ]?(?:vo|ro|to|ti|во|ро|то))?[-_ ]{0,2}(?:trim(?:esechi[ea])?|tr|тр)[-_. ]{0,2}(?:na|za)?[-_. ]{0,2}((?:19|20)\d{2})(?!\d)/gu,
    read: (m) => quarter(m[2], m[1]),
  },
  {
    find: /(?<!\p{L})(?:trim(?:esechi[ea])?|трим(?:есечие)?)[-_. ]{0,2}(iv|i{1,3}|[1-4])[-_. ]{1,2}((?:19|20)\d{2})(?!\d)/gu,
    read: (m) => quarter(m[2], m[1]),
  },
  // първо полугодие 2025, 6 месеца на 2025, деветмесечие 2025
  {
    find: /(?<![\p{L}\d])(?:(второ|ii|2)(?:то|-?ро(?:то)?)?[-_ ]{1,2}|(?:първо|i|1)(?:то|-?во(?:то)?)?[-_ ]{1,2})?(?:полугодие(?:то)?|шестмесечие(?:то)?|polugodie|shestmesechie|6[-_ ]?месе(?:ца|чие)|6[-_ ]?mese(?:tsa|ca))(?:[-_ ]{1,2}(?:на|за|na|za))?[-_ ]{0,2}((?:19|20)\d{2})(?!\d)/gu,
    read: (m) => quarter(m[2], m[1] === undefined ? '2' : '4'),
  },
  {
    find: /(?<![\p{L}\d])(?:деветмесечие(?:то)?|devetmesechie|9[-_ ]?месе(?:ца|чие)|9[-_ ]?mese(?:tsa|ca))(?:[-_ ]{1,2}(?:на|за|na|za))?[-_ ]{0,2}((?:19|20)\d{2})(?!\d)/gu,
    read: (m) => quarter(m[1], '3'),
  },
  { find: /(?<!\d)((?:19|20)\d{2})[-_. ]?q([1-4])(?![\p{L}\d])/gu, read: (m) => quarter(m[1], m[2]) },
  {
    find: new RegExp(`(?<!\\d)(\\d{1,2})[\\s_.-]{1,2}(${MONTH})[\\s_.,-]{1,2}((?:19|20)\\d{2})(?!\\d)`, 'gu'),
    read: (m) => day(m[3], MONTH_NUMBERS.get(m[2] ?? ''), m[1]),
  },
  {
    find: new RegExp(`(?<!\\p{L})(${MONTH})[\\s_.-]{0,3}((?:19|20)\\d{2})(?!\\d)`, 'gu'),
    read: (m) => month(m[2], MONTH_NUMBERS.get(m[1] ?? '')),
  },
  {
    find: new RegExp(`(?<!\\d)((?:19|20)\\d{2})[\\s_.-]{1,3}(${MONTH})(?!\\p{L})`, 'gu'),
    read: (m) => month(m[1], MONTH_NUMBERS.get(m[2] ?? '')),
  },
  { find: /(?<!\d)((?:19|20)\d{2})[.\-_](0[1-9]|1[0-2])(?!\d)/gu, read: (m) => month(m[1], m[2]) },
  { find: /(?<!\d)(0?[1-9]|1[0-2])[.\-_/]((?:19|20)\d{2})(?!\d)/gu, read: (m) => month(m[2], m[1]) },
  { find: new RegExp(`(${YEAR})(?:\\s*(?:г\\.|год\\.|година))?`, 'gu'), read: (m) => year(m[1]) },
];

/**
 * The dates and periods in the name of a file or in the words of a link, finest reading first. Ranges of years are
 * left out: they say how long something holds, not which edition it is.
 */
export function periodsInName(name: string): readonly NamedPeriod[] {
  let rest = name
    .slice(0, MAX_CHARACTERS)
    .normalize('NFC')
    .toLowerCase()
    .replace(/і/g, 'i')
    .replace(RANGE, (range, from: string, to: string) =>
      lastYearOf(from, to) === null ? range : ' '.repeat(range.length),
    )
    .replace(RIGHTS_YEAR, (words) => ' '.repeat(words.length));
  const found: NamedPeriod[] = [];
  for (const { find, read } of PATTERNS) {
    for (const match of rest.matchAll(find)) {
      const point = read(match);
      if (point === null) continue;
      found.push({ point, index: match.index, length: match[0].length });
      rest = `${rest.slice(0, match.index)}${' '.repeat(match[0].length)}${rest.slice(match.index + match[0].length)}`;
    }
  }
  return found.toSorted((a, b) => a.index - b.index);
}

/** Last year of a range; null when it is none: „2025-09“ is a month. */
function lastYearOf(from: string, to: string): number | null {
  const last = to.length === 2 ? Math.floor(Number(from) / 100) * 100 + Number(to) : Number(to);
  return last > Number(from) ? last : null;
}

/** The years that a name says something holds for („2021–2027 г.“, „2025/2026“): the range that ends last; null = none. */
export function yearsOfName(name: string): { readonly first: number; readonly last: number } | null {
  const ranges = [...name.slice(0, MAX_CHARACTERS).matchAll(RANGE)].flatMap(([, from = '', to = '']) => {
    const last = lastYearOf(from, to);
    return last === null ? [] : [{ first: Number(from), last }];
  });
  return ranges.toSorted((a, b) => b.last - a.last || b.first - a.first)[0] ?? null;
}

/** The edition that a name states: its latest period. Null when it states none. */
export function editionOf(name: string): DatePoint | null {
  let latest: DatePoint | null = null;
  for (const { point } of periodsInName(name)) {
    if (latest === null || point.date > latest.date) latest = point;
  }
  return latest;
}

/** The month that folders of an address name: …/2025/03/… and …/2025-03/…; null when they name none. */
export function folderPeriod(path: string): DatePoint | null {
  const folders = path.slice(0, MAX_CHARACTERS).replace(/[^/]*$/, '');
  const found = [...folders.matchAll(/(?<=\/)((?:19|20)\d{2})[/_-](0[1-9]|1[0-2])(?=\/)/g)].at(-1);
  return found === undefined ? null : month(found[1], found[2]);
}

/** A name without its dates and year ranges: what all editions of one thing share. */
export function nameWithoutPeriods(name: string): string {
  let rest = name.normalize('NFC').toLowerCase();
  for (const { index, length } of periodsInName(name)) {
    rest = `${rest.slice(0, index)}${' '.repeat(length)}${rest.slice(index + length)}`;
  }
  return rest
    .replace(RANGE, (range, from: string, to: string) => (lastYearOf(from, to) === null ? range : ' '))
    .replace(/(?<![\p{L}\d])(?:г|год|година|гр)\.?(?![\p{L}\d])/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function day(y: string | undefined, m: string | undefined, d: string | undefined): DatePoint | null {
  const date = `${y ?? ''}-${(m ?? '').padStart(2, '0')}-${(d ?? '').padStart(2, '0')}`;
  const parsed = Date.parse(`${date}T00:00:00Z`);
  // Date.parse accepts no 31.02; a day that does not exist is no date.
  if (Number.isNaN(parsed) || new Date(parsed).toISOString().slice(0, 10) !== date) return null;
  return { date, precision: 'day' };
}

function month(y: string | undefined, m: string | undefined): DatePoint | null {
  return endOfMonth(y, Number(m), 'month');
}

function quarter(y: string | undefined, part: string | undefined): DatePoint | null {
  const number = ROMAN[part ?? ''] ?? Number(part);
  return endOfMonth(y, number * 3, 'quarter');
}

function endOfMonth(y: string | undefined, m: number, precision: 'month' | 'quarter'): DatePoint | null {
  if (!(m >= 1 && m <= 12)) return null;
  return { date: new Date(Date.UTC(Number(y), m, 0)).toISOString().slice(0, 10), precision };
}

function year(y: string | undefined): DatePoint | null {
  return y === undefined ? null : { date: `${y}-12-31`, precision: 'year' };
}
