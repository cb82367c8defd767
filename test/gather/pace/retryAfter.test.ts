import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../src/gather/pace/retryAfter.ts';

const NOW = Date.parse('2026-03-01T10:00:00Z');
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const LONG_DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The three shapes of RFC 9110 §5.6.7: IMF-fixdate, RFC 850, asctime. */
function shapesOf(ms: number): readonly string[] {
  const date = new Date(ms);
  const two = (value: number, fill = '0'): string => String(value).padStart(2, fill);
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  const [day, month, year] = [date.getUTCDate(), MONTHS[date.getUTCMonth()], date.getUTCFullYear()];
  const name = DAYS[date.getUTCDay()];
  return [
    `${name}, ${two(day)} ${month} ${year} ${time} GMT`,
    `${LONG_DAYS[date.getUTCDay()]}, ${two(day)}-${month}-${two(year % 100)} ${time} GMT`,
    `${name} ${month} ${two(day, ' ')} ${time} ${year}`,
  ];
}

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 01 Mar 2026 10:00:30 GMT', 30_000],
    ['Sunday, 01-Mar-26 10:00:30 GMT', 30_000],
    ['Sun Mar  1 10:00:30 2026', 30_000],
    ['Sun, 01 Mar 2026 09:00:00 GMT', 0],
    ['Sun, 31 Feb 2026 09:00:00 GMT', null],
    ['99999999999999999999', 316_224_000_000],
    ['-1', null],
    ['1.5', null],
    ['soon', null],
    ['2027', 2_027_000],
    ['120, 60', null],
    ['', null],
    [undefined, null],
  ])('%s is %s ms', (value, expected) => expect(retryAfterMs(value, NOW)).toBe(expected));

  it('reads a date in all three shapes alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (seconds) => {
        const ms = seconds * 1000;
        for (const shape of shapesOf(ms)) expect(retryAfterMs(shape, NOW)).toBe(Math.max(0, ms - NOW));
      }),
    );
  });

  it('reads every number of seconds', () => {
    fc.assert(
      fc.property(
        fc.nat(300_000_000),
        (seconds) => void expect(retryAfterMs(String(seconds), NOW)).toBe(seconds * 1000),
      ),
    );
  });

  it('answers any text with a wait or nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const wait = retryAfterMs(text, NOW);
        expect(wait === null || (Number.isFinite(wait) && wait >= 0)).toBe(true);
      }),
    );
  });
});
