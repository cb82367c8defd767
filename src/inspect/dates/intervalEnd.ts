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
  const [start = '', end = start] = parts.map((part) => part.trim());
  const last = isoPoint(end);
  // Series begin long before anything was published: „1961-01-01/2020-12-31“.
  return last === null || !ISO_TIME.test(start) || start.slice(0, 10) > last.date ? null : last;
}

/** A year, month or day of ISO 8601. */
export function isoPoint(text: string): DatePoint | null {
  const [, year, month, day] = ISO_TIME.exec(text) ?? [];
  if (year === undefined) return null;
  if (month === undefined) return yearPoint(year);
  return day === undefined ? monthPoint(year, month) : dayPoint(year, month, day);
}
