import { describe, expect, it } from 'vitest';
import { cronTimes } from '../../src/jobs/cronTimes.ts';

const at = (text: string): number => Date.parse(text);
const told = (times: readonly number[]): readonly string[] =>
  times.map((ms) => new Date(ms).toISOString().slice(0, 16));

describe('cronTimes', () => {
  it.each([
    ['0 3 1 * *', '2026-11-26T00:00Z', '2026-12-01T01:00'],
    ['30 3 * * *', '2026-10-25T00:00Z', '2026-10-25T00:30'],
    ['*/15 * * * *', '2026-01-01T00:14Z', '2026-01-01T00:15'],
    // A day of the month or a day of the week, as cron has it.
    ['0 0 13 * 5', '2026-11-01T00:00Z', '2026-11-05T22:00'],
  ])('%s after %s is %s', (expression, from, expected) => {
    expect(told([cronTimes('a', expression, 'Europe/Sofia').after(at(from))])).toEqual([expected]);
  });

  it('is due once in the night that has an hour twice, and right after the hour that a night leaves out', () => {
    const times = cronTimes('a', '30 3 * * *', 'Europe/Sofia');
    expect(told(times.between(at('2026-10-24T12:00Z'), at('2026-10-26T12:00Z')))).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
    expect(times.between(at('2026-03-28T12:00Z'), at('2026-03-29T12:00Z'))).toHaveLength(1);
  });

  it('has its end in it and its beginning not', () => {
    const times = cronTimes('a', '0 3 * * *', 'Europe/Sofia');
    expect(told(times.between(at('2026-11-02T01:00Z'), at('2026-11-03T01:00Z')))).toEqual(['2026-11-03T01:00']);
    expect(times.between(at('2026-11-03T01:00Z'), at('2026-11-02T01:00Z'))).toEqual([]);
  });

  it('keeps to the last thousand', () => {
    const times = cronTimes('a', '* * * * *', 'UTC').between(at('2020-01-01T00:00Z'), at('2026-01-01T00:00Z'));
    expect(times).toHaveLength(1_000);
    expect(told(times.slice(-1))).toEqual(['2026-01-01T00:00']);
  });

  it.each(['всяка нощ', '* * * * * *', '0 25 * * *', '0 0 30 2 *', ''])(
    'refuses „%s“ by the name of its job',
    (text) => {
      expect(() => cronTimes('нощна', text, 'Europe/Sofia')).toThrow(/нощна|schedule "нощна"/);
    },
  );

  it('refuses a zone that is none', () => {
    expect(() => cronTimes('нощна', '0 3 * * *', 'Europe/Sofiq')).toThrow(/Europe\/Sofiq/);
  });
});
