import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CatalogueDataset } from '../../../src/model/catalogue.ts';
import { datasetOf, resourceOf } from '../../catalogueOf.ts';
import { inspectPortalAnswer } from '../../../src/inspect/portal/inspectPortalAnswer.ts';

const read = (json: unknown) =>
  inspectPortalAnswer(json, 'd').map((fact) => [fact.key, fact.known ? fact.value : fact.because]);

const LISTED = {
  id: 7, uri: 'u-7', org_id: 3, category_id: 3, tags: [{ id: 1, name: 'вода' }], name: ' Чешми ', descript: 'Списък на чешмите', terms_of_use_id: 2, visibility: 1, status: 2, version: '3.10', created_at: '2024-01-02 03:04:05', updated_at: '',
  author_name: 'Иван Петров', author_email: 'ivan@rekitsa.example', support_email: 'x@rekitsa.example', created_by: 947,
  resource: {
    'r-1': { id: 1, uri: 'r-1', name: 'CSV', descript: 55, resource_type: 1, file_format: 1, resource_url: null, version: '2', created_at: '2024-01-02 03:04:05', updated_at: null, deleted_at: null, http_headers: 'Authorization: secret' },
    'r-2': { id: 2, uri: 'r-2', name: 'Връзка', resource_type: 2, file_format: null, resource_url: 'https://rekitsa.example/a.csv', version: '1', created_at: null, updated_at: { date: '2024-05-06 07:08:09.000000', timezone: 'Europe/Sofia' } },
    'r-3': { id: 3, uri: 'r-3', name: 'Изтрит', resource_type: 1, deleted_at: '2024-01-01 00:00:00' },
  },
}; // prettier-ignore

describe('datasets', () => {
  test('listDatasets: text in descript, resources in an object, no personal fields', () => {
    const [[key, value] = []] = read({ success: true, datasets: [LISTED, { id: 'x' }, null], total_records: 2 });
    expect(key).toBe('catalogue.datasets');
    expect(value).toEqual([
      datasetOf({
        id: 7, uri: 'u-7', title: 'Чешми', description: 'Списък на чешмите', publisher: { key: '3', name: null }, keywords: ['вода'], themes: ['http://publications.europa.eu/resource/authority/data-theme/ENVI'],
        contact: { isNamed: true, email: 'valid', url: null }, termsId: 2, version: '3.10', issued: '2024-01-02 03:04:05',
        resources: [
          resourceOf({ uri: 'r-1', id: 1, title: 'CSV', description: null, type: 1, storedFormat: 'CSV', version: '2', issued: '2024-01-02 03:04:05' }),
          resourceOf({ uri: 'r-2', id: 2, title: 'Връзка', description: null, type: 2, accessUrl: 'https://rekitsa.example/a.csv', version: '1', modified: '2024-05-06 07:08:09' }),
        ],
      }),
    ]); // prettier-ignore
    expect(JSON.stringify(value)).not.toMatch(/Петров|@|secret|947/);
  });
  test('getDatasetDetails: a number in descript, the text in description; drafts are not ours to read', () => {
    const details = {
      ...LISTED,
      resource: undefined,
      descript: 991,
      description: 'Описание',
      signals: [{ email: 'a@b.example' }],
    };
    expect(read({ success: true, data: details })).toMatchObject([
      ['catalogue.datasets', [{ description: 'Описание', resources: [] }]],
    ]);
    expect(read({ success: true, data: { ...details, status: 1 } })).toEqual([['catalogue.datasets', []]]);
  });
  test('getDatasetDetails: settings without persons, 20 of 200 characters', () => {
    const setting = (key: string, value: unknown) => ({ key, value });
    const kept = [
      setting('Период на обновяване', 'тримесечно'),
      setting('Обхват', '01.01.2020 - 31.12.2025'),
      setting('Лиценз', 'CC BY 4.0'),
      setting('', 'обновява се на 3 месеца'),
    ];
    const dropped = [
      setting('Лице за контакт', 'главен експерт'),
      setting('Отговорник', 'отдел „Имоти“'),
      setting('Тел.', '1'),
      setting('E-mail', 'няма'),
      setting('Бележка', 'пишете на imoti@rekitsa.example'),
      setting('Справки', '02 / 912 34 56'),
      setting('Справки', '+359 88 812-34-56'),
      setting('Бележка', 'Мария Петрова-Иванова'),
      setting('Бележка', 'И. Петров'),
      setting('Бележка', 'при инж. Петров'),
      setting('Празно', ' '),
      setting('Число', 5),
      null,
    ];
    const details = { ...LISTED, resource: undefined, sla: ' до 5 дни ', custom_settings: [...dropped, ...kept] };
    expect(read({ success: true, data: details })).toMatchObject([
      ['catalogue.datasets', [{ sla: 'до 5 дни', settings: kept }]],
    ]);
    const many = Array.from({ length: 30 }, () => setting('к'.repeat(300), 'х'.repeat(300)));
    const [[, value] = []] = read({ success: true, data: { ...details, custom_settings: many } });
    const settings = (value as readonly CatalogueDataset[])[0]!.settings;
    expect(settings).toHaveLength(20);
    expect(settings[0]).toEqual(setting('к'.repeat(200), 'х'.repeat(200)));
  });
  test('past the last page', () => {
    expect(read({ success: true, datasets: [], total_records: 9 })).toEqual([['catalogue.datasets', []]]);
  });
});

