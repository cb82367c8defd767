import { describe, expect, it } from 'vitest';
import { judgeInstitution } from '../../../src/judge/judgeInstitution.ts';
import type { InstitutionResult } from '../../../src/model/audit.ts';
import type { LicenceStatement, TableFault } from '../../../src/model/factValues.ts';
import type { Improvement, Remedy } from '../../../src/model/improvement.ts';
import { ruleSet, tables } from '../ruleBook.ts';
import { CC_BY, csvValues, link, pageValues, world } from '../world.ts';

const RULES = ruleSet();
const TABLES = tables();
const HOME = 'http://lipovo.example/';
const RESERVED: LicenceStatement = {
  ...CC_BY,
  kind: 'reserved',
  licence: null,
  conditions: [],
  words: 'Всички права запазени',
};
const RESTRICTED: LicenceStatement = {
  ...CC_BY,
  kind: 'restricted',
  licence: null,
  scope: 'page',
  conditions: ['non-commercial'],
  words: 'само за нетърговски цели',
};
const MERGED: TableFault = {
  code: 'merged-cells',
  count: 1,
  row: 2,
  column: 1,
  sheet: null,
  quote: 'а',
  breaksUse: true,
};

type File = Parameters<typeof csvValues>[0];
/** A clean CSV, a clean workbook, a CSV with a fault, a workbook with a fault. */
const FILES: Readonly<Record<string, File>> = {
  'gradini.csv': {},
  'imoti.xlsx': { 'format.id': 'xlsx' },
  'razresheniya.csv': { 'table.faults': [MERGED] },
  'targovia.xls': { 'format.id': 'xls', 'table.faults': [MERGED] },
};

function judge(files: Readonly<Record<string, File>>, statements: readonly LicenceStatement[] = []): InstitutionResult {
  const made = world();
  const names = Object.keys(files);
  const links = names.map((name) => link(`/${name}`, `Регистър ${name}`));
  const home = made.add(HOME, {
    purpose: 'home',
    depth: 0,
    values: pageValues(links, { 'licence.statements': statements }),
  });
  for (const name of names)
    made.add(`${HOME}${name}`, { purpose: 'file', from: home, values: csvValues(files[name]), bytes: name });
  return judgeInstitution(made.input(), RULES, TABLES);
}

function found(result: InstitutionResult, remedy: Remedy): Improvement {
  const all = result.summary.improvements ?? [];
  const own = all.find((each) => each.remedy === remedy);
  if (own === undefined) throw new Error(`no ${remedy} in ${all.map((each) => each.remedy).join(', ')}`);
  return own;
}

/** Level and stars of each thing that changes, by the end of its address. */
function after(improvement: Improvement): object {
  const entries = improvement.changes.map(({ subject, level, stars }) => [
    subject.split('/').at(-1),
    [level[1], stars?.[1]],
  ]);
  return Object.fromEntries(entries);
}

function judged(result: InstitutionResult): object {
  const entries = result.resources.map(({ subject, level, strictStars }) => [
    subject.split('/').at(-1),
    [level, strictStars],
  ]);
  return Object.fromEntries(entries);
}

describe('what one sentence would change', () => {
  it('comes true, word for word, when the sentence is written', () => {
    const before = judge(FILES);
    const promised = found(before, 'licence-sentence');
    const now = judge(FILES, [CC_BY]);
    expect(after(promised)).toEqual(judged(now));
    expect(promised.body?.stars).toEqual([0, now.summary.strictStars?.value]);
    expect(promised.body?.openPercent).toEqual([0, now.summary.openLicencePercent?.value]);
    expect(promised.rule).toBe('licence.stated');
  });

  it('carries the failures that it mends, and each of them passes afterwards', () => {
    const before = judge(FILES);
    const now = new Map(judge(FILES, [CC_BY]).findings.map((finding) => [finding.id, finding.outcome]));
    const { findings } = found(before, 'licence-sentence');
    expect(findings.length).toBeGreaterThanOrEqual(4);
    const outcomes = new Map(before.findings.map((finding) => [finding.id, finding.outcome]));
    for (const id of findings) expect([outcomes.get(id), now.get(id)]).toEqual(['fail', 'pass']);
  });

  it('is not promised of terms that somebody must first decide to give up, nor of what is open', () => {
    for (const statements of [[RESERVED], [RESTRICTED], [CC_BY]]) {
      const remedies = (judge(FILES, statements).summary.improvements ?? []).map(({ remedy }) => remedy);
      expect(remedies).not.toContain('licence-sentence');
      expect(remedies).not.toContain('licence-agree');
    }
  });

  it('mends a contradiction: what is promised is what agreeing terms give', () => {
    const before = judge(FILES, [CC_BY, RESERVED]);
    expect(after(found(before, 'licence-agree'))).toEqual(judged(judge(FILES, [CC_BY])));
    expect(found(before, 'licence-agree').rule).toBe('licence.no-conflict');
  });
});

