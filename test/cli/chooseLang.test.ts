import { describe, expect, it } from 'vitest';
import { chooseLang } from '../../src/cli/chooseLang.ts';

describe('chooseLang', () => {
  it.each([
    [undefined, {}, 'bg'],
    [undefined, { LANG: 'en_US.UTF-8' }, 'en'],
    [undefined, { LANG: 'bg_BG.UTF-8' }, 'bg'],
    [undefined, { LANG: 'C.UTF-8' }, 'bg'],
    [undefined, { LANG: 'en_US.UTF-8', LC_ALL: 'bg_BG.UTF-8' }, 'bg'],
    ['bg', { LANG: 'en_US.UTF-8' }, 'bg'],
    ['en', {}, 'en'],
    ['de', {}, 'bg'],
  ] as const)('--lang %s with %j → %s', (option, env, lang) => {
    expect(chooseLang(option, env)).toBe(lang);
  });
});
