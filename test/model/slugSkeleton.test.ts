import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugSkeleton } from '../../src/model/slugSkeleton.ts';
import { findAny, normaliseWords, phraseMasks } from '../../src/model/words.ts';

const LISTS = [
  ['регистр~', 'регистър~', 'отворен~ данн~', 'csv'],
  ['данн~', 'гис', 'x', 'архив (zip)'],
  ['лични данни', 'регистрация'],
];

describe('phraseMasks', () => {
  it('finds what looking for each phrase alone finds', () => {
    const masksIn = phraseMasks(LISTS.map((phrases, bit) => ({ mask: 1 << bit, phrases })));
    const word = fc.constantFrom(
      ...LISTS.flat().map((phrase) => phrase.replace(/~/g, 'ите')),
      ' ',
      'а',
      'x1',
      '2024',
      '-',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'grapheme' })), { maxLength: 8 }), (parts) => {
        const text = normaliseWords(parts.join(''));
        const expected = LISTS.reduce((masks, list, bit) => masks | (findAny(text, list) === null ? 0 : 1 << bit), 0);
        expect(masksIn(text)).toBe(expected);
      }),
    );
  });
});

describe('slugSkeleton', () => {
  it.each([
    ['регистър', ['registar', 'registur', 'registr', 'registyr']],
    ['бюджет', ['byudzhet', 'budjet', 'biudjet', 'bjudzhet']],
    ['обществени', ['obshtestveni', 'obshestveni', 'obshchestveni']],
    ['таблици', ['tablitsi', 'tablici', 'tablitzi']],
    ['справки', ['spravki']],
    [
      'информация',
      ['informatsia', 'informatsiya', 'informaciya', 'informacia', 'informacija', 'informaciia', 'informaciq'],
    ],
    ['информацията', ['informatsiata', 'informatsiyata', 'informaciqta']],
    ['заявление', ['zayavlenie', 'zaiavlenie', 'zajavlenie', 'zaqvlenie']],
    ['решения', ['reshenia', 'resheniya', 'resheniq', 're6eniq']],
    ['поръчки', ['porachki', 'poruchki', 'porchki', 'pora4ki']],
    ['обществени', ['ob6testveni', 'obshhestveni', 'ob6estveni']],
    ['училища', ['uchilishta', 'u4ilishta', 'u4ili6ta']],
    ['служебна', ['sluzhebna', 'slujebna', 'slu3ebna']],
    ['хранилище', ['hranilishte', 'khranilishte', 'hranili6te']],
    ['въздух', ['vazduh', 'vuzduh', 'vyzduh', 'wazduh', 'vazdukh']],
  ])('%s', (word, slugs) => {
    for (const slug of slugs) expect(slugSkeleton(slug), slug).toBe(slugSkeleton(word));
  });

  it('leaves numbers alone', () => {
    expect(slugSkeleton('budget 2024 3 a4 q1 covid19')).toBe(slugSkeleton('budget 2024 3 a4 ya1 covid19'));
    expect(slugSkeleton('2024')).toBe('2024');
    expect(slugSkeleton('f3 6m 4')).toBe('f3 6m 4');
  });
});
