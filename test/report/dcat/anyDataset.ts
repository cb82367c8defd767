import fc from 'fast-check';
import type { CatalogueDataset, CatalogueResource } from '../../../src/model/catalogue.ts';

const AUTHORITY = 'http://publications.europa.eu/resource/authority/';

/** What catalogues write, and what nobody should. */
const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'Бюджет на общината',
    '<script>alert(1)</script>',
    '"""\\',
    '\u0000\u202e\ud800',
    'ivan@mail.example',
    'https://a.example/#x',
    'http://a.example/"><b>',
    'http://www.w3.org/ns/dcat#Dataset',
    'https://zvezdomer.example/id/publisher',
    'https://zvezdomer.example/id/dataset/data.portal.example/d1',
    'urn:uuid:0',
    'javascript:alert(1)',
    '_:b0',
    `${AUTHORITY}data-theme/ENVI`,
    `${AUTHORITY}data-theme/`,
    `${AUTHORITY}frequency/MONTHLY`,
    `${AUTHORITY}file-type/CSV`,
    `${AUTHORITY}language/BUL`,
    `${AUTHORITY}licence/CC_BY_4_0`,
    `${AUTHORITY}access-right/PUBLIC`,
    'http://data.europa.eu/bna/c_ac64a52d',
    'https://creativecommons.org/licenses/by-sa/4.0/',
    'ежегодно',
    'csv',
    'text/csv',
    'da39a3ee5e6b4b0d3255bfef95601890afd80709',
    '2024-02-30',
    '2024-03-01 10:00:00',
    '2024',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const maybe = fc.option(text, { nil: null });
const texts = fc.array(text, { maxLength: 3 });
const date = fc.oneof(
  maybe,
  fc.date({ noInvalidDate: true }).map((day) => day.toISOString()),
);
const number = fc.option(fc.oneof(fc.integer(), fc.double()), { nil: null });

const resource: fc.Arbitrary<CatalogueResource> = fc.record({
  uri: fc.oneof(fc.constantFrom('r1', 'r2'), text),
  id: number,
  title: text,
  description: text,
  type: fc.constantFrom(null, 1, 2),
  storedFormat: fc.constantFrom(null, 'CSV'),
  accessUrl: maybe,
  downloadUrl: maybe,
  format: maybe,
  mediaType: maybe,
  licence: maybe,
  rights: maybe,
  byteSize: number,
  checksum: maybe,
  version: maybe,
  issued: date,
  modified: date,
  schema: maybe,
});

/** Any dataset that the type allows, hostile ones first. Few keys, so that some are the same. */
export const anyDataset: fc.Arbitrary<CatalogueDataset> = fc.record({
  uri: fc.oneof(fc.constantFrom('d1', 'd2', 'd3'), text),
  id: number,
  title: text,
  description: text,
  page: maybe,
  publisher: fc.option(fc.record({ key: maybe, name: maybe }), { nil: null }),
  keywords: texts,
  themes: texts,
  frequency: maybe,
  temporal: fc.option(
    fc.oneof(
      fc.record({ start: date, end: date }),
      fc.record({
        start: fc.constant(null),
        end: fc.constant(null),
        words: fc.oneof(fc.string(), fc.constant('http://data.example/id/year/2024')),
      }),
    ),
    { nil: null },
  ),
  spatial: texts,
  languages: texts,
  accessRights: maybe,
  licence: maybe,
  provenance: maybe,
  version: maybe,
  issued: date,
  modified: date,
  conformsTo: texts,
  documentation: texts,
  contact: fc.option(
    fc.record({ isNamed: fc.boolean(), email: fc.constantFrom('valid', 'invalid', 'none'), url: maybe }),
    { nil: null },
  ),
  termsId: fc.constantFrom(null, 1, 2, 99),
  sla: text,
  settings: fc.array(fc.record({ key: text, value: text }), { maxLength: 1 }),
  resources: fc.array(resource, { maxLength: 3 }),
});
