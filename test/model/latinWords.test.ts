import { describe, expect, it } from 'vitest';
import { foldedWeights, foldLatin } from '../../src/model/latinWords.ts';

const phrase = (words: string): string | undefined => Object.keys(foldedWeights({ [words]: 1 }))[0];

describe('Bulgarian words in Latin letters', () => {
  it.each([
    ['съобщение', ['saobshtenie', 'syobshtenie', 'suobshtenie', 'Saobshtenie']],
    ['бюджет', ['byudzhet', 'budjet', 'biudjet', 'byudjet']],
    ['заявление', ['zayavlenie', 'zaiavlenie', 'zaqvlenie']],
    ['разписание', ['razpisanie']],
    ['списък', ['spisak', 'spisyk', 'spisuk']],
  ])('%s is found however it is written', (words, spellings) => {
    for (const spelling of spellings) expect(foldLatin(spelling)).toBe(phrase(words));
  });

  it('leaves out what is too short to be sure', () => {
    expect(phrase('рд')).toBeUndefined();
    expect(phrase('план за')).toBeDefined();
  });

  it('parts words at everything that is no letter or digit', () => {
    expect(foldLatin('Zapoved--RD_09.114')).toBe('zipoved rd 09 114');
  });
});
