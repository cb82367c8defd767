import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../../src/judge/checks/all.ts';
import { COMMON_MESSAGES } from '../../../src/judge/checks/commonMessages.ts';
import { ask } from './reader.ts';
import { CASES as ALL_CASES } from './cases.ts';
import { METADATA_CASES } from './metadataCases.ts';

const CASES = [...ALL_CASES, ...METADATA_CASES];

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
      const own = path.join(
        import.meta.dirname,
        `${check.name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}.test.ts`,
      );
      if (!CASES.some((item) => item.check === check.name) && existsSync(own)) return [];
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
      const params = {
        level: 3,
        property: 'open',
        allowed: ['attribution'],
        faults: ['title-rows'],
        encodings: ['utf-8'],
        tolerated: 0,
        section: 'budget',
        mayStandIn: ['none'],
        shownBy: 'name',
        asked: 'always',
        partOf: 'none',
        dueMonth: 1,
        minimum: 1,
        yearsBack: 1,
        field: 'theme',
        text: 'title',
      };
      return check.messages[ask(check.name, {}, params).messageKey]?.outcome;
    });
    expect(outcomes).not.toContain('fail');
    expect(outcomes).toContain('cannot-tell');
  });
});
