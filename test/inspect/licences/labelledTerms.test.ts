import { describe, expect, it } from 'vitest';
import { labelledTerms } from '../../../src/inspect/licences/labelledTerms.ts';
import { permitsManyUses } from '../../../src/inspect/licences/manyUses.ts';
import { normaliseWords } from '../../../src/model/words.ts';

describe('a label of terms with its value', () => {
  it.each([
    ['Ограничения за използване на данните: няма', 'open'],
    ['Use limitation: none', 'open'],
    ['Rights: public domain', 'open'],
    ['Повторна употреба: разрешена, с посочване на източника', 'open'],
    ['Повторна употреба: неразрешена', ['permission']],
    ['Условия за достъп и използване: с разрешение на собственика', ['permission']],
    ['Use limitation: non-commercial use only', ['non-commercial']],
    ['Използване: за търговски и нетърговски цели', null],
    ['Ограничения за движение: няма', null],
    ['Права: администратор', null],
    ['Rights: see the privacy policy', null],
  ])('%s', (line, expected) => {
    expect(labelledTerms(normaliseWords(line))).toEqual(expected);
  });
});

describe('many uses permitted at once', () => {
  it.each([
    ['Можете да копирате и разпространявате таблиците', true],
    ['You may copy, publish, distribute and transmit the information', true],
    ['Данните могат да се преработват и разпространяват', true],
    ['Данните могат да се обработват и предоставят на трети лица', false],
    ['Агенцията може да използва и разпространява данните', false],
    ['Ние можем да споделим и променим Вашите данни', false],
    ['Можете да четете, но не и да копирате и разпространявате', false],
    ['Не можете да копирате и разпространявате таблиците', false],
  ])('%s', (line, expected) => {
    expect(permitsManyUses(normaliseWords(line))).toBe(expected);
  });
});
