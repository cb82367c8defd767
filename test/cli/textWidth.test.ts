import { describe, expect, it } from 'vitest';
import { durationText, sizeText } from '../../src/cli/amounts.ts';
import { fitText, padText, textWidth } from '../../src/cli/textWidth.ts';

describe('columns of a terminal', () => {
  it.each([
    ['Обхождане', 9],
    ['и with a breve: и\u0306', 17],
    ['データ', 6],
    ['η 0,98', 6],
    ['📄', 2],
    ['', 0],
  ])('%s takes %i', (text, columns) => expect(textWidth(text)).toBe(columns));

  it('cuts and fills by them', () => {
    expect(fitText('Обхождане', 9)).toBe('Обхождане');
    expect(fitText('Обхождане', 5)).toBe('Обхо…');
    expect(fitText('データ表', 6)).toBe('デー…');
    expect(padText('データ', 8)).toBe('データ  ');
  });
});

describe('amounts for people', () => {
  it.each([
    [412, '0 kB'],
    [45_000, '45 kB'],
    [1_500_000, '1,5 MB'],
    [123_400_000, '123 MB'],
    [2_000_000_000, '2,0 GB'],
  ])('%i bytes are %s', (bytes, text) => expect(sizeText(bytes, 'bg')).toBe(text));

  it.each([
    [0, '0 s'],
    [89_000, '89 s'],
    [90_000, '2 мин'],
    [720_000, '12 мин'],
    [3_600_000, '1 ч'],
    [12_000_000, '3 ч 20 мин'],
  ])('%i ms are %s', (ms, text) => expect(durationText(ms, 'bg')).toBe(text));
});
