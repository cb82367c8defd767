import { describe, expect, test } from 'vitest';
import { catalogueFacts } from '../../../src/inspect/catalogue/catalogueFacts.ts';
import { portalDataset } from '../../../src/inspect/portal/portalDatasets.ts';
import type { CatalogueDataset } from '../../../src/model/catalogue.ts';
import { sha256 } from '../../../src/model/ids.ts';

type Publisher = CatalogueDataset['publisher'] | undefined;

function publisherIn(json: unknown): Publisher {
  const [fact] = catalogueFacts(json, sha256(''));
  if (fact?.known !== true) return undefined;
  return (fact.value as readonly CatalogueDataset[])[0]?.publisher;
}

/** Each kind of catalogue with one publisher by name. */
const KINDS: Readonly<Record<string, (name: string) => Publisher>> = {
  'data.json': (name) => publisherIn({ dataset: [{ title: 'x', identifier: '1', accessLevel: 'public', publisher: { name } }] }),
  'data.json, as text': (name) => publisherIn({ dataset: [{ title: 'x', identifier: '1', accessLevel: 'public', publisher: name }] }),
  'Data Package': (name) => publisherIn({ name: 'x', resources: [{ name: 'a', path: 'a.csv' }], contributors: [{ title: name, role: 'publisher' }] }),
  CKAN: (name) => publisherIn({ success: true, result: { id: 'x', title: 't', resources: [], owner_org: 'o', organization: { id: 'o', title: name } } }),
  'CKAN, extra': (name) => publisherIn({ success: true, result: { id: 'x', title: 't', resources: [], owner_org: 'o', extras: [{ key: 'publisher_name', value: name }] } }),
  'OGC Records': (name) => publisherIn({ type: 'FeatureCollection', features: [{ id: 'a', type: 'Feature', properties: { type: 'dataset', title: 't', contacts: [{ organization: name, roles: ['publisher'] }] }, links: [] }] }),
  'schema.org': (name) => publisherIn({ '@context': 'https://schema.org', '@type': 'Dataset', name: 'x', publisher: { '@type': 'Organization', name } }),
  'schema.org, with an address': (name) => publisherIn({ '@context': 'https://schema.org', '@type': 'Dataset', name: 'x', publisher: { '@type': 'Agent', '@id': 'https://data.example/ivan', name } }),
  'schema.org, as text': (name) => publisherIn({ '@context': 'https://schema.org', '@type': 'Dataset', name: 'x', publisher: name }),
  'national portal': (name) => portalDataset({ id: 1, uri: 'd', name: 'x', org_id: 7, org: { name } })?.publisher,
}; // prettier-ignore

describe.each(Object.entries(KINDS))('%s', (_kind, publisherOf) => {
  test.each(['Иван Петров', 'ИВАН ПЕТРОВ', 'Иван Петров, Община Липово', 'ivan@lipovo.example'])(
    'of a person nothing is kept: %s',
    (name) => {
      const publisher = publisherOf(name);
      expect(publisher).toMatchObject({ name: null });
      expect(JSON.stringify(publisher)).not.toMatch(/петров|ivan/i);
    },
  );

  test.each(['Община Липово', 'Столична община', 'СТОЛИЧНА ОБЩИНА', 'Министерство на финансите', 'Национален статистически институт'])(
    'an institution is kept: %s',
    (name) => expect(publisherOf(name)?.name).toBe(name),
  ); // prettier-ignore
});

test('an institution that provides stands for the person who publishes', () => {
  const publisher = { '@type': 'Person', name: 'Мария' };
  const provider = { '@type': 'Organization', name: 'Община Липово' };
  const dataset = { '@context': 'https://schema.org', '@type': 'Dataset', name: 'x', publisher };
  expect(publisherIn(dataset)).toEqual({ key: null, name: null });
  expect(publisherIn({ ...dataset, provider })).toEqual({ key: null, name: 'Община Липово' });
});
