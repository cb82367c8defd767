import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { CLOSED_LISTS } from '../../src/report/closedLists.ts';
import { loadTexts } from '../../src/report/loadTexts.ts';
import { loadAssets } from './sampleReport.ts';

const assets = loadAssets();

/** The texts of the project with one of them changed. */
function withChange(file: string, from: string, to: string): ReadonlyMap<string, string | Uint8Array> {
  const source = String(assets.get(file));
  expect(source).toContain(from);
  return new Map([...assets, [file, source.replace(from, to)]]);
}

describe('texts of the report', () => {
  const texts = loadTexts(assets);

  it.each(Object.entries(CLOSED_LISTS))('have a word for every member of %s in both languages', (name, members) => {
    for (const lang of ['bg', 'en'] as const) {
      const list = texts[lang].lists[name as keyof typeof CLOSED_LISTS];
      expect([...list.keys()].sort()).toEqual([...members].sort());
    }
  });

  it('are Bulgarian in bg and English in en', () => {
    const lettersOf = (lang: 'bg' | 'en'): string =>
      [...texts[lang].words.values()].map((text) => (typeof text === 'string' ? text : text.other)).join('');
    expect(lettersOf('bg')).toMatch(/[а-я]/);
    expect(lettersOf('en').replace('Български', '').replace('машинночетим', '')).not.toMatch(/[а-яА-Я]/);
  });

  it.each([
    [
      'a missing member',
      'texts/bg.yaml',
      '    ministry: министерство\n',
      '',
      'institutionKinds has no text for „ministry“',
    ],
    [
      'an invented member',
      'texts/en.yaml',
      '    ministry: ministry',
      '    ministry: ministry\n    castle: castle',
      '„castle“ is no member',
    ],
    [
      'an invented list',
      'texts/en.yaml',
      '  legalKinds:',
      '  castles:\n    a: b\n  legalKinds:',
      'no closed list „castles“',
    ],
    [
      'a key of one language only',
      'texts/bg.yaml',
      '    skip: Към съдържанието',
      '    skip: Към съдържанието\n    extra: нещо',
      'missing in the other language',
    ],
    ['other placeholders', 'texts/en.yaml', 'Level {level}', 'Level {number}', 'other placeholders'],
    ['a duplicate key', 'texts/en.yaml', '    skip: Skip to the content', '    skip: Skip\n    skip: Skip', 'unique'],
    ['an empty text', 'texts/en.yaml', 'name: Zvezdomer', "name: ''", 'must be a text'],
    [
      'a plural without other',
      'texts/en.yaml',
      '      other: a profile was found, with {count} datasets\n',
      '',
      'one and other',
    ],
  ])('are refused with %s', (_, file, from, to, message) => {
    expect(() => loadTexts(withChange(file, from, to))).toThrow(message);
    expect(() => loadTexts(withChange(file, from, to))).toThrow(UserError);
  });

  it('names file and line of what is wrong', () => {
    try {
      loadTexts(withChange('texts/en.yaml', '    ministry: ministry', '    castle: castle'));
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ file: 'texts/en.yaml', line: 6 });
    }
  });
});
