import { afterEach, describe, expect, test } from 'vitest';
import {
  A_PAGE,
  NOT_THERE,
  sampleCatalogue,
  type Site,
  withRobots,
} from '../../../../fixtures/catalogues/catalogue.ts';
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
import { detectCatalogue } from '../../../../src/gather/detectCatalogue.ts';
import { gatherAudit } from '../../../../src/gather/gatherAudit.ts';
import { WHOLE_CATALOGUE } from '../../../../src/model/config.ts';
import { fakeClock } from '../../fakes/fakeClock.ts';
import { comparable, Killed, type KillPoint, memoryCrawl } from '../../fakes/memoryCrawl.ts';
import { told } from '../../fakes/runGather.ts';
import { auditConfig, crawlConfig, institution, portalConfig, SAMPLE_TABLES } from '../../fakes/sampleConfig.ts';

const CATALOGUE = sampleCatalogue();
const servers: ServedCatalogues[] = [];
afterEach(async () => {
  for (const server of new Set(servers.splice(0))) await server.close();
});

type Changes = {
  readonly server?: ServedCatalogues;
  readonly crawl?: Parameters<typeof crawlConfig>[1];
  readonly portal?: Parameters<typeof portalConfig>[1];
};

async function detect(
  url: string,
  site: Site,
  changes: Changes = {},
  crawl = memoryCrawl(),
  kill: KillPoint | null = null,
) {
  const server = changes.server ?? (await serveCatalogues({ [URL.parse(url)?.host ?? '']: site }));
  servers.push(server);
  const clock = fakeClock();
  const config = auditConfig(
    crawlConfig(server.port, changes.crawl),
    [institution('katalog', { sites: [], portalOrganisation: WHOLE_CATALOGUE })],
    portalConfig(url, { scope: 'all', ...changes.portal }),
  );
  const signal = new AbortController().signal;
  const input = { config, tables: SAMPLE_TABLES, clock, render: null, signal, onEvent: () => {}, ...crawl.open(kill) };
  const detection = await detectCatalogue(input);
  return { ...detection!, server, clock, crawl, input };
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
  ['arcgis', 'http://portal.katalog.example/', arcgisPortalSite(CATALOGUE), 'http://portal.katalog.example/sharing/rest/portals/self'],
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
    const { clock, server } = await detect('http://json.katalog.example/', slow, {
      crawl: { minDelayMs: 1_000 },
      portal: { requestsPerMinute: 6_000 },
    });
    // One more than the interval: the clock's milliseconds are rounded down.
    expect(clock.waits).toEqual(Array.from({ length: server.asked.length - 1 }, () => 7_001));
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
      crawl: { robotsExceptions: [{ host: 'ckan.katalog.example', reason }] },
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

describe('the requests are evidence', () => {
  test('each with its answer, in a lane of its own, up to the one that told', async () => {
    const { found, tried, server, crawl } = await detect('http://ckan.katalog.example/', ckanSite(CATALOGUE));
    const captures = crawl.captures();
    expect(captures.map(({ request }) => `${request.method} ${request.url.replace('http://', '')}`)).toEqual(
      server.asked,
    );
    expect(new Set(captures.map(({ lane }) => lane))).toEqual(new Set(['detection:catalogue']));
    expect(captures.map(told)).toEqual([
      'robots ckan.katalog.example/robots.txt 200',
      'portal-detection ckan.katalog.example/ 200',
      'portal-detection ckan.katalog.example/api/3/action/status_show 200',
    ]);
    expect(found).toMatchObject({ kind: 'ckan', by: captures[2]!.request.url, capture: captures[2]!.id });
    expect(tried).toEqual([{ url: 'http://ckan.katalog.example/', said: 'HTTP 200 HTML' }]);
  });

  test('no catalogue found: every address that was asked, and what it said', async () => {
    const { found, tried, server, crawl } = await detect(
      'http://prazno.example/',
      withRobots(() => NOT_THERE),
    );
    expect(found).toBeNull();
    const probes = crawl.captures().filter(({ target }) => target.purpose === 'portal-detection');
    expect(tried.map(({ url }) => url)).toEqual(probes.map(({ request }) => request.url));
    expect(tried.length).toBe(12);
    expect(server.asked).toHaveLength(13);
    expect(new Set(tried.slice(1).map(({ said }) => said))).toEqual(new Set(['HTTP 404']));
  });

  test('what robots.txt forbids is written down as not asked', async () => {
    const closed: Site = (asked) =>
      asked.url.pathname === '/robots.txt'
        ? { type: 'text/plain', body: 'User-agent: *\nDisallow: /api/' }
        : ckanSite(CATALOGUE)(asked);
    const { tried, crawl, server } = await detect('http://ckan.katalog.example/', closed);
    expect(tried).toContainEqual({
      url: 'http://ckan.katalog.example/api/3/action/status_show',
      said: expect.stringMatching(/^robots\.txt: .*\/api\//) as string,
    });
    expect(crawl.captures().map(told)).toContain(
      'portal-detection ckan.katalog.example/api/3/action/status_show robots',
    );
    expect(server.asked.filter((line) => line.includes('/api/'))).toEqual([]);
  });

  test('killed at every exchange, it goes on to the same captures and the same answer', async () => {
    const url = 'http://gis.katalog.example/';
    const whole = await detect(url, arcgisSite(CATALOGUE));
    const captures = whole.crawl.captures();
    const { server } = whole;
    expect(captures.length).toBeGreaterThan(8);
    for (let exchange = 1; exchange < captures.length; exchange += 2) {
      const crawl = memoryCrawl();
      const at = 'after-append';
      await expect(detect(url, arcgisSite(CATALOGUE), { server }, crawl, { exchange, at })).rejects.toThrow(Killed);
      const { found, tried } = await detect(url, arcgisSite(CATALOGUE), { server }, crawl);
      expect(comparable(crawl.captures())).toEqual(comparable(captures));
      expect([found, tried]).toEqual([whole.found, whole.tried]);
    }
  });

  test('a budget that is used up ends it, and says so', async () => {
    const portal = { budget: { catalogue: { requests: 3, bytes: 1e9 }, bodies: { requests: 9, bytes: 1e9 } } };
    const { found, tried, server } = await detect(
      'http://prazno.example/',
      withRobots(() => NOT_THERE),
      { portal },
    );
    expect(found).toBeNull();
    expect(server.asked).toHaveLength(4);
    expect(tried.at(-1)?.said).toMatch(/^budget: portal\.budget\.catalogue\.requests 3$/);
  });

  test('the harvest goes on from it: at its host’s pace, and out of the same budgets', async () => {
    const changes = { crawl: { minDelayMs: 1_000 }, portal: { kind: 'ckan', requestsPerMinute: 6_000 } } as const;
    const { input, crawl, clock, server } = await detect('http://ckan.katalog.example/', ckanSite(CATALOGUE), changes);
    const asked = server.asked.length;
    const before = clock.waits.length;
    const [health] = await gatherAudit({ ...input, ...crawl.open(null) });
    expect(clock.waits.slice(before)[0]).toBeGreaterThanOrEqual(1_000);
    expect(health?.requests).toBe(server.asked.length);
    const described = crawl.captures().filter(({ target }) => target.purpose.startsWith('portal-')).length;
    expect(health?.catalogue?.catalogue.requests).toBe(described);
    expect(asked).toBe(3);
  });
});
