import { describe, expect, it } from 'vitest';
import type { TableFaultCode } from '../../../src/model/factValues.ts';
import { readTable } from '../../../src/inspect/tables/readTable.ts';

const CONTEXT = { sheet: null, complete: true };
const csv = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(';').map((cell) => cell.trim()));
const faultsOf = (
  text: string,
  context: Partial<Parameters<typeof readTable>[1]> = {},
): Partial<Record<TableFaultCode, boolean>> => {
  const { faults } = readTable(csv(text), { ...CONTEXT, delimited: true, ...context });
  return Object.fromEntries(faults.map((fault) => [fault.code, fault.breaksUse]));
};
const CLEAN = 'код;име;брой\n1;Горна река;25\n2;Долна река;31\n3;Бял бор;8';

describe('readTable', () => {
  it('finds no fault in a clean table', () => {
    const table = readTable(csv(CLEAN), CONTEXT);
    expect(table).toMatchObject({
      shape: { rows: 3, columns: 3, headerRow: 1, complete: true },
      labels: ['код', 'име', 'брой'],
      faults: [],
    });
  });

  // True: a program cannot use the table without hand work, which costs the third level.
  const faults: readonly (readonly [name: string, text: string, faults: Partial<Record<TableFaultCode, boolean>>])[] = [
    ['a title above a clear header', `Регистър на пазарите за 2024 г.;;\n;;\n${CLEAN}`, { 'title-rows': false }],
    ['no header', '1;Горна река;25\n2;Долна река;31\n3;Бял бор;8', { 'no-header': false }],
    [
      'a header in two rows that names each column',
      'област;успех;;код\n;БЕЛ;МАТ;\nРека;5,1;4,2;11\nГора;4,9;4,8;12\nБор;5,5;5,0;13',
      { 'multi-row-header': false },
    ],
    [
      'a header in two rows that gives two columns one name',
      'област;успех;;код\n;точки;точки;\nРека;5,1;4,2;11\nГора;4,9;4,8;12\nБор;5,5;5,0;13',
      { 'multi-row-header': true, 'duplicate-label': false },
    ],
    [
      'column numbers below the header',
      `код;име;брой\n1;2;3\n7;Горна река;25\n8;Долна река;31\n9;Бор;4`,
      { 'multi-row-header': false },
    ],
    ['a total row', `${CLEAN}\nОбщо;;64`, { 'total-rows': false }],
    ['a label twice', 'код;име;име\n1;Горна;25\n2;Долна;31\n3;Бор;8', { 'duplicate-label': false }],
    ['a column without a label', 'код;;брой\n1;Горна;25\n2;Долна;31\n3;Бор;8', { 'blank-label': false }],
    [
      'words in a column of numbers',
      `${CLEAN}\n4;Лоза;неизвестен\n5;Дъб;6\n6;Габър;7\n7;Ела;9`,
      { 'mixed-types': false },
    ],
    ['signs for "no value" in a column of numbers', `${CLEAN}\n4;Лоза;-\n5;Дъб;н.д.\n6;Габър;7\n7;Ела;9`, {}],
    ['a row with a cell too many', `${CLEAN}\n4;Лоза; река;5\n5;Дъб; гора;6`, { 'extra-cell': true }],
    ['a delimiter at the end of each row', 'код;име\n1;Горна;\n2;Долна;\n3;Бор;', { 'extra-cell': false }],
    ['rows that end too early', `${CLEAN}\n4;Лоза\n5`, { 'missing-cell': true }],
    ['a blank row', `${CLEAN}\n;;\n4;Лоза;5`, { 'blank-row': false }],
    [
      'a second table below',
      `${CLEAN}\n;;\nулица;площ;етажи\nБор;10;2`,
      { 'blank-row': false, 'several-tables': true, 'mixed-types': false },
    ],
    [
      'months as columns',
      'област;01.2024;02.2024;03.2024;04.2024;05.2024;06.2024\nРека;1;2;3;4;5;6\nГора;2;3;4;5;6;7',
      { 'wide-dates': false },
    ],
  ];
  it.each(faults)('names %s', (_, text, expected) => {
    expect(faultsOf(text)).toEqual(expected);
  });

  it('counts merged cells as hand work and keeps the first place of a fault', () => {
    expect(faultsOf(CLEAN, { mergedCells: 2, delimited: false })).toEqual({ 'merged-cells': true });
    const { faults: found } = readTable(csv(`${CLEAN}\nВсичко;;64\nобщо;;64`), CONTEXT);
    expect(found).toMatchObject([{ code: 'total-rows', count: 2, row: 5, column: 1, quote: 'Всичко | | 64' }]);
  });

  it('ignores comment lines and finds the header behind them', () => {
    const table = readTable(csv(`# извлечено автоматично\n${CLEAN}`), CONTEXT);
    expect(table.shape).toMatchObject({ headerRow: 2, rows: 3 });
  });

  const periods: readonly (readonly [name: string, text: string, latest: string | null, from: string | null])[] = [
    ['a column of dates', 'име;дата\nа;31.12.2024 г.\nб;05.01.2025 г.\nв;1.2.2024 г.', '2025-01-05', 'column'],
    ['a column of years', 'година;брой\n2022;5\n2023;6\n2024;7', '2024-12-31', 'column'],
    ['a title', `Списък към 31.03.2025 г.;;\n${CLEAN}`, '2025-03-31', 'title'],
    ['no dates', CLEAN, null, null],
    ['only dates of validity', 'име;валиден до\nа;31.12.2030\nб;31.12.2031\nв;31.12.2032', null, null],
  ];
  it.each(periods)('takes the period from %s', (_, text, latest, from) => {
    const { period } = readTable(csv(text), CONTEXT);
    expect(period === null ? [null, null] : [period.latest.date, period.from]).toEqual([latest, from]);
  });

  it('says nothing of an empty table but that it is empty', () => {
    expect(readTable([], CONTEXT)).toEqual({
      shape: { rows: 0, columns: 0, headerRow: null, sheet: null, complete: true },
      labels: [],
      personal: [],
      faults: [],
      period: null,
    });
  });
});
