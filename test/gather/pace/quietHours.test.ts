import { describe, expect, it } from 'vitest';
import { openAtMs } from '../../../src/gather/pace/quietHours.ts';

const OFFICE = [{ host: '*', from: '08:00', to: '18:00' }];
const NIGHT = [{ host: 'obshtina.example', from: '22:00', to: '06:30' }];

/** All times in the table are of Sofia's summer (UTC+3) unless they say so. */
describe('quiet hours', () => {
  it.each<[string, Parameters<typeof openAtMs>[0], string, string]>([
    ['before they begin', OFFICE, '2026-07-01T07:59:59+03:00', '2026-07-01T07:59:59+03:00'],
    ['at their beginning', OFFICE, '2026-07-01T08:00:00+03:00', '2026-07-01T18:00:00+03:00'],
    ['in the middle, with seconds', OFFICE, '2026-07-01T12:34:56+03:00', '2026-07-01T18:00:00+03:00'],
    ['at their end', OFFICE, '2026-07-01T18:00:00+03:00', '2026-07-01T18:00:00+03:00'],
    ['over midnight, before it', NIGHT, '2026-07-01T23:00:00+03:00', '2026-07-02T06:30:00+03:00'],
    ['over midnight, after it', NIGHT, '2026-07-02T01:00:00+03:00', '2026-07-02T06:30:00+03:00'],
    ['in winter', OFFICE, '2026-01-15T09:00:00+02:00', '2026-01-15T18:00:00+02:00'],
    ['over the clock change of spring', NIGHT, '2026-03-28T23:00:00+02:00', '2026-03-29T06:30:00+03:00'],
    ['over the clock change of autumn', NIGHT, '2026-10-24T23:00:00+03:00', '2026-10-25T06:30:00+02:00'],
    [
      'two stretches that meet',
      [...OFFICE, { host: 'obshtina.example', from: '18:00', to: '20:00' }],
      '2026-07-01T09:00:00+03:00',
      '2026-07-01T20:00:00+03:00',
    ],
    [
      'of another host',
      NIGHT.map((one) => ({ ...one, host: 'drug.example' })),
      '2026-07-01T23:00:00+03:00',
      '2026-07-01T23:00:00+03:00',
    ],
  ])('%s', (_name, hours, at, open) =>
    expect(new Date(openAtMs(hours, 'obshtina.example', Date.parse(at))).toISOString()).toBe(
      new Date(open).toISOString(),
    ),
  );

  it('of the whole day never end', () => {
    const at = Date.parse('2026-07-01T12:00:00Z');
    expect(openAtMs([{ host: '*', from: '00:00', to: '00:00' }], 'a.example', at)).toBeGreaterThan(at);
  });
});
