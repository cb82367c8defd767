import { describe, expect, test } from 'vitest';
import { dateLabel } from '../../../src/inspect/dates/dateLabel.ts';
import { frequencyOfValue, readFrequency } from '../../../src/inspect/dates/readFrequency.ts';
import { realTables } from '../realTables.ts';

const tables = realTables();

describe('dateLabel', () => {
  test.each([
    ['Последна актуализация: ', 'modified'],
    ['Последно обновяване на ', 'modified'],
    ['Актуализиран на ', 'modified'],
    ['Публикувано на ', 'published'],
    ['Дата на публикуване – ', 'published'],
    ['Данните са към ', 'as-of'],
    ['Списък, актуален към дата ', 'as-of'],
    ['Отчет за периода ', 'period-end'],
    ['Изпълнение на бюджета за ', 'period-end'],
    ['Дата на създаване: ', 'created'],
    ['Публикувано на 5.08.2022 г., последна промяна на ', 'modified'],
    ['Публикувано през ', 'published'],
    ['План за публикуване през ', 'period-end'],
    ['Отчет за дейността през ', 'period-end'],
    ['Date of publication: ', 'published'],
    ['Изменена на: ', 'modified'],
    ['Figures correct at ', 'as-of'],
    ['Обхванат период: ', 'period-end'],
    ['Проверки за времето от ', 'period-end'],
    ['Създаден: ', 'created'],
    ['Създаден: 18.05.2020 | Променен: ', 'modified'],
    ['Reporting period: ', 'period-end'],
    ['Report for the ', 'period-end'],
  ])('%s', (before, says) => {
    expect(dateLabel(before, tables.vocabulary)?.says).toBe(says);
  });
  test.each([
    'Днес е ',
    'Следваща актуализация: ',
    'Данните ще бъдат публикувани до ',
    'Next update: ',
    'Роден на ',
    'Наредбата е изменена на ',
    'Телефон за връзка: 02 ',
    'Към министъра беше отправено питане на ',
    '© ',
  ])('nothing: %s', (before) => {
    expect(dateLabel(before, tables.vocabulary)).toBeNull();
  });
});

describe('readFrequency', () => {
  test.each([
    ['Обновява се ежемесечно.', 'monthly'],
    ['Честота на обновяване: тримесечно', 'quarterly'],
    ['Данните се актуализират всеки работен ден', 'workdaily'],
    ['Периодичност – на две седмици', 'biweekly'],
    ['Публикува се веднъж годишно', 'yearly'],
    ['Update frequency: weekly', 'weekly'],
    ['Месечно възнаграждение на служителите', null],
    ['Обновява се при промяна.', null],
    ['Годишен отчет', null],
  ])('%s → %s', (text, expected) => {
    expect(readFrequency(text, tables)?.frequency ?? null).toBe(expected);
  });
  test.each([
    ['http://publications.europa.eu/resource/authority/frequency/ANNUAL', 'yearly'],
    ['http://publications.europa.eu/resource/authority/frequency/ANNUAL_2', 'half-yearly'],
    ['freq:monthly', 'monthly'],
    ['R/P1W', 'weekly'],
    ['P3M', 'quarterly'],
    ['P52W', 'yearly'],
    ['P30D', 'monthly'],
    ['R/P24M', 'biennial'],
    ['P18M', null],
    ['P0D', null],
    ['ежедневно', 'daily'],
    ['http://publications.europa.eu/resource/authority/frequency/IRREG', null],
    ['', null],
  ])('value %s → %s', (value, expected) => {
    expect(frequencyOfValue(value, tables)).toBe(expected);
  });
});
