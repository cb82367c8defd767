import { describe, expect, it } from 'vitest';
import { inspect, valueOf } from '../factOf.ts';

describe('JSON', () => {
  it('finds the records, wherever they stand', async () => {
    const facts = await inspect('{"meta":{"n":2},"result":{"rows":[{"a":1,"b":"x"},{"a":2,"c":"y"}]}}');
    expect(valueOf(facts, 'json.shape')).toEqual({ top: 'object', records: 2, hasContext: false });
    expect(valueOf(facts, 'table.labels')).toEqual(['a', 'b', 'c']);
    expect(facts.find((fact) => fact.key === 'table.labels')?.evidence[0]?.at).toEqual({
      kind: 'json',
      pointer: '/result/rows',
    });
  });

  it('reads arrays of arrays as a table', async () => {
    const facts = await inspect('[["код","брой"],[1,5],[2,6],[3,7]]');
    expect(valueOf(facts, 'table.shape')).toMatchObject({ rows: 3, columns: 2, headerRow: 1 });
  });

  it('reads the properties of features', async () => {
    const facts = await inspect(
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"име":"Бор"},"geometry":null}]}',
    );
    expect(valueOf(facts, 'table.labels')).toEqual(['име']);
  });

  it.each([
    ['cut off', '{"a": [{"b": 1}, {"b"'],
    ['with line breaks in a string', '{"a": "x\ny"}'],
  ])('says why JSON %s cannot be read', async (_, body) => {
    const facts = await inspect(body);
    expect(valueOf(facts, 'format.id')).toBe('json');
    expect(valueOf(facts, 'json.shape')).toBe('[unparsable]');
    expect(valueOf(facts, 'data.parse-error')).toMatch(/JSON/);
  });

  it('tells one string from data', async () => {
    expect(valueOf(await inspect('"Тук е текст."'), 'json.shape')).toMatchObject({ top: 'string', records: 0 });
  });

  it('reads licence and date of a data package', async () => {
    const facts = await inspect(
      '{"name":"a","licenses":[{"name":"CC-BY-4.0","path":"https://creativecommons.org/licenses/by/4.0/"}],"modified":"2024-11-05","resources":[]}',
    );
    expect(valueOf(facts, 'licence.statements')).toMatchObject([
      { kind: 'open', licence: 'cc-by-4.0', source: 'property' },
    ]);
    expect(valueOf(facts, 'date.statements')).toMatchObject([{ date: '2024-11-05', says: 'modified' }]);
  });

  it('survives arrays nested without end', async () => {
    const depth = 20_000;
    expect((await inspect(`${'['.repeat(depth)}${']'.repeat(depth)}`)).length).toBeGreaterThan(1);
  });
});

describe('XML', () => {
  it('counts the element that repeats', async () => {
    const facts = await inspect(
      '<имоти><имот id="1"><адрес>Бор</адрес></имот><имот id="2"><адрес>Ела</адрес></имот></имоти>',
    );
    expect(valueOf(facts, 'xml.root')).toBe('имоти');
    expect(valueOf(facts, 'table.shape')).toMatchObject({ rows: 2, columns: 2 });
    expect(valueOf(facts, 'table.labels')).toEqual(['id', 'адрес']);
  });

  it('says where XML is not well-formed', async () => {
    const facts = await inspect('<?xml version="1.0"?><a><b></a>');
    expect(valueOf(facts, 'data.parse-error')).toContain('1:31');
  });

  it('neither expands entities nor fetches them', async () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "boom"><!ENTITY y SYSTEM "file:///etc/passwd">]><a>&x;&y;</a>';
    const facts = await inspect(bomb);
    expect(valueOf(facts, 'xml.root')).toBe('a');
    // `y` comes from elsewhere: nothing was fetched, so it is not known.
    expect(valueOf(facts, 'data.parse-error')).toContain('undefined entity');
  });
});

