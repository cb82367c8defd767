import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugSkeleton } from '../../../src/gather/frontier/slugSkeleton.ts';
import { findAny, normaliseWords, phraseMasks } from '../../../src/model/words.ts';

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
  ])('%s', (word, slugs) => {
    for (const slug of slugs) expect(slugSkeleton(slug), slug).toBe(slugSkeleton(word));
  });
});
