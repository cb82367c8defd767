import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../src/judge/checks/all.ts';
import { COMMON_MESSAGES } from '../../../src/judge/checks/commonMessages.ts';
import { ask } from './reader.ts';
import { CASES } from './cases.ts';

describe('checks', () => {
  it.each(CASES.map((item, index) => [`${index} ${item.check} → ${item.says}`, item] as const))('%s', (_, item) => {
    const result = ask(item.check, item.facts, item.params, item.quotes);
    expect(result.messageKey).toBe(item.says);
    expect(result.data).toMatchObject(item.data ?? {});
    const spec = CHECKS.find(({ name }) => name === item.check)?.messages[item.says];
    for (const placeholder of spec?.placeholders ?? []) expect(result.data, placeholder).toHaveProperty(placeholder);
  });

  it('gives every answer of every check somewhere above', () => {
    const unvisited = CHECKS.flatMap((check) => {
      // A check that a test of its own covers has it beside this file.
      if (!CASES.some((item) => item.check === check.name)) return [];
      return Object.keys(check.messages)
        .filter((key) => !(key in COMMON_MESSAGES))
        .filter((key) => !CASES.some((item) => item.check === check.name && item.says === key))
        .map((key) => `${check.name}: ${key}`);
    });
    expect(unvisited).toEqual([]);
    expect(CASES.map(({ check }) => check)).toEqual(expect.arrayContaining(['level-at-least', 'up-to-date']));
  });

  it('never fails anyone for facts that are not there', () => {
    const outcomes = CHECKS.map((check) => {
      const params = { level: 3, property: 'open', allowed: ['attribution'], faults: ['title-rows'], encodings: ['utf-8'], tolerated: 0, section: 'budget', minimum: 1 };
      return check.messages[ask(check.name, {}, params).messageKey]?.outcome;
    });
    expect(outcomes).not.toContain('fail');
    expect(outcomes).toContain('cannot-tell');
  });
});
