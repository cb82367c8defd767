import { expect, test } from 'vitest';
import { remember } from '../../src/model/remember.ts';

test('computes once for each object', () => {
  let computed = 0;
  const sizeOf = remember((list: readonly string[]) => {
    computed += 1;
    return { size: list.length };
  });
  const one = ['a'];
  expect([sizeOf(one), sizeOf(one), sizeOf(['a', 'b'])]).toEqual([{ size: 1 }, { size: 1 }, { size: 2 }]);
  expect(computed).toBe(2);
});
