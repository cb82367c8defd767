import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAny, findPhrase, normaliseWords, phraseMasks } from '../../src/model/words.ts';

describe('normaliseWords', () => {
  test.each([
    ['  Отворени\u00a0\n данни ', 'отворени данни'],
    ['„Отворени“ «данни»', '"отворени" "данни"'],
    ['бюд\u00adжет', 'бюджет'],
    ['2021–2027 — план', '2021-2027 - план'],
    ['нея ѝ', 'нея и'],
    ['и\u0300', 'и'],
    // Latin letters typed inside Cyrillic words, and the other way round
    ['Peгиcтъp', 'регистър'],
    ['БЮДЖEТ', 'бюджет'],
    ['dаta', 'data'],
    // two words grown together are left alone
    ['PDFфайл', 'pdfфайл'],
    ['CSV', 'csv'],
  ])('%j → %j', (text, expected) => {
    expect(normaliseWords(text)).toBe(expected);
  });

  test('its result is its own normal form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const once = normaliseWords(text);
        expect(normaliseWords(once)).toBe(once);
      }),
      { examples: [['A\u0308\u00ad'], [' \u200b ']] },
    );
  });

  test('a million combining marks take no time', () => {
    const started = performance.now();
    normaliseWords(`а${'\u0323\u0301'.repeat(300_000)}`);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('findPhrase', () => {
  test.each([
    ['портал за отворени данни', 'отворен~ данн~', 10, 14],
    ['отворените данни', 'отворен~ данн~', 0, 16],
    ['лични данни', 'отворен~ данн~', null, null],
    ['подкарта', 'карта', null, null],
    ['карта.', 'карта', 0, 5],
    ['картата', 'карта', null, null],
    ['регистъра', 'регистър~', 0, 9],
    ['cc by 4.0', 'cc by', 0, 5],
    ['cc by 4.01', '4.0', null, null],
    ['първи карта, втора картa карта', 'карта', 6, 5],
    ['', 'карта', null, null],
    ['карта', '', null, null],
  ])('%j in %j', (text, phrase, index, length) => {
    expect(findPhrase(text, phrase)).toEqual(index === null ? null : { index, length });
  });

  test('is linear on text made to be slow', () => {
    const started = performance.now();
    findPhrase('отворен'.repeat(200_000), 'отворен~ данн~');
    findPhrase('а'.repeat(1_000_000), 'а~ б');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('what is found stands there', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1, maxLength: 5 }), (text, phrase) => {
        const match = findPhrase(text, phrase.replaceAll('~', ''));
        if (match !== null)
          expect(text.slice(match.index, match.index + match.length)).toBe(phrase.replaceAll('~', ''));
      }),
    );
  });
});

test('findAny takes the first in the text, of two at one place the longer', () => {
  expect(findAny('данни и отворени данни', ['отворени данни', 'данни'])).toEqual({
    phrase: 'данни',
    index: 0,
    length: 5,
  });
  expect(findAny('отворени данни', ['отворени', 'отворени данни'])?.phrase).toBe('отворени данни');
  expect(findAny('нищо', ['данни'])).toBeNull();
});

describe('findAny and phraseMasks', () => {
  const lists = [
    ['отворен~ данн~', 'регистър~', 'cc by', '4.0', 'а'],
    ['данни', '№ ', 'х~', '-'],
  ] as const;
  const masks = phraseMasks(lists.map((phrases, at) => ({ mask: 1 << at, phrases })));

  test('agree with phrase by phrase', () => {
    const word = fc.constantFrom(
      'отворени',
      'данни',
      'регистърът',
      'cc',
      'by',
      '4.0',
      '14.0',
      'а',
      'хх',
      '№',
      '-',
      'q',
    );
    fc.assert(
      fc.property(fc.array(word), fc.constantFrom(' ', ''), (words, gap) => {
        const text = words.join(gap);
        const found = lists.map((phrases) =>
          phrases
            .flatMap((phrase) => {
              const match = findPhrase(text, phrase);
              return match === null ? [] : [{ phrase, ...match }];
            })
            .sort((a, b) => a.index - b.index || b.length - a.length),
        );
        expect(lists.map((phrases) => findAny(text, phrases)?.index ?? null)).toEqual(
          found.map(([first]) => first?.index ?? null),
        );
        expect(lists.map((phrases) => findAny(text, phrases)?.length ?? null)).toEqual(
          found.map(([first]) => first?.length ?? null),
        );
        expect(masks(text)).toBe(found.reduce((sum, { length }, at) => sum | (length > 0 ? 1 << at : 0), 0));
      }),
    );
  });
});
