import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNameDates } from '../../src/model/nameDates.ts';

test.each([
  ['otchet_2024_03.csv', '2024-03-31', 'month'],
  ['31122025.xlsx', '2025-12-31', 'day'],
  ['20251231.pdf', '2025-12-31', 'day'],
  ['2025_12_31.csv', '2025-12-31', 'day'],
  ['danni-05.02.2024.csv', '2024-02-05', 'day'],
  ['B1_2019_03_5206', '2019-03-31', 'month'],
  ['otchet-2025.pdf', '2025-12-31', 'year'],
  ['2019-2023.csv', '2023-12-31', 'year'],
  ['report_Q1_2025.xls', '2025-03-31', 'quarter'],
  ['budget 12.2025.xlsx', '2025-12-31', 'month'],
])('%s', (name, date, precision) => {
  expect(readNameDates(name)).toEqual({ date, precision });
});

test.each(['5206.csv', 'registar.csv', 'img20251399.png', '99999999.csv', 'ek_atte_123456.json', 'plan-2150.pdf', ''])(
  'no date in %j',
  (name) => {
    expect(readNameDates(name)).toBeNull();
  },
);

test('any name gives a real date or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-_. qQ') }), (name) => {
      const point = readNameDates(name);
      if (point !== null) expect(new Date(`${point.date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(point.date);
    }),
  );
});
