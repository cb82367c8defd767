import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitTexts } from '../../src/cli/exitTexts.ts';
import { EXIT } from '../../src/model/errors.ts';

describe('exit codes', () => {
  it('are the same in the program and in the README', () => {
    const readme = readFileSync(path.join(import.meta.dirname, '../../README.md'), 'utf8');
    const stated = [...readme.matchAll(/^\| (\d+) +\| (.+?) +\|$/gm)].map(([, code, text]) => `${code} ${text}`);
    const names = Object.keys(EXIT) as (keyof typeof EXIT)[];
    expect(stated).toEqual(names.map((name) => `${EXIT[name]} ${exitTexts[name].en}`));
  });
});
