import { describe, expect, it } from 'vitest';
import type { CatalogueDataset, CatalogueResource } from '../../../src/model/catalogue.ts';
import { parsesAsDate } from '../../../src/judge/methods/parsesAsDate.ts';
import { resourceOf } from '../../catalogueOf.ts';
import { methodOf, scored } from './evidenceOf.ts';

const A = 'http://a.example/a';
const file = (more: Partial<CatalogueResource> = {}): CatalogueResource => resourceOf({ uri: 'r', ...more });
const files = (...all: readonly Partial<CatalogueResource>[]): Partial<CatalogueDataset> => ({
  resources: all.map((more, index) => file({ uri: `r${index}`, ...more })),
});

/** Metrics by hand; those that are not named are 0. */
// prettier-ignore
const TABLE: readonly (readonly [name: string, dataset: Partial<CatalogueDataset>, metrics: Readonly<Record<string, number>>, why: string])[] = [
  ['nothing',                  {}, {}, 'no distributions: shares are 0'],
  ['a title',                  { title: 'Имоти' }, { discovery: 1 / 3 }, 'one of title, description, keywords'],
  ['all of discovery',         { title: 'Имоти', description: 'x', keywords: ['a'] }, { discovery: 1 }, 'three of three (the code there finds 2/3)'],
  ['one address of two',       files({ accessUrl: A }, {}), { access: 1 / 2, 'access-url': 1 / 2 }, 'share of distributions'],
  ['download in its place',    files({ downloadUrl: A }), { access: 1, 'access-url': 1 }, 'either of the two'],
  ['a local name',             files({ accessUrl: 'http://localhost/a' }), { access: 1 }, 'its pattern wants a dot and letters'],
  ['a name in Cyrillic',       files({ accessUrl: 'http://община.бг/a' }), { access: 1 }, 'its pattern knows Latin letters only'],
  ['a publisher alone',        { publisher: { key: '7', name: null } }, { contact: 1 }, 'contact or publisher'],
  ['a contact with an e-mail', { contact: { isNamed: true, email: 'valid', url: null } }, { contact: 1, 'contact-email': 1 }, ''],
  ['a contact with an address', { contact: { isNamed: false, email: 'invalid', url: 'https://a.example/' } }, { contact: 1, 'contact-url': 1 }, 'the e-mail is none'],
  ['licence on one of two',    files({ licence: 'CC-BY-4.0' }, {}), { rights: 1 / 2, license: 1 / 2, 'open-license': 1 / 2 }, ''],
  ['CC BY of an old version',  files({ licence: 'CC-BY-3.0' }), { rights: 1, license: 1, 'open-license': 1 }, 'any version becomes 4.0'],
  ['CC BY-SA',                 files({ licence: 'CC-BY-SA-4.0' }), { rights: 1 }, 'maps to nothing there'],
  ['CC BY-NC',                 files({ licence: 'CC-BY-NC-4.0' }), { rights: 1, license: 1 }, 'in the list, rejected'],
  ['words of no licence',      files({ licence: 'Питайте кмета' }), { rights: 1 }, 'in no list'],
  ['CSV',                      files({ format: 'CSV' }), { preservation: 1 / 3, 'file-format': 1, 'open-format': 1, 'machine-read': 1 }, 'format of format, type, size'],
  ['XLSX',                     files({ format: 'xlsx' }), { preservation: 1 / 3, 'file-format': 1, 'machine-read': 1 }, 'machine-readable, not open'],
  ['PDF',                      files({ format: 'PDF' }), { preservation: 1 / 3, 'file-format': 1, 'open-format': 1 }, 'open, not machine-readable'],
  ['CSV in ZIP, labelled zip', files({ format: 'zip' }), { preservation: 1 / 3, 'file-format': 1, 'open-format': 1 }, 'the label decides'],
  ['CSV in ZIP, labelled so',  files({ format: 'csv.zip' }), { preservation: 1 / 3, 'open-format': 1, 'machine-read': 1 }, 'not in IANA'],
  ['PNG',                      files({ format: 'PNG' }), { preservation: 1 / 3, 'file-format': 1, 'open-format': 1 }, ''],
  ['JPEG',                     files({ format: 'JPEG' }), { preservation: 1 / 3, 'file-format': 1 }, 'on neither list'],
  ['all of preservation',      files({ format: 'csv', mediaType: 'text/csv', byteSize: 1 }), { preservation: 1, 'file-format': 1, 'open-format': 1, 'machine-read': 1 }, ''],
  ['an issue of the dataset',  { issued: '2026-01-01' }, { date: 1 / 2, 'date-format': 1 / 2 }, 'two dates could stand there'],
  ['dates of dataset and file', { ...files({ modified: '01.02.2026' }), issued: 'вчера' }, { date: 2 / 4, 'date-format': 1 / 4 }, 'missing ones count as wrong'],
  ['a period in words',        { temporal: { start: null, end: null, words: '2018–2024' } }, { temporal: 1 }, ''],
  ['period and area',          { temporal: { start: '2026', end: null }, spatial: ['x'] }, { temporal: 1, spatial: 1 }, ''],
];

describe('Open Data Portal Watch', () => {
  it('has eight metrics of existence, six of conformance and three of openness', () => {
    const { indicators, dimensions } = methodOf('odpw');
    const count = (id: string): number => indicators.filter(({ dimension }) => dimension === id).length;
    expect(dimensions.map(({ id }) => count(id))).toEqual([8, 6, 3]);
  });

  it.each(TABLE)('%s', (_, dataset, metrics) => {
    const score = scored('odpw', dataset);
    for (const { indicator, points } of score.indicators)
      expect(points, indicator).toBeCloseTo(metrics[indicator] ?? 0, 5);
    const mean = Object.values(metrics).reduce((sum, value) => sum + value, 0) / 17;
    expect(score.score).toBeCloseTo(mean, 5);
  });

  it.each([
    ['2026-01-31', true],
    ['2026-01-31T10:00:00Z', true],
    ['31.01.2026', true],
    ['20260131', true],
    ['2026', true],
    ['31 January 2026', true],
    ['Jan 2026', true],
    ['2026-13-45', false],
    ['януари 2026', false],
    ['2026 г.', false],
    ['вчера', false],
    ['', false],
    ['9'.repeat(5000), false],
  ])('takes %s as its library would: %s', (text, isDate) => {
    expect(parsesAsDate(text)).toBe(isDate);
  });
});
