import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Parser, Store, type Term } from 'n3';
import { expect, test } from 'vitest';
import { DCAT_AP } from '../../src/model/dcatAp.ts';
import { corporaFolder } from '../accuracy/corporaFolder.ts';

const SH = 'http://www.w3.org/ns/shacl#';
const RELEASE = 'https://semiceu.github.io/DCAT-AP/releases/3.0.1#';
const PREFIXES: Readonly<Record<string, string>> = {
  'http://www.w3.org/ns/dcat#': 'dcat',
  'http://purl.org/dc/terms/': 'dct',
  'http://xmlns.com/foaf/0.1/': 'foaf',
  'http://data.europa.eu/r5r/': 'dcatap',
  'http://www.w3.org/ns/adms#': 'adms',
  'http://www.w3.org/ns/prov#': 'prov',
  'http://spdx.org/rdf/terms#': 'spdx',
  'http://www.w3.org/ns/odrl/2/': 'odrl',
  'http://www.w3.org/2006/time#': 'time',
  'http://www.w3.org/2004/02/skos/core#': 'skos',
};

function curie(iri: string): string {
  const [, base = '', name = ''] = /^(.*[#/])([^#/]+)$/.exec(iri) ?? [];
  return `${PREFIXES[base] ?? base}:${name}`;
}

test('no property stands twice, and what is mandatory is needed once at least', () => {
  expect(new Set(DCAT_AP.map((row) => `${row.class} ${row.property}`)).size).toBe(DCAT_AP.length);
  for (const row of DCAT_AP) expect(row.obligation === 'mandatory', row.section).toBe(row.min === 1);
});

const shapes = path.join(corporaFolder() ?? '', 'metadata/dcat-ap/3.0.1_shacl_dcat-ap-SHACL.ttl');
test.skipIf(!existsSync(shapes))(
  'cardinalities and sections are those of the published shapes (skipped without the corpora)',
  () => {
    const store = new Store(new Parser().parse(readFileSync(shapes, 'utf8')));
    const one = (subject: Term, name: string): string | undefined => store.getObjects(subject, name, null)[0]?.value;
    const published = new Map<string, { min: number; max: number | null; section: string }>();
    for (const shape of store.getSubjects('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', `${SH}NodeShape`, null)) {
      const name = curie(one(shape, `${SH}targetClass`) ?? '');
      for (const property of store.getObjects(shape, `${SH}property`, null)) {
        const at = one(property, `${SH}path`);
        if (at === undefined) continue;
        const key = `${name} ${curie(at)}`;
        const before = published.get(key) ?? { min: 0, max: null, section: '' };
        published.set(key, {
          min: Number(one(property, `${SH}minCount`) ?? before.min),
          max: Number(one(property, `${SH}maxCount`)) || before.max,
          section: one(property, 'http://www.w3.org/2000/01/rdf-schema#seeAlso')?.replace(RELEASE, '') ?? '',
        });
      }
    }
    const ours = new Set(DCAT_AP.map((row) => row.class));
    const theirs = [...published].filter(([key]) => ours.has(key.split(' ')[0] ?? '')).sort();
    expect(
      DCAT_AP.map(({ min, max, section, ...row }) => [`${row.class} ${row.property}`, { min, max, section }]).sort(),
    ).toEqual(theirs);
  },
);
