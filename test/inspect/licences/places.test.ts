import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/inspect/byteSource.ts';
import { inspectBody } from '../../../src/inspect/inspectBody.ts';
import { sha256 } from '../../../src/model/ids.ts';
import { realTables } from '../realTables.ts';

const tables = realTables();
const BY = 'https://creativecommons.org/licenses/by/4.0/';

async function statementsIn(text: string): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(text);
  const facts = await inspectBody(bytesSource(bytes), sha256(bytes), tables);
  const fact = facts.find(({ key }) => key === 'licence.statements');
  const list = fact !== undefined && 'value' in fact ? (fact.value as readonly Record<string, unknown>[]) : [];
  return list.map(({ kind, licence, scope, source, words }) => [kind, licence, scope, source, words].join(' | '));
}

const page = (head: string, body: string): string =>
  `<!doctype html><html lang="bg"><head><title>Данни</title>${head}</head><body>${body}</body></html>`;

describe('every place of a licence is read, with its quote', () => {
  it.each([
    [
      'datapackage.json',
      JSON.stringify({ name: 'd', licenses: [{ name: 'CC-BY-4.0', path: BY }], resources: [] }),
      'file | property | CC-BY-4.0',
    ],
    [
      'a resource of a Data Package',
      JSON.stringify({ name: 'd', resources: [{ path: 'a.csv', licenses: [{ path: BY }] }] }),
      `file | property | ${BY}`,
    ],
    [
      'CSVW',
      JSON.stringify({
        '@context': 'http://www.w3.org/ns/csvw',
        url: 'a.csv',
        'dc:license': { '@id': BY },
        tableSchema: { columns: [] },
      }),
      `file | property | ${BY}`,
    ],
    [
      'CSVW with several tables',
      JSON.stringify({ '@context': 'http://www.w3.org/ns/csvw', tables: [{ url: 'a.csv', 'dc:license': BY }] }),
      `file | property | ${BY}`,
    ],
    [
      'GeoJSON',
      JSON.stringify({ type: 'FeatureCollection', license: 'CC BY 4.0', features: [] }),
      'file | property | CC BY 4.0',
    ],
    [
      'JSON-LD written out as a list',
      JSON.stringify([
        {
          '@id': 'http://a.example/d',
          '@type': ['http://www.w3.org/ns/dcat#Dataset'],
          'http://purl.org/dc/terms/license': [{ '@id': BY }],
        },
      ]),
      `file | property | ${BY}`,
    ],
    [
      'Turtle, dct:license',
      `@prefix dct: <http://purl.org/dc/terms/> .\n<http://a.example/d> dct:license <${BY}> .\n`,
      `file | property | ${BY}`,
    ],
    [
      'Turtle, cc:license',
      `@prefix cc: <http://creativecommons.org/ns#> .\n<http://a.example/d> cc:license <${BY}> .\n`,
      `file | property | ${BY}`,
    ],
    [
      'Turtle, schema:license in words',
      '@prefix schema: <https://schema.org/> .\n<http://a.example/d> schema:license "CC BY 4.0" .\n',
      'file | property | CC BY 4.0',
    ],
    [
      'Turtle, a statement without a name',
      '@prefix dct: <http://purl.org/dc/terms/> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n<http://a.example/d> dct:rights [ rdfs:label "CC BY 4.0" ] .\n',
      'file | property | CC BY 4.0',
    ],
    [
      'RDF/XML',
      `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/"><rdf:Description rdf:about="http://a.example/d"><dct:license rdf:resource="${BY}"/></rdf:Description></rdf:RDF>`,
      `file | property | ${BY}`,
    ],
    [
      'rel=license',
      page(`<link rel="license" href="${BY}">`, '<main><p>Списък</p></main>'),
      `page | rel | rel="license" ${BY}`,
    ],
    [
      'RDFa rel with a prefix',
      page('', `<main><a rel="cc:license" href="${BY}">условия</a></main>`),
      'page | rel | условия',
    ],
    [
      'RDFa property',
      page('', `<main><span property="dct:license" resource="${BY}"></span></main>`),
      `page | meta | license: ${BY}`,
    ],
    ['microdata', page('', `<main><link itemprop="license" href="${BY}"></main>`), `page | meta | license: ${BY}`],
    [
      'meta',
      page('<meta name="dcterms.license" content="CC BY 4.0">', '<main></main>'),
      'page | meta | dcterms.license: CC BY 4.0',
    ],
    [
      'JSON-LD of a page',
      page(
        `<script type="application/ld+json">{"@type":"Dataset","name":"d","license":"${BY}"}</script>`,
        '<main></main>',
      ),
      `dataset | json-ld | license: ${BY}`,
    ],
    [
      'a badge without a link',
      page('', '<main><img src="https://licensebuttons.net/l/by/4.0/88x31.png" alt="CC BY"></main>'),
      'page | link | license-badge: https://licensebuttons.net/l/by/4.0/88x31.png',
    ],
    [
      'a badge in the footer',
      page('', '<main></main><footer><img src="https://i.creativecommons.org/l/by/4.0/88x31.png"></footer>'),
      'site | link | license-badge: https://i.creativecommons.org/l/by/4.0/88x31.png',
    ],
    [
      'words of the page',
      page('', '<main><p>Данните са под лиценз CC BY 4.0.</p></main>'),
      'page | words | Данните са под лиценз CC BY 4.0.',
    ],
    [
      'words of the footer',
      page('', '<main></main><footer><p>Данните са под лиценз CC BY 4.0.</p></footer>'),
      'site | words | Данните са под лиценз CC BY 4.0.',
    ],
    [
      'the row of a file',
      page(
        '',
        '<main><ul><li><a href="a.csv">Училища</a> – лиценз CC BY 4.0</li><li><a href="b.csv">Градини</a></li></ul></main>',
      ),
      'file | words | Училища – лиценз CC BY 4.0',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await statementsIn(text)).toContain(`open | cc-by-4.0 | ${expected}`);
  });

  it('records with a column that is called so state nothing', async () => {
    expect(
      await statementsIn(
        JSON.stringify([
          { name: 'Такси ЕООД', license: 'CC BY 4.0' },
          { name: 'Ви', license: '17' },
        ]),
      ),
    ).toEqual([]);
  });
});