it('promises nothing where explicit limits stand against an open statement: they are given up by a decision', () => {
  const result = judge(FILES, [{ ...CC_BY, scope: 'page' }, RESTRICTED]);
  expect(result.resources.map(({ licence }) => licence)).toContain('conflicting');
  const remedies = (result.summary.improvements ?? []).map(({ remedy }) => remedy);
  expect(remedies).not.toContain('licence-agree');
});

it('does not promise that a sentence of the site reaches a file on another’s host', () => {
  const made = world();
  const elsewhere = 'http://files.neighbour.example/r.csv';
  const links = [link('/a.csv', 'Регистър на имотите'), link(elsewhere, 'Регистър на дърветата')];
  const home = made.add(HOME, { purpose: 'home', depth: 0, values: pageValues(links) });
  made.add(`${HOME}a.csv`, { purpose: 'file', from: home, values: csvValues() });
  made.add(elsewhere, { purpose: 'linked-file', from: home, values: csvValues() });
  const { changes, sites } = found(judgeInstitution(made.input(), RULES, TABLES), 'licence-sentence');
  expect(changes.map(({ subject }) => subject)).toEqual([expect.stringContaining('lipovo.example/a.csv')]);
  expect(sites).toBe(1);
});

describe('what a file made anew would change', () => {
  it('promises no second CSV of what is there as CSV already', () => {
    const result = judge({ 'imoti.csv': {}, 'imoti.xlsx': { 'format.id': 'xlsx' } }, [CC_BY]);
    expect(new Set(result.resources.map(({ dataset }) => dataset)).size).toBe(1);
    expect((result.summary.improvements ?? []).map(({ remedy }) => remedy)).not.toContain('save-as-csv');
  });

  it('promises a clean workbook the level of the same cells as CSV', () => {
    const before = judge(FILES, [CC_BY]);
    const promised = found(before, 'save-as-csv');
    expect(after(promised)).toEqual({ 'imoti.xlsx': [3, 3] });
    const now = judge({ ...FILES, 'imoti.xlsx': {} }, [CC_BY]);
    expect(promised.body?.level).toEqual([
      before.summary.technicalLevel?.mean.value,
      now.summary.technicalLevel?.mean.value,
    ]);
    expect(promised.rule).toBe('format.open');
  });

  it('promises tables with faults nothing for another format alone', () => {
    const promised = found(judge(FILES, [CC_BY]), 'clean-table');
    expect(after(promised)).toEqual({ 'razresheniya.csv': [3, 3], 'targovia.xls': [3, 3] });
    const now = judge({ ...FILES, 'razresheniya.csv': {}, 'targovia.xls': {} }, [CC_BY]);
    expect(promised.body?.level[1]).toBe(now.summary.technicalLevel?.mean.value);
  });

  it('promises nothing of cells that nobody looked at, and nothing where nothing is wrong', () => {
    expect(judge({ 'gradini.csv': {} }, [CC_BY]).summary.improvements).toEqual([]);
    const unread = { 'imoti.xlsx': { 'format.id': 'xlsx', 'data.parse-error': 'broken' } } as const;
    expect((judge(unread, [CC_BY]).summary.improvements ?? []).map(({ remedy }) => remedy)).not.toContain(
      'save-as-csv',
    );
  });

  it('puts the most effective first and all of them together last', () => {
    const result = judge(FILES);
    expect((result.summary.improvements ?? []).map(({ remedy }) => remedy)).toEqual([
      'licence-sentence',
      'clean-table',
      'save-as-csv',
      'together',
    ]);
    const all = judge(Object.fromEntries(Object.keys(FILES).map((name) => [name, {}])), [CC_BY]);
    const together = found(result, 'together');
    expect(together.body?.stars?.[1]).toBe(all.summary.strictStars?.value);
    expect(together.rule).toBeNull();
  });
});

it('gives no means where no score is printed', () => {
  const made = world();
  const links = ['a.csv', 'b.csv', 'c.csv'].map((name) => link(`/${name}`, `Регистър ${name}`));
  const home = made.add(HOME, { purpose: 'home', depth: 0, values: pageValues(links) });
  made.add(`${HOME}a.csv`, { purpose: 'file', from: home, values: csvValues() });
  for (const name of ['b.csv', 'c.csv']) made.add(`${HOME}${name}`, { purpose: 'file', from: home, status: 500 });
  const result = judgeInstitution(made.input(), RULES, TABLES);
  expect(result.summary.withheld).not.toBeNull();
  expect(found(result, 'licence-sentence')).toMatchObject({ body: null, changes: [{ level: [3, 3], stars: [0, 3] }] });
});
