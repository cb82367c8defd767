import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CatalogueDataset, CatalogueResource } from '../../src/model/catalogue.ts';
import { DCAT_AP } from '../../src/model/dcatAp.ts';
import { dcatApFaults } from '../../src/model/dcatApFaults.ts';
import { datasetOf, resourceOf } from '../catalogueOf.ts';

const RESOURCE = resourceOf({
  uri: 'r',
  description: 'Разходи по месеци',
  accessUrl: 'https://data.example/r',
  format: 'http://publications.europa.eu/resource/authority/file-type/CSV',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
});
const WHOLE = datasetOf({
  uri: 'd',
  title: 'Бюджет',
  description: 'Бюджетът на общината',
  contact: { isNamed: true, email: 'valid', url: null },
  keywords: ['бюджет'],
  publisher: { key: 'o', name: 'Община Липово' },
  spatial: ['Липово'],
  temporal: { start: '2024-01-01', end: '2024-12-31' },
  themes: ['http://publications.europa.eu/resource/authority/data-theme/GOVE'],
  issued: '2024-03-01',
  resources: [RESOURCE],
});

/** „dcat:Dataset dct:title missing violation“ */
function told(dataset: CatalogueDataset): readonly string[] {
  return dcatApFaults(dataset).map(
    ({ resource, property, is, severity }) =>
      `${resource === null ? '' : `${resource} `}${property.class} ${property.property} ${is} ${severity}`,
  );
}
const without = (more: Partial<CatalogueDataset>): readonly string[] => told({ ...WHOLE, ...more });
const withoutIn = (more: Partial<CatalogueResource>): readonly string[] =>
  told({ ...WHOLE, resources: [{ ...RESOURCE, ...more }] });

test('a whole description has no fault', () => {
  expect(told(WHOLE)).toEqual([]);
});

test.each<[Partial<CatalogueDataset>, string]>([
  [{ title: ' ' }, 'dct:title missing violation'],
  [{ description: '' }, 'dct:description missing violation'],
  [{ contact: null }, 'dcat:contactPoint missing warning'],
  [{ contact: { isNamed: false, email: 'none', url: null } }, 'dcat:contactPoint missing warning'],
  [{ resources: [] }, 'dcat:distribution missing warning'],
  [{ keywords: [] }, 'dcat:keyword missing warning'],
  [{ publisher: null }, 'dct:publisher missing warning'],
  [{ spatial: [] }, 'dct:spatial missing warning'],
  [{ temporal: null }, 'dct:temporal missing warning'],
  [{ themes: [] }, 'dcat:theme missing warning'],
  [{ themes: ['Околна среда'] }, 'dcat:theme words warning'],
  [{ frequency: 'ежегодно' }, 'dct:accrualPeriodicity words warning'],
  [{ issued: '31.12.2024' }, 'dct:issued malformed violation'],
  [{ modified: '2024-02-30' }, 'dct:modified malformed violation'],
])('dataset %j: %s', (more, fault) => {
  expect(without(more)).toEqual([`dcat:Dataset ${fault}`]);
});

test('half a period lacks the other half, a period of words has no date', () => {
  expect(without({ temporal: { start: '2024', end: null } })).toEqual([
    'dct:PeriodOfTime dcat:endDate missing warning',
  ]);
  expect(without({ temporal: { start: 'пролет', end: '2024-06' } })).toEqual([
    'dct:PeriodOfTime dcat:startDate malformed violation',
  ]);
  expect(without({ temporal: { start: null, end: null, words: 'януари – декември 2025 г.' } })).toEqual([
    'dct:PeriodOfTime dcat:startDate missing warning',
    'dct:PeriodOfTime dcat:endDate missing warning',
  ]);
  expect(without({ temporal: { start: null, end: null, words: 'http://reference.example/id/year/2024' } })).toEqual([]);
  // A person who publishes is a publisher, of whom nothing is kept.
  expect(without({ publisher: { key: null, name: null } })).toEqual([]);
});

test.each<[Partial<CatalogueResource>, readonly string[]]>([
  [{ accessUrl: null }, ['dcat:accessURL missing violation']],
  [{ accessUrl: null, downloadUrl: 'https://data.example/r.csv' }, ['dcat:accessURL missing violation']],
  [{ accessUrl: 'на сайта' }, ['dcat:accessURL malformed violation']],
  [{ accessUrl: 'няма' }, ['dcat:accessURL malformed violation']],
  [{ accessUrl: 'http://' }, ['dcat:accessURL malformed violation']],
  [{ accessUrl: 'http://a b/c' }, ['dcat:accessURL malformed violation']],
  [{ accessUrl: 'вж. сайта' }, ['dcat:accessURL malformed violation']],
  [{ accessUrl: 'budget.csv' }, []],
  [{ accessUrl: 'данни/бюджет 2024.csv' }, []],
  [{ accessUrl: '../a/' }, []],
  [{ accessUrl: 'sftp://a.example/x' }, []],
  [{ accessUrl: 'https://ivan:parola@a.example/x' }, []],
  [{ accessUrl: 'http://община.example/файл име.csv' }, []],
  [{ description: '' }, ['dct:description missing warning']],
  [{ format: 'CSV' }, ['dct:format words warning']],
  [{ format: null }, ['dct:format missing warning']],
  [{ licence: null }, ['dct:license missing warning']],
  [{ licence: 'свободен' }, ['dct:license words warning']],
  [{ byteSize: -1 }, ['dcat:byteSize malformed violation']],
  [{ byteSize: 1.5 }, ['dcat:byteSize malformed violation']],
])('distribution %j: %j', (more, faults) => {
  expect(withoutIn(more).map((fault) => fault.replace('r dcat:Distribution ', ''))).toEqual(faults);
});

test('resources of the national portal are reached by the page that follows from their key', () => {
  expect(withoutIn({ accessUrl: null, type: 1, storedFormat: 'CSV' })).toEqual([]);
});

test('the licence of the dataset, or terms of use, are one of its distributions', () => {
  const resources = [{ ...RESOURCE, licence: null }];
  expect(without({ resources, licence: 'https://creativecommons.org/licenses/by/4.0/' })).toEqual([]);
  expect(without({ resources, termsId: 1 })).toEqual([]);
});

test('whatever a catalogue says, faults are of the table and quotes are short', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('', '2024-01-01', 'http://a.example/'),
  );
  const dataset = fc.record({ title: text, issued: text, themes: fc.array(text), accessUrl: text });
  fc.assert(
    fc.property(dataset, ({ accessUrl, ...more }) => {
      for (const fault of dcatApFaults({ ...WHOLE, ...more, resources: [{ ...RESOURCE, accessUrl }] })) {
        expect(DCAT_AP.includes(fault.property)).toBe(true);
        expect([...fault.value].length).toBeLessThanOrEqual(201);
        expect(fault.severity === 'violation').toBe(
          fault.property.obligation === 'mandatory' || fault.is === 'malformed',
        );
      }
    }),
  );
});
