import { expect, test } from 'vitest';
import type { CatalogueListing } from '../../../src/report/dcat/dcatInput.ts';
import { listedDatasets, surveyListings } from '../../../src/report/dcat/listedCatalogues.ts';
import { datasetOf, resourceOf } from '../../catalogueOf.ts';
import { listingOf, PORTAL } from './exportOf.ts';

const resources = [resourceOf({ uri: 'r' })];
const a = datasetOf({ uri: 'a', title: 'A', resources });
const b = datasetOf({ uri: 'b', title: 'B', resources });

function told(listings: readonly CatalogueListing[]): readonly string[] {
  return [...listedDatasets(surveyListings(listings), () => listings)].map(
    ({ catalogue, dataset }) =>
      `${catalogue.host} ${dataset.uri} ${dataset.title} „${dataset.description}“ ${dataset.resources.length}`,
  );
}

test('each dataset comes once, however often drifting pages list it', () => {
  expect(told([listingOf([a, b]), listingOf([b, a]), listingOf([b, b])])).toEqual([
    'data.portal.example a A „“ 1',
    'data.portal.example b B „“ 1',
  ]);
});

test('details add the description that the list has not, and take nothing', () => {
  const details = listingOf([datasetOf({ uri: 'a', title: 'A', description: 'Описание' })], { about: 'a' });
  expect(told([listingOf([a]), details])).toEqual(['data.portal.example a A „Описание“ 1']);
  expect(told([details, listingOf([a])])).toEqual(['data.portal.example a A „Описание“ 1']);
  const whole = { ...a, description: 'От списъка' };
  expect(told([listingOf([whole]), details])).toEqual(['data.portal.example a A „От списъка“ 1']);
  expect(told([details, listingOf([whole])])).toEqual(['data.portal.example a A „От списъка“ 1']);
});

test('details add keywords and the name of the publisher that the list leaves out', () => {
  const listed = { ...a, publisher: { key: '7', name: null } };
  const more = { uri: 'a', keywords: ['вода'], publisher: { key: '7', name: 'Община Липово' } };
  const listings = [listingOf([listed]), listingOf([datasetOf(more)], { about: 'a' })];
  const [found] = listedDatasets(surveyListings(listings), () => listings);
  expect(found?.dataset).toEqual({ ...listed, keywords: ['вода'], publisher: { key: '7', name: 'Община Липово' } });
});

test('a dataset that only its details tell of is there too', () => {
  const details = listingOf([datasetOf({ uri: 'c', title: 'C' })], { about: 'c' });
  expect(told([listingOf([a]), details])).toEqual(['data.portal.example a A „“ 1', 'data.portal.example c C „“ 0']);
});

test('one key in two catalogues is two datasets; answers of no web address are none', () => {
  const elsewhere = listingOf([a], { url: 'http://other.example:8080/x' });
  expect(told([listingOf([a]), elsewhere, listingOf([a], { url: 'file:///etc/passwd' })])).toEqual([
    'data.portal.example a A „“ 1',
    'other.example:8080 a A „“ 1',
  ]);
});

test('publishers are known by number and by key, and a catalogue without datasets is none', () => {
  const organisations = [{ id: 7, uri: 'o-7', name: 'Община Липово', datasets: 1 }];
  const [catalogue, ...more] = surveyListings([
    listingOf([], { organisations }),
    listingOf([a]),
    listingOf([], { url: 'http://empty.example/' }),
  ]).catalogues.values();
  expect(more).toEqual([]);
  expect(catalogue).toMatchObject({ origin: PORTAL });
  expect(catalogue?.publishers.get('7')).toEqual({ uri: 'o-7', name: 'Община Липово' });
  expect(catalogue?.publishers.get('o-7')).toEqual({ uri: 'o-7', name: 'Община Липово' });
});
