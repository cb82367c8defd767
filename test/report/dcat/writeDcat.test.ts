import { describe, expect, it } from 'vitest';
import type { CatalogueDataset, CatalogueResource } from '../../../src/model/catalogue.ts';
import type { Store } from 'n3';
import type { Curie } from '../../../src/report/dcat/dcatNode.ts';
import { FREQUENCIES, FREQUENCY_OF } from '../../../src/report/dcat/euCodes.ts';
import { loadRuleBook } from '../../../src/app/loadRuleBook.ts';
import { datasetOf, resourceOf } from '../../catalogueOf.ts';
import { sampleReport } from '../sampleReport.ts';
import { BASE, exportOf, inputOf, listingOf, PORTAL, readJsonLd, readTurtle, thingsOf, valuesOf } from './exportOf.ts';

const AUTHORITY = 'http://publications.europa.eu/resource/authority/';
const { tables } = loadRuleBook('five-star');
const DATASET = `${BASE}dataset/data.portal.example/d-1`;
const RESOURCE = `${DATASET}/r-1`;

/** The export of one dataset of a catalogue. */
function exported(dataset: Partial<CatalogueDataset>, resource: Partial<CatalogueResource> = {}): Store {
  const resources = [resourceOf({ uri: 'r-1', accessUrl: 'https://data.portal.example/r-1.csv', ...resource })];
  return readTurtle(
    exportOf(inputOf([listingOf([datasetOf({ uri: 'd-1', title: 'Бюджет', resources, ...dataset })])], { tables }))
      .turtle,
  );
}

