import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { Locator } from '../../src/model/evidence.ts';
import { loadTexts } from '../../src/report/loadTexts.ts';
import { makeContext } from '../../src/report/reportContext.ts';
import { indexReport } from '../../src/report/reportIndex.ts';
import { capital, fillText, pluralForm, splitText } from '../../src/report/sentences/fillText.ts';
import { findingSentence } from '../../src/report/sentences/findingSentence.ts';
import { formatDay, formatSofiaTime, sofiaDay } from '../../src/report/sentences/formatDate.ts';
import {
  formatBytes,
  formatDecimal,
  formatInteger,
  formatPercent,
  starGlyphs,
} from '../../src/report/sentences/formatNumber.ts';
import { formatValue } from '../../src/report/sentences/formatValue.ts';
import { locatorWords } from '../../src/report/sentences/locatorWords.ts';
import { sampleReport } from './sampleReport.ts';

const input = sampleReport();
const texts = loadTexts(input.assets);
const index = indexReport(input);
const bg = makeContext(input, index, texts.bg, 'bg');
const en = makeContext(input, index, texts.en, 'en');

describe('numbers', () => {
  it.each([
    [0, '0', '0'],
    [2026, '2026', '2026'],
    [12345, '12\u202f345', '12,345'],
    [1234567, '1\u202f234\u202f567', '1,234,567'],
    [-12345, '−12\u202f345', '−12,345'],
  ])('%d', (value, inBg, inEn) => {
    expect(formatInteger(value, 'bg')).toBe(inBg);
    expect(formatInteger(value, 'en')).toBe(inEn);
  });

  it.each([
    [1.005, '1,01'],
    [2.5, '2,50'],
    [2.449999999999, '2,45'],
    [0, '0,00'],
    [4.999, '5,00'],
  ])('%d with two decimals', (value, expected) => {
    expect(formatDecimal(value, 'bg')).toBe(expected);
  });

  it('percent, bytes and stars', () => {
    expect(formatPercent(59.6, 'bg')).toBe('60\u00a0%');
    expect(formatPercent(59.6, 'en')).toBe('60%');
    expect(formatBytes(1, 'bg')).toBe('1\u00a0байт');
    expect(formatBytes(999, 'bg')).toBe('999\u00a0байта');
    expect(formatBytes(18_432, 'bg')).toBe('18,4\u00a0kB');
    expect(formatBytes(250_000_000, 'en')).toBe('250\u00a0MB');
    expect(starGlyphs(3)).toBe('★★★☆☆');
    expect(starGlyphs(9)).toBe('★★★★★');
  });
});

describe('dates', () => {
  it('are written as each language does', () => {
    expect(formatDay('2026-11-02', 'bg')).toBe('2\u00a0ноември\u00a02026\u00a0г.');
    expect(formatDay('2026-11-02', 'en')).toBe('2\u00a0November\u00a02026');
    expect(formatDay('someday', 'bg')).toBe('someday');
    expect(formatDay('2026-13-02', 'bg')).toBe('2026-13-02');
  });

  it('are of Sofia, in summer and in winter', () => {
    expect(sofiaDay('2026-11-02T22:30:00.000Z')).toBe('2026-11-03');
    expect(formatSofiaTime('2026-11-02T07:00:05.000Z', 'en')).toBe(
      '2\u00a0November\u00a02026, 09:00:05 (Europe/Sofia)',
    );
    expect(formatSofiaTime('2026-07-02T21:00:05.000Z', 'bg')).toBe(
      '3\u00a0юли\u00a02026\u00a0г., 00:00:05\u00a0ч. (Europe/Sofia)',
    );
    expect(formatSofiaTime('never', 'bg')).toBe('never');
  });
});

describe('texts with places', () => {
  it('fills them, keeps unknown ones visible, and does not double a full stop', () => {
    const values = new Map([
      ['date', '2 май 2026 г.'],
      ['n', '3'],
    ]);
    expect(fillText('Към {date}. Общо {n}. {other}…', values)).toBe('Към 2 май 2026 г. Общо 3. {other}…');
    expect(fillText('{n}{n}', values)).toBe('33');
  });

  it('chooses the form by count', () => {
    const text = { one: 'дефект', other: 'дефекта' };
    expect([0, 1, 2, 21, undefined].map((count) => pluralForm(text, count))).toEqual([
      'дефекта',
      'дефект',
      'дефекта',
      'дефекта',
      'дефекта',
    ]);
  });

  it('cuts a sentence at its places', () => {
    expect(splitText('От {a} до {b}.')).toEqual([
      { text: 'От ' },
      { name: 'a' },
      { text: ' до ' },
      { name: 'b' },
      { text: '.' },
    ]);
    expect(capital('община')).toBe('Община');
    expect(capital('')).toBe('');
  });
});

