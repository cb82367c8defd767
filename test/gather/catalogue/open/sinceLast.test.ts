import { afterEach, describe, expect, test } from 'vitest';
import {
  A_PAGE,
  sampleCatalogue,
  type SampleCatalogue,
  type SampleDataset,
  type Site,
} from '../../../../fixtures/catalogues/catalogue.ts';
import { ckanSite } from '../../../../fixtures/catalogues/ckan.ts';
import { dcatSite } from '../../../../fixtures/catalogues/dcat.ts';
import { arcgisSite, dataJsonSite, dataPackageSite, ogcSite } from '../../../../fixtures/catalogues/documents.ts';
import { schemaOrgSite } from '../../../../fixtures/catalogues/pages.ts';
import { type ServedCatalogues, serveCatalogues } from '../../../../fixtures/catalogues/serve.ts';
import { answerOf, type Capture } from '../../../../src/model/capture.ts';
import { type CatalogueKind, WHOLE_CATALOGUE } from '../../../../src/model/config.ts';
import { fakeClock } from '../../fakes/fakeClock.ts';
import { memoryCrawl } from '../../fakes/memoryCrawl.ts';
import { runGather } from '../../fakes/runGather.ts';
import { auditConfig, crawlConfig, institution, portalConfig } from '../../fakes/sampleConfig.ts';
import { priorVisits } from '../egov/priorVisits.ts';

