import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editionOf, folderPeriod, nameWithoutPeriods } from '../../src/model/nameDates.ts';

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
    ['31122025.xlsx', '2025-12-31', 'day'],
    ['danni-05.02.2024.csv', '2024-02-05', 'day'],
    ['report_Q1_2025.xls', '2025-03-31', 'quarter'],
    ['report-2025-Q3.xls', '2025-09-30', 'quarter'],
    ['budget 12.2025.xlsx', '2025-12-31', 'month'],
    ['Отчети за 2023 и 2024 г.', '2024-12-31', 'year'],
    ['otchet-mart-2025.csv', '2025-03-31', 'month'],
    ['razhodi_sep2025.xlsx', '2025-09-30', 'month'],
    ['2025-oktomvri.csv', '2025-10-31', 'month'],
    ['Справка от 31 декември 2025 г.', '2025-12-31', 'day'],
    ['I-trimesechie-2025.xls', '2025-03-31', 'quarter'],
    ['otchet_trim3_2025.xls', '2025-09-30', 'quarter'],
    ['Първо полугодие 2025', '2025-06-30', 'quarter'],
    ['деветмесечие на 2025 г.', '2025-09-30', 'quarter'],
    ['Отчет, 6 месеца 2024', '2024-06-30', 'quarter'],
  ])('%s', (name, date, precision) => {
    expect(editionOf(name)).toEqual({ date, precision });
  });

  it.each([
    ['Програма 2021-2027'],
    ['План 2021–2027 г.'],
    ['учебна 2024/2025'],
    ['№ 2024567'],
    ['5206.csv'],
    ['img20251399.png'],
    ['99999999.csv'],
    ['ek_atte_123456.json'],
    ['plan-2150.pdf'],
    ['31.02.'],
    ['тук'],
    [''],
  ])('%s has none', (name) => {
    expect(editionOf(name)).toBeNull();
  });

  it.each([
    ['/wp-content/uploads/2025/03/a.csv', '2025-03-31'],
    ['/files/2024-11/b.xlsx', '2024-11-30'],
    ['/files/2025/13/a.csv', null],
    ['/files/2025/03', null],
    ['/2025/a.csv', null],
    ['/12025/03/a.csv', null],
  ])('folders of %s name %s', (path, date) => {
    expect(folderPeriod(path)?.date ?? null).toBe(date);
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