describe('sentences of findings', () => {
  const finding = (changes: Partial<Finding>): Finding => {
    const [first] = index.findings.values();
    return { ...(first as Finding), ...changes };
  };

  it('say what the check found, in both languages', () => {
    const faults = finding({
      ruleId: 'table-clean',
      messageKey: 'fail',
      outcome: 'fail',
      data: { count: 2, faults: ['merged-cells', 'title-rows'] },
    });
    expect(findingSentence(bg, faults)).toBe(
      'Таблицата има 2 дефекта: обединени клетки и заглавни редове над таблицата.',
    );
    expect(findingSentence(en, faults)).toBe('The table has 2 faults: merged cells and title rows above the table.');
    const one = finding({
      ruleId: 'table-clean',
      messageKey: 'fail',
      outcome: 'fail',
      data: { count: 1, faults: [{ code: 'no-header', row: 1 }] },
    });
    expect(findingSentence(bg, one)).toBe('Таблицата има 1 дефект: липсва ред с наименования на колоните.');
  });

  it('tell the rule and the outcome when the rule set has no message', () => {
    expect(findingSentence(bg, finding({ ruleId: 'fresh', messageKey: 'gone', outcome: 'fail' }))).toBe(
      'Обновено в срок: неизпълнено.',
    );
    expect(findingSentence(en, finding({ ruleId: 'never-was', outcome: 'cannot-tell' }))).toBe(
      'never-was: cannot be determined.',
    );
  });

  it.each([
    ['format', 'csv', 'CSV'],
    ['licence', 'cc-by-4.0', 'CC BY 4.0'],
    ['licence', 'odd-licence', 'odd-licence'],
    ['unseenReason', 'budget', 'бюджетът за заявки е изчерпан'],
    ['statedScope', 'file', 'за файла'],
    ['dueFrequency', 'monthly', 'месечно'],
    ['judgedDate', '2026-11-02T22:30:00.000Z', '3\u00a0ноември\u00a02026\u00a0г.'],
    ['example', '2026-03-01', '2026-03-01'],
    ['title', 'archive', 'archive'],
    ['date', '2026-03-01', '1\u00a0март\u00a02026\u00a0г.'],
    ['days', 12_000, '12\u202f000'],
    ['nothing', null, '–'],
    ['flag', true, 'да'],
    ['places', ['а', 'б', 'в'], 'а, б и в'],
    ['places', [], '–'],
    ['places', Array.from({ length: 10 }, (_, place) => `${place}`), '0, 1, 2, 3, 4, 5, 6, 7 и още 2'],
  ])('writes the value %s = %j', (name, value, expected) => {
    expect(formatValue(bg, name, value)).toBe(expected);
  });
});

describe('places in words', () => {
  const nest = (depth: number): Locator => ({
    kind: 'member',
    name: `m${depth}`,
    inside: depth === 0 ? { kind: 'page', page: 2 } : nest(depth - 1),
  });

  it.each<[Locator, string]>([
    [{ kind: 'whole' }, 'цялото съдържание'],
    [{ kind: 'header', name: 'Content-Type' }, 'заглавно поле Content-Type'],
    [{ kind: 'cell', sheet: 'Данни', row: 3, column: 2 }, 'ред 3, колона 2, лист „Данни“'],
    [{ kind: 'cell', sheet: null, row: 3, column: 2 }, 'ред 3, колона 2'],
    [{ kind: 'json', pointer: '' }, 'място / в JSON'],
    [
      { kind: 'member', name: 'a.csv', inside: { kind: 'bytes', from: 0, to: 9 } },
      'файл „a.csv“ в архива, байтове 0–9',
    ],
  ])('%j', (at, expected) => {
    expect(locatorWords(bg, at)).toBe(expected);
  });

  it('does not follow archives in archives for ever', () => {
    expect(locatorWords(bg, nest(40)).split('файл').length).toBeLessThan(8);
  });
});
