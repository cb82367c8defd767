import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, compareText } from '../../src/model/json.ts';

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: [null, true, 'я'] }, '{"a":[null,true,"я"],"b":1}'],
    [{ a: undefined, b: { d: 1, c: 2 } }, '{"b":{"c":2,"d":1}}'],
    [[undefined], '[null]'],
    ['"\n', '"\\"\\n"'],
  ])('%j → %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, { a: [Number.NaN] }])(
    'refuses %s, which JSON would turn into null',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(RangeError);
    },
  );

  it('gives the same bytes for the same value whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const shuffled = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(shuffled)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('orders text by code units, as no locale would', () => {
    expect(['я', 'Я', 'a', 'Z'].toSorted(compareText)).toEqual(['Z', 'a', 'Я', 'я']);
  });
});
