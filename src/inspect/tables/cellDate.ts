import { daysInMonth } from '../../model/calendar.ts';
import type { DatePoint } from '../../model/factValues.ts';
import { MONTHS } from '../../model/months.ts';

const TIME = String.raw`(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:ч\.?|Z|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-./](\d{1,2})[-./](\d{1,2})${TIME}$`);
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})[-./](\d{1,2})[-./](\d{4})\s*(?:г\.?|год\.?)?${TIME}$`);
const DAY_MONTH_NAME = /^(\d{1,2})\s+([а-я]+)\s+(\d{4})\s*(?:г\.?|година)?$/;
const MONTH_NAME = /^([а-я]+)\s+(\d{4})\s*(?:г\.?|година)?$/;
const MONTH_NUMBER = /^(?:(\d{4})[-./](\d{1,2})|(\d{1,2})[./](\d{4}))\s*(?:г\.?)?$/;

/**
 * The date that a cell holds and nothing but a date: `31.12.2025 г.`, `2025-12-31T10:00`, `31 декември 2025`,
 * `12.2025`. A bare number is no date, not even 2025. Days and months are read in the Bulgarian order.
 */
export function cellDate(cell: string): DatePoint | null {
  const text = cell.trim();
  if (!mayBeDate(text)) return null;
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return day(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null)
    return day(dayFirst[3], dayFirst[2], dayFirst[1]) ?? day(dayFirst[3], dayFirst[1], dayFirst[2]);
  return namedDate(text.toLowerCase()) ?? monthDate(text);
}

/** Most cells of a table are not dates: the cheap signs first. A digit and a separator after it, or a month's name. */
function mayBeDate(text: string): boolean {
  if (text.length < 6 || text.length > 40) return false;
  const first = text.charCodeAt(0);
  if (isDigit(first)) {
    if (!isSeparator(text.charCodeAt(1)) && !isSeparator(text.charCodeAt(2)) && !isSeparator(text.charCodeAt(4)))
      return false;
  } else if (first < 0x410 || first > 0x44f) return false;
  let digits = 0;
  for (let at = 0; at < text.length && digits < 4; at += 1) digits = isDigit(text.charCodeAt(at)) ? digits + 1 : 0;
  return digits === 4;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Space, minus, full stop, slash, or any space that is none of ASCII. */
function isSeparator(code: number): boolean {
  return (code >= 45 && code <= 47) || code <= 32 || code >= 0xa0;
}

function namedDate(text: string): DatePoint | null {
  const withDay = DAY_MONTH_NAME.exec(text);
  if (withDay !== null) return day(withDay[3], String(MONTHS.indexOf(withDay[2] ?? '') + 1), withDay[1]);
  const withMonth = MONTH_NAME.exec(text);
  if (withMonth !== null) return monthEnd(Number(withMonth[2]), MONTHS.indexOf(withMonth[1] ?? '') + 1);
  return null;
}

function monthDate(text: string): DatePoint | null {
  const found = MONTH_NUMBER.exec(text);
  if (found === null) return null;
  return monthEnd(Number(found[1] ?? found[4]), Number(found[2] ?? found[3]));
}

function day(year: string | undefined, month: string | undefined, dayOfMonth: string | undefined): DatePoint | null {
  const [y, m, d] = [Number(year), Number(month), Number(dayOfMonth)];
  if (!plausible(y, m) || d < 1 || d > daysInMonth(y, m)) return null;
  return { date: iso(y, m, d), precision: 'day' };
}

function monthEnd(year: number, month: number): DatePoint | null {
  return plausible(year, month) ? { date: iso(year, month, daysInMonth(year, month)), precision: 'month' } : null;
}

/** A year as a date: its last day. */
export function yearPoint(year: number): DatePoint {
  return { date: iso(year, 12, 31), precision: 'year' };
}

/** A bare year of the time that public data speak of. */
export function cellYear(cell: string): number | null {
  // The longest is „2025 година“ with spaces around it.
  const found = cell.length > 20 ? null : /^\s*((?:19|20)\d{2})\s*(?:г\.?|година)?\s*$/.exec(cell);
  return found === null ? null : Number(found[1]);
}

function plausible(year: number, month: number): boolean {
  return year >= 1800 && year <= 2200 && month >= 1 && month <= 12;
}

function iso(year: number, month: number, dayOfMonth: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}
