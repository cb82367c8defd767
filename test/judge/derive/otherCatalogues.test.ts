import { describe, expect, it, test } from 'vitest';
import { judgeInstitution } from '../../../src/judge/judgeInstitution.ts';
import type { CatalogueDataset, CatalogueResource } from '../../../src/model/catalogue.ts';
import { WHOLE_CATALOGUE } from '../../../src/model/config.ts';
import type { FactKey } from '../../../src/model/facts.ts';
import { datasetOf, resourceOf } from '../../catalogueOf.ts';
import { ruleSet, tables } from '../ruleBook.ts';
import { BODY, csvValues, world } from '../world.ts';

const RULES = ruleSet();
const TABLES = tables();
const DCAT = 'http://katalog.example/catalog.ttl';
const CKAN = 'http://katalog.example/api/3/action/package_search?rows=100';

type Said = { readonly dataset?: Partial<CatalogueDataset>; readonly resource?: Partial<CatalogueResource> };

/** A body that stands for a catalogue with one dataset, whose file was fetched. */
function judged({ dataset = {}, resource = {} }: Said, listing = DCAT, organisation = WHOLE_CATALOGUE) {
  const made = world({ ...BODY, sites: [], portalOrganisation: organisation });
  const file = resourceOf({ uri: 'r-1', title: 'Мостове', downloadUrl: 'files/m.csv', ...resource });
  const one = datasetOf({ uri: 'd-1', title: 'Мостове', resources: [file], ...dataset });
  made.add(listing, { purpose: 'portal-datasets', values: { 'catalogue.datasets': [one], 'catalogue.kind': 'dcat' } });
  const address = new URL('files/m.csv', listing).href;
  made.add(address, { purpose: 'file', portalUri: 'r-1', values: csvValues() });
  return judgeInstitution(made.input(), RULES, TABLES);
}

function factOf(result: ReturnType<typeof judged>, key: FactKey) {
  return result.facts.find((fact) => fact.key === key && fact.subject === 'resource:r-1');
}

test('the file is found at an address that is relative to the description', () => {
  expect(judged({}).resources).toMatchObject([
    { subject: 'resource:r-1', level: 3, format: 'csv', dataset: 'dataset:d-1' },
  ]);
});

describe('licences in the fields of a catalogue', () => {
  it.each([
    ['http://publications.europa.eu/resource/authority/licence/CC_BY_4_0', 'open'],
    ['https://creativecommons.org/licenses/by/4.0/', 'open'],
    ['cc-zero', 'open'],
    ['other-open', 'open'],
    ['cc-nc', 'restricted'],
    ['other-closed', 'restricted'],
    [null, 'not-stated'],
    ['notspecified', 'not-stated'],
    // Something is stated; that no table knows it is no silence of theirs.
    ['https://katalog.example/nashi-usloviya', null],
    ['vik-usloviya', null],
  ])('%s of the dataset: %s', (licence, expected) => {
    expect(judged({ dataset: { licence } }).resources[0]?.licence).toBe(expected);
  });

  it('that of the distribution is nearer than that of the dataset', () => {
    const said = {
      dataset: { licence: 'cc-nc' },
      resource: { licence: 'https://creativecommons.org/publicdomain/zero/1.0/' },
    };
    expect(judged(said).resources[0]?.licence).toBe('open');
  });

  it('rights of access are no licence', () => {
    const rights = 'http://publications.europa.eu/resource/authority/access-right/PUBLIC';
    expect(judged({ resource: { rights } }).resources[0]?.licence).toBe('not-stated');
  });
});

describe('frequency in its field', () => {
  it.each([
    ['http://publications.europa.eu/resource/authority/frequency/MONTHLY', 'monthly'],
    ['http://purl.org/cld/freq/daily', 'daily'],
    ['R/P1M', 'monthly'],
    ['ежемесечно', 'monthly'],
    ['http://publications.europa.eu/resource/authority/frequency/IRREG', 'on-change'],
  ])('%s → %s', (frequency, word) => {
    expect(factOf(judged({ dataset: { frequency } }), 'resource.frequency')).toMatchObject({
      known: true,
      value: { word },
    });
  });

  it('one that no table knows is not silence', () => {
    const fact = factOf(judged({ dataset: { frequency: 'когато дойде ред' } }), 'resource.frequency');
    expect(fact).toMatchObject({ known: false, because: { why: 'ambiguous' } });
  });
});

describe('days', () => {
  const sources = (result: ReturnType<typeof judged>): unknown =>
    result.findings
      .filter(({ ruleId, subject }) => ruleId === 'freshness.date-stated' && subject === 'resource:r-1')
      .map(({ outcome }) => outcome);

  it('the publisher’s own in DCAT are stated; those that CKAN writes by itself are not', () => {
    const said = { dataset: { modified: '2026-10-01', issued: '2024-01-01' } };
    expect(sources(judged(said))).toContain('pass');
    expect(sources(judged(said, CKAN))).not.toContain('pass');
  });
});

test('without the star a body gets what it publishes itself, by key or by name', () => {
  const named = { dataset: { publisher: { key: 'org-1', name: 'Община Липово' } } };
  expect(judged(named, CKAN, 'org-1').resources).toHaveLength(1);
  expect(judged(named, CKAN, 'Община Липово').resources).toHaveLength(1);
});

