import { describe, expect, it } from 'vitest';
import { judgeInstitution } from '../../../src/judge/judgeInstitution.ts';
import type { CatalogueDataset } from '../../../src/model/catalogue.ts';
import type { JudgeInput } from '../../../src/model/audit.ts';
import type { Visit } from '../../../src/model/history.ts';
import { datasetOf } from '../../catalogueOf.ts';
import { ruleSet, tables } from '../ruleBook.ts';
import { PORTAL, portalWorld } from '../portalWorld.ts';
import type { Answered } from '../world.ts';

const DETAILS = `${PORTAL}/api/getDatasetDetails`;
const [RULES, TABLES] = [ruleSet(), tables()];
const publisher = { key: '7', name: 'Община Липово' };
const known = datasetOf({ uri: 'd-1', id: 1, title: 'Имоти', publisher });
const gone = datasetOf({ uri: 'd-2', id: 2, title: 'Паркове', publisher });
const listed = { title: 'Паркове', on: '2026-09-01' };
const json = { 'format.id': 'json' } as const;

const visit = (audit: string, outcome: Visit['outcome']): Visit => ({
  audit,
  at: `2026-${audit}T08:00:00.000Z`,
  outcome,
  digest: null,
  sent: true,
  etag: null,
  lastModified: null,
});

/** An audit that goes on from others: the list shows one dataset, and the details of the other are asked for. */
function judged(answer: Answered, visits: readonly Visit[], datasets: readonly CatalogueDataset[] = [known]) {
  const made = portalWorld();
  made.add(`${PORTAL}/api/listDatasets`, {
    purpose: 'portal-datasets',
    method: 'POST',
    values: { 'catalogue.datasets': datasets },
  });
  const id = made.add(DETAILS, { purpose: 'portal-datasets', method: 'POST', portalUri: 'd-2', ...answer });
  const prior = { audit: '09-01', subject: 'dataset:d-2', stated: null, digest: null, listed };
  const input: JudgeInput = {
    ...made.input(),
    history: { visits: new Map([[id, visits]]), resources: new Map([['dataset:d-2', prior]]) },
  };
  const { facts, findings } = judgeInstitution(input, RULES, TABLES);
  const fact = facts.find(({ key }) => key === 'catalogue.absent');
  const absent = fact?.key === 'catalogue.absent' && fact.known ? fact : null;
  return { absent: absent?.value ?? [], captures: absent?.evidence.map(({ capture }) => capture), id, findings };
}

const denial: Answered = { status: 500, values: json };

describe('a dataset that is listed no more', () => {
  it.each<[string, Answered, readonly Visit[], string, readonly string[]]>([
    ['its details open', { values: { ...json, 'catalogue.datasets': [gone] } }, [], 'answered', []],
    ['a draft', { values: { ...json, 'catalogue.datasets': [] } }, [], 'not-public', []],
    ['denied once', denial, [visit('09-01', 200), visit('11-02', 500)], 'denied', ['2026-11-02']],
    ['denied, after trouble', denial, [visit('09-01', 500), visit('10-01', 'connect-timeout'), visit('11-02', 500)], 'denied', ['2026-11-02']],
    ['denied in two tries of one audit', denial, [visit('11-02', 500), visit('11-02', 500)], 'denied', ['2026-11-02']],
    ['denied twice', denial, [visit('09-01', 200), visit('10-01', 404), visit('11-02', 500)], 'denied-again', ['2026-10-01', '2026-11-02']],
    ['a firewall', { status: 403, values: { 'format.id': 'html' } }, [visit('10-01', 500), visit('11-02', 403)], 'unknown', []],
    ['a broken server’s page', { status: 500, values: { 'format.id': 'html' } }, [visit('10-01', 500), visit('11-02', 500)], 'unknown', []],
    ['silence', { failure: 'connect-timeout' }, [visit('10-01', 500)], 'unknown', []],
  ])('%s', (_, answer, visits, is, deniedOn) => {
    const { absent, captures, id } = judged(answer, visits);
    expect(absent).toEqual([
      { uri: 'd-2', title: 'Паркове', page: `${PORTAL}/data/view/d-2`, listedOn: '2026-09-01', askedOn: '2026-11-02', is, deniedOn },
    ]);
    expect(captures).toEqual([id]);
  }); // prettier-ignore

  it('costs nobody anything: no finding is about it', () => {
    const { findings } = judged(denial, [visit('10-01', 500), visit('11-02', 500)]);
    expect(findings.filter(({ subject }) => subject === 'dataset:d-2')).toEqual([]);
  });

  it.each<[string, Answered, readonly CatalogueDataset[]]>([
    ['that any list shows', denial, [known, { ...gone, publisher: { key: '8', name: null } }]],
    ['whose details were asked for from a page of the list', { ...denial, from: 'c-page' }, [known]],
    ['that nobody asked for', { skip: 'budget' }, [known]],
  ])('is not one %s', (_, answer, datasets) => {
    expect(judged(answer, [], datasets).absent).toEqual([]);
  });
});
