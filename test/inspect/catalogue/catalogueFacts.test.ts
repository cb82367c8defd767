import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogueFacts, graphFacts } from '../../../src/inspect/catalogue/catalogueFacts.ts';
import { openRdfGraph } from '../../../src/inspect/catalogue/rdfGraph.ts';
import { jsonLdGraph } from '../../../src/inspect/catalogue/jsonLdGraph.ts';
import { hydraPaging } from '../../../src/inspect/catalogue/hydraPaging.ts';
import { readRdfText } from '../../../src/inspect/trees/readRdfText.ts';
import { readRdfXml, readRdfXmlAtOnce } from '../../../src/inspect/trees/readRdfXml.ts';
import type { CatalogueDataset, CatalogueOrganisation } from '../../../src/model/catalogue.ts';
import type { Fact } from '../../../src/model/facts.ts';
import { sha256 } from '../../../src/model/ids.ts';
import { datasetOf, resourceOf } from '../../catalogueOf.ts';

const DIGEST = sha256('');

function datasetsIn(facts: readonly Fact[]): readonly CatalogueDataset[] | undefined {
  const fact = facts.find(({ key }) => key === 'catalogue.datasets');
  return fact?.known === true ? (fact.value as readonly CatalogueDataset[]) : undefined;
}

function organisationsIn(facts: readonly Fact[]): readonly CatalogueOrganisation[] | undefined {
  const fact = facts.find(({ key }) => key === 'catalogue.organisations');
  return fact?.known === true ? (fact.value as readonly CatalogueOrganisation[]) : undefined;
}

describe('CKAN', () => {
  const dataset = {
    id: '6f1d', name: 'mostove', title: 'Мостове', notes: 'Мостовете в община Речица.', private: false, state: 'active',
    author: 'Иван Петров', author_email: 'ivan@rechitsa.example', maintainer_email: 'няма', license_id: 'cc-by', owner_org: 'org-1',
    organization: { id: 'org-1', name: 'rechitsa', title: 'Община Речица' }, tags: [{ name: 'мостове', display_name: 'Мостове' }],
    groups: [{ name: 'transport', title: 'Транспорт' }], metadata_created: '2024-03-01T08:00:00', metadata_modified: '2026-09-02T10:00:00',
    extras: [
      { key: 'frequency', value: 'http://publications.europa.eu/resource/authority/frequency/ANNUAL' },
      { key: 'Отговорник', value: 'Мария Иванова' }, { key: 'обхват', value: 'цялата община' }, { key: 'temporal_start', value: '2020-01-01' },
    ],
    resources: [
      { id: 'r1', name: 'Таблица', url: 'https://files.rechitsa.example/m.csv', format: 'CSV', mimetype: 'text/csv', size: 2048, created: '2024-03-01', last_modified: '2026-09-01', state: 'active' },
      { id: 'r2', name: 'стар', url: 'https://files.rechitsa.example/old.csv', state: 'deleted' },
    ],
  }; // prettier-ignore

  test('a dataset: what is published, without the people behind it', () => {
    const [found] = datasetsIn(catalogueFacts({ help: '', success: true, result: dataset }, DIGEST)) ?? [];
    expect(found).toEqual(
      datasetOf({
        uri: '6f1d',
        title: 'Мостове',
        description: 'Мостовете в община Речица.',
        publisher: { key: 'org-1', name: 'Община Речица' },
        keywords: ['Мостове'],
        themes: ['Транспорт'],
        frequency: 'http://publications.europa.eu/resource/authority/frequency/ANNUAL',
        temporal: { start: '2020-01-01', end: null },
        licence: 'cc-by',
        issued: '2024-03-01T08:00:00',
        modified: '2026-09-02T10:00:00',
        contact: { isNamed: true, email: 'valid', url: null },
        settings: [
          { key: 'обхват', value: 'цялата община' },
          { key: 'temporal_start', value: '2020-01-01' },
        ],
        resources: [
          resourceOf({
            uri: 'r1',
            title: 'Таблица',
            accessUrl: 'https://files.rechitsa.example/m.csv',
            format: 'CSV',
            mediaType: 'text/csv',
            byteSize: 2048,
            issued: '2024-03-01',
            modified: '2026-09-01',
          }),
        ],
      }),
    );
    expect(JSON.stringify(found)).not.toMatch(/Петров|Иванова|@/);
  });

  test.each([
    ['private', { private: true }],
    ['a draft', { state: 'draft' }],
    ['deleted', { state: 'deleted' }],
  ])('what is not public is not read: %s', (_name, more) => {
    const answer = { success: true, result: { count: 2, results: [{ ...dataset, ...more }, dataset] } };
    expect(datasetsIn(catalogueFacts(answer, DIGEST))).toHaveLength(1);
  });

  test.each([
    ['notspecified', 'License not specified', null],
    ['', '', null],
    ['cc-by', 'CC BY', 'cc-by'],
    ['notspecified', 'По договор', 'По договор'],
  ])('licence %s, %s', (license_id, license_title, licence) => {
    const [found] =
      datasetsIn(catalogueFacts({ success: true, result: { ...dataset, license_id, license_title } }, DIGEST)) ?? [];
    expect(found?.licence).toBe(licence);
  });

  test('organisations, and an empty search', () => {
    const list = [{ id: 'org-1', name: 'rechitsa', title: 'Община Речица', package_count: 7, is_organization: true }];
    expect(organisationsIn(catalogueFacts({ success: true, result: list }, DIGEST))).toEqual([
      { id: null, uri: 'org-1', name: 'Община Речица', datasets: 7 },
    ]);
    expect(datasetsIn(catalogueFacts({ success: true, result: { count: 0, results: [] } }, DIGEST))).toEqual([]);
  });

  test('of organisations that are persons the name and what is made of it are not read', () => {
    const person = { name: 'ivan-petrov', title: 'Иван Петров', package_count: 1, is_organization: true };
    const facts = catalogueFacts({ success: true, result: [{ ...person, id: 'org-2' }, person] }, DIGEST);
    expect(organisationsIn(facts)).toEqual([{ id: null, uri: 'org-2', name: '', datasets: 1 }]);
    expect(JSON.stringify(facts)).not.toMatch(/Иван|ivan/);
  });

  test.each([
    [{ success: true, result: { ckan_version: '2.10.4', site_title: 'x' } }],
    [{ success: false, error: { __type: 'Authorization Error', message: 'Access denied' } }],
    [{ success: true, result: ['a', 'b'] }],
    [{ success: true, result: null }],
    [{ success: true }],
  ])('other answers describe nothing: %j', (answer) => {
    expect(catalogueFacts(answer, DIGEST)).toEqual([]);
  });
});

