import { describe, expect, it } from 'vitest';
import {
  floorMs,
  FRESH_PACE,
  intervalMs,
  nextStartMs,
  paceAfter,
  slowerPace,
} from '../../../src/gather/pace/hostPace.ts';
import { retryAfterMs } from '../../../src/gather/pace/retryAfter.ts';

const POLICY = { floorMs: 1000, crawlDelayMs: null, delayPerResponseTime: 2 };
const DAY_MS = 86_400_000;

describe('pace', () => {
  it.each([
    [0, false, 1000],
    [1500, false, 1500],
    [0, true, 0],
    [20, true, 20],
    [-5, true, 0],
  ])('floor of %i ms on loopback=%s is %i ms', (asked, isLoopback, floor) =>
    expect(floorMs(asked, isLoopback)).toBe(floor),
  );

  it.each([
    [POLICY, 100, 1, 1000],
    [POLICY, 800, 1, 1600],
    [{ ...POLICY, crawlDelayMs: 7000 }, 800, 1, 7000],
    [{ ...POLICY, crawlDelayMs: 500 }, 0, 1, 1000],
    [POLICY, 100, 2, 2000],
    [{ ...POLICY, floorMs: 0, delayPerResponseTime: 0 }, 100, 4, 0],
  ])('%o after %i ms with factor %i waits %i ms', (policy, elapsed, factor, expected) =>
    expect(intervalMs(policy, elapsed, factor)).toBe(expected),
  );

  it('counts from start to start', () => {
    const pace = paceAfter(FRESH_PACE, { startMs: 10_000, elapsedMs: 300, status: 200, retryAfterMs: null }, POLICY);
    expect(nextStartMs(pace)).toBe(11_000);
    expect(nextStartMs(FRESH_PACE)).toBe(0);
  });

  it.each<[string, number | null, number | null, object]>([
    [
      'a first 429 is waited out and doubles',
      429,
      30_000,
      { notBeforeMs: 40_300, factor: 2, restedUntilMs: 0, intervalMs: 2000 },
    ],
    ['a 429 without Retry-After rests', 429, null, { factor: 1, restedUntilMs: 10_300 + DAY_MS }],
    ['more than an hour rests', 429, 3_600_001, { factor: 1, restedUntilMs: 10_300 + DAY_MS, notBeforeMs: 0 }],
    ['503 with Retry-After waits', 503, 5_000, { notBeforeMs: 15_300, factor: 1, restedUntilMs: 0 }],
    ['200 with Retry-After means nothing', 200, 5_000, { notBeforeMs: 0 }],
    ['a failure keeps the pace', null, null, { factor: 1, intervalMs: 1000 }],
  ])('%s', (_name, status, wait, expected) => {
    expect(
      paceAfter(FRESH_PACE, { startMs: 10_000, elapsedMs: 300, status, retryAfterMs: wait }, POLICY),
    ).toMatchObject(expected);
  });

  it('rests at the second 429 even if it says how long', () => {
    const once = paceAfter(FRESH_PACE, { startMs: 0, elapsedMs: 0, status: 429, retryAfterMs: 1000 }, POLICY);
    const twice = paceAfter(once, { startMs: 5000, elapsedMs: 0, status: 429, retryAfterMs: 1000 }, POLICY);
    expect(twice).toMatchObject({ restedUntilMs: 5000 + DAY_MS, factor: 2, tooMany: 2 });
  });

  it('takes the slower of what two lanes know', () => {
    const a = { ...FRESH_PACE, lastStartMs: 100, intervalMs: 1000, factor: 2 };
    const b = { ...FRESH_PACE, lastStartMs: 900, intervalMs: 1000, restedUntilMs: 5 };
    expect(slowerPace(a, b)).toMatchObject({ lastStartMs: 900, factor: 2, restedUntilMs: 5 });
    expect(slowerPace(b, a)).toEqual(slowerPace(a, b));
  });

  const NOW = Date.parse('2026-03-01T10:00:00Z');
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 01 Mar 2026 10:00:30 GMT', 30_000],
    ['Sunday, 01-Mar-26 10:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 09:00:00 GMT', 0],
    ['-1', null],
    ['1.5', null],
    ['soon', null],
    ['2027', 2_027_000],
    ['', null],
    [undefined, null],
  ])('Retry-After %s is %s ms', (value, expected) => expect(retryAfterMs(value, NOW)).toBe(expected));
});
