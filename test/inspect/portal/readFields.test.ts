import { describe, expect, it } from 'vitest';
import { inspectPortalAnswer } from '../../../src/inspect/portal/inspectPortalAnswer.ts';
import { call, decoded, shapedPortal } from '../../fixtures/portal/askPortal.ts';
import { CASES, readExamples } from '../../fixtures/portal/examples.ts';
import { SHAPES } from '../../fixtures/portal/fields.ts';

/** Why a field becomes no fact. What is not named here must become one: changing it must change the facts. */
const LEFT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dataset: {
    locale: 'as asked',
    author_name: 'personal: only whether there is one',
    author_email: 'personal: only whether there is one',
    support_name: 'personal: only whether there is one',
    support_email: 'personal: only whether there is one',
    forum_link: 'of the site',
    followers_count: 'of the site',
    reported: 'of readers',
    created_by: 'personal',
    updated_by: 'personal',
    formats: 'follows from the resources',
  },
  rawResource: {
    data_set_id: 'follows from its place',
    descript: 'a number in place of a text (Q1)',
    http_rq_type: 'how the portal fetches it',
    authentication: 'may be a secret (Q19)',
    post_data: 'may be a secret (Q19)',
    http_headers: 'may be a secret (Q19)',
    is_reported: 'of readers',
    updated_by: 'personal',
    created_by: 'personal',
    deleted_by: 'personal',
    upl_freq: 'how the portal fetches it',
    upl_freq_type: 'how the portal fetches it',
    is_migrated: 'age and type of these are approximate (Q23)',
  },
  tagRef: { id: 'the name says it' },
  datasetDetails: {
    descript: 'a number in place of a text (Q1)',
    author_name: 'personal: only whether there is one',
    author_email: 'personal: only whether there is one',
    support_name: 'personal: only whether there is one',
    support_email: 'personal: only whether there is one',
    updated_by: 'personal',
    created_by: 'personal',
    deleted_by: 'personal',
    forum_link: 'of the site',
    is_migrated: 'age of these is approximate (Q23)',
    trusted: 'of the site',
    access: 'not judged',
    followers_count: 'of the site',
    groups: 'bundles of others',
    reported: 'of readers',
    signals: 'personal (Q20)',
  },
  orgRef: { uri: 'the number of the organisation says it' },
  counter: { locale: 'as asked' },
  organisation: {
    description: 'not judged',
    locale: 'as asked',
    type: 'not judged',
    logo: 'a picture',
    activity_info: 'not judged',
    contacts: 'personal',
    parent_org_id: 'not judged',
    approved: 'the list holds no others',
    active: 'the list holds no others',
    custom_fields: 'free pairs, often empty',
    followers_count: 'of the site',
    created_at: 'of the site',
    updated_at: 'of the site',
    created_by: 'personal',
    updated_by: 'personal',
  },
  organisationDetails: {
    description: 'not judged',
    locale: 'as asked',
    type: 'not judged',
    logo: 'a picture',
    activity_info: 'not judged',
    contacts: 'personal',
    parent_org_id: 'not judged',
    active: 'asked only by the configuration',
    approved: 'asked only by the configuration',
    custom_fields: 'free pairs, often empty',
    followers_count: 'of the site',
    created_at: 'of the site',
    updated_at: 'of the site',
    created_by: 'personal',
    updated_by: 'personal',
  },
  termsDetails: {
    descript: 'the licence is told by its name and number',
    active: 'not judged',
    is_default: 'not judged',
    ordering: 'of the site',
    created_at: 'of the site',
    updated_at: 'of the site',
    updated_by: 'personal',
    created_by: 'personal',
  },
};

type Bag = { [key: string]: unknown };

