import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherAudit } from '../../../src/gather/gatherAudit.ts';
import type { Capture } from '../../../src/model/capture.ts';
import type { CrawlConfig } from '../../../src/model/config.ts';
import type { PageRequest, Render } from '../../../src/model/ports.ts';
import { fakeClock } from '../fakes/fakeClock.ts';
import { json, loopbackWeb, type LoopbackWeb, type Site, text } from '../fakes/loopbackWeb.ts';
import { comparable, Killed, type KillPoint, memoryCrawl } from '../fakes/memoryCrawl.ts';
import { auditConfig, crawlConfig, institution, SAMPLE_TABLES } from '../fakes/sampleConfig.ts';

const shell = (name: string): { headers: Record<string, string>; body: string } => ({
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: `<!doctype html><title>${name}</title><div id="app"></div><script src="/app.js"></script>`,
});
const ROWS = [1, 2, 3].map((id) => ({ id, name: `Чешма ${id}`, place: 'Бяла река' }));
const SITE: Site = {
  '/robots.txt': text('User-agent: *\nDisallow: /inner/'),
  '/': shell('Начало'),
  '/karta': shell('Карта'),
  '/app.js': text('start()', 'text/javascript'),
  '/moved.js': { status: 302, headers: { Location: '/lib.js' } },
  '/lib.js': text('lib()', 'text/javascript'),
  '/away.js': { status: 302, headers: { Location: 'http://inner.test/x.js' } },
  '/api/rows': json({ data: ROWS }),
  '/api/config.json': json({ items: ROWS }),
  '/export.csv': text('a;b\n1;2', 'text/csv'),
};

const ask = (path: string, type: PageRequest['type']): PageRequest => ({
  url: new URL(path, 'http://a.example/').href,
  type,
  headers: [
    ['accept', 'application/json'],
    ['x-requested-with', 'XMLHttpRequest'],
    ['user-agent', 'somebody else'],
    ['cookie', 'a=1'],
  ],
});
const WANTED: readonly PageRequest[] = [
  ask('/app.js', 'script'),
  ask('/moved.js', 'script'),
  ask('/away.js', 'script'),
  ask('https://cdn.test/lib.js', 'script'),
  ask('https://www.google-analytics.com/analytics.js', 'script'),
  ask('/api/rows?_=1790000000000', 'data'),
  ask('/api/rows?_=1790000000001', 'data'),
  ask('/api/config.json', 'data'),
  ask('/inner/secret.json', 'data'),
  ask('http://other.test/api.json', 'data'),
  ask('/missing.json', 'data'),
];

type Given = { url: string; answers: Map<string, string | null>; document: string };

/** A browser that asks for everything at once; every other page in the opposite order. */
function fakeBrowser(): { render: Render; shown: Given[] } {
  const shown: Given[] = [];
  const render: Render = async (url, { answer, document }) => {
    const wanted = shown.length % 2 === 0 ? WANTED : WANTED.toReversed();
    const answers = new Map<string, string | null>();
    shown.push({ url, answers, document: Buffer.from(document.body).toString() });
    await Promise.all(
      wanted.map(async (request) => {
        const got = await answer(request);
        answers.set(new URL(request.url).pathname, got === null ? null : `${got.status} ${Buffer.from(got.body)}`);
      }),
    );
    return {
      html: `<main><a href="/karta">Карта</a> ${url}</main>`,
      screenshot: { type: 'image/jpeg', bytes: Buffer.from(`picture of ${url}`) },
      offered: [
        { url: 'http://a.example/export.csv', by: 'download' },
        { url: 'http://elsewhere.test/x', by: 'navigation' },
      ],
      clicks: 2,
      unsent: [
        { url: 'http://a.example/search', method: 'POST' },
        { url: 'http://a.example/search', method: 'POST' },
      ],
    };
  };
  return { render, shown };
}

