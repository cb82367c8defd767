import { afterEach, describe, expect, test } from 'vitest';
import { type Faults, sampleCatalogue, type Site } from '../../../../fixtures/catalogues/catalogue.ts';
import { ckanSite } from '../../../../fixtures/catalogues/ckan.ts';
import { dcatSite } from '../../../../fixtures/catalogues/dcat.ts';
import {
  arcgisPortalSite,
  arcgisSite,
  dataJsonSite,
  dataPackageSite,
  ogcSite,
} from '../../../../fixtures/catalogues/documents.ts';
import { schemaOrgSite } from '../../../../fixtures/catalogues/pages.ts';
import { type ServedCatalogues, serveCatalogues } from '../../../../fixtures/catalogues/serve.ts';
import { type CatalogueKind, WHOLE_CATALOGUE } from '../../../../src/model/config.ts';
import { comparable, Killed, memoryCrawl } from '../../fakes/memoryCrawl.ts';
import { runGather, told } from '../../fakes/runGather.ts';
import { auditConfig, crawlConfig, institution, portalConfig } from '../../fakes/sampleConfig.ts';

const CATALOGUE = sampleCatalogue();
const servers: ServedCatalogues[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

type Case = { readonly kind: CatalogueKind; readonly url: string; readonly site: Site };

const ALL_FILES = [
  'avarii.csv',
  'eksponati.csv',
  'lipsva.csv',
  'mostove.csv',
  'mostove.pdf',
  'parkove.json',
  'voda.csv',
];
const KINDS: readonly (Case & { readonly files: readonly string[]; readonly datasets: number })[] = [
  { kind: 'ckan', url: 'http://ckan.katalog.example/', site: ckanSite(CATALOGUE), files: ALL_FILES, datasets: 7 },
  { kind: 'dcat', url: 'http://dcat.katalog.example/catalog', site: dcatSite(CATALOGUE), files: ALL_FILES, datasets: 7 },
  { kind: 'dcat', url: 'http://dcat.katalog.example/catalog.rdf', site: dcatSite(CATALOGUE, {}, 'xml'), files: ALL_FILES, datasets: 7 },
  { kind: 'dcat', url: 'http://dcat.katalog.example/catalog.jsonld', site: dcatSite(CATALOGUE, {}, 'json-ld'), files: ALL_FILES, datasets: 7 },
  { kind: 'data-json', url: 'http://json.katalog.example/data.json', site: dataJsonSite(CATALOGUE), files: ALL_FILES, datasets: 7 },
  { kind: 'schema-org', url: 'http://pages.katalog.example/', site: schemaOrgSite(CATALOGUE), files: ALL_FILES, datasets: 7 },
  { kind: 'ogc-records', url: 'http://ogc.katalog.example/', site: ogcSite(CATALOGUE), files: ALL_FILES, datasets: 7 },
  { kind: 'data-package', url: 'http://package.katalog.example/danni/datapackage.json', site: dataPackageSite(CATALOGUE), files: ['danni/mostove.csv'], datasets: 1 },
  { kind: 'arcgis', url: 'http://gis.katalog.example/arcgis/rest/services/', site: arcgisSite(CATALOGUE), files: ['arcgis/rest/services/Imoti/Parkove/FeatureServer/0/query?where=1%3D1&outFields=*&f=geojson'], datasets: 1 },
]; // prettier-ignore

async function served({ url, site }: Pick<Case, 'url' | 'site'>): Promise<ServedCatalogues> {
  const server = await serveCatalogues({ [URL.parse(url)?.host ?? '']: site });
  servers.push(server);
  return server;
}

async function harvest(one: Case, crawl = memoryCrawl(), more: Parameters<typeof runGather>[2] = {}) {
  const server = servers.at(-1) ?? (await served(one));
  const body = institution('katalog', { sites: [], portalOrganisation: WHOLE_CATALOGUE });
  const config = auditConfig(crawlConfig(server.port), [body], portalConfig(one.url, { kind: one.kind, scope: 'all' }));
  const run = await runGather(config, crawl, more);
  const captures = crawl.captures();
  const health = run.health.find(({ institutionId }) => institutionId === null);
  return { server, captures, lines: captures.map(told), health, lists: health?.catalogue?.lists };
}

function filesOf(lines: readonly string[]): readonly string[] {
  return lines
    .filter((line) => /^(?:linked-)?file /.test(line))
    .map((line) => line.replace(/^\S+ [^/]+\//, '').replace(/ \d+$/, ''))
    .toSorted();
}

test.each(KINDS)('$kind, $url: every dataset once, every file of a public one', async ({ files, datasets, ...one }) => {
  await served(one);
  const { lines, lists, captures } = await harvest(one);
  expect(filesOf(lines)).toEqual(files);
  expect(lists).toMatchObject({ read: datasets, whole: 1, notWhole: [] });
  expect(lines.join('\n')).not.toMatch(/tayna/);
  expect(lines[0]).toMatch(/^robots /);
  expect(captures.every(({ target }) => target.purpose === 'robots' || target.portalUri !== null || target.purpose.startsWith('portal-'))).toBe(true);
}); // prettier-ignore

test.each(KINDS.filter(({ kind }) => kind === 'ckan' || kind === 'dcat' || kind === 'schema-org'))(
  '$kind, $url: killed at every fifth exchange, it goes on to the same captures',
  async (one) => {
    await served(one);
    const whole = await harvest(one);
    for (let after = 1; after < whole.captures.length; after += 5) {
      const crawl = memoryCrawl();
      await expect(harvest(one, crawl, { kill: { exchange: after, at: 'after-append' } })).rejects.toThrow(Killed);
      const resumed = await harvest(one, crawl);
      expect(comparable(resumed.captures)).toEqual(comparable(whole.captures));
      expect(resumed.lists).toEqual(whole.lists);
    }
  },
);

describe('catalogues that misbehave', () => {
  const ckan = (faults: Faults): Case => ({
    kind: 'ckan',
    url: 'http://ckan.katalog.example/',
    site: ckanSite(CATALOGUE, faults),
  });
  const dcat = (faults: Faults): Case => ({
    kind: 'dcat',
    url: 'http://dcat.katalog.example/catalog',
    site: dcatSite(CATALOGUE, faults),
  });

  test('private datasets in the list are counted and not followed', async () => {
    const { lines, lists } = await harvest(ckan({ showsPrivate: true }));
    expect(lists).toMatchObject({ read: 7, told: 8, whole: 1 });
    expect(filesOf(lines)).toEqual(ALL_FILES);
  });

  test('a count that is too high: a second walk in another order, then it is told', async () => {
    const { lines, lists } = await harvest(ckan({ totalOff: 3 }));
    expect(lines.filter((line) => line.includes('sort=name+asc'))).not.toEqual([]);
    expect(lists).toMatchObject({ read: 7, told: 10, whole: 0, notWhole: [{ read: 7, told: 10, brokenOff: false }] });
  });

  test('a closed search: the list of names and each dataset by itself', async () => {
    const { lines, lists } = await harvest(ckan({ closed: true }));
    expect(lines.filter((line) => line.includes('package_show'))).toHaveLength(7);
    expect(lists).toMatchObject({ read: 7, told: 7, whole: 1 });
  });

  test.each([['ckan', ckan], ['dcat', dcat]] as const)('%s: HTML in the place of the interface is no empty catalogue', async (_name, make) => {
    const { lists, health } = await harvest(make({ html: true }));
    expect(lists).toMatchObject({ read: 0, whole: 0, notWhole: [{ brokenOff: true }] });
    expect(health?.end).toBe('cut-by-budget');
  }); // prettier-ignore

  test.each([['loop'], ['endless']] as const)('pages that link in a circle end: %s', async (fault) => {
    const { lines, lists } = await harvest(dcat({ [fault]: true }));
    expect(lines.filter((line) => line.startsWith('portal-datasets')).length).toBeLessThanOrEqual(4);
    expect(lists?.read).toBe(fault === 'loop' ? 7 : 3);
  });

  test('pages of CKAN that begin anew without end', async () => {
    const { lines, lists } = await harvest(ckan({ loop: true }));
    expect(lines.length).toBeLessThan(30);
    expect(lists?.read).toBe(7);
  });

  test('a description of more datasets than are read of one: told as a list that was not read whole', async () => {
    const graph = Array.from({ length: 20_002 }, (_, index) => ({ '@type': 'dcat:Dataset', '@id': `d-${index}` }));
    const body = JSON.stringify({ '@context': { dcat: 'http://www.w3.org/ns/dcat#' }, '@graph': graph });
    const site: Site = ({ url }) =>
      url.pathname === '/catalog' ? { type: 'application/ld+json', body } : { type: 'text/plain', body: '' };
    const { lists, health } = await harvest({ ...dcat({}), site });
    expect(lists).toMatchObject({ read: 20_000, told: 20_002, whole: 0, notWhole: [{ read: 20_000, told: 20_002 }] });
    expect(health?.end).toBe('cut-by-budget');
  });

  const arcgis = (site: Site): Case => ({
    kind: 'arcgis',
    url: 'http://gis.katalog.example/sharing/rest/portals/self',
    site,
  });

  test('a portal of ArcGIS: its own items page by page, each once, private ones counted; nobody is named', async () => {
    const { lists, lines, captures } = await harvest(arcgis(arcgisPortalSite(CATALOGUE)));
    expect(lists).toMatchObject({ read: 7, told: 8, whole: 1, notWhole: [] });
    const searches = captures.filter(({ request }) => request.url.includes('/search?'));
    expect(searches.map(({ request }) => new URL(request.url).searchParams.get('start'))).toEqual(['1', '4', '7']);
    const files = filesOf(lines);
    expect(files).toContain('sharing/rest/content/items/mostove/data');
    expect(files).toContain('arcgis/rest/services/Imoti/Parkove/FeatureServer?f=json');
    expect(files).toHaveLength(7);
  });

  test('a portal of ArcGIS that counts more than it shows, or has no end', async () => {
    const short = await harvest(arcgis(arcgisPortalSite(CATALOGUE, { total: 11 })));
    expect(short.lists).toMatchObject({ read: 7, told: 11, whole: 0 });
    for (const server of servers.splice(0)) await server.close();
    const endless = await harvest(arcgis(arcgisPortalSite(CATALOGUE, { loop: true })));
    expect(endless.lists?.read).toBe(7);
    expect(endless.lines.filter((line) => line.includes('/search?')).length).toBeLessThanOrEqual(4);
  });

  test('services of ArcGIS that are all called „Layers“ and have no number are each read', async () => {
    const services = ['Ulitsi', 'Parkove', 'Imoti'].map((name) => ({ id: '', name, title: 'Layers' }));
    const site = arcgisSite(CATALOGUE, services);
    const { lists, lines } = await harvest({
      kind: 'arcgis',
      url: 'http://gis.katalog.example/arcgis/rest/services/',
      site,
    });
    expect(lists).toMatchObject({ read: 3, whole: 1 });
    expect(filesOf(lines)).toHaveLength(3);
  });

  test('robots.txt that forbids the interface is obeyed', async () => {
    const site = ckanSite(CATALOGUE);
    const closed: Site = (asked) =>
      asked.url.pathname === '/robots.txt'
        ? { type: 'text/plain', body: 'User-agent: *\nDisallow: /api/' }
        : site(asked);
    const { server, lists } = await harvest({ ...ckan({}), site: closed });
    expect(server.asked.filter((line) => line.includes('/api/'))).toEqual([]);
    expect(lists).toMatchObject({ read: 0, whole: 0, notWhole: [{ brokenOff: true }] });
  });

  test('a redirect of the interface is followed', async () => {
    const site = ckanSite(CATALOGUE);
    const moved: Site = (asked) =>
      asked.url.pathname.startsWith('/api/3/')
        ? { status: 301, type: 'text/plain', body: '', location: asked.url.href.replace('/api/3/', '/new/api/3/') }
        : site({ ...asked, url: new URL(asked.url.href.replace('/new/', '/')) });
    const { lists } = await harvest({ ...ckan({}), site: moved });
    expect(lists).toMatchObject({ read: 7, whole: 1 });
  });
});
