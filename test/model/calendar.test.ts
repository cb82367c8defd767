import { expect, test } from 'vitest';
import { dayExists, daysInMonth } from '../../src/model/calendar.ts';

test.each([
  [1900, 2, 28],
  [2000, 2, 29],
  [2023, 2, 28],
  [2024, 2, 29],
  [2024, 4, 30],
  [2024, 12, 31],
])('%i-%i has %i days', (year, month, days) => {
  expect(daysInMonth(year, month)).toBe(days);
  expect(dayExists(year, month, days)).toBe(true);
  expect(dayExists(year, month, days + 1)).toBe(false);
});

test.each([
  [2024, 0, 1],
  [2024, 13, 1],
  [2024, 1, 0],
  [2024, Number.NaN, 1],
])('%i-%i-%i is no day', (year, month, day) => expect(dayExists(year, month, day)).toBe(false));
