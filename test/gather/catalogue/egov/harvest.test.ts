import { afterEach, describe, expect, it } from 'vitest';
import { gatherAudit } from '../../../../src/gather/gatherAudit.ts';
import type { Capture } from '../../../../src/model/capture.ts';
import { fakeClock } from '../../fakes/fakeClock.ts';
import { json, loopbackWeb, type LoopbackWeb, page, type Served, type Site, text } from '../../fakes/loopbackWeb.ts';
import { comparable, Killed, type KillPoint, memoryCrawl } from '../../fakes/memoryCrawl.ts';
import { auditConfig, crawlConfig, institution, portalConfig, SAMPLE_TABLES } from '../../fakes/sampleConfig.ts';

const webs: LoopbackWeb[] = [];
afterEach(async () => {
  for (const web of webs.splice(0)) await web.close();
});

const REASON = { bg: 'Законът прави интерфейса публичен', en: 'The law makes the interface public' };

function resource(
  uri: string,
  type: number,
  format: number | null,
  url: string | null = null,
): Record<string, unknown> {
  return { uri, resource_type: type, file_format: format, resource_url: url, name: uri };
}

function dataset(
  uri: string,
  resources: readonly Record<string, unknown>[],
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  const keyed = Object.fromEntries(resources.map((row) => [String(row['uri']), row]));
  return {
    uri,
    id: 1,
    org_id: 7,
    terms_of_use_id: 1,
    status: 2,
    visibility: 1,
    ...(resources.length === 0 ? {} : { resource: keyed }),
    ...changes,
  };
}

/** A portal with one organisation; `datasets` are served in pages as asked. */
function portal(datasets: readonly Record<string, unknown>[], changes: Site = {}): Site {
  return {
    '/robots.txt': text('User-agent: *\nDisallow: /'),
    '/api/listDataOrganisations': json({
      success: true,
      organisations: [
        { id: 7, uri: 'org-a', name: 'А', datasets_count: 9 },
        { id: 8, uri: 'org-x', name: 'Х' },
      ],
    }),
    '/api/getOrganisationDetails': json({ success: false, status: 500, errors: { org_uri: ['няма'] } }, 500),
    '/api/listDatasets': (_count, body) => {
      const { records_per_page: size, page_number: number } = JSON.parse(body) as {
        records_per_page: number;
        page_number: number;
      };
      return json({
        success: true,
        total_records: new Set(datasets.map((one) => one['uri'])).size,
        datasets: datasets.slice((number - 1) * size, number * size),
      });
    },
    '/api/getDatasetDetails': (_count, body) => {
      const { dataset_uri: uri } = JSON.parse(body) as { dataset_uri: string };
      return json({ success: true, data: { ...dataset(uri, []), custom_settings: [] } });
    },
    '/api/getTermsOfUseDetails': json({ success: true, data: { id: 1, name: 'Условия' } }),
    '/api/getResourceData': json({ success: true, data: [['а'], ['1']] }),
    ...changes,
  };
}

type Harvest = {
  told: string[];
  captures: Capture[];
  crawl: ReturnType<typeof memoryCrawl>;
  health: Awaited<ReturnType<typeof gatherAudit>>;
  web: LoopbackWeb;
  clock: ReturnType<typeof fakeClock>;
  run(kill?: KillPoint, crawl?: ReturnType<typeof memoryCrawl>): Promise<unknown>;
};

