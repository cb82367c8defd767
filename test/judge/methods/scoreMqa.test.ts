import { describe, expect, it } from 'vitest';
import type { CatalogueDataset, CatalogueResource } from '../../../src/model/catalogue.ts';
import { resourceOf } from '../../catalogueOf.ts';
import { type Answers, methodOf, scored } from './evidenceOf.ts';

const FILE_TYPE = 'http://publications.europa.eu/resource/authority/file-type/';
const CC_BY = 'http://publications.europa.eu/resource/authority/licence/CC_BY_4_0';
const PUBLIC = 'http://publications.europa.eu/resource/authority/access-right/PUBLIC';
const A = 'http://a.example/page';
const D = 'http://a.example/data.csv';

/** Title and description, which alone are what DCAT-AP 3.0.1 demands of a dataset: 30 points. */
const named = { title: 'Имоти', description: 'Регистър на имотите' };
const file = (more: Partial<CatalogueResource> = {}): CatalogueResource =>
  resourceOf({ uri: 'r', accessUrl: A, ...more });
const one = (more: Partial<CatalogueResource> = {}, dataset: Partial<CatalogueDataset> = {}) => ({
  ...named,
  ...dataset,
  resources: [file(more)],
});
const ok: Answers = { [A]: 200 };
const both: Answers = { [A]: 200, [D]: 200 };
const contact = { isNamed: true, email: 'valid', url: null } as const;
const full: Partial<CatalogueDataset> = {
  ...named,
  keywords: ['имоти'],
  themes: ['http://publications.europa.eu/resource/authority/data-theme/GOVE'],
  spatial: ['Липово'],
  temporal: { start: '2026-01-01', end: null },
  accessRights: PUBLIC,
  contact,
  publisher: { key: 'o', name: 'Община Липово' },
  resources: [
    file({
      downloadUrl: D,
      format: `${FILE_TYPE}CSV`,
      mediaType: 'text/csv',
      licence: CC_BY,
      rights: 'свободно',
      byteSize: 1200,
      issued: '2026-01-01',
      modified: '2026-02-01',
    }),
  ],
};
const without = (...keys: readonly (keyof CatalogueDataset)[]): Partial<CatalogueDataset> =>
  Object.fromEntries(Object.entries(full).filter(([key]) => !keys.includes(key as keyof CatalogueDataset)));

/**
 * Computed by hand from the published table before the engine was run. Points: keyword 30, category 30, area 20, period
 * 20; access answers 50, download 20, answers 30; format 20, type 10, vocabularies 5 + 5, open 20, machine-readable 20,
 * DCAT-AP 30; licence 20, listed 10, access rights 10, listed 5, contact 20, publisher 10; rights, size, dates 5 each.
 */
