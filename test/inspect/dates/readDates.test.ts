import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDates } from '../../../src/inspect/dates/readDates.ts';

const shown = (text: string) => readDates(text).map(({ date, precision }) => `${date} ${precision}`);

describe('shapes', () => {
  test.each([
    ['31.12.2025', '2025-12-31 day'],
    ['31.12.2025г.!', '2025-12-31 day'],
    ['3.05.2019', '2019-05-03 day'],
    ['31. 12. 2025 г.', '2025-12-31 day'],
    ['01.01. – 30.06.2024 г.', '2024-06-30 day'],
    ['от 5 до 11 май 2025 г.', '2025-05-11 day'],
    ['28 март – 3 април 2025 г.', '2025-04-03 day'],
    ['м. март – м. април 2024 г.', '2024-04-30 month'],
    ['the second quarter of 2025', '2025-06-30 quarter'],
    ['4th quarter 2024', '2024-12-31 quarter'],
    ['first half of 2021', '2021-06-30 quarter'],
    ['Annual report 2020', '2020-12-31 year'],
    ['31.12.25 г.', '2025-12-31 day'],
    ['31/12/2025', '2025-12-31 day'],
    ['5/2/2021', '2021-02-05 day'],
    ['12/31/2025', '2025-12-31 day'],
    ['31-12-2025', '2025-12-31 day'],
    ['2025-12-31 11:55:04', '2025-12-31 day'],
    ['2025-12-31T10:00:00Z', '2025-12-31 day'],
    ['31 декември 2025 г.', '2025-12-31 day'],
    ['31-ви декември 2025', '2025-12-31 day'],
    ['1-ви март 2024', '2024-03-01 day'],
    ['31 дек. 2024', '2024-12-31 day'],
    ['12.XII.2025 г.', '2025-12-12 day'],
    ['29.IX.2023', '2023-09-29 day'],
    ['December 31, 2025', '2025-12-31 day'],
    ['декември 2025', '2025-12-31 month'],
    ['м. февруари 2024 г.', '2024-02-29 month'],
    ['м. 12.2025', '2025-12-31 month'],
    ['12.2025 г.', '2025-12-31 month'],
    ['12/2025', '2025-12-31 month'],
    ['I тримесечие на 2025 г.', '2025-03-31 quarter'],
    ['първото тримесечие на 2025', '2025-03-31 quarter'],
    ['1-во тримесечие 2025', '2025-03-31 quarter'],
    ['ІІI тримесечие 2024 г.', '2024-09-30 quarter'],
    ['Ш тримесечие 2024', '2024-09-30 quarter'],
    ['II-ро трим. 2024', '2024-06-30 quarter'],
    ['Q1 2025', '2025-03-31 quarter'],
    ['2025 Q3', '2025-09-30 quarter'],
    ['деветмесечие 2025', '2025-09-30 quarter'],
    ['I полугодие 2024', '2024-06-30 quarter'],
    ['второ шестмесечие на 2024', '2024-12-31 quarter'],
    ['2018г.', '2018-12-31 year'],
    ['Отчет за 2023 година', '2023-12-31 year'],
    ['за 2025', '2025-12-31 year'],
    ['2024/2025 учебна година', '2025-09-14 year'],
    ['учебната 2024/2025 година', '2025-09-14 year'],
    ['2019-2023', '2023-12-31 year'],
    ['2021–2027 г.', '2027-12-31 year'],
    ['01.01.2025 – 31.12.2025', '2025-12-31 day'],
    ['01.01. – 31.03.2025 г.', '2025-03-31 day'],
    ['от 01.01.2025 г. до 31.03.2025 г.', '2025-03-31 day'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual([expected]);
  });

  test('two dates of one sentence stay two, with their places', () => {
    const text = 'Отчет към 31.07.2022г. публикуван на 5.08.2022г.';
    expect(readDates(text).map(({ from, to }) => text.slice(from, to))).toEqual(['31.07.2022г.', '5.08.2022г.']);
  });
});

test.each([
  'ДВ, бр. 48 от 2016 г.', 'обн., ДВ, бр. 82 от 29.09.2023 г.', 'Наредба № Н-1 от 7 март 2022 г.', 'ПМС № 147 от 20.06.2016', 'чл. 15', 'тел. 02/9812025', 'тел. 02/2025 123', '0888 123 456',
  '2000 г захар', 'тегло 2000 г.', '12.2025', '10.12.2025.1', '192.168.20.25', 'версия 2.1.2020', 'ЕИК 201520252', '№ 12/2025', '31.02.2025', '45.13.2025', 'за 2000 лева', 'за 2016 души', '1234.2025',
  '01.01.1925 г.', '2023 © Институт', 'без дата',
])('no date: %s', (text) => {
  expect(readDates(text)).toEqual([]);
}); // prettier-ignore

test('real days only, in order and without overlap, whatever the text', () => {
  const unit = fc.constantFrom(
    '1',
    '2',
    '0',
    '3',
    '20',
    '2025',
    '.',
    '/',
    '-',
    ' ',
    'г.',
    'май',
    'декември',
    'I',
    'тримесечие',
    'от',
    'до',
    'за',
    '№',
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      let end = 0;
      for (const { date, from, to } of readDates(text)) {
        expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
    }),
  );
});

test.each([
  '1'.repeat(500_000),
  '01.'.repeat(200_000),
  '2025-'.repeat(100_000),
  'май '.repeat(100_000) + '1',
  'I '.repeat(200_000) + '1',
  '2025 г. '.repeat(60_000),
])('linear', (text) => {
  const started = performance.now();
  readDates(text);
  expect(performance.now() - started).toBeLessThan(2_000);
});
