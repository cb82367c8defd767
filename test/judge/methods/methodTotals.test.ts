import { expect, it } from 'vitest';
import { compareResults } from '../../../src/judge/compareResults.ts';
import { judgeInstitution } from '../../../src/judge/judgeInstitution.ts';
import { methodTotals } from '../../../src/judge/methods/methodTotals.ts';
import { scoreMethods } from '../../../src/judge/methods/scoreMethods.ts';
import type { AuditResult, InstitutionResult, JudgeInput } from '../../../src/model/audit.ts';
import { datasetOf, resourceOf } from '../../catalogueOf.ts';
import { ruleSet } from '../ruleBook.ts';
import { type Answered, AUDIT, BODY, csvValues, world } from '../world.ts';
import { TABLES } from './evidenceOf.ts';

const RULES = ruleSet();
const PORTAL = 'http://danni.example';
const FILE = 'http://lipovo.example/imoti.csv';

function inputOf(answered: Answered): JudgeInput {
  const made = world({ ...BODY, portalOrganisation: 'org-7' });
  const resources = [resourceOf({ uri: 'r', type: 2, accessUrl: FILE, licence: 'CC-BY-4.0' })];
  const publisher = { key: '7', name: 'Община Липово' };
  made.add(`${PORTAL}/api/listDataOrganisations`, {
    purpose: 'portal-organisations',
    method: 'POST',
    values: { 'catalogue.organisations': [{ id: 7, uri: 'org-7', name: 'Община Липово', datasets: 1 }] },
  });
  made.add(`${PORTAL}/api/listDatasets`, {
    purpose: 'portal-datasets',
    method: 'POST',
    values: { 'catalogue.datasets': [datasetOf({ uri: 'd', id: 2, title: 'Имоти', publisher, resources })] },
  });
  made.add(FILE, { purpose: 'file', ...answered });
  return made.input();
}

const judged = (answered: Answered): InstitutionResult => judgeInstitution(inputOf(answered), RULES, TABLES);
const auditOf = (result: InstitutionResult): AuditResult => ({
  format: 1,
  audit: AUDIT,
  institutions: [result],
  ranking: [],
});
const whole = judged({ values: csvValues() });

it('the judgement holds the sums of each method, and a seal over all that follows from the evidence', () => {
  const again = methodTotals(scoreMethods(inputOf({ values: csvValues() }), RULES.methods, TABLES));
  expect(whole.summary.methods).toEqual(again);
  expect(again.map(({ method }) => method)).toEqual(RULES.methods.map(({ id }) => id));
  expect(again.find(({ method }) => method === 'ckanext-qa')).toMatchObject({ datasets: 1, sum: 3, mean: 3 });
});

it('verify names a change in any indicator, also one that leaves the sums as they are', () => {
  // Refused or silent: the same points by MQA, and other words.
  const [refused, silent] = [judged({ status: 403 }), judged({ failure: 'connect-timeout' })];
  const mqa = (result: InstitutionResult) => result.summary.methods?.find(({ method }) => method === 'mqa-405');
  expect(mqa(silent)?.sum).toBe(mqa(refused)?.sum);
  expect(mqa(silent)?.digest).not.toBe(mqa(refused)?.digest);
  const { methods = [], ...summary } = whole.summary;
  const forged = { ...whole, summary: { ...summary, methods: methods.map((one) => ({ ...one, mean: one.mean + 1 })) } };
  expect(compareResults(auditOf(whole), auditOf(whole))).toEqual([]);
  expect(compareResults(auditOf(forged), auditOf(whole))).toMatchObject([
    { where: 'score', subject: 'institution:lipovo', key: 'summary' },
  ]);
});

it('a body that no catalogue lists has none', () => {
  const made = world();
  made.add('http://lipovo.example/', {});
  expect(judgeInstitution(made.input(), RULES, TABLES).summary).not.toHaveProperty('methods');
});