async function harvest(site: Site, limit = 50, hosts: Readonly<Record<string, Site>> = {}): Promise<Harvest> {
  const web = await loopbackWeb({ 'portal.example': site, ...hosts });
  webs.push(web);
  const crawl = memoryCrawl();
  const body = institution('a', { sites: [], fileHosts: ['files.example'], portalOrganisation: 'org-a' });
  const config = auditConfig(
    crawlConfig(web.port, { robotsExceptions: [{ host: 'portal.example', reason: REASON }] }),
    [body],
    portalConfig('http://portal.example', { datasetsPerOrganisation: limit }),
  );
  const clock = fakeClock();
  const run = (kill?: KillPoint, into = crawl): ReturnType<typeof gatherAudit> =>
    gatherAudit({
      config,
      tables: SAMPLE_TABLES,
      clock,
      render: null,
      signal: new AbortController().signal,
      onEvent: () => undefined,
      ...into.open(kill ?? null),
    });
  const health = await run();
  const captures = crawl.captures().filter(({ lane }) => lane === 'portal:portal.example');
  return { told: captures.map(tell), captures, crawl, health, web, clock, run };
}

function tell({ target, request, result }: Capture): string {
  const method = target.url.replace(/^http:\/\/portal\.example\/(?:api\/)?/, '');
  const asked = request.body === null ? {} : (JSON.parse(request.body) as Record<string, unknown>);
  const which = ['page_number', 'records_per_page', 'terms_id', 'dataset_uri', 'resource_uri', 'org_uri'].flatMap(
    (key) => (key in asked ? [`${key.slice(0, 4)}=${String(asked[key])}`] : []),
  );
  const what = result.is === 'response' ? result.status : result.is === 'failure' ? result.code : result.reason;
  return [method, ...which, what].join(' ');
}

