import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkHead } from '../../../src/gather/frontier/linkHead.ts';

describe('linkHead', () => {
  it.each([
    ['2023', 'N'],
    ['2022 г.', 'N'],
    ['май 2023', 'M'],
    ['I-во тримесечие на 2024 г.', 'N'],
    ['Протоколи', 'протоко'],
    ['Протокол № 5', 'протоко#'],
    ['Район 1', 'район#'],
    ['Решение № 640 относно ползване на пасища и мери в община', 'решение#'],
    ['Съветът представя отчета за дейността на общината през годината', '~'],
    ['Прочети още »', ''],
    ['Отворени данни', 'отворен'],
    ['»', ''],
    ['', ''],
  ])('%s', (text, head) => expect(linkHead(text)).toBe(head));

  it('never throws, is short, and has no separator of cells in it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => /^[^|\s]{0,9}$/.test(linkHead(text))));
  });
});
