import { describe, expect, it } from 'vitest';
import { isNewestPossible, isOverdue, type OwnEdition } from '../../../src/judge/derive/ownEdition.ts';
import { namedRhythm } from '../../../src/judge/derive/namedRhythm.ts';
import { tables } from '../ruleBook.ts';
import { edition } from './editionOf.ts';

const of2025 = edition('2025-01-01', '2025-12-31');
const budget = edition('2026-01-01', '2026-12-31', { ahead: true });
const school = edition('2026-09-15', '2027-09-14', { ahead: true });
const june = edition('2026-06-01', '2026-06-30', { ahead: true });

describe('the newest edition that there can be', () => {
  it.each<[string, OwnEdition, string, number | null, boolean]>([
    ['a year until the next one has ended', of2025, '2026-12-31', null, true],
    ['a year when the next one has ended', of2025, '2027-01-02', null, false],
    ['a year in a yearly series, while the next one is made', { ...of2025, rhythm: 366 }, '2027-03-01', null, true],
    ['a year in a yearly series, long after the next one', { ...of2025, rhythm: 366 }, '2027-06-01', null, false],
    ['a day without a rhythm', edition('2025-12-31', '2025-12-31'), '2026-01-05', null, false],
    ['a day in a yearly series', edition('2025-12-31', '2025-12-31', { rhythm: 365 }), '2026-08-05', null, true],
    ['a month of a monthly promise', edition('2026-01-01', '2026-01-31'), '2026-03-25', 31, true],
    ['a month of a monthly promise, too long ago', edition('2026-01-01', '2026-01-31'), '2026-04-05', 31, false],
    ['a year of a monthly promise', of2025, '2026-01-05', 31, false],
    ['a budget in its year', budget, '2026-11-02', null, true],
    ['a budget after its year', budget, '2027-02-01', null, false],
    ['a budget before its year', budget, '2025-12-01', null, false],
    ['places of the next school year', school, '2026-06-10', null, true],
    ['a timetable of this month', june, '2026-06-10', null, true],
    ['a timetable of last month', june, '2026-07-01', null, false],
  ])('%s', (_, one, asOf, promised, expected) => {
    expect(isNewestPossible(one, asOf, promised, true)).toBe(expected);
  });

  it('is not waited for where nobody looked for the next one', () => {
    expect(isNewestPossible({ ...of2025, rhythm: 366 }, '2027-03-01', null, false)).toBe(false);
    expect(isNewestPossible({ ...of2025, rhythm: 366 }, '2026-11-01', null, false)).toBe(true);
  });

  it('is not asked for long after the time that it was made for', () => {
    expect(isOverdue(budget, '2027-03-31')).toBe(false);
    expect(isOverdue(budget, '2027-06-01')).toBe(true);
    expect(isOverdue(of2025, '2030-06-01')).toBe(false);
  });
});

describe('the rhythm that a name tells', () => {
  it.each([
    ['Годишен отчет за дейността за 2025 г.', 366],
    ['Месечен бюлетин', 31],
    ['Обобщена тримесечна справка за проверките', 92],
    ['Annual statistics 2025', 366],
    ['Месечно възнаграждение', null],
    ['Годишни награди', null],
    ['Списък на чешмите', null],
  ])('%s', (name, days) => {
    expect(namedRhythm(name, tables())).toBe(days);
  });
});