describe('a dataset', () => {
  it.each<[Partial<CatalogueDataset>, Curie, readonly string[]]>([
    [{ title: ' Бюджет ' }, 'dct:title', ['"Бюджет"@bg']],
    [{ title: 'Budget' }, 'dct:title', ['"Budget"']],
    [{ title: 'Budget', languages: ['en'] }, 'dct:title', ['"Budget"@en']],
    [{ title: 'Этот список' }, 'dct:title', ['"Этот список"']],
    [{ title: '' }, 'dct:title', ['"d-1"']],
    [{}, 'dct:identifier', ['"d-1"']],
    [{ description: 'за 2024 г.' }, 'dct:description', ['"за 2024 г."@bg']],
    [{ keywords: ['вода', 'вода', '', 'air'] }, 'dcat:keyword', ['"вода"@bg', '"air"']],
    [{ keywords: ['тел. 0888 123 456, ivan@mail.example'] }, 'dcat:keyword', ['"тел. •••••••, •••@•••"@bg']],
    [{ title: 'Име\u0000\u202e\ud800' }, 'dct:title', ['"Име\ufffd"@bg']],
    [{ themes: [`${AUTHORITY}data-theme/ENVI`] }, 'dcat:theme', [`${AUTHORITY}data-theme/ENVI`]],
    [{ themes: ['Води'] }, 'dcat:theme', [`${DATASET}#theme-1`]],
    [{ themes: ['http://data.europa.eu/bna/c_ac64a52d'] }, 'dcat:theme', []],
    [
      { themes: ['http://data.europa.eu/bna/c_ac64a52d'] },
      'dcatap:hvdCategory',
      ['http://data.europa.eu/bna/c_ac64a52d'],
    ],
    [
      { themes: ['http://data.europa.eu/bna/c_ac64a52d'] },
      'dcatap:applicableLegislation',
      ['http://data.europa.eu/eli/reg_impl/2023/138/oj'],
    ],
    [{ frequency: 'ежегодно' }, 'dct:accrualPeriodicity', [`${AUTHORITY}frequency/ANNUAL`]],
    [{ frequency: `${AUTHORITY}frequency/MONTHLY_3` }, 'dct:accrualPeriodicity', [`${AUTHORITY}frequency/MONTHLY_3`]],
    [{ frequency: 'когато има промяна' }, 'dct:accrualPeriodicity', []],
    [
      { languages: ['bg', 'ENG', `${AUTHORITY}language/DEU`, 'клингонски'] },
      'dct:language',
      ['BUL', 'ENG', 'DEU'].map((code) => `${AUTHORITY}language/${code}`),
    ],
    [{ accessRights: 'public' }, 'dct:accessRights', [`${AUTHORITY}access-right/PUBLIC`]],
    [{ spatial: ['Липово'] }, 'dct:spatial', [`${DATASET}#spatial-1`]],
    [{ spatial: ['http://sws.geonames.example/1'] }, 'dct:spatial', ['http://sws.geonames.example/1']],
    [{ issued: '2024-03-01 10:00:00' }, 'dct:issued', ['"2024-03-01T10:00:00"^^dateTime']],
    [{ modified: '2024-03-01' }, 'dct:modified', ['"2024-03-01"^^date']],
    [{ modified: '01.03.2024 г.' }, 'dct:modified', []],
    [{ version: '1.10' }, 'dcat:version', ['"1.10"']],
    [{ conformsTo: ['INSPIRE'] }, 'dct:conformsTo', [`${DATASET}#standard-1`]],
    [{ documentation: ['http://a.example/бел'] }, 'foaf:page', ['http://a.example/%D0%B1%D0%B5%D0%BB']],
    [{ id: 1 }, 'dcat:landingPage', [`${PORTAL}/data/view/d-1`]],
    [{}, 'dcat:landingPage', []],
    [{ page: 'https://ckan.example/d' }, 'dcat:landingPage', ['https://ckan.example/d']],
    [{ contact: { isNamed: true, email: 'valid', url: null } }, 'dcat:contactPoint', []],
    [
      { contact: { isNamed: true, email: 'valid', url: 'https://a.example/contact' } },
      'dcat:contactPoint',
      [`${DATASET}#contact`],
    ],
  ])('%j: %s', (dataset, property, values) => {
    expect(valuesOf(exported(dataset), DATASET, property)).toEqual(values);
  });

  it('without a description says whose omission that is', () => {
    expect(valuesOf(exported({}), DATASET, 'dct:description')).toEqual([
      '"В прочетеното от каталога data.portal.example няма описание."@bg',
      '"What was read of the catalogue data.portal.example has no description."@en',
    ]);
  });

  it('has the period that it states, in dates or in its words', () => {
    const store = exported({ temporal: { start: '2024', end: '2024-12-31' } });
    const [period = ''] = valuesOf(store, DATASET, 'dct:temporal');
    expect(valuesOf(store, period, 'dcat:startDate')).toEqual(['"2024"^^gYear']);
    expect(valuesOf(store, period, 'dcat:endDate')).toEqual(['"2024-12-31"^^date']);
    expect(valuesOf(exported({ temporal: { start: 'пролет', end: null } }), DATASET, 'dct:temporal')).toEqual([]);
    const worded = exported({ temporal: { start: null, end: null, words: 'януари – декември 2025 г.' } });
    const [named = ''] = valuesOf(worded, DATASET, 'dct:temporal');
    expect(valuesOf(worded, named, 'rdfs:label')).toEqual(['"януари – декември 2025 г."@bg']);
    expect(valuesOf(worded, named, 'dcat:startDate')).toEqual([]);
    const year = 'http://reference.example/id/year/2024';
    expect(valuesOf(exported({ temporal: { start: null, end: null, words: year } }), DATASET, 'dct:temporal')).toEqual([
      year,
    ]);
  });

  it('has the publisher that the catalogue names, with the name of its list', () => {
    const dataset = datasetOf({ uri: 'd-1', title: 'Бюджет', publisher: { key: '7', name: null } });
    const organisations = [{ id: 7, uri: 'o-7', name: 'Община Липово', datasets: 1 }];
    const store = readTurtle(exportOf(inputOf([listingOf([dataset]), listingOf([], { organisations })])).turtle);
    const [publisher = ''] = valuesOf(store, DATASET, 'dct:publisher');
    expect(publisher).toBe(`${BASE}agent/data.portal.example/o-7`);
    expect(valuesOf(store, publisher, 'foaf:name')).toEqual(['"Община Липово"@bg']);
    expect(valuesOf(exported({}), DATASET, 'dct:publisher')).toEqual([]);
  });
});