describe('RDF', () => {
  const PREFIX = '@prefix ex: <https://a.example/> .\n';

  it.each([
    [
      'Turtle',
      `${PREFIX}ex:1 a ex:City ; ex:name "Река", "Reka"@en ; ex:same <https://b.example/1> .\n`,
      { triples: 4, uriSubjectShare: 1, externalLinks: 1 },
    ],
    [
      'SPARQL directives',
      'PREFIX ex: <https://a.example/>\nex:1 ex:p 5.5 .\n',
      { triples: 1, uriSubjectShare: 1, externalLinks: 0 },
    ],
    [
      'N-Triples',
      '<https://a.example/1> <https://a.example/p> <https://b.example/2> .\n',
      { triples: 1, uriSubjectShare: 1, externalLinks: 1 },
    ],
    [
      'JSON-LD',
      '{"@context":{},"@id":"https://a.example/1","name":"x","same":{"@id":"https://b.example/1"}}',
      { triples: 2, uriSubjectShare: 1, externalLinks: 1 },
    ],
    [
      'RDF/XML',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://e.example/"><rdf:Description rdf:about="https://a.example/1"><e:name>x</e:name><e:same rdf:resource="https://b.example/1"/></rdf:Description></rdf:RDF>',
      { triples: 2, uriSubjectShare: 1, externalLinks: 1 },
    ],
  ])('counts %s', async (_, body, shape) => {
    expect(valueOf(await inspect(body), 'rdf.shape')).toEqual(shape);
  });

  it('says where a graph links to, which data sets those are, and whose words it is written in', async () => {
    const facts = await inspect(
      '@prefix dct: <http://purl.org/dc/terms/> .\n@prefix own: <https://own.example/def#> .\n' +
        '<https://own.example/1> dct:subject <http://www.wikidata.org/entity/Q472> ; own:p <https://b.example/1>, <https://b.example/2> .\n',
    );
    expect(valueOf(facts, 'rdf.links')).toEqual([
      { host: 'b.example', links: 2, dataset: null },
      { host: 'www.wikidata.org', links: 1, dataset: 'wikidata' },
    ]);
    expect(valueOf(facts, 'rdf.vocabularies')).toEqual(['dcterms']);
    expect(valueOf(facts, 'rdf.names')).toEqual(['https://own.example/1']);
    const json = await inspect(
      '{"@context":["https://schema.org",{"dct":"http://purl.org/dc/terms/"}],"@id":"https://a.example/1","url":"https://b.example/"}',
    );
    expect(valueOf(json, 'rdf.vocabularies')).toEqual(['dcterms', 'schema']);
    expect(valueOf(json, 'rdf.links')).toEqual([{ host: 'b.example', links: 1, dataset: null }]);
  });

  it('names whose prefix nobody declared are read and told: a part of a larger file', async () => {
    const facts = await inspect(`${PREFIX}ex:1 other:p more:1 .\nother:2 ex:p "x" .\n`);
    expect(valueOf(facts, 'format.id')).toBe('turtle');
    expect(valueOf(facts, 'rdf.shape')).toEqual({ triples: 2, uriSubjectShare: 0.5, externalLinks: 0 });
    expect(valueOf(facts, 'data.parse-error')).toBe('prefixes that are not declared: other: more:');
  });

  it('relative addresses become addresses of the document itself; classes are no links', async () => {
    const facts = await inspect('<#1> a <http://xmlns.example/Person> ; <http://a.example/p> <#2> .\n');
    expect(valueOf(facts, 'rdf.shape')).toEqual({ triples: 2, uriSubjectShare: 1, externalLinks: 0 });
  });

  it('entities that a document type declares are abbreviations, not errors; a bomb of them is refused', async () => {
    const rdf = (entity: string, body: string): string =>
      `<!DOCTYPE rdf:RDF [<!ENTITY ex "${entity}">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://e.example/"><rdf:Description rdf:about="https://a.example/1"><e:p>${body}</e:p></rdf:Description></rdf:RDF>`;
    const honest = await inspect(rdf('https://a.example/', '&ex;1'));
    expect(valueOf(honest, 'rdf.shape')).toMatchObject({ triples: 1 });
    expect(valueOf(honest, 'data.parse-error')).toBeUndefined();
    const bomb = await inspect(rdf('x'.repeat(20_000), '&ex;'.repeat(1_000)));
    expect(valueOf(bomb, 'rdf.shape')).toBe('[unparsable]');
  });

  it.each([
    ['a statement that does not end', `${PREFIX}ex:1 ex:p "x"\n`, 'Expected punctuation'],
    ['a statement of two parts', `${PREFIX}ex:1 ex:p .\nex:2 ex:p "y" .\n`, 'on line 2'],
    ['an address with a space', `${PREFIX}ex:1 ex:p <https://a.example/a b> .\n`, 'on line 2'],
    [
      'RDF/XML with an attribute that the grammar forbids',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:bagID="x" rdf:aboutEach="https://a.example/1"/></rdf:RDF>',
      'bagID',
    ],
  ])('refuses %s', async (_, body, words) => {
    const facts = await inspect(body);
    expect(valueOf(facts, 'rdf.shape')).toBe('[unparsable]');
    expect(valueOf(facts, 'data.parse-error')).toContain(words);
  });
});
