import fc from 'fast-check';
import type { Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { loadRuleBook } from '../../../src/app/loadRuleBook.ts';
import { DCAT_AP } from '../../../src/model/dcatAp.ts';
import { expand } from '../../../src/report/dcat/dcatNode.ts';
import type { Curie } from '../../../src/report/dcat/dcatNode.ts';
import { datasetOf, resourceOf } from '../../catalogueOf.ts';
import { sampleReport } from '../sampleReport.ts';
import { anyDataset } from './anyDataset.ts';
import { exportOf, inputOf, listingOf, PORTAL, readJsonLd, readTurtle, thingsOf } from './exportOf.ts';
import { HAVE_SHAPES, openValidator, openValidators, readSample } from './validate.ts';

const { tables } = loadRuleBook('five-star');
const organisations = [{ id: 7, uri: 'o-7', name: 'Община Липово', datasets: 1 }];

/** Mandatory properties that are missing and single ones that are there twice, by our own table of the profile. */
function cardinalityFaults(store: Store): readonly string[] {
  return DCAT_AP.flatMap((row) =>
    thingsOf(store, row.class as Curie).flatMap((thing) => {
      const count = store.countQuads(thing, expand(row.property as Curie), null, null);
      return count < row.min || (row.max !== null && count > row.max) ? [`${thing} ${row.property}: ${count}`] : [];
    }),
  );
}

describe('the export keeps to the profile by our own table', () => {
  it('for any datasets of a catalogue', () => {
    fc.assert(
      fc.property(fc.array(anyDataset, { maxLength: 4 }), (datasets) => {
        const text = exportOf(inputOf([listingOf(datasets, { organisations })], { tables })).turtle;
        const store = readTurtle(text);
        expect(cardinalityFaults(store)).toEqual([]);
        expect(thingsOf(store, 'dcat:Dataset')).toHaveLength(new Set(datasets.map(({ uri }) => uri)).size);
      }),
      { numRuns: 40 },
    );
  });
});

describe.skipIf(!HAVE_SHAPES)('the published SHACL shapes (skipped where the corpora are not at hand)', () => {
  const breaches = openValidators();

  it('find nothing in the export of the sample report', async () => {
    const store = readTurtle(exportOf(sampleReport()).turtle);
    expect(thingsOf(store, 'dcat:Dataset').length).toBeGreaterThan(20);
    expect(await breaches(store)).toEqual([]);
  });

  it('find nothing in the export of any catalogue, and JSON-LD says the same', async () => {
    const lines = (store: Store): readonly string[] => [...store].map((quad) => JSON.stringify(quad)).sort();
    await fc.assert(
      fc.asyncProperty(fc.array(anyDataset, { minLength: 1, maxLength: 6 }), async (datasets) => {
        const { turtle, jsonLd } = exportOf(
          inputOf([listingOf(datasets, { organisations }), listingOf(datasets, { about: 'd1' })], { tables }),
        );
        const store = readTurtle(turtle);
        expect(await breaches(store)).toEqual([]);
        expect(lines(await readJsonLd(jsonLd))).toEqual(lines(store));
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it.each([
    ['a title', /dct:title "Бюджет"@bg;/, '', 'title MinCountConstraintComponent'],
    ['an address', /dcat:accessURL <[^>]*>/, 'rdfs:comment ""', 'accessURL MinCountConstraintComponent'],
    ['a date', /dct:issued "[0-9-]+"\^\^xsd:date/, 'dct:issued "2024"', 'issued NodeConstraintComponent'],
    ['a publisher', /publisher> a foaf:Agent;/, 'publisher> ', 'publisher ClassConstraintComponent'],
  ])('find it when %s is wrong', async (_, right, wrong, breach) => {
    const resources = [resourceOf({ uri: 'r', accessUrl: `${PORTAL}/r` })];
    const dataset = datasetOf({ uri: 'd', title: 'Бюджет', issued: '2024-03-01', resources });
    const { turtle } = exportOf(inputOf([listingOf([dataset])], { tables }));
    expect(await breaches(readTurtle(turtle))).toEqual([]);
    expect(turtle).toMatch(right);
    expect((await breaches(readTurtle(turtle.replace(right, wrong)))).join('\n')).toContain(breach);
  });

  it.each([
    ['dcat-ap-shacl/datatype-disjunction.ttl', ['issued NodeConstraintComponent']],
    [
      'dcat-ap-shacl/mdrcv1.ttl',
      ['description MinCountConstraintComponent', 'accrualPeriodicity MaxCountConstraintComponent'],
    ],
    ['w3c-dcat/dataset-002.ttl', ['title MinCountConstraintComponent']],
    ['dcat-ap/3.0.0-hvd_html_examples_example-ms_catalogue_hvd.ttl', []],
  ])('find what is wrong in the published sample %s', async (file, expected) => {
    const validate = openValidator('DCAT-AP 3.0.1, by hand');
    const found = (await validate(readSample(file))).map(({ path, rule }) => `${path} ${rule}`);
    expect(found).toEqual(expect.arrayContaining(expected));
    expect(found.length > 0).toBe(expected.length > 0);
  });
});