test('organisations without logos and contacts', () => {
  expect(
    read({
      success: true,
      organisations: [
        {
          id: 3,
          uri: 'o-3',
          name: 'Община Долна Рекица',
          logo: 'data:image/png;base64,AA',
          contacts: 'тел.',
          datasets_count: 4,
        },
        { id: 4 },
      ],
    }),
  ).toEqual([['catalogue.organisations', [{ id: 3, uri: 'o-3', name: 'Община Долна Рекица', datasets: 4 }]]]);
});

test('details of one organisation are a list of one, without contacts and persons', () => {
  const data = { id: 3, name: 'Община Долна Рекица', uri: 'o-3', type: 2, logo: 'data:image/png;base64,AA', activity_info: null, contacts: 'тел. 000, кмет Иван Петров', parent_org_id: 37, active: 1, approved: 1, followers_count: 3, created_by: 947, updated_by: 2214, datasets_count: 0 }; // prettier-ignore
  const expected = [['catalogue.organisations', [{ id: 3, uri: 'o-3', name: 'Община Долна Рекица', datasets: 0 }]]];
  expect(read({ success: true, data })).toEqual(expected);
  const { activity_info: _, ...withoutActivity } = data;
  expect(read({ success: true, data: withoutActivity })).toEqual(expected);
});

test('a person who registered as an organisation is counted, and nothing of the name stands in facts or quotes', () => {
  const trader = { id: 4, uri: 'o-4', name: 'ЕТ Иван Иванов', datasets_count: 1, activity_info: 'ЕТ Иван Иванов' };
  for (const answer of [{ organisations: [trader] }, { data: trader }]) {
    const facts = inspectPortalAnswer({ success: true, ...answer }, 'a'.repeat(64));
    expect(facts).toMatchObject([{ value: [{ id: 4, uri: 'o-4', name: '', datasets: 1 }] }]);
    expect(JSON.stringify(facts)).not.toContain('Иван');
  }
});

test('terms', () => {
  expect(
    read({
      success: true,
      data: { id: 1, name: 'Условия (CC0)', descript: 'x', active: 1, is_default: 1, ordering: 1 },
    }),
  ).toEqual([['portal.terms', { id: 1, name: 'Условия (CC0)', licence: null }]]);
});

test.each([
  [
    'rows',
    [
      ['a', 'b'],
      ['1', '2', '3'],
    ],
    { is: 'rows', rows: 2, columns: 3 },
  ],
  ['rows with dropped columns', [{ '0': 'a', '2': 'b' }], { is: 'rows', rows: 1, columns: 2 }],
  ['records', [{ a: 1 }, { a: 2, b: 3 }], { is: 'records', rows: 2, columns: 2 }],
  ['an object', { root: [], more: 1 }, { is: 'object', rows: 1, columns: 2 }],
  ['a text', 'ЗАПОВЕД № 1', { is: 'string', rows: 1, columns: 1 }],
  ['a text in a list', ['ЗАПОВЕД № 1'], { is: 'string', rows: 1, columns: 1 }],
  ['what a refresh wrapped', { csvData: [['a'], ['1']] }, { is: 'rows', rows: 2, columns: 1 }],
  ['nothing', '', { is: 'nothing', rows: 0, columns: 0 }],
])('a resource serves %s', (_name, data, expected) => {
  expect(read({ success: true, data })).toEqual([['portal.rows', expected]]);
});

test('data left out means nothing', () => {
  expect(read({ success: true })).toEqual([['portal.rows', { is: 'nothing', rows: 0, columns: 0 }]]);
});

test.each([
  ['an error', { success: false, errors: [], error: { type: 'Обща', message: 'x' } }],
  ['another method', { success: true, tags: [], total_records: 0 }],
  ['raw search hits', { success: true, data: [{ _index: '1', _source: {} }] }],
  ['a group', { success: true, data: { id: 1, uri: 'g', followers_count: 1, datasets_count: 1 } }],
  ['another JSON', { a: 1 }],
  ['a list', [1, 2]],
  ['null', null],
])('no facts of %s', (_name, json) => {
  expect(read(json)).toEqual([]);
});

test('total on any JSON', () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => {
    for (const key of ['data', 'datasets', 'organisations']) inspectPortalAnswer({ success: true, [key]: json }, 'd');
    inspectPortalAnswer({ success: true, data: { ...LISTED, custom_settings: json, sla: json } }, 'd');
  })); // prettier-ignore
});
