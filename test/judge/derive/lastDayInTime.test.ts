import { describe, expect, it } from 'vitest';
import { lastDayInTime } from '../../../src/judge/derive/lastDayInTime.ts';
import { known } from '../../../src/model/facts.ts';

const promised = (days: number, place: 'beside' | 'series') =>
  known('resource:a', 'resource.frequency', { days, word: 'daily', source: 'stated', place }, []);

describe('the first day that is in time', () => {
  it.each([
    ['three working days are missed on a Friday', '2026-11-20', 1, 'beside', '2026-11-17'],
    ['a weekend is no working time', '2026-11-16', 1, 'beside', '2026-11-11'],
    ['days off around Easter', '2026-04-15', 1, 'beside', '2026-04-05'],
    ['the turn of the year', '2027-01-05', 1, 'beside', '2026-12-26'],
    ['twice a week', '2026-11-20', 4, 'beside', '2026-11-10'],
    ['two periods of a slower promise', '2026-11-20', 31, 'beside', '2026-09-19'],
    ['rows that nobody promised: at least six weeks', '2026-11-20', 1, 'series', '2026-10-09'],
    ['rows that nobody promised: three months', '2026-11-20', 31, 'series', '2026-08-19'],
  ] as const)('%s', (_name, asOf, days, place, first) => {
    expect(lastDayInTime(asOf, days, promised(days, place))).toBe(first);
  });
});