describe('a distribution', () => {
  const licence = (code: string): string => `${AUTHORITY}licence/${code}`;
  it.each<[Partial<CatalogueResource>, Partial<CatalogueDataset>, Curie, readonly string[]]>([
    [{}, {}, 'dcat:accessURL', ['https://data.portal.example/r-1.csv']],
    [{ accessUrl: null, type: 1 }, {}, 'dcat:accessURL', [`${PORTAL}/data/resourceView/r-1`]],
    [{ accessUrl: null, downloadUrl: 'http://a.example/r' }, {}, 'dcat:accessURL', ['http://a.example/r']],
    [
      { accessUrl: 'javascript:alert(1)', downloadUrl: 'http://a.example/r' },
      {},
      'dcat:accessURL',
      ['http://a.example/r'],
    ],
    [{ accessUrl: 'https://ivan:parola@a.example/r' }, {}, 'dcat:accessURL', ['https://a.example/r']],
    [{ downloadUrl: 'data:text/csv,a' }, {}, 'dcat:downloadURL', []],
    [{ accessUrl: 'data/b c.csv' }, {}, 'dcat:accessURL', [`${PORTAL}/api/data/b%20c.csv`]],
    [{ downloadUrl: '../x.csv' }, {}, 'dcat:downloadURL', [`${PORTAL}/x.csv`]],
    [{ format: 'csv' }, {}, 'dct:format', [`${AUTHORITY}file-type/CSV`]],
    [{ format: `${AUTHORITY}file-type/XLSX` }, {}, 'dct:format', [`${AUTHORITY}file-type/XLSX`]],
    [
      { format: '.XLSX' },
      {},
      'dcat:mediaType',
      ['http://www.iana.org/assignments/media-types/application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ],
    [{ mediaType: 'text/csv; charset=utf-8' }, {}, 'dct:format', [`${AUTHORITY}file-type/CSV`]],
    [
      { mediaType: 'text/csv; charset=utf-8' },
      {},
      'dcat:mediaType',
      ['http://www.iana.org/assignments/media-types/text/csv'],
    ],
    [{ mediaType: 'application/x-ours' }, {}, 'dcat:mediaType', []],
    [{ format: 'нещо' }, {}, 'dct:format', [`${RESOURCE}#format`]],
    [{ byteSize: 12 }, {}, 'dcat:byteSize', ['"12"^^nonNegativeInteger']],
    [{ byteSize: -1 }, {}, 'dcat:byteSize', []],
    [{ byteSize: 1.5 }, {}, 'dcat:byteSize', []],
    [{ licence: 'https://creativecommons.org/licenses/by/4.0/deed.bg' }, {}, 'dct:license', [licence('CC_BY_4_0')]],
    [{ licence: 'CC-BY-4.0' }, {}, 'dct:license', [licence('CC_BY_4_0')]],
    [{}, { licence: 'http://publications.europa.eu/resource/authority/licence/CC0' }, 'dct:license', [licence('CC0')]],
    [{}, { termsId: 1 }, 'dct:license', [licence('CC0')]],
    [{}, { termsId: 2 }, 'dct:license', [`${RESOURCE}#licence`]],
    [{ licence: 'http://a.example/terms' }, {}, 'dct:license', ['http://a.example/terms']],
    [{ licence: 'само за служебно ползване' }, {}, 'dct:license', []],
    [{ licence: 'само за служебно ползване' }, {}, 'dct:rights', [`${RESOURCE}#rights`]],
    [
      {},
      { themes: ['http://data.europa.eu/bna/c_ac64a52d'] },
      'dcatap:applicableLegislation',
      ['http://data.europa.eu/eli/reg_impl/2023/138/oj'],
    ],
    [{ checksum: 'не знаем' }, {}, 'spdx:checksum', []],
  ])('%j of %j: %s', (resource, dataset, property, values) => {
    expect(valuesOf(exported(dataset, resource), RESOURCE, property)).toEqual(values);
  });

  it('has its checksum with the algorithm that the length tells', () => {
    const store = exported({}, { checksum: 'SHA-1:DA39A3EE5E6B4B0D3255BFEF95601890AFD80709' });
    const [checksum = ''] = valuesOf(store, RESOURCE, 'spdx:checksum');
    expect(valuesOf(store, checksum, 'spdx:algorithm')).toEqual(['http://spdx.org/rdf/terms#checksumAlgorithm_sha1']);
    expect(valuesOf(store, checksum, 'spdx:checksumValue')).toEqual([
      '"da39a3ee5e6b4b0d3255bfef95601890afd80709"^^hexBinary',
    ]);
  });

  it('without any address is none, and comes once under one key', () => {
    expect(thingsOf(exported({}, { accessUrl: null }), 'dcat:Distribution')).toEqual([]);
    const twice = resourceOf({ uri: 'r-1', accessUrl: 'http://a.example/' });
    expect(thingsOf(exported({ resources: [twice, twice] }), 'dcat:Distribution')).toEqual([RESOURCE]);
  });
});

describe('frequencies', () => {
  it('of our table all have a code of the authority', () => {
    for (const { id } of tables.frequencies) expect(FREQUENCIES.has(FREQUENCY_OF[id] ?? ''), id).toBe(true);
  });
});

describe('the export', () => {
  it('says in JSON-LD what it says in Turtle, twice the same', async () => {
    const input = sampleReport();
    const result = { ...input.result, institutions: input.result.institutions.slice(0, 2) };
    const [first, second] = [exportOf({ ...input, result }), exportOf({ ...input, result })];
    expect(second).toEqual(first);
    const lines = (store: Store): readonly string[] => [...store].map((quad) => JSON.stringify(quad)).sort();
    expect(lines(await readJsonLd(first.jsonLd))).toEqual(lines(readTurtle(first.turtle)));
  });

  it('tells by whom, when and by what the audit was made', () => {
    const { result } = sampleReport();
    const store = readTurtle(exportOf(sampleReport()).turtle);
    const audit = `${BASE}audit/${result.audit.id}`;
    expect(valuesOf(store, audit, 'prov:endedAtTime')).toEqual([`"${result.audit.asOf}"^^dateTime`]);
    const used = valuesOf(store, audit, 'prov:used').flatMap((tool) => valuesOf(store, tool, 'dct:identifier'));
    expect(used).toEqual(
      [result.audit.rulesHash, result.audit.tablesHash, result.audit.configHash].map((hash) => `"${hash}"`),
    );
  });

  it('keeps a body apart from a catalogue and an audit of its name', () => {
    const { result, captures } = sampleReport();
    const [first] = result.institutions;
    const audit = { ...result.audit, id: first?.institution.id ?? '' };
    const listing = listingOf([datasetOf({ uri: 'd' })], { url: `http://${audit.id}/` });
    const institutions = first === undefined ? [] : [first];
    const input = inputOf([listing], { result: { ...result, audit, institutions }, captures });
    const store = readTurtle(exportOf(input).turtle);
    const catalogues = thingsOf(store, 'dcat:Catalog');
    expect(catalogues).toHaveLength(3);
    for (const catalogue of catalogues) expect(valuesOf(store, catalogue, 'dct:publisher')).toHaveLength(1);
  });

  it('is not written where there is nothing to write it with', () => {
    const { dcat: _, ...input } = sampleReport();
    expect(exportOf(input)).toEqual({ turtle: '', jsonLd: '' });
  });

  it('gives nothing of a site that does not show whose it is', () => {
    const input = sampleReport();
    const [first] = input.result.institutions;
    const institutions =
      first === undefined ? [] : [{ ...first, summary: { ...first.summary, withheld: 'not-identified' as const } }];
    const store = readTurtle(exportOf({ ...input, result: { ...input.result, institutions } }).turtle);
    expect(first?.datasets.length).toBeGreaterThan(0);
    expect(thingsOf(store, 'dcat:Dataset')).toEqual([]);
  });
});
