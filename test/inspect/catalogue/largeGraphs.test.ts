import { expect, test } from 'vitest';
import { catalogueFacts } from '../../../src/inspect/catalogue/catalogueFacts.ts';
import { datasetsOfGraph } from '../../../src/inspect/catalogue/datasetsOfGraph.ts';
import type { DescribedGraph } from '../../../src/inspect/catalogue/describedGraph.ts';
import { jsonLdGraph } from '../../../src/inspect/catalogue/jsonLdGraph.ts';
import { sha256 } from '../../../src/model/ids.ts';

function counted(graph: DescribedGraph): { readonly graph: DescribedGraph; readonly asked: () => number } {
  let asked = 0;
  const find: DescribedGraph['find'] = (value) => {
    asked += 1;
    return graph.find(value);
  };
  return { graph: { ...graph, find }, asked: () => asked };
}

test.each([1_000, 6_000])('a dataset of %i places without names and as many files is read in a straight line', (count) => {
  const many = (type: string): readonly unknown[] => Array.from({ length: count }, () => ({ '@type': type, note: 'x' }));
  const { graph, asked } = counted(
    jsonLdGraph([{ '@context': 'https://schema.org', '@type': 'Dataset', name: 'x', spatialCoverage: many('Place'), distribution: many('DataDownload') }]),
  );
  const [dataset] = datasetsOfGraph(graph);
  expect(dataset?.resources.length).toBe(Math.min(count, 5_000));
  expect(asked()).toBeLessThan(4 * count + 1_000);
}); // prettier-ignore

test.each([
  ['JSON-LD', 20_000, (count: number) => ({ '@context': 'http://www.w3.org/ns/dcat#', '@graph': Array.from({ length: count }, (_, index) => ({ '@type': 'dcat:Dataset', '@id': `https://a.example/${index}`, 'dct:title': 'x' })) })],
  ['data.json', 50_000, (count: number) => ({ conformsTo: 'https://project-open-data.cio.gov/v1.1/schema', dataset: Array.from({ length: count }, (_, index) => ({ identifier: `${index}`, title: 'x', accessLevel: 'public' })) })],
] as const)('%s of more than %i datasets: how many there are is a fact', { timeout: 30_000 }, (_name, most, describe) => {
  const factOf = (count: number) => catalogueFacts(describe(count), sha256('x')).find(({ key }) => key === 'catalogue.cut');
  expect(factOf(most)).toBeUndefined();
  expect(factOf(most + 3)).toMatchObject({ known: true, value: { found: most + 3, taken: most } });
}); // prettier-ignore

test('areas are kept up to their bound, in their order', () => {
  const spatial = Array.from({ length: 300 }, (_, index) => ({ '@type': 'Place', name: `кв. ${index}` }));
  const [dataset] = datasetsOfGraph(
    jsonLdGraph([{ '@context': 'https://schema.org', '@type': 'Dataset', name: 'x', spatialCoverage: spatial }]),
  );
  expect(dataset?.spatial).toHaveLength(200);
  expect(dataset?.spatial.at(-1)).toBe('кв. 199');
});

test('a graph of more things than are read is cut: what is missing is not unsaid', () => {
  const things = (count: number): unknown => ({
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'Dataset', name: 'x' },
      ...Array.from({ length: count }, () => ({ '@id': 'http://x.example/same' })),
    ],
  });
  expect(catalogueFacts(things(300_000), sha256(''))).toMatchObject([{ known: false, because: { why: 'too-costly' } }]);
  expect(catalogueFacts(things(1_000), sha256('')).slice(0, 1)).toMatchObject([{ known: true }]);
});

test.each([
  ['things in things', (inner: unknown) => ({ '@type': 'Dataset', about: inner })],
  ['lists in lists', (inner: unknown) => ({ '@type': 'Dataset', about: [[[inner]]] })],
  ['graphs in graphs', (inner: unknown) => ({ '@graph': [inner] })],
])('deeper than is read is cut: %s', (_name, around) => {
  const nested = (levels: number): unknown => {
    let json: unknown = { '@type': 'Dataset', name: 'x' };
    for (let level = 0; level < levels; level += 1) json = around(json);
    return json;
  };
  expect(jsonLdGraph([nested(100)]).isCut).toBe(true);
  expect(jsonLdGraph([nested(5)]).isCut).toBe(false);
});