describe('a page in a browser', () => {
  let web: LoopbackWeb;
  beforeAll(async () => {
    web = await loopbackWeb({ 'a.example': SITE, 'cdn.test': { '/lib.js': text('cdn()', 'text/javascript') } });
  });
  afterAll(async () => web.close());

  async function crawl(
    changes: Partial<CrawlConfig> = {},
    memory = memoryCrawl(),
    kill: KillPoint | null = null,
    browser = fakeBrowser(),
  ): Promise<{ captures: Capture[]; memory: ReturnType<typeof memoryCrawl>; browser: ReturnType<typeof fakeBrowser> }> {
    const place = `127.0.0.1:${web.port}`;
    const resolve = { '*.example': place, '*.test': place };
    await gatherAudit({
      config: auditConfig(crawlConfig(web.port, { resolve, ...changes }), [institution('a')]),
      tables: SAMPLE_TABLES,
      clock: fakeClock(),
      render: browser.render,
      signal: new AbortController().signal,
      onEvent: () => undefined,
      ...memory.open(kill),
    });
    return { captures: memory.captures(), memory, browser };
  }
  function told({ target, result, request }: Capture): string {
    const what =
      result.is === 'response' ? String(result.status) : result.is === 'failure' ? result.code : result.reason;
    return `${target.purpose} ${request.method} ${target.url.replace('http://a.example', '')} ${what}`;
  }

  it('is shown from its record; what its scripts ask for is asked once, checked and recorded', async () => {
    web.asked.splice(0);
    const { captures, browser, memory } = await crawl();
    const [home, karta] = browser.shown;
    expect(home?.document).toBe(shell('Начало').body);
    expect(Object.fromEntries(home?.answers ?? [])).toEqual({
      '/app.js': '200 start()',
      '/moved.js': '200 lib()',
      // Foreign scripts may come from elsewhere, as libraries do; what is read may not.
      '/away.js': '404 няма',
      '/lib.js': null,
      '/analytics.js': null,
      '/api/rows': `200 ${JSON.stringify({ data: ROWS })}`,
      '/api/config.json': `200 ${JSON.stringify({ items: ROWS })}`,
      '/inner/secret.json': null,
      '/api.json': null,
      '/missing.json': '404 няма',
    });
    expect(Object.fromEntries(karta?.answers ?? [])).toEqual(Object.fromEntries(home?.answers ?? []));
    const byBrowser = captures.filter(({ target }) => ['subrequest', 'render'].includes(target.purpose)).map(told);
    expect(byBrowser).toEqual([
      'subrequest GET /api/config.json 200',
      'subrequest GET /api/rows 200',
      'subrequest GET /app.js 200',
      'subrequest GET /away.js 302',
      'subrequest GET /inner/secret.json robots',
      'subrequest GET /lib.js 200',
      'subrequest GET /missing.json 404',
      'subrequest GET /moved.js 302',
      'subrequest GET http://inner.test/x.js 404',
      'subrequest GET http://other.test/api.json scope',
      'subrequest GET https://cdn.test/lib.js tls-failed',
      'subrequest POST /search policy',
      'render GET / 200',
      'render GET /karta 200',
    ]);
    // Each once, whatever the number of pages; the rows again as a file, since that is how anybody would fetch them.
    const asked = web.asked.filter((line) => !/robots|sitemap|otvoreni/.test(line)).map((line) => line.split(' ')[1]);
    expect(asked.filter((url) => url?.endsWith('/api/rows'))).toHaveLength(2);
    expect(asked.filter((url) => !url?.endsWith('/api/rows'))).toEqual([
      ...new Set(asked.filter((url) => !url?.endsWith('/api/rows'))),
    ]);
    expect(captures.map(told)).toEqual(expect.arrayContaining(['file GET /api/rows 200', 'file GET /export.csv 200']));
    expect(captures.map(told)).not.toContain('file GET /api/config.json 200');

    const rendering = captures.find(({ target }) => target.purpose === 'render')!;
    expect(rendering.rendering).toMatchObject({
      clicks: 2,
      offered: [
        { url: 'http://a.example/api/rows', by: 'data' },
        { url: 'http://a.example/export.csv', by: 'download' },
        { url: 'http://elsewhere.test/x', by: 'navigation' },
      ],
      screenshot: { type: 'image/jpeg' },
    });
    const given = rendering.rendering!.given.map((id) => told(captures.find((capture) => capture.id === id)!));
    expect(given).toHaveLength(8);
    expect(memory.records.map(({ screenshot }) => screenshot).filter(Boolean)).toHaveLength(2);
  });

  it('asks under our name with what the scripts set, and sends no cookies', async () => {
    web.headers.splice(0);
    await crawl();
    const rows = web.headers.filter((headers) => headers['x-requested-with'] !== undefined);
    expect(rows.length).toBeGreaterThan(5);
    for (const headers of rows)
      expect(headers).toMatchObject({
        'user-agent': expect.stringMatching(/^Zvezdomer/) as string,
        accept: 'application/json',
      });
    expect(web.headers.filter(({ cookie }) => cookie !== undefined)).toEqual([]);
  });

  it('keeps the pace of its host, and counts in the budget', async () => {
    const { captures } = await crawl({ minDelayMs: 1_000 });
    const starts = captures
      .filter(({ request }) => request.headers.length > 0)
      .map(({ startedAt }) => Date.parse(startedAt))
      .sort((a, b) => a - b);
    for (const [index, start] of starts.entries())
      if (index > 0) expect(start - starts[index - 1]!).toBeGreaterThanOrEqual(1_000);

    const cut = await crawl({ budget: { requests: 6, bytes: 100_000_000, minutes: 600 } });
    const sent = cut.captures.filter(
      ({ request, target }) => request.headers.length > 0 && target.purpose !== 'render',
    );
    expect(sent.length).toBeLessThanOrEqual(6 + 1);
    expect(
      cut.captures.map(told).filter((line) => line.startsWith('subrequest') && line.endsWith('budget')),
    ).not.toEqual([]);
  });

  it('killed anywhere and resumed, gives the same captures and asks nothing twice that was recorded', async () => {
    const whole = await crawl();
    const expected = comparable(whole.captures);
    const exchanges = whole.memory.records.length;
    for (const at of ['before-append', 'after-append', 'after-transact'] as const) {
      for (let exchange = 1; exchange <= exchanges; exchange += 1) {
        const memory = memoryCrawl();
        await expect(crawl({}, memory, { at, exchange })).rejects.toThrow(Killed);
        const resumed = await crawl({}, memory);
        expect(comparable(resumed.captures), `${at} ${exchange}`).toEqual(expected);
        expect(memory.records).toHaveLength(exchanges);
      }
    }
  });
});
