import { expect, it } from 'vitest';
import { compareResults } from '../../src/judge/compareResults.ts';
import { judgeInstitution } from '../../src/judge/judgeInstitution.ts';
import { rankInstitutions } from '../../src/judge/score/rankInstitutions.ts';
import type { AuditResult } from '../../src/model/audit.ts';
import { ruleSet, tables } from './ruleBook.ts';
import { AUDIT, csvValues, link, pageValues, world } from './world.ts';

function audit(): AuditResult {
  const made = world();
  const home = made.add('http://lipovo.example/', {
    purpose: 'home',
    depth: 0,
    values: pageValues([link('/danni.csv', 'Регистър (CSV)')]),
  });
  made.add('http://lipovo.example/danni.csv', { purpose: 'file', from: home, values: csvValues() });
  const institutions = [judgeInstitution(made.input(), ruleSet(), tables())];
  return { format: 1, audit: AUDIT, institutions, ranking: rankInstitutions(institutions) };
}

it('names the place of one changed value, and nothing when nothing changed', () => {
  const before = audit();
  expect(compareResults(before, audit())).toEqual([]);
  const [first] = before.institutions;
  if (first === undefined) throw new Error('no institution');
  const findings = first.findings.map((finding) =>
    finding.ruleId === 'format.open' ? { ...finding, points: 1 } : finding,
  );
  const scores = first.scores.slice(1);
  const changed = { ...before, institutions: [{ ...first, findings, scores }], ranking: [] };
  const places = compareResults(before, changed).map(
    ({ where, key, after }) => `${where} ${key} ${after === null ? 'gone' : 'changed'}`,
  );
  expect(places).toEqual([
    'finding format.open changed',
    expect.stringMatching(/^score (?:rank|[a-z-]+) gone$/),
    expect.stringMatching(/^score (?:rank|[a-z-]+) gone$/),
  ]);
});

it('survives a check that throws: the finding is an error, all others stand', () => {
  const rules = ruleSet();
  const broken = {
    ...rules,
    rules: rules.rules.map((rule) => (rule.id === 'machine-readability.usable' ? { ...rule, params: {} } : rule)),
  };
  const made = world();
  const home = made.add('http://lipovo.example/', {
    purpose: 'home',
    depth: 0,
    values: pageValues([link('/danni.csv', 'Регистър (CSV)')]),
  });
  made.add('http://lipovo.example/danni.csv', { purpose: 'file', from: home, values: csvValues() });
  const { findings } = judgeInstitution(made.input(), broken, tables());
  const errors = findings.filter(({ outcome }) => outcome === 'error');
  expect(errors).toMatchObject([
    { ruleId: 'machine-readability.usable', messageKey: 'check-failed', points: 0, maxPoints: 0 },
  ]);
  expect(findings.filter(({ outcome }) => outcome === 'pass').length).toBeGreaterThan(5);
});
