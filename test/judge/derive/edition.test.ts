import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editionOf, nameWithoutPeriods } from '../../../src/judge/derive/edition.ts';

describe('editionOf', () => {
  it.each([
    ['byudzhet-2025.csv', '2025-12-31', 'year'],
    ['Отчет за 2024 г.', '2024-12-31', 'year'],
    ['registar_31.10.2026.xlsx', '2026-10-31', 'day'],
    ['danni-2026-10-31.csv', '2026-10-31', 'day'],
    ['danni_20261031.csv', '2026-10-31', 'day'],
    ['B1_2019_03_5206.xls', '2019-03-31', 'month'],
    ['за м. октомври 2026 г.', '2026-10-31', 'month'],
    ['Отчет за III тримесечие на 2025 г.', '2025-09-30', 'quarter'],
    ['Отчет, първо тримесечие 2025', '2025-03-31', 'quarter'],
    ['q2-2025.csv', '2025-06-30', 'quarter'],
    ['Отчети за 2023 и 2024 г.', '2024-12-31', 'year'],
  ])('%s', (name, date, precision) => {
    expect(editionOf(name)).toEqual({ date, precision });
  });

  it.each([
    ['Програма 2021-2027'],
    ['План 2021–2027 г.'],
    ['учебна 2024/2025'],
    ['№ 2024567'],
    ['31.02.'],
    ['тук'],
    [''],
  ])('%s has none', (name) => {
    expect(editionOf(name)).toBeNull();
  });

  it('leaves what all editions share', () => {
    expect(nameWithoutPeriods('Отчет за бюджета за 2025 г.')).toBe(nameWithoutPeriods('Отчет за бюджета за 2024 г.'));
    expect(nameWithoutPeriods('Отчет за бюджета')).not.toBe(nameWithoutPeriods('Отчет за имотите'));
  });

  it('never throws and gives real days only', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (name) => {
        const edition = editionOf(name);
        if (edition !== null)
          expect(new Date(`${edition.date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(edition.date);
      }),
    );
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(editionOf(`danni-${day}.csv`)).toEqual({ date: day, precision: 'day' });
        },
      ),
    );
  });
});