test('data.json: public datasets alone', () => {
  const contactPoint = { fn: 'Отдел „Данни“', hasEmail: 'mailto:data@rechitsa.example' };
  const answer = {
    conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
    dataset: [
      { identifier: 'https://data.rechitsa.example/d/1', title: 'Паркове', description: 'Зелени площи', keyword: ['зеленина'], modified: '2026-01-05', accessLevel: 'public', accrualPeriodicity: 'R/P1Y', publisher: { name: 'Община Речица' }, contactPoint, license: 'https://creativecommons.org/licenses/by/4.0/', temporal: '2020-01-01/2025-12-31', distribution: [{ downloadURL: 'https://data.rechitsa.example/p.csv', mediaType: 'text/csv', title: 'CSV' }] },
      { identifier: '2', title: 'Тайна', accessLevel: 'non-public' },
    ],
  }; // prettier-ignore
  expect(datasetsIn(catalogueFacts(answer, DIGEST))).toEqual([
    datasetOf({
      uri: 'https://data.rechitsa.example/d/1',
      title: 'Паркове',
      description: 'Зелени площи',
      page: 'https://data.rechitsa.example/d/1',
      publisher: { key: 'Община Речица', name: 'Община Речица' },
      keywords: ['зеленина'],
      frequency: 'R/P1Y',
      temporal: { start: '2020-01-01', end: '2025-12-31' },
      accessRights: 'public',
      licence: 'https://creativecommons.org/licenses/by/4.0/',
      modified: '2026-01-05',
      contact: { isNamed: true, email: 'valid', url: null },
      resources: [
        resourceOf({
          uri: 'https://data.rechitsa.example/d/1#1',
          title: 'CSV',
          downloadUrl: 'https://data.rechitsa.example/p.csv',
          mediaType: 'text/csv',
        }),
      ],
    }),
  ]);
});