/** Each answer that becomes facts, by the example's name; where in it the fields of each shape stand. */
const READ: readonly (readonly [string, string, (answer: Bag) => Bag])[] = [
  ['listDatasets', 'dataset', firstDataset],
  ['listDatasets', 'rawResource', (answer) => Object.values(firstDataset(answer)['resource'] as Bag)[0] as Bag],
  ['listDatasets', 'tagRef', (answer) => (firstDataset(answer)['tags'] as Bag[])[0]!],
  ['getDatasetDetails', 'datasetDetails', dataOf],
  ['getDatasetDetails', 'orgRef', (answer) => dataOf(answer)['org'] as Bag],
  ['getDatasetDetails', 'keyValue', (answer) => (dataOf(answer)['custom_settings'] as Bag[])[0]!],
  ['listDataOrganisations', 'counter', (answer) => (answer['organisations'] as Bag[])[0]!],
  ['listOrganisations', 'organisation', (answer) => (answer['organisations'] as Bag[])[0]!],
  ['getOrganisationDetails', 'organisationDetails', dataOf],
  ['getTermsOfUseDetails', 'termsDetails', dataOf],
];

/** The one with resources. */
function firstDataset(answer: Bag): Bag {
  return (answer['datasets'] as Bag[]).find((one) => 'resource' in one)!;
}

function dataOf(answer: Bag): Bag {
  return answer['data'] as Bag;
}

/** What becomes of the other examples: rows of a resource, or nothing at all. */
const ROWS: Readonly<Record<string, string>> = {
  getResourceData: 'rows',
  'getResourceData.gapped-rows': 'rows',
  'getResourceData.api-autoupdated-csv': 'rows',
  'getResourceData.empty': 'nothing',
  'getResourceData.text': 'string',
  'getResourceData.json-document': 'object',
  'getResourceData.kml-origin': 'object',
  'getResourceData.rdf-origin': 'object',
  'getResourceData.xml-origin': 'object',
};

const DIGEST = '0'.repeat(64);

function facts(answer: unknown): string {
  return JSON.stringify(inspectPortalAnswer(answer, DIGEST).map((fact) => ('value' in fact ? fact.value : null)));
}

/** Another value of the same kind; of a list or an object, none. */
function another(value: unknown, type: string): unknown {
  if (type.startsWith('moment')) return '2001-02-03 04:05:06';
  if (Array.isArray(value)) return [];
  if (typeof value === 'object' && value !== null) return {};
  if (typeof value === 'string') return `${value}9`;
  if (typeof value === 'number') return value + 1;
  return type.startsWith('text') ? 'друго' : 7;
}

const EXAMPLES = readExamples();
const SOURCES: readonly (readonly [string, (name: string) => unknown])[] = [
  [
    'the simulated portal',
    (name) => decoded(call(shapedPortal(CASES[name]!.misbehaviour), CASES[name]!.method, CASES[name]!.body)),
  ],
  ...(EXAMPLES.size === 0 ? [] : [['the stored answers', (name: string) => EXAMPLES.get(name)] as const]),
];

describe.each(SOURCES)('answers of %s', (_name, answerOf) => {
  it.each(READ)('%s: every field of %s becomes a fact, or is left for a reason', (name, shape, place) => {
    const before = facts(answerOf(name));
    expect(before).not.toBe('[]');
    const read: string[] = [];
    const fields = SHAPES[shape]!.split(/\s+/).map(
      (field) => field.replace(/^\?/, '').split(/:(.*)/s) as [string, string],
    );
    for (const [field, type] of fields) {
      const answer = structuredClone(answerOf(name)) as Bag;
      const object = place(answer);
      if (!(field in object)) continue;
      object[field] = another(object[field], type);
      if (facts(answer) !== before) read.push(field);
    }
    const there = Object.keys(place(structuredClone(answerOf(name)) as Bag));
    const left = Object.keys(LEFT[shape] ?? {});
    expect(read.toSorted()).toEqual(there.filter((field) => !left.includes(field)).toSorted());
  });

  it.each(Object.keys(CASES))('%s: is read as what it is', (name) => {
    const found = inspectPortalAnswer(answerOf(name), DIGEST);
    const isRead = READ.some(([read]) => read === name.replace(/\.(?:past-last-page|reported|user-owned)$/, ''));
    if (name in ROWS) expect(found).toMatchObject([{ key: 'portal.rows', value: { is: ROWS[name] } }]);
    else expect(found.length).toBe(isRead ? 1 : 0);
  });
});