// prettier-ignore
const TABLE: readonly (readonly [name: string, dataset: Partial<CatalogueDataset>, answers: Answers, points: number, decided: number, why: string])[] = [
  ['nothing at all',                   {}, {}, 0, 405, 'title and description are mandatory: no DCAT-AP'],
  ['a title alone',                    { title: 'Имоти' }, {}, 0, 405, 'no description: no DCAT-AP'],
  ['title and description',            named, {}, 30, 405, 'DCAT-AP 30'],
  ['one keyword',                      { ...named, keywords: ['a'] }, {}, 60, 405, '30 + keyword 30'],
  ['three keywords',                   { ...named, keywords: ['a', 'b', 'c'] }, {}, 60, 405, 'their number does not matter'],
  ['a theme in words',                 { ...named, themes: ['Околна среда'] }, {}, 60, 405, '30 + category 30: no vocabulary is asked'],
  ['an area',                          { ...named, spatial: ['Липово'] }, {}, 50, 405, '30 + area 20'],
  ['the beginning of a period',        { ...named, temporal: { start: '2026', end: null } }, {}, 50, 405, '30 + period 20'],
  ['a period in words',                { ...named, temporal: { start: null, end: null, words: '2018–2024' } }, {}, 50, 405, '30 + period 20'],
  ['an empty period',                  { ...named, temporal: { start: null, end: null } }, {}, 30, 405, 'nothing is said in it'],
  ['all of findability',               { ...named, keywords: ['a'], themes: ['t'], spatial: ['s'], temporal: { start: null, end: '2026' } }, {}, 130, 405, '30 + 30 + 30 + 20 + 20'],
  ['a contact without an e-mail',      { ...named, contact: { isNamed: true, email: 'none', url: null } }, {}, 50, 405, '30 + contact 20: only its presence is asked'],
  ['a publisher',                      { ...named, publisher: { key: '7', name: null } }, {}, 40, 405, '30 + publisher 10'],
  ['a publisher who is a person',      { ...named, publisher: { key: null, name: null } }, {}, 40, 405, '30 + publisher 10; nothing is kept of them'],
  ['access rights in words',           { ...named, accessRights: 'public' }, {}, 40, 405, '30 + access rights 10, not from the list'],
  ['access rights of the EU list',     { ...named, accessRights: PUBLIC }, {}, 45, 405, '30 + 10 + 5'],
  ['a date of issue',                  { ...named, issued: '2026-01-01' }, {}, 35, 405, '30 + issued 5'],
  ['a date that is none',              { ...named, issued: 'вчера' }, {}, 5, 405, 'breaks the shape: DCAT-AP 0; something stands there: 5'],
  ['both dates',                       { ...named, issued: '2026-01-01', modified: '2026-02-01' }, {}, 40, 405, '30 + 5 + 5'],
  ['an address that answers',          one(), ok, 80, 405, '30 + access 50'],
  ['an address that answers 399',      one(), { [A]: 399 }, 80, 405, 'up to 399 is an answer'],
  ['an address that answers 404',      one(), { [A]: 404 }, 30, 405, '30'],
  ['an address that refuses us',       one(), { [A]: 403 }, 30, 405, 'the method counts every other status as none'],
  ['an address that is silent',        one(), { [A]: 'silence' }, 30, 405, 'no status is no answer'],
  ['an address that nobody asked',     one(), {}, 30, 355, 'untold: 50 leave what is decided'],
  ['a distribution without address',   { ...named, resources: [resourceOf({ uri: 'r' })] }, {}, 0, 405, 'accessURL is mandatory: DCAT-AP 0; nothing to ask'],
  ['download that answers',            one({ downloadUrl: D }), both, 130, 405, '80 + download 20 + answers 30'],
  ['download that answers 404',        one({ downloadUrl: D }), { [A]: 200, [D]: 404 }, 100, 405, '80 + 20'],
  ['download that nobody asked',       one({ downloadUrl: D }), ok, 100, 375, '80 + 20; 30 untold'],
  ['CSV as a word',                    one({ format: 'CSV' }), ok, 145, 405, '80 + format 20 + listed 5 + open 20 + machine 20'],
  ['CSV by its address',               one({ format: `${FILE_TYPE}CSV` }), ok, 145, 405, 'the same'],
  ['csv in small letters',             one({ format: 'csv' }), ok, 145, 405, 'the same'],
  ['a word of no list',                one({ format: 'таблица' }), ok, 100, 405, '80 + format 20'],
  ['PDF',                              one({ format: 'PDF' }), ok, 105, 405, '80 + 20 + 5: on neither list'],
  ['XLSX',                             one({ format: 'XLSX' }), ok, 125, 405, '80 + 20 + 5 + machine 20'],
  ['PNG',                              one({ format: 'PNG' }), ok, 125, 405, '80 + 20 + 5 + open 20'],
  ['ZIP',                              one({ format: 'ZIP' }), ok, 125, 405, '80 + 20 + 5 + open 20'],
  ['SHP',                              one({ format: 'SHP' }), ok, 125, 405, '80 + 20 + 5 + machine 20'],
  ['JSON-LD as people write it',       one({ format: 'JSON-LD' }), ok, 145, 405, 'JSON_LD: 80 + 20 + 5 + 20 + 20'],
  ['a media type',                     one({ mediaType: 'text/csv' }), ok, 95, 405, '80 + type 10 + listed 5'],
  ['a media type by its address',      one({ mediaType: 'https://www.iana.org/assignments/media-types/text/csv' }), ok, 95, 405, 'the same'],
  ['a media type with parameters',     one({ mediaType: 'Text/CSV; charset=utf-8' }), ok, 95, 405, 'the same'],
  ['a media type that IANA lacks',     one({ mediaType: 'application/rss+xml' }), ok, 90, 405, '80 + type 10'],
  ['a licence by its name',            one({ licence: 'CC-BY-4.0' }), ok, 100, 405, '80 + licence 20'],
  ['a licence of Creative Commons',    one({ licence: 'https://creativecommons.org/licenses/by/4.0/' }), ok, 100, 405, 'open, and not an address of the EU list'],
  ['a licence of the EU list',         one({ licence: CC_BY }), ok, 110, 405, '80 + 20 + 10'],
  ['the licence of the dataset',       one({}, { licence: CC_BY }), ok, 110, 405, 'is that of its distributions'],
  ['rights',                           one({ rights: 'свободно' }), ok, 85, 405, '80 + 5'],
  ['a size',                           one({ byteSize: 0 }), ok, 85, 405, '80 + 5: zero is a size'],
  ['dates of the file',                one({ issued: '2026-01-01', modified: '2026-01-02' }), ok, 90, 405, '80 + 5 + 5'],
  ['dates of file and dataset',        one({ issued: '2026-01-01' }, { issued: '2025-01-01', modified: '2025-01-02' }), ok, 90, 405, 'each counts once'],
  ['the best of two, one of them gone', { ...named, resources: [file({ accessUrl: 'http://a.example/x', format: 'CSV' }), file({ uri: 'r2' })] }, { ...ok, 'http://a.example/x': 404 }, 95, 405, '30 + CSV without address 65 > access alone 50'],
  ['two that do not add up',           { ...named, resources: [file({ format: 'PDF' }), file({ uri: 'r2', accessUrl: 'http://a.example/x', format: 'CSV', licence: CC_BY })] }, { ...ok, 'http://a.example/x': 404 }, 125, 405, '30 + max(50 + 25, 65 + 30)'],
  ['dates of the other file',          { ...named, resources: [file({ format: 'CSV' }), file({ uri: 'r2', issued: '2026-01-01' })] }, ok, 145, 405, 'the best is without: 30 + 50 + 65'],
  ['everything',                       full, both, 405, 405, 'all'],
  ['everything but access rights',     without('accessRights'), both, 390, 405, '405 − 15'],
  ['everything, nobody asked',         full, {}, 325, 325, '405 − 50 − 30 untold'],
];

