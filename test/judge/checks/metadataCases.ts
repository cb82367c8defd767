import type { MetadataField } from '../../../src/model/catalogueFields.ts';
import type { FactValues } from '../../../src/model/factValues.ts';
import type { Distribution } from '../../../src/model/facts/datasetFacts.ts';
import type { Case } from './cases.ts';
import type { FactTable } from './reader.ts';

const listed = (resources: number | null = 1, catalogue = 'data-egov-bg'): FactTable => ({
  'dataset.listed': { title: 'Имоти', page: null, catalogue, resources, publisher: null },
});
const field = (name: MetadataField, is: FactValues['dataset.fields'][number]['is'], words = ''): FactTable => ({
  ...listed(),
  'dataset.fields': [{ field: name, is, words }],
});
const texts = (more: Partial<FactValues['dataset.texts']>): FactTable => ({
  'dataset.texts': { title: null, description: null, characters: 80, newWords: 9, ...more },
});
const contact = (is: FactValues['dataset.contact'], place: FactTable = field('contact', 'missing')): FactTable => ({
  ...place,
  'dataset.contact': is,
});
const file = (more: Partial<Distribution>): Distribution => ({
  title: 'имоти.csv',
  key: 'a.example/imoti.csv',
  declared: 'csv',
  found: 'csv',
  stored: null,
  served: null,
  answer: 'answered',
  status: 200,
  askedOn: '2026-11-01',
  is: 'as-declared',
  ...more,
});
const files = (...all: readonly Partial<Distribution>[]): FactTable => ({ 'dataset.distributions': all.map(file) });
const twin = (by: 'title' | 'content'): FactTable => ({ 'dataset.twins': [{ title: 'Имоти 1', uri: 'u1', by }] });
const [title, description] = [{ text: 'title' }, { text: 'description' }];
const theme = { field: 'theme' };

/** What the checks of dataset rules answer, each answer at least once. */
export const METADATA_CASES: readonly Case[] = [
  { check: 'metadata-field', params: theme, facts: field('theme', 'stated', 'Околна среда'), says: 'stated', data: { words: 'Околна среда' } },
  { check: 'metadata-field', params: theme, facts: field('theme', 'missing'), says: 'missing' },
  { check: 'metadata-field', params: { field: 'provenance' }, facts: field('provenance', 'withheld'), says: 'withheld', data: { askedField: 'provenance' } },
  { check: 'metadata-field', params: { field: 'period' }, facts: field('period', 'no-field'), says: 'no-field', data: { inCatalogue: 'data-egov-bg' } },
  { check: 'metadata-field', params: theme, facts: field('theme', 'no-field-maybe'), says: 'no-field-maybe' },
  { check: 'metadata-field', params: theme, facts: field('theme', 'unread'), says: 'unread' },
  { check: 'metadata-field', params: theme, facts: field('period', 'missing'), says: 'not-known' },
  { check: 'dataset-text', params: title, facts: texts({}), says: 'names' },
  { check: 'dataset-text', params: title, facts: texts({ title: 'file-name' }), says: 'title-trouble', data: { foundTrouble: 'file-name' } },
  { check: 'dataset-text', params: description, facts: texts({ title: 'missing' }), says: 'describes' },
  { check: 'dataset-text', params: description, facts: texts({ description: 'repeats-title' }), says: 'description-trouble' },
  { check: 'dataset-contact', facts: contact('reachable'), says: 'reachable' },
  { check: 'dataset-contact', facts: contact('named'), says: 'named' },
  { check: 'dataset-contact', facts: contact('invalid'), says: 'invalid' },
  { check: 'dataset-contact', facts: contact('none'), says: 'none' },
  { check: 'dataset-contact', facts: contact('none', field('contact', 'no-field-maybe')), says: 'no-field' },
  { check: 'distribution-formats', facts: files({}, {}), says: 'match', data: { count: 2 } },
  { check: 'distribution-formats', facts: files({}, { found: 'html', is: 'differs' }), says: 'differ', data: { count: 1, foundFormats: ['html'] } },
  { check: 'distribution-formats', facts: files({ declared: null, stored: 'XSD', found: 'json', is: 'not-declared' }), says: 'portal-class' },
  { check: 'distribution-formats', facts: files({ declared: null, stored: 'XSD', found: 'xsd', is: 'not-declared' }), says: 'not-declared' },
  { check: 'distribution-formats', facts: files({ found: null, is: 'unknown' }), says: 'not-compared' },
  { check: 'distribution-formats', facts: files(), says: 'empty' },
  { check: 'distribution-links', facts: files({}, {}), says: 'answer', data: { count: 2 } },
  { check: 'distribution-links', facts: files({}, { answer: 'gone', status: 410 }), says: 'some-gone', data: { count: 1, total: 2, statuses: ['410'] } },
  { check: 'distribution-links', facts: files({}, { answer: 'unknown', status: 403 }), says: 'some-unknown' },
  { check: 'distribution-links', facts: files({}, { answer: 'not-asked', status: null }), says: 'some-unknown' },
  { check: 'distribution-links', facts: files(), says: 'empty' },
  { check: 'dataset-unique', facts: { 'dataset.twins': [] }, says: 'unique' },
  { check: 'dataset-unique', facts: twin('title'), says: 'same-title', data: { title: 'Имоти 1' } },
  { check: 'dataset-unique', facts: twin('content'), says: 'same-content' },
  { check: 'dataset-filled', facts: listed(3), says: 'filled', data: { count: 3 } },
  { check: 'dataset-filled', facts: listed(0, 'dcat'), says: 'maybe-elsewhere' },
  { check: 'metadata-field', params: { field: 'version' }, facts: field('version', 'automatic'), says: 'automatic' },
  { check: 'dataset-filled', facts: listed(null), says: 'not-known' },
  { check: 'dataset-filled', facts: listed(0), says: 'empty' },
]; // prettier-ignore
