import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/app/loadConfig.ts';
import { UserError } from '../../src/model/errors.ts';

const good = `id: proba
title: { bg: Проба, en: Trial }
institutions:
  - id: obshtina-a
    name: { bg: Община А, en: Municipality A }
    kind: municipality
    sites: ['http://a.example/']
crawl:
  userAgent: { product: Zvezdomer, contactUrl: 'https://zvezdomer.example/bot' }
`;
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zvezdomer-test-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function load(text: string): ReturnType<typeof loadConfig> {
  const path = join(dir, 'c.yaml');
  writeFileSync(path, text);
  return loadConfig(path);
}

describe('loadConfig', () => {
  it('fills every default in', () => {
    const config = load(good);
    expect(config.crawl).toMatchObject({ minDelayMs: 1000, maxRedirects: 5, budget: { requests: 300 } });
    expect(config.crawl.linkedFiles).toEqual({ enabled: true, requestsPerHost: 20, requests: 60 });
    expect(config.institutions[0]).toMatchObject({ legalKind: 'unknown', fileHosts: [], eik: null });
    expect(config).toMatchObject({ asOf: null, portal: null, profile: 'five-star' });
  });

  it.each([
    [
      'linked files without room for one',
      `${good}  linkedFiles: { requestsPerHost: 1 }\n`,
      /at least 2: robots.txt and one file/,
      10,
    ],
    ['an unknown key', `${good}  minDelay: 5\n`, /unknown key "minDelay"; allowed are: .*did you mean: minDelayMs/, 10],
    ['a short EIK', good.replace('kind: municipality', "kind: municipality\n    eik: '12'"), /9 or 13 digits/, 7],
    ['an address without scheme', good.replace('http://a.example/', 'a.example'), /sites\.0/, 7],
    ['a wrong kind', good.replace('municipality', 'village'), /kind/, 6],
  ])('names the line of %s', (_, text, message, line) => {
    const fault = catchFault(text);
    expect(fault.message).toMatch(message);
    expect(fault.line).toBe(line);
  });

  it('refuses one institution twice and a file that is not there', () => {
    const twice = good.replace('crawl:', '  - id: obshtina-a\n    name: { bg: Б, en: B }\n    kind: other\ncrawl:');
    expect(() => load(twice)).toThrow(/listed twice/);
    expect(() => loadConfig(join(dir, 'none.yaml'))).toThrow(/no such configuration/);
  });
});

function catchFault(text: string): UserError {
  try {
    load(text);
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error('no UserError');
}