const BANDS: readonly (readonly [
  points: number,
  decided: number,
  band: string | null,
  dataset: Partial<CatalogueDataset>,
  answers: Answers,
])[] = [
  [405, 405, 'excellent', full, both],
  [355, 405, 'excellent', without('keywords', 'spatial'), both],
  [345, 405, 'good', without('keywords', 'themes'), both],
  [130, 405, 'sufficient', one({ downloadUrl: D }), both],
  [80, 405, 'bad', one(), ok],
  // 345–375: the rest decides.
  [345, 375, null, without('keywords'), { [A]: 200 }],
];

describe('MQA', () => {
  it('has the 24 indicators and 405 points of the published table', () => {
    const { indicators, dimensions } = methodOf('mqa-405');
    const sum = (id: string): number =>
      indicators.filter(({ dimension }) => dimension === id).reduce((total, { points }) => total + points, 0);
    expect(indicators).toHaveLength(24);
    expect(dimensions.map(({ id }) => sum(id))).toEqual([100, 100, 110, 75, 20]);
  });

  it.each(TABLE)('%s', (_, dataset, answers, points, decided) => {
    const score = scored('mqa-405', dataset, answers);
    expect([score.score, score.decided]).toEqual([points, decided]);
  });

  it.each(BANDS)('%i of %i points: %s', (points, decided, band, dataset, answers) => {
    expect(scored('mqa-405', dataset, answers)).toMatchObject({ score: points, decided, band });
  });

  it('names the distribution that the dataset stands for, and where each point was found', () => {
    const resources = [
      file({ title: 'първи' }),
      file({ uri: 'r2', title: 'втори', accessUrl: 'http://a.example/x', format: 'CSV', licence: CC_BY }),
    ];
    const score = scored('mqa-405', { ...named, resources }, { ...ok, 'http://a.example/x': 200 });
    expect(score.stands).toBe('втори');
    const found = score.indicators.find(({ indicator }) => indicator === 'access-url-answers');
    expect(found).toMatchObject({ points: 50, found: 'HTTP 200', resource: 'r2', captures: ['c-http://a.example/x'] });
    const missing = score.indicators.find(({ indicator }) => indicator === 'keyword');
    expect(missing).toMatchObject({ points: 0, resource: null, captures: ['c-list'] });
  });
});