describe('Data Package', () => {
  test.each([
    ['v1', { profile: 'tabular-data-package' }, { license: 'ODC-PDDL-1.0' }, 'ODC-PDDL-1.0'],
    ['v2', { $schema: 'https://datapackage.org/profiles/2.0/datapackage.json' }, { licenses: [{ name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }] }, 'https://creativecommons.org/licenses/by/4.0/'],
    ['without a profile', {}, {}, null],
  ])('%s', (_name, mark, licence, expected) => {
    const descriptor = { ...mark, ...licence, name: 'parkove', title: 'Паркове', resources: [{ name: 'list', path: 'list.csv', mediatype: 'text/csv', bytes: 12, schema: { fields: [{ name: 'a' }] } }] };
    const [found] = datasetsIn(catalogueFacts(descriptor, DIGEST)) ?? [];
    expect(found).toMatchObject({ uri: 'parkove', title: 'Паркове', licence: expected });
    expect(found?.resources).toEqual([resourceOf({ uri: 'parkove#1', title: 'list', downloadUrl: 'list.csv', mediaType: 'text/csv', byteSize: 12, schema: '{"fields":[{"name":"a"}]}' })]);
  }); // prettier-ignore

  test.each([
    [{ resources: [{ id: 'x' }], owner_org: 'a' }],
    [{ resources: 'none' }],
    [{ resources: [] }],
    [{ name: 'package', version: '1.0.0', dependencies: {} }],
  ])('other JSON is none: %j', (json) => expect(catalogueFacts(json, DIGEST)).toEqual([]));
});

test('OGC API Records: datasets alone, with their links', () => {
  const answer = {
    type: 'FeatureCollection', numberMatched: 2,
    links: [{ rel: 'next', href: 'https://sdi.example/collections/c/items?offset=1' }],
    features: [
      { id: 'a', type: 'Feature', geometry: null, time: { interval: ['2020-01-01', '..'] }, properties: { type: 'dataset', title: 'Гори', description: 'Горски масиви', keywords: ['гори'], created: '2024-01-01', updated: '2025-01-01', license: 'CC-BY-4.0', contacts: [{ organization: 'Агенция по горите', roles: ['publisher'], emails: [{ value: 'data@gori.example' }] }] },
        links: [{ rel: 'enclosure', href: 'https://sdi.example/a.gpkg', type: 'application/geopackage+sqlite3', title: 'GeoPackage' }, { rel: 'self', href: 'https://sdi.example/a' }] },
      { id: 'b', type: 'Feature', geometry: null, properties: { type: 'service', title: 'WMS' }, links: [] },
    ],
  }; // prettier-ignore
  const [found, ...others] = datasetsIn(catalogueFacts(answer, DIGEST)) ?? [];
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    uri: 'a',
    title: 'Гори',
    temporal: { start: '2020-01-01', end: null },
    publisher: { key: 'Агенция по горите', name: 'Агенция по горите' },
    licence: 'CC-BY-4.0',
    contact: { isNamed: true, email: 'valid', url: null },
    resources: [{ accessUrl: 'https://sdi.example/a.gpkg', mediaType: 'application/geopackage+sqlite3' }],
  });
  const plain = {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { name: 'Парк' }, geometry: null }],
  };
  expect(catalogueFacts(plain, DIGEST)).toEqual([]);
});

test('ArcGIS REST: a service with its layers', () => {
  const service = { currentVersion: 11.1, mapName: 'Кадастър', serviceDescription: 'Имоти', copyrightText: 'CC BY 4.0', documentInfo: { Keywords: 'имоти, граници' }, layers: [{ id: 0, name: 'Имоти', subLayerIds: null }, { id: 1, name: 'Група', subLayerIds: [2] }], tables: [] }; // prettier-ignore
  const [found] = datasetsIn(catalogueFacts(service, DIGEST)) ?? [];
  expect(found).toMatchObject({ title: 'Кадастър', licence: 'CC BY 4.0', keywords: ['имоти', 'граници'] });
  expect(found?.resources.map(({ title }) => title)).toEqual(['Имоти']);
});

