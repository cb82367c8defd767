import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/inspect/tables/readTable.ts';

const periodUnder = (label: string) =>
  readTable(
    [
      ['Име', label, 'Брой'],
      ['Горна река', '12.03.1995', '25'],
      ['Долна река', '01.07.1997', '31'],
      ['Бял бор', '30.09.1999', '8'],
    ],
    { sheet: null, complete: true },
  ).period;

describe('the period of a table', () => {
  it.each([
    'Дата на раждане', 'Роден на', 'Рождена дата', 'Дата на основаване', 'Основано на', 'Учредена на', 'Дата на учредяване',
    'Построен на', 'Дата на строителство', 'Дата на създаване на сградата', 'Date of birth', 'birth_date', 'Born', 'Founded on', 'Date built',
  ])('is not taken from „%s“', (label) => {
    expect(periodUnder(label)).toBeNull();
  }); // prettier-ignore

  it.each(['Дата на вписване', 'Дата на създаване', 'Дата на разрешение за строеж', 'Правно основание, дата', 'Избран народен представител на', 'Rebuilt on', 'Дата'])(
    'is taken from „%s“',
    (label) => {
      expect(periodUnder(label)).toMatchObject({ latest: { date: '1999-09-30' }, from: 'column' });
    },
  ); // prettier-ignore

  it('keeps the other dates of a table of people', () => {
    const rows = [
      ['Име', 'Дата на раждане', 'Вписан на'],
      ['А', '12.03.1995', '05.02.2025'],
      ['Б', '01.07.1997', '06.02.2025'],
      ['В', '30.09.1999', '07.02.2025'],
    ];
    expect(readTable(rows, { sheet: null, complete: true }).period).toMatchObject({
      latest: { date: '2025-02-07' },
      earliest: { date: '2025-02-05' },
    });
  });
});
