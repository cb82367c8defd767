import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { UserError } from '../../src/model/errors.ts';
import { readYaml } from '../../src/rules/readYaml.ts';

const schema = z.strictObject({
  minDelayMs: z.int(),
  budget: z.strictObject({ requests: z.int().default(1) }).prefault({}),
  list: z.array(z.strictObject({ name: z.string() })).default([]),
});

function fault(text: string): UserError {
  try {
    readYaml(text, 'a.yaml', schema);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('readYaml', () => {
  it.each([
    ['an unknown key', 'minDelayMs: 1\nminDelayMS: 2\n', 2, /unknown key "minDelayMS"; allowed are: minDelayMs/],
    ['an unknown key inside', 'minDelayMs: 1\nbudget:\n  request: 2\n', 3, /budget: unknown key "request"; allowed are: requests/],
    ['an unknown key in a list', 'minDelayMs: 1\nlist:\n  - name: a\n  - nam: b\n', 4, /list\.1/],
    ['a key twice', 'minDelayMs: 1\nminDelayMs: 2\n', 2, /unique/],
    ['a wrong type', 'minDelayMs: "x"\n', 1, /minDelayMs: .*expected/],
    ['no YAML', 'minDelayMs: [1\n', 2, /./],
    ['nothing', '', 1, /./],
  ])('names file and line of %s', (_, text, line, message) => {
    const error = fault(text);
    expect(error).toMatchObject({ file: 'a.yaml', line });
    expect(error.message).toMatch(message);
  });

  it('finds the line of any part', () => {
    const { value, lineOf } = readYaml('minDelayMs: 1\nlist:\n  - name: a\n  - name: b\n', 'a.yaml', schema);
    expect(value.list).toHaveLength(2);
    expect(lineOf(['list', 1, 'name'])).toBe(4);
  });

  it('throws nothing but UserError, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          readYaml(text, 'a.yaml', schema);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});
