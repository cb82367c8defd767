import { describe, expect, it } from 'vitest';
import { encodingName } from '../../src/report/sentences/encodingName.ts';
import { typesetText } from '../../src/report/sentences/typesetText.ts';

describe('no-break spaces', () => {
  it.each([
    ['под {minimum} % оценка няма', 'под {minimum}~% оценка няма'],
    ['към 2026 г. и 72 ч.', 'към 2026~г. и 72~ч.'],
    ['по чл. 3, ал. 2, т. 7', 'по чл.~3, ал.~2, т.~7'],
    ['според § 1 – така', 'според §~1~– така'],
    ['бр. 48 от 2016 г.', 'бр.~48 от 2016~г.'],
    ['одит. 3 пъти', 'одит. 3 пъти'],
    ['от 2–5', 'от 2–5'],
  ])('%s', (plain, typeset) => {
    expect(typesetText(plain, 'bg').replaceAll('\u00a0', '~')).toBe(typeset);
  });

  it('in English join dashes and articles only', () => {
    expect(typesetText('Art. 3(2) – no 5 %', 'en')).toBe('Art.\u00a03(2)\u00a0– no 5 %');
  });

  it('are set once', () => {
    const once = typesetText('чл. 3 – 60 %', 'bg');
    expect(typesetText(once, 'bg')).toBe(once);
  });
});

describe('names of encodings', () => {
  it.each([
    ['utf-8', 'UTF-8'],
    ['iso-8859-5', 'ISO-8859-5'],
    ['windows-1251', 'windows-1251'],
    ['ascii', 'ASCII'],
  ])('%s → %s', (id, name) => {
    expect(encodingName(id)).toBe(name);
  });
});
