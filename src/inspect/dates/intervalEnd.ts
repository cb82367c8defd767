import type { DatePoint } from '../../model/factValues.ts';
import { dayPoint, monthPoint, yearPoint } from './dateShapes.ts';

const ISO_TIME = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T[\d:.+Z-]{1,30})?)?)?$/u;

/**
 * The end of a time or interval of ISO 8601 as `temporalCoverage` holds it („2023-01-01/2023-06-30“, „2022“). Null for
 * one without an end („2015-01-01/..“), with its end before its beginning, and for all else.
 */
export function intervalEnd(value: string): DatePoint | null {
  const parts = value.trim().slice(0, 100).split('/');
  if (parts.length > 2) return null;
  const ends = parts.map((part) => isoPoint(part.trim()));
  const [first] = ends;
  const last = ends.at(-1) ?? null;
  if (first === undefined || first === null || last === null || first.date > last.date) return null;
  return last;
}

function isoPoint(text: string): DatePoint | null {
  const [, year, month, day] = ISO_TIME.exec(text) ?? [];
  if (year === undefined) return null;
  if (month === undefined) return yearPoint(year);
  return day === undefined ? monthPoint(year, month) : dayPoint(year, month, day);
}