const servers: ServedCatalogues[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const START = Date.UTC(2026, 5, 1, 9);
const DAY = 86_400_000;

const BEFORE = sampleCatalogue();
const [EDITED, REMOVED, ...KEPT] = BEFORE.datasets as [SampleDataset, SampleDataset, ...SampleDataset[]];
const ADDED: SampleDataset = {
  ...EDITED,
  id: 'd-spirki',
  title: 'Спирки',
  issued: '2026-10-05',
  modified: null,
  files: [
    {
      id: 'r-spirki',
      title: 'Спирки',
      url: 'http://files.katalog.example/voda.csv?2',
      format: 'CSV',
      type: 'text/csv',
    },
  ],
};
/** One dataset edited, one removed, one added. */
const AFTER: SampleCatalogue = {
  ...BEFORE,
  datasets: [{ ...EDITED, title: 'Мостове и надлези', modified: '2026-11-01' }, ...KEPT, ADDED],
};

const SERVICES = [
  { id: '7d0f', name: 'Parkove', title: 'Паркове' },
  { id: '8a11', name: 'Ulitsi', title: 'Улици' },
];
const LATER_SERVICES = [
  { id: '7d0f', name: 'Parkove', title: 'Паркове и градини' },
  { id: '9c2e', name: 'Spirki', title: 'Спирки' },
];

type Case = { readonly kind: CatalogueKind; readonly url: string; readonly site: (catalogue: SampleCatalogue) => Site };
const KINDS: readonly Case[] = [
  { kind: 'ckan', url: 'http://ckan.katalog.example/', site: (catalogue) => ckanSite(catalogue) },
  { kind: 'dcat', url: 'http://dcat.katalog.example/catalog', site: (catalogue) => dcatSite(catalogue) },
  { kind: 'dcat', url: 'http://dcat.katalog.example/catalog.jsonld', site: (catalogue) => dcatSite(catalogue, {}, 'json-ld') },
  { kind: 'data-json', url: 'http://json.katalog.example/data.json', site: dataJsonSite },
  { kind: 'schema-org', url: 'http://pages.katalog.example/', site: schemaOrgSite },
  { kind: 'data-package', url: 'http://package.katalog.example/danni/datapackage.json', site: dataPackageSite },
  { kind: 'arcgis', url: 'http://gis.katalog.example/arcgis/rest/services/', site: (catalogue) => arcgisSite(catalogue, catalogue === BEFORE ? SERVICES : LATER_SERVICES) },
  { kind: 'ogc-records', url: 'http://ogc.katalog.example/', site: ogcSite },
]; // prettier-ignore

type Audit = { readonly day: number; readonly site: Site };

/** One audit after another, each told what those before it saw. */
async function audits({ kind, url }: Case, each: readonly Audit[]) {
  const runs = [];
  let site: Site | null = null;
  const server = await serveCatalogues(
    { [URL.parse(url)?.host ?? '']: (asked) => site?.(asked) ?? A_PAGE },
    { etags: true },
  );
  servers.push(server);
  const body = institution('katalog', { sites: [], portalOrganisation: WHOLE_CATALOGUE });
  const config = auditConfig(crawlConfig(server.port), [body], portalConfig(url, { kind, scope: 'all' }));
  for (const { day, site: now } of each) {
    site = now;
    const startMs = START + day * DAY;
    const before = runs.map(({ crawl }, index) => ({ id: `audit-${index + 1}`, crawl }));
    const history = before.length === 0 ? null : priorVisits(before, startMs);
    const crawl = memoryCrawl();
    const { health } = await runGather(config, crawl, { clock: fakeClock(startMs), history });
    const portal = health.find(({ institutionId }) => institutionId === null);
    runs.push({ crawl, captures: crawl.captures(), lists: portal?.catalogue?.lists, health: portal });
  }
  return runs;
}

/** What inspect and judge are given: what was asked, and the bytes and status that it brought. */
function given(captures: readonly Capture[]): readonly string[] {
  return captures
    .map(({ target, request, result }) => {
      const what =
        result.is === 'response'
          ? `${answerOf(result).status} ${result.body.digest}`
          : result.is === 'failure'
            ? result.code
            : result.reason;
      return `${target.purpose} ${request.url} ${target.portalUri ?? ''} ${what}`;
    })
    .toSorted();
}

/** Datasets whose files were asked for, or answers that stand for a failed request. */
function resourcesOf(captures: readonly Capture[]): readonly string[] {
  return [...new Set(captures.flatMap(({ target }) => target.portalUri ?? []))].toSorted();
}

function notModified(captures: readonly Capture[]): number {
  return captures.filter(({ result }) => result.is === 'response' && result.notModified !== undefined).length;
}

describe.each(KINDS)('$kind, $url', (one) => {
  test('after an edit, a removal and an addition: as if all had been asked anew', async () => {
    const [, second] = await audits(one, [
      { day: 0, site: one.site(BEFORE) },
      { day: 1, site: one.site(AFTER) },
    ]);
    const [full] = await audits(one, [{ day: 1, site: one.site(AFTER) }]);
    expect(given(second!.captures)).toEqual(given(full!.captures));
    expect(second!.lists).toEqual(full!.lists);
    expect(second!.captures.filter(({ carried }) => carried !== undefined)).toEqual([]);
    // Files that stayed are asked on condition; so that this test says something.
    expect(notModified(second!.captures)).toBeGreaterThan(0);
  });

  test('nothing changed: lists that answer 304 are the lists that came before', async () => {
    const [first, second, third] = await audits(one, [
      { day: 0, site: one.site(BEFORE) },
      { day: 1, site: one.site(BEFORE) },
      { day: 2, site: one.site(BEFORE) },
    ]);
    for (const later of [second!, third!]) {
      expect(given(later.captures)).toEqual(given(first!.captures));
      expect(later.lists).toEqual(first!.lists);
    }
  });

  test.each([
    ['a firewall', (): Site => () => ({ ...A_PAGE, status: 403 }), 'nothing'],
    ['a fault', (): Site => () => ({ status: 503, type: 'text/plain', body: '' }), 'nothing'],
    ['a page in the place of the interface', (): Site => (asked) => asked.url.pathname === '/robots.txt' ? { type: 'text/plain', body: '' } : A_PAGE, 'page'],
  ] as const)('%s hides datasets, and does not delete them', async (_name, make, answers) => {
    const [first, failed, again, back] = await audits(one, [
      { day: 0, site: one.site(BEFORE) },
      { day: 1, site: make() },
      { day: 2, site: make() },
      { day: 3, site: one.site(BEFORE) },
    ]);
    // Pages of a catalogue of pages are what it answers: an honest page without descriptions is no failure.
    if (answers === 'page' && one.kind === 'schema-org') return;
    for (const run of [failed!, again!]) {
      expect(resourcesOf(run.captures)).toEqual(resourcesOf(first!.captures));
      expect(run.lists).toMatchObject({ whole: 0, notWhole: [{ read: 0 }] });
      const stood = run.captures.filter(({ carried }) => carried !== undefined);
      expect(stood.length).toBeGreaterThan(0);
      for (const { startedAt } of stood) expect(startedAt).toMatch(/^2026-06-01/);
      expect(run.health?.end).not.toBe('complete');
    }
    expect(given(back!.captures)).toEqual(given(first!.captures));
  });
}); // prettier-ignore

describe('one page of several fails', () => {
  test.each([
    ['ckan', 'start=3'],
    ['dcat', 'page=2'],
    ['ogc-records', 'offset=4'],
    ['schema-org', '/dataset/'],
  ] as const)('%s: what it would have shown stands, what was read newly counts', async (kind, part) => {
    const one = KINDS.find((candidate) => candidate.kind === kind)!;
    const broken =
      (site: Site): Site =>
      (asked) =>
        asked.url.href.includes(part) && !asked.url.href.includes('mostove')
          ? { status: 500, type: 'text/plain', body: '' }
          : site(asked);
    const [first, second] = await audits(one, [
      { day: 0, site: one.site(BEFORE) },
      { day: 1, site: broken(one.site({ ...AFTER, datasets: [{ ...EDITED, title: 'Нов' }, REMOVED, ...KEPT] })) },
    ]);
    expect(resourcesOf(second!.captures)).toEqual(resourcesOf(first!.captures));
    expect(second!.lists).toMatchObject({ whole: 0 });
    expect(second!.captures.some(({ carried }) => carried !== undefined)).toBe(true);
  });
});
