import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { titleOfLink } from '../../../src/judge/derive/titles.ts';
import type { PageLink } from '../../../src/model/factValues.ts';
import { tables } from '../ruleBook.ts';

const TABLES = tables();
const URL_OF_FILE = 'http://obshtina.example/files/imoti.csv';
const link = (text: string, around: string, heading: string): PageLink => ({
  href: URL_OF_FILE,
  base: null,
  text,
  around,
  heading,
  rel: '',
  region: 'main',
  css: 'a',
});
const paragraph =
  'такти Регистри Регистър на имотите общинска собственост, в който се вписват всички придобити и отчуждени имоти';

describe('titleOfLink', () => {
  it.each([
    ['the words of the link', link('Регистър на имотите (CSV)', 'друго', 'Регистри'), 'Регистър на имотите (CSV)'],
    ['the line of a link that says nothing', link('тук', '– Регистър на имотите:', 'Регистри'), 'Регистър на имотите'],
    [
      'the line without the seam',
      link('CSV', 'Регистър на имотите: . Към 14.03.2021 г.', 'Регистри'),
      'Регистър на имотите. Към 14.03.2021 г.',
    ],
    ['the heading rather than a long text', link('изтегли', paragraph, 'Общински имоти'), 'Общински имоти'],
    ['the heading rather than half a date', link('CSV', '.2019 г. Свали списъка', 'Общински имоти'), 'Общински имоти'],
    ['whole words of a long text', link('CSV', paragraph, ''), /^Регистри Регистър на имотите .*\p{L}…$/u],
    ['the file name when nothing names it', link('CSV', 'CSV', ''), 'imoti.csv'],
  ] as const)('takes %s', (_, given, title) => {
    expect(titleOfLink(given, URL_OF_FILE, TABLES)).toMatch(
      typeof title === 'string' ? new RegExp(`^${RegExp.escape(title)}$`, 'u') : title,
    );
  });

  it('never begins inside a word, nor is it long, wherever the words around were cut', () => {
    const whole = Array.from({ length: 8 }, () => 'Контакти, регистри. Към 31.12.2019 г. – списък на имотите').join(
      ' ',
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 121, max: 240 }), (from, length) => {
        const title = titleOfLink(link('CSV', whole.slice(from, from + length).trim(), ''), URL_OF_FILE, TABLES);
        expect(title.length).toBeLessThanOrEqual(81);
        expect(title).toMatch(/^(?:Контакти|регистри|Към|31\.12|г|списък|на|имотите)(?!\p{L})/u);
      }),
    );
  });
});
