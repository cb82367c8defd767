import type { DatePoint } from '../../model/factValues.ts';

const DAY_MS = 86_400_000;

/** Whole days from one ISO day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / DAY_MS,
  );
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(`${text.slice(0, 10)}T00:00:00Z`));
}

/** First day of the period that a date point names; `date` is its last. A school year ends in September. */
export function firstDay({ date, precision }: DatePoint): string {
  const [year = '', month = '01'] = date.split('-');
  if (precision === 'year')
    return date.endsWith('-12-31') ? `${year}-01-01` : addDays(`${Number(year) - 1}${date.slice(4)}`, 1);
  if (precision === 'month') return `${year}-${month}-01`;
  if (precision === 'quarter')
    return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  return date;
}