describe('RDF', () => {
  const TURTLE = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> .
<https://data.example/> a dcat:Catalog ; dcat:dataset <https://data.example/d/1> .
<https://data.example/?page=1> a hydra:PagedCollection ; hydra:next <https://data.example/?page=2> ; hydra:totalItems 2 .
<https://data.example/d/1> a dcat:Dataset ; dct:title "Bridges"@en, "Мостове"@bg ; dcat:keyword "мост"@bg ;
  dct:publisher [ a foaf:Organization ; foaf:name "Община Речица" ] ; dct:creator [ a foaf:Person ; foaf:name "Иван Петров" ] ;
  dcat:contactPoint [ a vcard:Organization ; vcard:fn "Мария Иванова" ; vcard:hasEmail <mailto:maria@rechitsa.example> ] ;
  dcat:distribution <https://data.example/r/1> .
<https://data.example/r/1> a dcat:Distribution ; dcat:downloadURL <https://files.example/m.csv> ; dcat:mediaType "text/csv" .`;
  const XML = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:vcard="http://www.w3.org/2006/vcard/ns#">
<dcat:Catalog rdf:about="https://data.example/"><dcat:dataset><dcat:Dataset rdf:about="https://data.example/d/1"><dct:title xml:lang="en">Bridges</dct:title><dct:title xml:lang="bg">Мостове</dct:title><dcat:keyword xml:lang="bg">мост</dcat:keyword>
<dct:publisher><foaf:Organization><foaf:name>Община Речица</foaf:name></foaf:Organization></dct:publisher><dct:creator><foaf:Person><foaf:name>Иван Петров</foaf:name></foaf:Person></dct:creator>
<dcat:contactPoint><vcard:Organization><vcard:fn>Мария Иванова</vcard:fn><vcard:hasEmail rdf:resource="mailto:maria@rechitsa.example"/></vcard:Organization></dcat:contactPoint>
<dcat:distribution><dcat:Distribution rdf:about="https://data.example/r/1"><dcat:downloadURL rdf:resource="https://files.example/m.csv"/><dcat:mediaType>text/csv</dcat:mediaType></dcat:Distribution></dcat:distribution></dcat:Dataset></dcat:dataset></dcat:Catalog></rdf:RDF>`;
  const JSON_LD = {
    '@context': 'https://semiceu.example/context/dcat-ap.jsonld',
    '@id': 'https://data.example/', '@type': 'Catalogue',
    dataset: { '@id': 'https://data.example/d/1', '@type': 'Dataset', title: { en: 'Bridges', bg: 'Мостове' }, keyword: { bg: ['мост'] }, publisher: { '@type': 'Organization', name: 'Община Речица' }, creator: { '@type': 'Person', name: 'Иван Петров' },
      contactPoint: { '@type': 'Kind', fn: 'Мария Иванова', hasEmail: 'mailto:maria@rechitsa.example' },
      datasetDistribution: { '@id': 'https://data.example/r/1', '@type': 'Distribution', downloadUrl: 'https://files.example/m.csv', mediaType: 'text/csv' } },
  }; // prettier-ignore
  const expected = [
    datasetOf({
      uri: 'https://data.example/d/1',
      title: 'Мостове',
      publisher: { key: null, name: 'Община Речица' },
      keywords: ['мост'],
      contact: { isNamed: true, email: 'valid', url: null },
      resources: [
        resourceOf({
          uri: 'https://data.example/r/1',
          downloadUrl: 'https://files.example/m.csv',
          mediaType: 'text/csv',
        }),
      ],
    }),
  ];

  test('Turtle, RDF/XML and JSON-LD say the same, and nothing of people', async () => {
    const turtle = openRdfGraph();
    readRdfText(TURTLE, 'turtle', () => turtle);
    const xml = openRdfGraph();
    await readRdfXml(XML, xml);
    const atOnce = openRdfGraph();
    expect(readRdfXmlAtOnce(XML, atOnce)).toBeNull();
    for (const graph of [turtle.graph(), xml.graph(), atOnce.graph(), jsonLdGraph([JSON_LD])])
      expect(datasetsIn(graphFacts(graph, DIGEST))).toEqual(expected);
    expect(JSON.stringify(expected)).not.toMatch(/Петров|Иванова|maria/);
    expect(hydraPaging(turtle.graph())).toEqual({ next: 'https://data.example/?page=2', total: 2 });
  });

  test('what is no RDF/XML is told at once too', () => {
    expect(readRdfXmlAtOnce('<rdf:RDF', openRdfGraph())).toBeNull();
    expect(readRdfXmlAtOnce('<a><b></a>', openRdfGraph())).not.toBeNull();
  });

  test('a data cube and a person are no datasets', () => {
    const graph = openRdfGraph();
    readRdfText(
      '<a:1> a <http://purl.org/linked-data/cube#DataSet> . <a:2> a <http://xmlns.com/foaf/0.1/Person> .',
      'turtle',
      () => graph,
    );
    expect(graphFacts(graph.graph(), DIGEST)).toEqual([]);
  });

  test('a page of an ArcGIS portal’s search: its public items that hold data, and nobody by name', () => {
    const item = { id: 'a1', owner: 'ivan.petrov', access: 'public', type: 'CSV', title: 'Мостове', created: 1_700_000_000_000 };
    const results = [
      { ...item, licenseInfo: '<p>Виж <a href="https://creativecommons.org/licenses/by/4.0/">тук</a></p>', tags: ['мостове', 7] },
      { ...item, id: 'a2', type: 'Feature Service', url: 'https://gis.example/arcgis/rest/services/M/FeatureServer', created: 1e300 },
      { ...item, id: 'a3', type: 'Web Map' },
      { ...item, id: 'a4', access: 'org' },
      { ...item, id: '../../a5' },
    ];
    const facts = catalogueFacts({ query: 'orgid:1', total: 5, start: 1, num: 5, nextStart: -1, results }, DIGEST);
    expect(JSON.stringify(facts)).not.toContain('petrov');
    expect(datasetsIn(facts)).toMatchObject([
      {
        uri: 'urn:arcgis:item:a1',
        licence: 'https://creativecommons.org/licenses/by/4.0/',
        issued: '2023-11-14',
        keywords: ['мостове'],
        resources: [{ format: 'CSV', downloadUrl: 'content/items/a1/data' }],
      },
      { issued: null, resources: [{ accessUrl: 'https://gis.example/arcgis/rest/services/M/FeatureServer?f=json' }] },
    ]);
    expect(catalogueFacts({ isPortal: false, id: 'AbC', name: 'Речица' }, DIGEST)).toEqual([]);
    expect(catalogueFacts({ query: 'x', total: 'много', start: 1, nextStart: -1, results }, DIGEST)).toEqual([]);
  }); // prettier-ignore

  test('what is said the other way round is said', () => {
    const described = {
      '@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/', under: 'dcat:distribution' },
      '@id': 'https://data.example/m.csv',
      '@type': 'dcat:Distribution',
      'dct:title': 'Мостове (CSV)',
      '@reverse': {
        under: { '@id': 'https://data.example/d', '@type': 'dcat:Dataset', 'dct:title': 'Мостове' },
        'dcat:none': 'няма',
      },
    };
    const [dataset] = datasetsIn(catalogueFacts(described, DIGEST)) ?? [];
    expect(dataset).toMatchObject({ title: 'Мостове', resources: [{ title: 'Мостове (CSV)' }] });
    expect(catalogueFacts({ ...described, '@reverse': 'няма' }, DIGEST)).toEqual([]);
  });

  test('services and series are no datasets, and are counted', () => {
    const things = {
      '@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/' },
      '@graph': [
        { '@id': 'https://data.example/d', '@type': 'dcat:Dataset', 'dct:title': 'Мостове' },
        { '@id': 'https://data.example/wms', '@type': 'dcat:DataService', 'dct:title': 'Карта' },
        { '@type': 'dcat:DataService' },
        { '@id': 'https://data.example/poredica', '@type': 'dcat:DatasetSeries' },
      ],
    };
    const facts = catalogueFacts(things, DIGEST);
    expect(datasetsIn(facts)).toHaveLength(1);
    expect(facts.find(({ key }) => key === 'catalogue.others')).toMatchObject({
      value: {
        services: ['https://data.example/wms', expect.stringMatching(/^_:/)],
        series: ['https://data.example/poredica'],
      },
    });
    const alone = catalogueFacts({ ...things, '@graph': things['@graph'].slice(1) }, DIGEST);
    expect(alone.map(({ key }) => key)).toEqual(['catalogue.others']);
    const none = catalogueFacts({ ...things, '@graph': things['@graph'].slice(0, 1) }, DIGEST);
    expect(none.map(({ key }) => key)).not.toContain('catalogue.others');
  });

  test('an empty catalogue is a catalogue', () => {
    expect(datasetsIn(catalogueFacts({ '@context': 'https://schema.org/', '@type': 'DataCatalog' }, DIGEST))).toEqual(
      [],
    );
  });
});

describe('hostile input', () => {
  const word = fc.constantFrom(
    '@context', '@id', '@type', '@graph', '@list', '@value', 'dataset', 'Dataset', 'distribution', 'resources', 'success', 'result', 'results',
    'count', 'title', 'publisher', 'keyword', 'temporal', 'spatial', 'contactPoint', 'extras', 'tags', 'features', 'properties', 'links', 'layers',
    'currentVersion', 'services', 'path', 'name', 'type', 'FeatureCollection', 'license_id', 'private', '__proto__', 'constructor',
  ); // prettier-ignore
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 6 },
      fc.oneof(word, fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
      fc.array(tie('json'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(word, fc.string()), tie('json'), { maxKeys: 8, noNullPrototype: true }),
    ),
  }));

  test('any JSON gives facts or none, twice the same, and never throws', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(catalogueFacts(value, DIGEST)).toEqual(catalogueFacts(value, DIGEST));
      }),
      { numRuns: 400 },
    );
  });

  test('what names no class of catalogues is not made a graph, with the same facts', () => {
    const type = fc.constantFrom(
      'Dataset', 'dcat:Dataset', 'ds', ' DataCatalog ', 'http://www.w3.org/ns/dcat#DataService', 'dcat:DatasetSeries', 'Person', 'catalogue',
      'qb:DataSet', 'DataFeed', 'x:Catalog',
    ); // prettier-ignore
    const context = fc.constantFrom(
      null,
      'https://schema.org',
      { ds: 'dcat:Dataset' },
      { '@vocab': 'http://schema.org/' },
    );
    const node = fc.record({
      '@type': fc.oneof(type, fc.array(type, { maxLength: 2 })),
      name: fc.string(),
      about: json,
    });
    fc.assert(
      fc.property(context, fc.array(node, { maxLength: 3 }), (words, nodes) => {
        const value = { '@context': words, '@graph': nodes };
        expect(catalogueFacts(value, DIGEST)).toEqual(graphFacts(jsonLdGraph([value]), DIGEST));
      }),
      { numRuns: 400 },
    );
  });

  test('things inside things without end, and a thing that is its own publisher', () => {
    let deep: unknown = { '@type': 'Dataset' };
    for (let level = 0; level < 5_000; level += 1) deep = { '@type': 'Dataset', about: [deep] };
    expect(() => catalogueFacts(deep, DIGEST)).not.toThrow();
    const own = {
      '@context': {},
      '@id': 'a:1',
      '@type': 'Dataset',
      publisher: 'a:1',
      distribution: 'a:1',
      spatial: 'a:1',
    };
    expect(datasetsIn(catalogueFacts(own, DIGEST))).toHaveLength(1);
  });

  test('a context that defines itself in a circle', () => {
    const value = { '@context': { a: 'b:x', b: 'a:y' }, '@type': 'a:Dataset', 'a:title': 'x', b: 'y' };
    expect(() => catalogueFacts(value, DIGEST)).not.toThrow();
  });

  test('any text under the readers of RDF', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('turtle', 'ntriples', 'trig'), (text, format) => {
        const graph = openRdfGraph();
        readRdfText(text, format, () => graph);
        readRdfXmlAtOnce(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${text}</rdf:RDF>`, graph);
        expect(Array.isArray(graphFacts(graph.graph(), DIGEST))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

test.each([
  ['schema-org', { '@context': 'https://schema.org', '@type': 'Dataset', name: 'Мостове' }],
  ['dcat', { '@type': 'http://www.w3.org/ns/dcat#Dataset', 'http://purl.org/dc/terms/title': 'Мостове' }],
  ['data-package', { name: 'mostove', resources: [{ name: 'data', path: 'data.csv' }] }],
  ['arcgis', { currentVersion: 10.9, mapName: 'Мостове', layers: [{ id: 0, name: 'Мостове' }] }],
])('the reader that matched says the kind: %s', (kind, json) => {
  expect(catalogueFacts(json, 'a'.repeat(64)).find(({ key }) => key === 'catalogue.kind')).toMatchObject({
    value: kind,
  });
});
