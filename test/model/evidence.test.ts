import { describe, expect, it } from 'vitest';
import { cutGraphemes, quote, QUOTE_GRAPHEMES } from '../../src/model/evidence.ts';

describe('quote', () => {
  it.each([
    ['Иван,7501020018,София', 'Иван,••••••••••,София'],
    ['ЕГН7501020018', 'ЕГН••••••••••'],
    ['0.7501020018', '0.7501020018'],
    ['1,7501020019,2', '1,7501020019,2'],
    ['  Последна \n\t актуализация ', 'Последна актуализация'],
    ['пишете на ivan.petrov@obshtina.example до петък', 'пишете на •••@••• до петък'],
    ['ЕГН 7501020018, жител', 'ЕГН ••••••••••, жител'],
    ['тел. +359 888 123 456', 'тел. •••••••'],
    ['тел. 0888 123 456', 'тел. •••••••'],
    ['IBAN BG80 BNBG 9661 1020 3456 78, титуляр', 'IBAN ••••••••••, титуляр'],
    ['BG81BNBG96611020345678', 'BG81BNBG96611020345678'],
    ['ЕИК 000123456', 'ЕИК 000123456'],
    ['сума 1234567890,50 лв.', 'сума 1234567890,50 лв.'],
  ])('%s → %s', (text, expected) => {
    expect(quote(text)).toBe(expected);
  });

  it('is never longer than 200 graphemes and an ellipsis', () => {
    const long = quote('ѝ'.repeat(1000));
    expect([...new Intl.Segmenter('bg').segment(long)]).toHaveLength(QUOTE_GRAPHEMES + 1);
  });
});

describe('cutGraphemes', () => {
  it('does not cut inside a letter with its accent', () => {
    expect(cutGraphemes('й\u0306ж\u0306з', 2)).toBe('й\u0306ж\u0306…');
  });
});