test('an id with half a character in it stops nobody', () => {
  expect(judged({ dataset: { uri: 'd-\ud800' } }, CKAN).resources).toHaveLength(1);
});

test('an answer that stands since an earlier audit speaks only of what no newer one shows', () => {
  const made = world({ ...BODY, sites: [], portalOrganisation: WHOLE_CATALOGUE });
  const list = (url: string, ...datasets: readonly CatalogueDataset[]): void =>
    void made.add(url, {
      purpose: 'portal-datasets',
      values: { 'catalogue.datasets': datasets, 'catalogue.kind': 'ckan' },
    });
  list(CKAN, datasetOf({ uri: 'd-1', title: 'Мостове, нови' }));
  list(`${CKAN}&start=100`, datasetOf({ uri: 'd-1', title: 'Мостове' }), datasetOf({ uri: 'd-2', title: 'Паркове' }));
  const carried = { audit: 'earlier', capture: 'c-earlier', due: '2026-12-01T00:00:00.000Z' };
  made.captures.push({ ...made.captures.pop()!, startedAt: '2026-10-02T07:00:00.000Z', carried });
  const { facts } = judgeInstitution(made.input(), RULES, TABLES);
  const listed = facts.flatMap((fact) => (fact.key === 'dataset.listed' && fact.known ? [fact.value.title] : []));
  expect(listed).toEqual(['Мостове, нови', 'Паркове']);
});

test('what a body’s own page says of data makes no catalogue of it', () => {
  const made = world({ ...BODY, portalOrganisation: WHOLE_CATALOGUE });
  const own = datasetOf({
    uri: 'own',
    title: 'Мостове',
    resources: [resourceOf({ uri: 'r-own', downloadUrl: 'http://lipovo.example/m.csv' })],
  });
  made.add('http://lipovo.example/', { purpose: 'home', depth: 0, values: { 'catalogue.datasets': [own] } });
  const result = judgeInstitution(made.input(), RULES, TABLES);
  expect(result.resources.filter(({ kindReason }) => kindReason === 'listed-on-portal')).toEqual([]);
});

describe('whose and of which kind', () => {
  const asked = (
    values: Parameters<ReturnType<typeof world>['add']>[1],
    url: string,
    portalOrganisation = WHOLE_CATALOGUE,
  ) => {
    const made = world({ ...BODY, portalOrganisation });
    made.add(url, { purpose: 'portal-datasets', ...values });
    return judgeInstitution(made.input(), RULES, TABLES);
  };
  const bare = datasetOf({ uri: 'http://katalog.example/d', title: 'Общински имоти' });

  it('a catalogue that names another body means that body, though it was asked for ours', () => {
    const foreign = datasetOf({ uri: 'x', title: 'Население', publisher: { key: 'org-9', name: 'Община Брезово' } });
    const result = asked({ values: { 'catalogue.datasets': [foreign] } }, CKAN, 'org-7');
    expect(result.findings.filter(({ subject }) => subject.startsWith('dataset:'))).toEqual([]);
  });

  it('other catalogues say nothing of the duty to the national portal', () => {
    const result = asked({ values: { 'catalogue.datasets': [bare] } }, CKAN);
    expect(result.facts.filter(({ key }) => key === 'portal.profile')).toEqual([]);
    expect(result.findings.find(({ ruleId }) => ruleId === 'duty.portal-datasets')?.outcome).not.toBe('pass');
  });

  it.each([
    ['dcat', 'fail'],
    ['schema-org', 'not-applicable'],
    [undefined, 'cannot-tell'],
  ] as const)('no frequency at /dataset.jsonld, read as %s: %s', (kind, outcome) => {
    const values = { 'catalogue.datasets': [bare], 'format.id': 'json-ld', ...(kind && { 'catalogue.kind': kind }) };
    const result = asked({ values }, 'http://katalog.example/dataset.jsonld');
    expect(result.findings.find(({ ruleId }) => ruleId === 'metadata.frequency')?.outcome).toBe(outcome);
  });

  it('a resource „data“ of each of two packages is two resources, at addresses of their own', () => {
    const made = world({ ...BODY, sites: [], portalOrganisation: WHOLE_CATALOGUE });
    for (const name of ['a', 'b']) {
      const resources = [resourceOf({ uri: 'data', title: 'data', downloadUrl: 'data.csv' })];
      made.add(`http://katalog.example/${name}/datapackage.json`, {
        purpose: 'portal-datasets',
        values: {
          'catalogue.kind': 'data-package',
          'catalogue.datasets': [datasetOf({ uri: 'imoti', title: name, resources })],
        },
      });
    }
    const { resources, findings } = judgeInstitution(made.input(), RULES, TABLES);
    const addresses = ['http://katalog.example/a/data.csv', 'http://katalog.example/b/data.csv'];
    expect(resources.map(({ url }) => url)).toEqual(addresses);
    expect(new Set(resources.map(({ subject }) => subject)).size).toBe(2);
    expect(new Set(resources.map(({ dataset }) => dataset)).size).toBe(2);
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  });
});
