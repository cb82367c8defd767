import { afterEach, describe, expect, test } from 'vitest';
import { A_PAGE, sampleCatalogue, type Site } from '../../../../fixtures/catalogues/catalogue.ts';
import { ckanSite } from '../../../../fixtures/catalogues/ckan.ts';
import { dcatSite } from '../../../../fixtures/catalogues/dcat.ts';
import { arcgisSite, dataJsonSite, dataPackageSite, ogcSite } from '../../../../fixtures/catalogues/documents.ts';
import { schemaOrgSite } from '../../../../fixtures/catalogues/pages.ts';
import { type ServedCatalogues, serveCatalogues } from '../../../../fixtures/catalogues/serve.ts';
import { detectCatalogue } from '../../../../src/gather/catalogue/detect/detectCatalogue.ts';
import { openProbes } from '../../../../src/gather/catalogue/detect/openProbes.ts';
import { fakeClock } from '../../fakes/fakeClock.ts';
import { crawlConfig } from '../../fakes/sampleConfig.ts';

const CATALOGUE = sampleCatalogue();
const servers: ServedCatalogues[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function detect(url: string, site: Site, changes: Parameters<typeof crawlConfig>[1] = {}) {
  const server = await serveCatalogues({ [URL.parse(url)?.host ?? '']: site });
  servers.push(server);
  const clock = fakeClock();
  const probes = openProbes(crawlConfig(server.port, changes), clock);
  const detection = await detectCatalogue(url, probes);
  await probes.close();
  return { ...detection, server, clock };
}

const egov: Site = ({ url }) =>
  url.pathname === '/api/listLocale'
    ? { type: 'application/json', body: JSON.stringify({ success: true, locale_list: [{ locale: 'bg' }] }) }
    : url.pathname === '/'
      ? A_PAGE
      : { status: 404, type: 'text/plain', body: '' };

/** A page that only tells programs where the description is. */
const linked: Site = (asked) =>
  asked.url.pathname === '/'
    ? {
        type: 'text/html',
        body: '<!doctype html><html><head><link rel="alternate" type="text/turtle" href="/opis.ttl"></head></html>',
      }
    : asked.url.pathname === '/opis.ttl'
      ? dcatSite(CATALOGUE)({ ...asked, url: new URL('http://linked.example/catalog.ttl') })
      : { status: 404, type: 'text/plain', body: '' };

test.each([
  ['data-egov-bg', 'http://egov.example/', egov, 'http://egov.example/'],
  ['ckan', 'http://ckan.katalog.example/', ckanSite(CATALOGUE), 'http://ckan.katalog.example/'],
  ['ckan', 'http://ckan.katalog.example/api/3/action/status_show', ckanSite(CATALOGUE), 'http://ckan.katalog.example/'],
  ['dcat', 'http://dcat.katalog.example/', dcatSite(CATALOGUE), 'http://dcat.katalog.example/catalog.ttl'],
  ['dcat', 'http://dcat.katalog.example/', dcatSite(CATALOGUE, {}, 'xml'), 'http://dcat.katalog.example/catalog.rdf'],
  ['dcat', 'http://dcat.katalog.example/', dcatSite(CATALOGUE, {}, 'json-ld'), 'http://dcat.katalog.example/catalog.jsonld'],
  ['dcat', 'http://dcat.katalog.example/catalog', dcatSite(CATALOGUE), 'http://dcat.katalog.example/catalog'],
  ['dcat', 'http://linked.example/', linked, 'http://linked.example/opis.ttl'],
  ['data-json', 'http://json.katalog.example/', dataJsonSite(CATALOGUE), 'http://json.katalog.example/data.json'],
  ['schema-org', 'http://pages.katalog.example/', schemaOrgSite(CATALOGUE), 'http://pages.katalog.example/'],
  ['data-package', 'http://package.katalog.example/danni/', dataPackageSite(CATALOGUE), 'http://package.katalog.example/danni/datapackage.json'],
  ['arcgis', 'http://gis.katalog.example/', arcgisSite(CATALOGUE), 'http://gis.katalog.example/arcgis/rest/services'],
  ['ogc-records', 'http://ogc.katalog.example/', ogcSite(CATALOGUE), 'http://ogc.katalog.example/'],
])('%s: %s', async (kind, url, site, where) => {
  const { found, server } = await detect(url, site);
  expect(found).toMatchObject({ kind, url: where });
  expect(server.asked[0]).toMatch(/robots\.txt$/);
  // A few questions, not a search.
  expect(server.asked.length).toBeLessThan(20);
}); // prettier-ignore

describe('manners', () => {
  test('one request at a time, at the interval, or at the Crawl-delay of the host', async () => {
    const site = dataJsonSite(CATALOGUE);
    const slow: Site = (asked) =>
      asked.url.pathname === '/robots.txt'
        ? { type: 'text/plain', body: 'User-agent: *\nCrawl-delay: 7\n' }
        : site(asked);
    const { clock, server } = await detect('http://json.katalog.example/', slow, { minDelayMs: 1_000 });
    expect(clock.waits).toEqual(Array.from({ length: server.asked.length - 1 }, () => 7_000));
  });

  test('what robots.txt forbids is not asked', async () => {
    const site = ckanSite(CATALOGUE);
    const closed: Site = (asked) =>
      asked.url.pathname === '/robots.txt' ? { type: 'text/plain', body: 'User-agent: *\nDisallow: /' } : site(asked);
    const { found, tried, server } = await detect('http://ckan.katalog.example/', closed);
    expect(found).toBeNull();
    expect(tried).toEqual([
      { url: 'http://ckan.katalog.example/', said: expect.stringMatching(/^robots\.txt: /) as string },
    ]);
    expect(server.asked).toEqual(['GET ckan.katalog.example/robots.txt']);
  });

  test('an exception with its reason opens it', async () => {
    const closed: Site = (asked) =>
      asked.url.pathname === '/robots.txt'
        ? { type: 'text/plain', body: 'User-agent: *\nDisallow: /' }
        : ckanSite(CATALOGUE)(asked);
    const reason = { bg: 'Законът го прави публичен', en: 'The law makes it public' };
    const { found } = await detect('http://ckan.katalog.example/', closed, {
      robotsExceptions: [{ host: 'ckan.katalog.example', reason }],
    });
    expect(found?.kind).toBe('ckan');
  });

  test('a robots.txt that fails forbids everything', async () => {
    const broken: Site = () => ({ status: 503, type: 'text/plain', body: '' });
    const { found, server } = await detect('http://ckan.katalog.example/', broken);
    expect([found, server.asked.length]).toEqual([null, 1]);
  });

  test('a redirect is followed, and the catalogue is where it leads', async () => {
    const site = ckanSite(CATALOGUE);
    const moved: Site = (asked) =>
      asked.url.pathname === '/robots.txt'
        ? site(asked)
        : asked.url.pathname.startsWith('/portal/')
          ? site({ ...asked, url: new URL(asked.url.href.replace('/portal/', '/')) })
          : { status: 302, type: 'text/plain', body: '', location: 'http://ckan.katalog.example/portal/' };
    const { found } = await detect('http://ckan.katalog.example/', moved);
    expect(found).toMatchObject({ kind: 'ckan', url: 'http://ckan.katalog.example/portal/' });
  });
});
