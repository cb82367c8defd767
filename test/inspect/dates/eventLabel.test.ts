import { describe, expect, test } from 'vitest';
import { eventAfter, eventLabel } from '../../../src/inspect/dates/eventLabel.ts';
import { readDates } from '../../../src/inspect/dates/readDates.ts';

describe('eventLabel: words may stand between what was done and its date', () => {
  test.each([
    ['публикувахме обновената брошура през ', 'published'],
    ['регистърът бе обнародван на страницата на ', 'published'],
    ['поместено в раздел новини: ', 'published'],
    ['списъкът е наличен на сайта от ', 'published'],
    ['внесени са поправки в колони 2 и 7 на ', 'modified'],
    ['базата се допълва при нужда, за последно на ', 'modified'],
    ['кога е обновявана за последно страницата? през ', 'modified'],
    ['файлът бе заменен с нова версия на ', 'modified'],
    ['the sheet was last edited in ', 'modified'],
    ['слоят е създаден в ', 'created'],
    ['inventory compiled by the unit in ', 'created'],
    ['по състояние на ', 'as-of'],
    ['състояние на регистъра: ', 'as-of'],
    ['reference date: ', 'as-of'],
    ['отчетна година: ', 'period-end'],
    ['обхваща времето от ', 'period-end'],
  ] as const)('%s…', (before, says) => {
    expect(eventLabel(before)?.says).toBe(says);
  });

  test.each([
    'следващата актуализация ще бъде на ',
    'данните не са публикувани към края на ',
    'регистърът се обновява през ',
    'публикувана е покана за заседание на ',
    'публикувани са условията на конкурса, който се провежда на ',
    'наредбата е изменена на ',
    'решението е обнародвано в дв от ',
    'училището е създадено през ',
    'набори за публикуване през ',
    'публикува се до ',
    'предстои коригиране на таблицата на ',
    'период за подаване на заявления: от ',
  ])('nothing: %s…', (before) => {
    expect(eventLabel(before)).toBeNull();
  });

  test('words after a date', () => {
    expect(eventAfter('', ' - публикуван регистър на язовирите')?.says).toBe('published');
    expect(eventAfter('(', ', последна редакция)')?.says).toBe('modified');
    expect(eventAfter('на', ' публикува: администратор')?.says).toBe('published');
    expect(eventAfter('заповед от', ' - публикувана')).toBeNull();
    expect(eventAfter('', ' - публикувана е обява за търг')).toBeNull();
  });
});

describe('shapes that only words make dates', () => {
  test.each([
    ['Пуб. 23/6/23', '2023-06-23'],
    ['Редактирано: 2024-03', '2024-03-31'],
    ['Създадено: 20240507', '2024-05-07'],
    ['Последна актуализация: 2022', '2022-12-31'],
    ['Обявено на двадесет и втори март 2025 г.', '2025-03-22'],
    ['2024 г., трето тримесечие', '2024-09-30'],
    ['Тримесечие: II/2023 г.', '2023-06-30'],
    ['H1 2023', '2023-06-30'],
    ['втората половина на 2024 г.', '2024-12-31'],
    ['седмица 2 на 2026 г.', '2026-01-11'],
    ['2026-W02', '2026-01-11'],
    ['между 15 май и 15 септември 2024 г.', '2024-09-15'],
    ['09-май-2025', '2025-05-09'],
  ])('%s', (text, date) => {
    expect(readDates(text).map((one) => one.date)).toEqual([date]);
  });

  test.each(['№ 23/6/23', 'IP 10.5.20.24', 'код 20240507', 'Обновена версия: 2.11.24', 'между 3 и 5 лв.'])(
    'no date: %s',
    (text) => {
      expect(readDates(text)).toEqual([]);
    },
  );
});