describe('the portal', () => {
  it('is harvested from organisations to rows and downloads, each asked once', async () => {
    const rows = [
      resource('r1', 1, 1),
      resource('r2', 3, 2),
      resource('r3', 2, null, 'http://files.example/t.csv'),
      resource('r4', 2, null, 'http://far.example/t.csv'),
      resource('r5', 1, 12),
    ];
    const draft = dataset('d2', [resource('r9', 1, 1)], { status: 1 });
    const { told, captures, health, web } = await harvest(
      portal([dataset('d1', rows), draft, dataset('d1', [rows[0]!])], {
        '/resource/download/r1/csv': text('а\n1', 'text/csv'),
        '/resource/download/r2/json': { status: 302, headers: { Location: '/' } },
        '/resource/download/zip/r5': text('PK', 'application/zip'),
      }),
      50,
      { 'files.example': { '/t.csv': text('x', 'text/csv') } },
    );
    expect(told).toEqual([
      'robots.txt 200',
      'listDataOrganisations 200',
      'listDatasets page=1 reco=20 200',
      'http://files.example/robots.txt 404',
      'getTermsOfUseDetails term=1 200',
      'getDatasetDetails data=d1 200',
      'getResourceData reso=r1 200',
      'getResourceData reso=r2 200',
      'http://files.example/t.csv 200',
      'http://far.example/t.csv scope',
      'resource/download/zip/r5 200',
      'resource/download/r1/csv 200',
      'resource/download/r2/json 302',
    ]);
    const rowsOfR1 = captures.find((capture) => tell(capture).startsWith('getResourceData reso=r1'))!;
    expect(rowsOfR1.target).toMatchObject({ institutionId: 'a', portalUri: 'r1', purpose: 'portal-rows' });
    const details = captures.find((capture) => tell(capture).startsWith('getDatasetDetails'))!;
    expect(details.target).toMatchObject({
      kind: 'dataset',
      institutionId: 'a',
      portalUri: 'd1',
      purpose: 'portal-datasets',
    });
    expect(captures[1]!.target.institutionId).toBeNull();
    expect(web.headers[1]).toMatchObject({ accept: 'application/json', 'content-type': 'application/json' });
    expect(health.at(-1)).toMatchObject({
      lane: 'portal:portal.example',
      institutionId: null,
      end: 'complete',
      skipped: { scope: 1 },
    });
  });

  it('keeps to the requests per minute', async () => {
    const { captures } = await harvest(portal([dataset('d1', [])]));
    const starts = captures
      .filter(({ target }) => target.url.includes('portal.example'))
      .map(({ startedAt }) => Date.parse(startedAt));
    expect(starts.slice(1).map((start, index) => start - starts[index]!)).toEqual(starts.slice(1).map(() => 1001));
  });

  it('pages to a short page', async () => {
    const { told } = await harvest(portal(Array.from({ length: 40 }, (_, index) => dataset(`d${index}`, []))));
    expect(told.filter((line) => line.startsWith('listDatasets'))).toEqual([
      ...[1, 2, 3].map((number) => `listDatasets page=${number} reco=20 200`),
      'listDatasets page=1 reco=2 200',
    ]);
  });

  it('stops at the limit for one organisation and says so', async () => {
    const { told, health } = await harvest(
      portal(Array.from({ length: 45 }, (_, index) => dataset(`d${index}`, [resource(`r${index}`, 1, 12)]))),
      20,
    );
    expect(told.filter((line) => line.startsWith('listDatasets'))).toEqual([
      'listDatasets page=1 reco=20 200',
      'listDatasets page=2 reco=20 budget',
    ]);
    expect(told.filter((line) => line.includes('/zip/'))).toHaveLength(20);
    expect(told.filter((line) => line.startsWith('getDatasetDetails'))).toHaveLength(20);
    expect(health.at(-1)!.skipped).toEqual({ budget: 1 });
  });

  it('loses no data where details fail, and asks for none where there are no data', async () => {
    const gone = json({ success: false, status: 500, errors: { dataset_uri: ['няма'] } }, 500);
    const { told } = await harvest(
      portal([dataset('d1', []), dataset('d2', [resource('r2', 1, 12)]), dataset('d3', [resource('r3', 1, 12)])], {
        '/api/getDatasetDetails': (_count, body) =>
          body.includes('d2') ? gone : { status: 500, headers: {}, body: '<html>Server Error' },
      }),
    );
    expect(told.slice(4)).toEqual([
      'getDatasetDetails data=d2 500',
      'resource/download/zip/r2 404',
      ...Array.from({ length: 6 }, () => 'getDatasetDetails data=d3 500'),
      'resource/download/zip/r3 404',
    ]);
  });

  it('asks for an organisation without published datasets by its uri', async () => {
    const { told } = await harvest(
      portal([], {
        '/api/listDataOrganisations': json({ success: true, organisations: [] }),
        '/api/getOrganisationDetails': json({ success: true, data: { id: 7, uri: 'org-a', datasets_count: 0 } }),
      }),
    );
    expect(told.slice(2)).toEqual(['getOrganisationDetails org_=org-a 200', 'listDatasets page=1 reco=20 200']);
  });

  it('takes another method when the list of organisations is broken', async () => {
    const broken: Served = { status: 500, headers: { 'Content-Type': 'text/html' }, body: '<html>Server Error' };
    const { told } = await harvest(
      portal([], {
        '/api/listDataOrganisations': broken,
        '/api/listOrganisations': json({ success: true, organisations: [{ id: 7, uri: 'org-a' }] }),
      }),
    );
    expect(told.slice(1)).toEqual([
      'listDataOrganisations 500',
      'listDataOrganisations 500',
      'listOrganisations page=1 reco=50 200',
      'listDatasets page=1 reco=20 200',
    ]);
  });

  it('reads around a dataset that breaks its page', async () => {
    const all = Array.from({ length: 7 }, (_, index) => dataset(`d${index}`, [resource(`r${index}`, 1, 12)]));
    const serveList = (_count: number, body: string): Served => {
      const { records_per_page: size, page_number: number } = JSON.parse(body) as {
        records_per_page: number;
        page_number: number;
      };
      const from = (number - 1) * size;
      if (from <= 5 && 5 < from + size) return json({ message: 'Server Error' }, 500);
      return json({ success: true, datasets: all.slice(from, from + size) });
    };
    const { told } = await harvest(portal(all, { '/api/listDatasets': serveList }));
    expect(told.filter((line) => line.includes('/zip/')).map((line) => line.slice(-6))).toEqual([
      'r0 404',
      'r1 404',
      'r2 404',
      'r3 404',
      'r4 404',
      'r6 404',
    ]);
  });

  it.each<[string, Served]>([
    [
      'a firewall that answers 403',
      { status: 403, headers: { 'Content-Type': 'text/html' }, body: '<html><title>403</title>' },
    ],
    ['HTML instead of the API', page('Профилактика')],
  ])('rests an hour, then a day, after three in a row, and gives up after that: %s', async (_name, refusal) => {
    const { health, web, clock } = await harvest(
      portal([], { '/api/listDataOrganisations': refusal, '/api/listOrganisations': refusal }),
    );
    expect(web.asked.filter((line) => line.startsWith('POST'))).toHaveLength(9);
    expect(clock.waits.filter((ms) => ms > 60_000)).toEqual([3_600_001, 86_400_001]);
    expect(health.at(-1)!.end).not.toBe('complete');
    expect(health.at(-1)!.catalogue).toMatchObject({ rests: 2, gaveUp: expect.stringContaining('refused') });
  });

  it('breaks off when the outage comes in envelopes, and does not ask for each of thousands of places', async () => {
    const outage = json({ success: false, status: 500, errors: [], error: { type: 'Обща', message: 'Грешка' } }, 500);
    const { health, web } = await harvest(portal([dataset('d1', [])], { '/api/listDatasets': outage }));
    expect(web.asked.length).toBeLessThan(60);
    expect(health.at(-1)!.end).not.toBe('complete');
    expect(health.at(-1)!.catalogue?.lists.notWhole).toMatchObject([{ list: 'org-a', brokenOff: true }]);
  });

  it.each<[string, Served]>([
    ['says so with status 200', json({ success: false, status: 200, errors: [] })],
    ['has no list in it', json({ success: true, total_records: 3 })],
  ])('takes no success that %s for an empty list', async (_name, answer) => {
    const { health } = await harvest(portal([dataset('d1', [])], { '/api/listDatasets': answer }));
    expect(health.at(-1)!.end).not.toBe('complete');
    expect(health.at(-1)!.catalogue?.lists).toMatchObject({ read: 0, whole: 0 });
  });

  it('reads a list that PHP wrote as an object, and looks again where a page is shorter than its total', async () => {
    const two = [dataset('d1', []), dataset('d2', [resource('r2', 1, 12)])];
    const serve = (_count: number, body: string): Served => {
      const isFirst = body.includes('"records_per_page":20');
      const { 0: one, 1: other } = two;
      return json({ success: true, total_records: 2, datasets: isFirst ? { 4: one } : { 4: one, 7: other } });
    };
    const { told, health } = await harvest(portal(two, { '/api/listDatasets': serve }));
    expect(told.filter((line) => line.includes('getDatasetDetails'))).toEqual(['getDatasetDetails data=d2 200']);
    expect(health.at(-1)!.catalogue?.lists).toMatchObject({ read: 2, told: 2, whole: 1 });
  });

  it('gives the same captures when killed at any exchange and resumed', async () => {
    const site = portal(
      [dataset('d1', [resource('r1', 1, 1), resource('r2', 2, null, 'http://files.example/t.csv')])],
      { '/resource/download/r1/csv': text('a', 'text/csv') },
    );
    const { crawl, run } = await harvest(site, 50, {
      'files.example': { '/t.csv': { status: 301, headers: { Location: '/u.csv' } }, '/u.csv': text('x', 'text/csv') },
    });
    const expected = comparable(crawl.captures());
    for (const at of ['before-append', 'after-append', 'after-transact'] as const) {
      for (let exchange = 1; exchange <= expected.length; exchange += 1) {
        const next = memoryCrawl();
        await expect(run({ at, exchange }, next)).rejects.toThrow(Killed);
        await run(undefined, next);
        expect(comparable(next.captures()), `${at} ${exchange}`).toEqual(expected);
      }
    }
  });
});
