import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dcatMoment } from '../../src/model/dcatMoment.ts';

test.each([
  ['2024', '2024', 'gYear'],
  ['2024-03', '2024-03', 'gYearMonth'],
  ['2024-02-29', '2024-02-29', 'date'],
  ['2024-03-01 10:00:00', '2024-03-01T10:00:00', 'dateTime'],
  ['2024-03-01T10:00', '2024-03-01T10:00:00', 'dateTime'],
  ['2024-03-01T10:00:00.123456Z', '2024-03-01T10:00:00.123456Z', 'dateTime'],
  ['2024-03-01T10:00:00+0200', '2024-03-01T10:00:00+02:00', 'dateTime'],
  [' 2024-03-01T10:00:00-14:00 ', '2024-03-01T10:00:00-14:00', 'dateTime'],
])('%s is a moment', (text, value, datatype) => {
  expect(dcatMoment(text)).toEqual({ value, datatype });
});

test.each([
  '',
  '2023-02-29',
  '2024-13',
  '2024-00-10',
  '0000-01-01',
  '01.03.2024',
  'март 2024',
  '2024-03-01T24:00:00',
  '2024-03-01T10:60:00',
  '2024-03-01T10:00:60Z',
  '2024-03-01T10:00:00+14:01',
  '2024-03-01T10:00:00+02:99',
  '2024-03-01; DROP',
])('„%s“ is none', (text) => {
  expect(dcatMoment(text)).toBeNull();
});

test('every day of the calendar is one, as itself', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10);
      expect(dcatMoment(day)).toEqual({ value: day, datatype: 'date' });
      expect(dcatMoment(date.toISOString())?.value).toBe(date.toISOString());
    }),
  );
});
