import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkResource } from '../../src/app/checkResource.ts';
import { describeCheck } from '../../src/app/describeCheck.ts';
import { reportAssets } from '../../src/app/reportAssets.ts';
import type { ReportInput } from '../../src/report/reportInput.ts';
import { writeReport } from '../../src/report/writeReport.ts';
import { fakeClock } from '../gather/fakes/fakeClock.ts';
import { inventedEgn } from '../personalNumbers.ts';

const RULE = 'duty.no-personal-numbers';
const dir = mkdtempSync(join(tmpdir(), 'zvezdomer-personal-'));
afterAll(() => rmSync(dir, { recursive: true }));

const EGNS = Array.from({ length: 6 }, (_, n) => inventedEgn(n));
const CSV = `име;ЕГН;имейл\n${EGNS.map((egn, n) => `Лице ${n};${egn};otdel${n}@a.example`).join('\n')}\n`;

async function check(content: string): ReturnType<typeof checkResource> {
  const file = join(dir, 'registar.csv');
  writeFileSync(file, content);
  return checkResource(file, { clock: fakeClock() });
}

/** The report of what was checked: its files by path. */
function report(answer: Awaited<ReturnType<typeof check>>, audience: ReportInput['audience']): Map<string, string> {
  const { result, book, captures } = answer;
  const audit = {
    id: 'a1',
    title: { bg: 'Проба', en: 'Trial' },
    asOf: '2026-11-02T00:00:00.000Z',
    program: 'zvezdomer 0',
    rulesHash: book.ruleSet.hash,
    tablesHash: book.tables.hash,
    configHash: '',
    profile: 'five-star',
    exceptions: [],
  };
  const input: ReportInput = {
    result: { format: 1, audit, institutions: [result], ranking: [] },
    ruleSet: book.ruleSet,
    tables: book.tables,
    captures: new Map(captures.map((capture) => [capture.id, { capture, place: null, bodyPlace: null }])),
    health: [],
    audience,
    pdf: true,
    assets: reportAssets(),
  };
  const files = new Map<string, string>();
  for (const { path, chunk } of writeReport(input)) files.set(path, (files.get(path) ?? '') + String(chunk));
  return files;
}

describe('a table with personal numbers', () => {
  it('is told to who checks it, with what to do, and counts in no score', async () => {
    const answer = await check(CSV);
    const told = (lang: 'bg' | 'en') =>
      describeCheck(answer, lang).resources[0]?.findings.find(({ sentence }) => /ЕГН/.test(sentence));
    expect(told('bg')).toMatchObject({
      outcome: 'fail',
      sentence: 'В таблицата има ЕГН: 6 клетки, в колони B (ЕГН). Самите стойности не записваме никъде.',
      fix: expect.stringContaining('Свалете файла веднага') as unknown,
    });
    expect(told('en')?.fix).toContain('Take the file down at once');
    const finding = answer.result.findings.find(({ ruleId }) => ruleId === RULE);
    expect(finding).toMatchObject({ ruleStatus: 'not-public', outcome: 'fail' });
    expect(answer.result.scores.flatMap(({ findings }) => findings)).not.toContain(finding?.id);
    for (const egn of EGNS) expect(JSON.stringify([answer.facts, answer.result])).not.toContain(egn);
  });

  it('is not in the public report, its pages and data; the working group sees it', async () => {
    const answer = await check(CSV);
    const finding = answer.result.findings.find(({ ruleId }) => ruleId === RULE);
    const open = report(answer, 'public');
    const internal = report(answer, 'working-group');
    const filesWith = (files: Map<string, string>, words: string): readonly string[] =>
      [...files].filter(([, text]) => text.includes(words)).map(([path]) => path);
    expect(filesWith(open, 'registar.csv')).toContain('data/resources.csv');
    for (const trace of [finding?.id ?? '?', '6 клетки', '6 cells', 'B (ЕГН)', 'not-public"']) {
      expect(filesWith(open, trace), trace).toEqual([]);
      expect(filesWith(internal, trace).length, trace).toBeGreaterThan(0);
    }
    expect(filesWith(internal, 'не се публикува').length).toBeGreaterThan(2);
    for (const egn of EGNS) expect([...filesWith(open, egn), ...filesWith(internal, egn)]).toEqual([]);
  });

  it('with contacts only is no fault', async () => {
    const answer = await check('отдел;имейл\nПърви;a@a.example\nВтори;b@a.example\nТрети;c@a.example\n');
    expect(answer.result.findings.find(({ ruleId }) => ruleId === RULE)).toMatchObject({
      outcome: 'pass',
      messageKey: 'contacts',
    });
  });
});
