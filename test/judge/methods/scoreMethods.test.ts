import { describe, expect, it } from 'vitest';
import { scoreMethods } from '../../../src/judge/methods/scoreMethods.ts';
import type { CatalogueDataset } from '../../../src/model/catalogue.ts';
import type { MethodResults, MethodScore } from '../../../src/model/method.ts';
import { datasetOf, resourceOf } from '../../catalogueOf.ts';
import { ruleSet } from '../ruleBook.ts';
import { type Answered, BODY, csvValues, world } from '../world.ts';
import { TABLES } from './evidenceOf.ts';

const { methods } = ruleSet();
const PORTAL = 'http://danni.example';
const ORGANISATION = { id: 7, uri: 'org-7', name: 'Община Липово', datasets: null };

type Asked = { readonly url: string } & Answered;

function results(datasets: readonly CatalogueDataset[], asked: readonly Asked[]): MethodResults {
  const seen = world({ ...BODY, portalOrganisation: 'org-7' });
  const list = {
    purpose: 'portal-organisations',
    method: 'POST',
    values: { 'catalogue.organisations': [ORGANISATION] },
  } as const;
  seen.add(`${PORTAL}/api/listDataOrganisations`, list);
  seen.add(`${PORTAL}/api/listDatasets`, {
    purpose: 'portal-datasets',
    method: 'POST',
    values: { 'catalogue.datasets': datasets },
  });
  for (const { url, ...answered } of asked) seen.add(url, { purpose: 'file', ...answered });
  return scoreMethods(seen.input(), methods, TABLES);
}

function by({ scores }: MethodResults, method: string): MethodScore {
  const found = scores.find((score) => score.method === method);
  if (found === undefined) throw new RangeError(`no score by ${method}`);
  return found;
}

const described = {
  title: 'Общински имоти',
  description: 'Актове за собственост, вписани в регистъра.',
  publisher: { key: '7', name: 'Община Липово' },
};
const kept = datasetOf({
  ...described,
  uri: 'd1',
  id: 1,
  keywords: ['имоти'],
  termsId: 1,
  issued: '2025-01-01 10:00:00',
  resources: [resourceOf({ uri: 'r1', id: 5, title: 'имоти', type: 1, storedFormat: 'CSV' })],
});
const link = (url: string, more: object = {}): CatalogueDataset =>
  datasetOf({
    ...described,
    uri: 'd2',
    id: 2,
    resources: [resourceOf({ uri: 'r2', type: 2, accessUrl: url, ...more })],
  });
const FILE = 'http://lipovo.example/imoti.csv';
const access = (score: MethodScore) => score.indicators.find(({ indicator }) => indicator === 'access-url-answers');

describe('scores of a body by the methods of others', () => {
  it('puts a file of the national portal in the terms of DCAT: page, button, no format', () => {
    const download: Asked = {
      url: `${PORTAL}/resource/download/r1/csv`,
      purpose: 'portal-download',
      portalUri: 'r1',
      values: csvValues(),
    };
    const all = results([kept], [download]);
    // Keywords 30, download 20 + answers 30, DCAT-AP 30, licence by the terms 20, publisher 10, issued 5; page not asked.
    expect(by(all, 'mqa-405')).toMatchObject({ score: 145, decided: 355, band: 'sufficient', stands: 'имоти' });
    expect(access(by(all, 'mqa-405'))).toMatchObject({ points: null, found: `${PORTAL}/data/resourceView/r1` });
    // The bytes are CSV and the terms are CC0.
    expect(by(all, 'ckanext-qa')).toMatchObject({ score: 3, decided: 5 });
    // Licence; available, since the portal keeps it. The storage class is no format.
    expect(by(all, 'udata').score).toBeCloseTo(2 / 9, 5);
  });

  it.each<[string, Answered, number | null]>([
    ['answered', { values: csvValues() }, 50],
    ['gone', { status: 404 }, 0],
    ['refused', { status: 403 }, 0],
    ['silent', { failure: 'connect-timeout' }, 0],
    ['not asked for robots.txt', { skip: 'robots' }, null],
    ['lost in our browser', { failure: 'browser-missing' }, null],
  ])('an address that was %s', (_, answered, points) => {
    const all = results([link(FILE)], [{ url: FILE, ...answered }]);
    expect(access(by(all, 'mqa-405'))?.points).toBe(points);
  });

  it('finds the answer of an address that is relative to what names it', () => {
    const all = results([link('../files/imoti.csv')], [{ url: `${PORTAL}/files/imoti.csv`, values: csvValues() }]);
    expect(access(by(all, 'mqa-405'))).toMatchObject({ points: 50, found: 'HTTP 200' });
    // Portal Watch looks at what is written, which is no address.
    const odpw = by(all, 'odpw').indicators.find(({ indicator }) => indicator === 'access-url');
    expect(odpw?.points).toBe(0);
    const gone = results([link('/files/imoti.csv')], [{ url: `${PORTAL}/files/imoti.csv`, status: 404 }]);
    expect(by(gone, 'ckanext-qa').indicators[0]).toMatchObject({ points: 0, found: 'HTTP 404' });
  });

  it('follows a redirect to its end', () => {
    const moved = 'http://lipovo.example/new.csv';
    const all = results(
      [link(FILE)],
      [
        { url: FILE, status: 301 },
        { url: moved, redirectFrom: FILE, values: csvValues() },
      ],
    );
    expect(access(by(all, 'mqa-405'))?.points).not.toBeNull();
  });

  it('sums and averages the datasets of a body, and names their scores', () => {
    const all = results([kept, link(FILE, { licence: 'CC-BY-4.0' })], [{ url: FILE, values: csvValues() }]);
    const body = all.bodies.find(({ method }) => method === 'ckanext-qa');
    const own = all.scores.filter(({ method }) => method === 'ckanext-qa');
    // The file on the portal was not fetched: 1 by its format field, which is blank; the linked one is an open CSV.
    expect(own.map(({ score }) => score).toSorted((a, b) => a - b)).toEqual([1, 3]);
    expect(body).toMatchObject({ datasets: 2, sum: 4, mean: 2, scores: own.map(({ id }) => id) });
    expect(new Set(all.scores.map(({ id }) => id)).size).toBe(all.scores.length);
  });

  it('an id with half a character in it stops nobody', () => {
    const broken = { ...kept, uri: 'd\ud800', resources: kept.resources.map((one) => ({ ...one, uri: 'r\ud800' })) };
    expect(by(results([broken], []), 'mqa-405').score).toBe(by(results([kept], []), 'mqa-405').score);
  });

  it('says nothing of a body that no catalogue lists', () => {
    const seen = world();
    seen.add('http://lipovo.example/', {});
    expect(scoreMethods(seen.input(), methods, TABLES)).toEqual({ scores: [], bodies: [] });
  });
});
