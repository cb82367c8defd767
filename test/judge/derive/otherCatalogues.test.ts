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
  made.add(listing, { purpose: 'portal-datasets', values: { 'catalogue.datasets': [one] } });
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
