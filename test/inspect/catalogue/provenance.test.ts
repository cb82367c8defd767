import { describe, expect, it } from 'vitest';
import { catalogueFacts } from '../../../src/inspect/catalogue/catalogueFacts.ts';
import { portalDataset } from '../../../src/inspect/portal/portalDatasets.ts';
import type { CatalogueDataset } from '../../../src/model/catalogue.ts';
import { sha256 } from '../../../src/model/ids.ts';

function provenanceIn(json: unknown): CatalogueDataset | undefined {
  const [fact] = catalogueFacts(json, sha256(''));
  return fact?.known === true ? (fact.value as readonly CatalogueDataset[])[0] : undefined;
}

const KINDS: Readonly<Record<string, (words: string) => CatalogueDataset | null | undefined>> = {
  CKAN: (provenance) =>
    provenanceIn({ success: true, result: { id: 'x', title: 't', resources: [], owner_org: 'o', provenance } }),
  'DCAT in JSON-LD': (provenance) =>
    provenanceIn({
      '@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/' },
      '@id': 'https://data.example/d',
      '@type': 'dcat:Dataset',
      'dct:title': 'x',
      'dct:provenance': provenance,
    }),
  'national portal': (source) => portalDataset({ id: 1, uri: 'd', name: 'x', source }),
};

describe.each(Object.entries(KINDS))('where data come from, in %s', (_kind, provenanceOf) => {
  const long = `${'Деловодната система на общината. '.repeat(9)}`.trim();

  it('is kept whole', () => {
    expect(provenanceOf(long)?.provenance).toBe(long);
    expect(provenanceOf(long)?.withheld).toBeUndefined();
  });

  // Only the beginning was looked at, and more of it kept.
  it('is left out when a person stands anywhere in it, which is no silence', () => {
    const left = provenanceOf(`${long} Пишете на ivan@lipovo.example.`);
    expect(left).toMatchObject({ provenance: null, withheld: ['provenance'] });
    expect(JSON.stringify(left)).not.toContain('ivan');
  });

  it('that is not said is not withheld', () => {
    expect(provenanceOf('')?.provenance).toBeNull();
    expect(provenanceOf('')?.withheld).toBeUndefined();
  });
});
