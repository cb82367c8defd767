import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRuleBook, readRuleFiles } from '../../src/app/loadRuleBook.ts';
import { inChild, inProcess } from './commandLine.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-bad-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const target = path.join(dir, name);
  writeFileSync(target, content);
  return target;
}

type Verdict = { format: string | null; technicalLevel: number | null; kind: string | null };

describe('bad input', () => {
  it('a configuration with an unknown key: file, line and the nearest key', () => {
    const config = file(
      'c.yaml',
      'id: a\ntitle: { bg: А, en: A }\ncrawl:\n  userAgent: { product: Z, contactUrl: "https://z.example/" }\n  minDelayMS: 5\n',
    );
    const { code, err } = inChild(dir, 'audit', '--config', config);
    expect(code).toBe(2);
    expect(err).toMatch(/c\.yaml:5: crawl: непознат ключ „minDelayMS“; позволени са: .*; да не би: minDelayMs\?/);
    expect(err).not.toContain('    at ');
  });

  it('a rule with a misspelt check: file and line', () => {
    const files = new Map(readRuleFiles());
    const [name, text] = [...files].find(([, content]) => /^ *check: level-at-least/m.test(content)) ?? ['', ''];
    files.set(name, text.replace('check: level-at-least', 'check: level-at-lest'));
    const line = text.split('\n').findIndex((row) => row.includes('check: level-at-least')) + 1;
    expect(() => parseRuleBook(files, 'five-star')).toThrow(
      expect.objectContaining({ file: name, line, message: expect.stringMatching(/level-at-lest.*level-at-least/s) }),
    );
  });

  it('a host that cannot be reached: the audit ends, says so and scores nobody down', async () => {
    const config = file(
      'u.yaml',
      'id: u\ntitle: { bg: А, en: A }\ninstitutions:\n  - id: nyama\n    name: { bg: Няма я, en: Not there }\n    kind: other\n    sites: ["http://nyama.example/"]\ncrawl:\n  userAgent: { product: Z, contactUrl: "https://z.example/" }\n  minDelayMs: 0\n  resolve: { nyama.example: "127.0.0.1:9" }\n',
    );
    const run = await inProcess('audit', '--config', config, '--id', 'u', '--no-pdf', '--out', dir);
    expect(run.code).toBe(5);
    expect(run.err.join('\n')).toContain('Няма я: сървърът отказа връзка.');
    expect(run.out.join('\n')).toContain('Няма я: сайтът не отговори');
  });

  it.each([
    ['an empty file', 'prazen.csv', '', null],
    ['a PDF of 0 bytes', 'prazen.pdf', '', null],
    [
      'HTML named .csv',
      'spravka.csv',
      '<!DOCTYPE html><html><head><title>Грешка</title></head><body><p>Страницата не е намерена</p></body></html>',
      'html',
    ],
  ])('%s is a finding, not a crash', async (_, name, content, format) => {
    const { code, out } = await inProcess('check', '--json', file(name, content));
    const verdict = JSON.parse(out.join('\n')) as Verdict;
    expect(verdict.format).toBe(format);
    expect([0, 8]).toContain(code);
  });

  it('a directory for a file and a file that is not there: what to do, exit code 2', async () => {
    const folder = path.join(dir, 'papka');
    mkdirSync(folder, { recursive: true });
    expect(await inProcess('check', folder)).toMatchObject({
      code: 2,
      err: [expect.stringContaining('това е папка; посочете един файл')],
    });
    expect(await inProcess('check', path.join(dir, 'nyama.csv'))).toMatchObject({
      code: 2,
      err: [expect.stringContaining('няма такъв файл')],
    });
  });

  it('an audit that is not there, an unknown command and option: exit code 2', async () => {
    const missing = await inProcess('verify', path.join(dir, 'nyama'));
    expect(missing).toMatchObject({ code: 2, err: [expect.stringContaining('тук няма оценка')] });
    expect((await inProcess('odit')).code).toBe(2);
    expect((await inProcess('audit', '--confg', 'x')).code).toBe(2);
    expect((await inProcess('audit')).err.join('\n')).toContain('--config');
  });

  it.each(['audit', 'report', 'rescore', 'verify', 'check', 'schedule', 'rules', 'doctor', 'results', 'score'])(
    '%s has a help text in Bulgarian',
    async (command) => {
      const { code, out } = await inProcess(command, '--help');
      expect(code).toBe(0);
      expect(out.join('\n')).toContain('Употреба:');
      expect(out.join('\n')).toMatch(/[а-я]{4}/);
    },
  );
});
