import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytesToday,
  DAY_MS,
  floorMs,
  FRESH_PACE,
  intervalMs,
  nextStartMs,
  paceAfter,
  type PacedExchange,
  slowerPace,
} from '../../../src/gather/pace/hostPace.ts';

const POLICY = { floorMs: 1000, crawlDelayMs: null, delayPerResponseTime: 2 };

function answered(
  startMs: number,
  elapsedMs: number,
  status: number | null,
  wait: number | null = null,
  bytes = 0,
): PacedExchange {
  return { startMs, elapsedMs, status, retryAfterMs: wait, bytes };
}

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
    const pace = paceAfter(FRESH_PACE, answered(10_000, 300, 200), POLICY);
    expect(nextStartMs(pace, POLICY)).toBe(11_000);
    expect(nextStartMs(FRESH_PACE, POLICY)).toBe(0);
  });

  it('holds a Crawl-delay from the answer that told it', () => {
    const afterRobots = paceAfter(FRESH_PACE, answered(10_000, 300, 200), POLICY);
    expect(nextStartMs(afterRobots, { ...POLICY, crawlDelayMs: 7000 })).toBe(17_000);
    const doubled = { ...afterRobots, factor: 2 };
    expect(nextStartMs(doubled, { ...POLICY, crawlDelayMs: 7000 })).toBe(24_000);
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
    ['two days rest two days', 429, 2 * DAY_MS, { restedUntilMs: 10_300 + 2 * DAY_MS }],
    ['a year rests a week', 429, 365 * DAY_MS, { restedUntilMs: 10_300 + 7 * DAY_MS }],
    ['an hour is waited out', 429, 3_600_000, { factor: 2, restedUntilMs: 0, notBeforeMs: 3_610_300 }],
    ['no wait at all is waited out', 429, 0, { factor: 2, restedUntilMs: 0, notBeforeMs: 10_300 }],
    ['503 that means hours rests so long', 503, 7_200_000, { restedUntilMs: 10_300 + 7_200_000, notBeforeMs: 0 }],
    ['503 that says nothing', 503, null, { restedUntilMs: 0, notBeforeMs: 0 }],
    ['503 with Retry-After waits', 503, 5_000, { notBeforeMs: 15_300, factor: 1, restedUntilMs: 0 }],
    ['200 with Retry-After means nothing', 200, 5_000, { notBeforeMs: 0 }],
    ['a failure keeps the pace', null, null, { factor: 1, intervalMs: 1000 }],
  ])('%s', (_name, status, wait, expected) => {
    expect(paceAfter(FRESH_PACE, answered(10_000, 300, status, wait), POLICY)).toMatchObject(expected);
  });

  it('rests at the second 429 even if it says how long', () => {
    const once = paceAfter(FRESH_PACE, answered(0, 0, 429, 1000), POLICY);
    const twice = paceAfter(once, answered(5000, 0, 429, 1000), POLICY);
    expect(twice).toMatchObject({ restedUntilMs: 5000 + DAY_MS, factor: 2, tooMany: 2 });
  });

  it('takes the slower of what two lanes know', () => {
    const a = { ...FRESH_PACE, lastStartMs: 100, intervalMs: 1000, factor: 2 };
    const b = { ...FRESH_PACE, lastStartMs: 900, intervalMs: 1000, restedUntilMs: 5 };
    expect(slowerPace(a, b)).toMatchObject({ lastStartMs: 900, factor: 2, restedUntilMs: 5 });
    expect(slowerPace(b, a)).toEqual(slowerPace(a, b));
  });

  it('counts the bytes of a day', () => {
    const once = paceAfter(FRESH_PACE, answered(2 * DAY_MS, 0, 200, null, 500), POLICY);
    const twice = paceAfter(once, answered(2 * DAY_MS + 5000, 0, 200, null, 70), POLICY);
    expect(bytesToday(twice, 2 * DAY_MS + 6000)).toBe(570);
    expect(bytesToday(twice, 3 * DAY_MS)).toBe(0);
    expect(bytesToday(paceAfter(twice, answered(3 * DAY_MS, 0, 200, null, 9), POLICY), 3 * DAY_MS)).toBe(9);
  });

  it('never lets a request start before everything that was asked for is over', () => {
    const exchange = fc.record({
      startMs: fc.integer({ min: 1, max: 1e9 }),
      elapsedMs: fc.integer({ min: 0, max: 60_000 }),
      status: fc.constantFrom(200, 404, 429, 503, null),
      retryAfterMs: fc.option(fc.integer({ min: 0, max: 1e7 })),
      bytes: fc.nat(1e6),
    });
    const policy = fc.record({
      floorMs: fc.integer({ min: 1000, max: 5000 }),
      crawlDelayMs: fc.option(fc.integer({ min: 0, max: 30_000 })),
      delayPerResponseTime: fc.double({ min: 0, max: 4, noNaN: true }),
    });
    fc.assert(
      fc.property(exchange, policy, (one, rules) => {
        const next = nextStartMs(paceAfter(FRESH_PACE, one, rules), rules);
        expect(next).toBeGreaterThanOrEqual(one.startMs + rules.floorMs);
        expect(next).toBeGreaterThanOrEqual(one.startMs + (rules.crawlDelayMs ?? 0));
        expect(next).toBeGreaterThanOrEqual(one.startMs + rules.delayPerResponseTime * one.elapsedMs);
      }),
    );
  });
});
