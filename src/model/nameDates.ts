import type { DatePoint } from './factValues.ts';

/** Dates in names of files and parts of addresses: `2024_03`, `31122025`, `20251231`, `otchet-2025`, `B1_2019_03_5206`. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;
const MAX_CHARACTERS = 500;
const YEAR = '((?:19|20)\\d{2})';

type Shape = { readonly pattern: RegExp; readonly read: (parts: RegExpMatchArray) => DatePoint | null };

/** The most exact shapes first: what one has taken the next does not see. */
const SHAPES: readonly Shape[] = [
  {
    pattern: new RegExp(`(?<!\\d)${YEAR}[-_. ](\\d{2})[-_. ](\\d{2})(?!\\d)`, 'g'),
    read: (m) => day(m[1], m[2], m[3]),
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})[-_. ](\\d{1,2})[-_. ]${YEAR}(?!\\d)`, 'g'),
    read: (m) => day(m[3], m[2], m[1]),
  },
  { pattern: new RegExp(`(?<!\\d)${YEAR}(\\d{2})(\\d{2})(?!\\d)`, 'g'), read: (m) => day(m[1], m[2], m[3]) },
  { pattern: new RegExp(`(?<!\\d)(\\d{2})(\\d{2})${YEAR}(?!\\d)`, 'g'), read: (m) => day(m[3], m[2], m[1]) },
  { pattern: new RegExp(`(?<!\\d)${YEAR}[-_. ]?q([1-4])(?!\\d)`, 'gi'), read: (m) => quarter(m[1], m[2]) },
  { pattern: new RegExp(`(?<![\\p{L}\\d])q([1-4])[-_. ]?${YEAR}(?!\\d)`, 'giu'), read: (m) => quarter(m[2], m[1]) },
  { pattern: new RegExp(`(?<!\\d)${YEAR}[-_./](\\d{2})(?!\\d)`, 'g'), read: (m) => month(m[1], m[2]) },
  { pattern: new RegExp(`(?<!\\d)(\\d{2})[-_.]${YEAR}(?!\\d)`, 'g'), read: (m) => month(m[2], m[1]) },
  { pattern: new RegExp(`(?<!\\d)${YEAR}(?!\\d)`, 'g'), read: (m) => year(m[1]) },
];

/**
 * The date that the name of a file (without folders) carries; of several the latest, as of a period its end. Null when
 * there is none, or only numbers that are no date. A percent-encoded name is decoded by the caller.
 */
export function readNameDates(name: string): DatePoint | null {
  let rest = name.slice(0, MAX_CHARACTERS).replace(/\.[a-z0-9]{1,8}$/i, '');
  let latest: DatePoint | null = null;
  for (const { pattern, read } of SHAPES) {
    rest = rest.replace(pattern, (...parts) => {
      const point = read(parts.slice(0, -2).map(String) as RegExpMatchArray);
      if (point === null) return String(parts[0]);
      if (latest === null || point.date > latest.date) latest = point;
      return '\n';
    });
  }
  return latest;
}

function day(y: string | undefined, m: string | undefined, d: string | undefined): DatePoint | null {
  const point = month(y, m);
  const number = Number(d);
  if (point === null || number < 1 || number > Number(point.date.slice(8))) return null;
  return { date: `${point.date.slice(0, 8)}${String(number).padStart(2, '0')}`, precision: 'day' };
}

function month(y: string | undefined, m: string | undefined): DatePoint | null {
  const number = Number(m);
  if (!isPlausible(Number(y)) || number < 1 || number > 12) return null;
  return { date: lastDayOf(Number(y), number), precision: 'month' };
}

function quarter(y: string | undefined, q: string | undefined): DatePoint | null {
  return isPlausible(Number(y)) ? { date: lastDayOf(Number(y), Number(q) * 3), precision: 'quarter' } : null;
}

function year(y: string | undefined): DatePoint | null {
  return isPlausible(Number(y)) ? { date: `${y ?? ''}-12-31`, precision: 'year' } : null;
}

function isPlausible(y: number): boolean {
  return y >= FIRST_YEAR && y <= LAST_YEAR;
}

function lastDayOf(y: number, m: number): string {
  const last =
    m === 2 ? (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;
  return `${y}-${String(m).padStart(2, '0')}-${last}`;
}
