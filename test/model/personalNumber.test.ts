import { describe, expect, it } from 'vitest';
import { isForeignerNumber, isPersonalNumber } from '../../src/model/personalNumber.ts';

/** Ten digits with the right check digit, by the published weights and not by the code that is tested. */
function withCheckDigit(nine: string, weights: readonly number[], modulus: number): string {
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0);
  return `${nine}${(sum % modulus) % 10}`;
}
const egn = (nine: string): string => withCheckDigit(nine, [2, 4, 8, 5, 10, 9, 7, 3, 6], 11);

describe('a personal number', () => {
  it.each(['750102001', '000229123', '044229123', '991231999', '255103000'])('of %s…', (nine) => {
    const number = egn(nine);
    expect(isPersonalNumber(number)).toBe(!nine.startsWith('000229'));
    const wrong = `${nine}${(Number(number.at(-1)) + 1) % 10}`;
    expect(isPersonalNumber(wrong)).toBe(false);
  });

  it.each([
    ['a month that is none', egn('751302001')],
    ['a day that is none', egn('750231001')],
    ['someone of the 19th century', egn('752102001')],
    ['a mobile telephone', '0888123456'],
    ['nine digits', '750102001'],
    ['eleven digits', `${egn('750102001')}1`],
    ['other numerals', '٧٥٠١٠٢٠٠١٨'],
    ['nothing', ''],
  ])('is not %s', (_, text) => expect(isPersonalNumber(text)).toBe(false));

  it('of a foreigner has another check digit and no date', () => {
    const number = withCheckDigit('700123456', [21, 19, 17, 13, 11, 9, 7, 3, 1], 10);
    expect(isForeignerNumber(number)).toBe(true);
    expect(isForeignerNumber(`${number.slice(0, 9)}${(Number(number.at(-1)) + 1) % 10}`)).toBe(false);
  });
});
