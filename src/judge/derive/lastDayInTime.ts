import type { Fact } from '../../model/facts.ts';
import { addDays } from './dateSpan.ts';

/** A promise of every day, or every working day, is broken by so many whole working days without anything. */
const MISSED_WORKDAYS = 3;
/** The longest rows of days off in Bulgaria, with a day on either side. */
const DAYS_OFF = 10;
const DAYS_A_WEEK = 7;
/**
 * Seasons in which days off may make a row, as month and day: Christmas to New Year, 3 March, Easter and the days of
 * May, 24 May, 6 and 22 September.
 */
const SEASONS: readonly (readonly [string, string])[] = [
  ['01-01', '01-08'],
  ['03-01', '03-06'],
  ['04-01', '05-28'],
  ['09-05', '09-09'],
  ['09-21', '09-25'],
  ['12-22', '12-31'],
];
/** What only follows from a row of days without any promise is given more time: such rows have gaps. */
const UNPROMISED_DAYS = 42;
const UNPROMISED_PERIODS = 3;

/**
 * The first day, ISO, from which on a change is in time for certain; an older one is late by more than one full period.
 * A daily promise is counted in working days, outside the seasons of holidays.
 */
export function lastDayInTime(asOf: string, dueDays: number, frequency: Fact<'resource.frequency'>): string {
  if (frequency.known && frequency.value.place === 'series')
    return addDays(asOf, -Math.max(UNPROMISED_PERIODS * dueDays, UNPROMISED_DAYS));
  if (dueDays >= DAYS_A_WEEK) return addDays(asOf, -2 * dueDays);
  const long = addDays(asOf, -Math.max(2 * dueDays, DAYS_OFF));
  if (dueDays > MISSED_WORKDAYS || isSeason(long, asOf)) return long;
  let day = addDays(asOf, -1);
  for (let missed = 0; missed < MISSED_WORKDAYS; day = addDays(day, -1)) if (isWorkday(day)) missed += 1;
  return addDays(day, 1);
}

function isSeason(from: string, to: string): boolean {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const monthDay = day.slice(5);
    if (SEASONS.some(([first, last]) => monthDay >= first && monthDay <= last)) return true;
  }
  return false;
}

function isWorkday(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
