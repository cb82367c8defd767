import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absoluteIri } from '../../../src/model/absoluteIri.ts';
import { type Curie, type DcatNode, type DcatValue, expand, makeNode } from '../../../src/report/dcat/dcatNode.ts';
import { jsonLdChunks } from '../../../src/report/dcat/jsonLdChunks.ts';
import { turtleChunks } from '../../../src/report/dcat/turtleChunks.ts';
import { readJsonLd, readTurtle } from './exportOf.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }).map((value) => value.toWellFormed()),
  fc.constantFrom(
    '"""',
    "'''",
    '\\',
    '\\u0041',
    '\u0000',
    '\u0008',
    '\r\n',
    '\u2028',
    '\ufeff',
    '@bg',
    '^^',
    '<>',
    '}',
    ']',
    '🦔',
  ),
);
const iri = fc.string({ unit: 'binary' }).map((tail) => absoluteIri(`http://a.example/${tail}`) ?? 'urn:isbn:1');
const value: fc.Arbitrary<DcatValue> = fc.oneof(
  iri.map((address) => ({ iri: address })),
  fc.record({ text, lang: fc.constantFrom('bg', 'en', null) }),
  fc.record({ text, datatype: fc.constantFrom<Curie>('xsd:date', 'xsd:integer', 'xsd:string', 'xsd:hexBinary') }),
);
const node: fc.Arbitrary<DcatNode> = fc
  .record({
    id: iri,
    types: fc.uniqueArray(fc.constantFrom<Curie>('dcat:Dataset', 'foaf:Agent')),
    title: fc.array(value),
    keyword: fc.array(value),
  })
  .map(({ id, types, title, keyword }) => makeNode(id, types, { 'dct:title': title, 'dcat:keyword': keyword }));

function wanted(nodes: readonly DcatNode[]): ReadonlySet<string> {
  const facts = nodes.flatMap(({ id, types, said }) => [
    ...types.map((type) => [id, expand('rdf:type'), 'iri', expand(type)]),
    ...said.map(([property, one]) => [id, expand(property), ...parts(one)]),
  ]);
  return new Set(facts.map((fact) => JSON.stringify(fact)));
}
function parts(one: DcatValue): readonly string[] {
  if ('iri' in one) return ['iri', one.iri];
  if ('datatype' in one) return [one.text, expand(one.datatype), ''];
  return [one.text, one.lang === null ? expand('xsd:string') : expand('rdf:langString'), one.lang ?? ''];
}
function found(store: ReturnType<typeof readTurtle>): ReadonlySet<string> {
  return new Set(
    [...store].map(({ subject, predicate, object }) => {
      const told =
        object.termType === 'Literal' ? [object.value, object.datatype.value, object.language] : ['iri', object.value];
      return JSON.stringify([subject.value, predicate.value, ...told]);
    }),
  );
}

describe('Turtle and JSON-LD', () => {
  it('say of any nodes what the nodes say, as other parsers read them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(node, { maxLength: 6 }), async (nodes) => {
        const facts = wanted(nodes);
        expect(found(readTurtle([...turtleChunks(nodes)].join('')))).toEqual(facts);
        expect(found(await readJsonLd([...jsonLdChunks(nodes)].join('')))).toEqual(facts);
      }),
    );
  });

  it('come in pieces: long files are not held', () => {
    const many = function* (): Generator<DcatNode> {
      for (let at = 0; at < 5_000; at += 1)
        yield makeNode(`urn:isbn:${at}`, ['dcat:Dataset'], { 'dct:title': { text: 'Име'.repeat(20), lang: 'bg' } });
    };
    for (const chunks of [[...turtleChunks(many())], [...jsonLdChunks(many())]]) {
      expect(chunks.length).toBeGreaterThan(5);
      expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(70_000);
    }
  });

  it('no prefix is the scheme of an address, or JSON-LD would read the address as a name', () => {
    const facts = [makeNode('http://a.example/', [], { 'dct:title': { iri: 'urn:isbn:1' } })];
    expect([...jsonLdChunks(facts)].join('')).not.toMatch(/"(?:https?|ftp|urn)":/);
  });
});
