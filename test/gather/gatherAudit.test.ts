import { afterEach, describe, expect, it } from 'vitest';
import type { Http } from '../../src/gather/http/http.ts';
import { openHttp } from '../../src/gather/http/openHttp.ts';
import type { CrawlConfig } from '../../src/model/config.ts';
import type { Render } from '../../src/model/ports.ts';
import { loopbackWeb, type LoopbackWeb, page, type Site, text } from './fakes/loopbackWeb.ts';
import { comparable, Killed, memoryCrawl } from './fakes/memoryCrawl.ts';
import { runGather as run, told } from './fakes/runGather.ts';
import { auditConfig, crawlConfig, institution } from './fakes/sampleConfig.ts';

const webs: LoopbackWeb[] = [];
afterEach(async () => {
  for (const web of webs.splice(0)) await web.close();
});
async function serve(sites: Readonly<Record<string, Site>>): Promise<LoopbackWeb> {
  const web = await loopbackWeb(sites);
  webs.push(web);
  return web;
}

/**
 * The network of a web whose answers follow from the request alone: each is fetched once, and given again whenever it
 * is asked for, so that hundreds of killed runs cost no hundreds of visits. `asked` has every request.
 */
function rememberingHttp(config: CrawlConfig, asked: string[]): Http {
  const http = openHttp(config);
  const answers = new Map<string, Awaited<ReturnType<Http['exchange']>>>();
  return {
    ...http,
    async exchange(request, place, onSent, ignoring) {
      asked.push(`${request.method} ${request.url}`);
      const key = JSON.stringify([request, place, ignoring]);
      const answer = answers.get(key) ?? (await http.exchange(request, place, undefined, ignoring));
      answers.set(key, answer);
      onSent?.();
      // As from a socket: what else is under way goes on before.
      await new Promise(setImmediate);
      return answer;
    },
  };
}

const SHELL =
  '<!doctype html><html><head><title>Портал</title><script src="/app.js"></script></head><body><div id="app"></div></body></html>';

const SITE: Site = {
  '/robots.txt': text('User-agent: *\nDisallow: /private\nSitemap: http://a.example/map.xml'),
  '/': page(`<nav><a href="/byudzhet">Бюджет</a> <a href="/kontakti">Контакти</a></nav><main>
    <p><a href="/registar.csv?utm_source=x">Регистър на имотите</a></p>
    <p><a href="/private/x.csv">Списък</a></p>
    <p><a href="/old">Стара страница</a> <a href="/loop1">Кръг</a> <a href="/nowhere">Никъде</a></p>
    <p><a href="http://other.example/open.csv">Отворени данни</a> <a href="http://other.example/page">Друг сайт</a></p>
    <p><a href="/spa">Карта</a> <a href="mailto:a@a.example">Поща</a></p></main>`),
  '/map.xml': text('<urlset><url><loc>http://a.example/hidden/opendata.json</loc></url></urlset>', 'application/xml'),
  '/hidden/opendata.json': text('[]', 'application/json'),
  '/byudzhet': page('<main><a href="/files/b2024.xlsx">Бюджет 2024</a><a href="/">Начало</a></main>'),
  '/kontakti': page('<main>Телефон</main>'),
  '/registar.csv': text('a;b\n1;2', 'text/csv'),
  '/files/b2024.xlsx': text('PK', 'application/octet-stream'),
  '/old': { status: 301, headers: { Location: '/new' } },
  '/new': page('<main>Нова</main>'),
  '/loop1': { status: 302, headers: { Location: '/loop2' } },
  '/loop2': { status: 302, headers: { Location: '/loop1' } },
  '/nowhere': { status: 302, headers: {} },
  '/spa': { headers: { 'Content-Type': 'text/html' }, body: SHELL },
  '/from-spa.csv': text('x', 'text/csv'),
};
/** What real sites do to a crawler: circles that cookies end, pages that send on, error pages under 200, a twin. */
const ODD_SITE: Site = {
  '/': { status: 301, headers: { Location: 'http://www.b.example/' } },
  '/x.csv': text('a'),
};
const ODD_TWIN: Site = {
  '/': page(
    '<a href="http://b.example/x.csv">Регистър</a> <a href="/circle">x</a> <a href="/on">y</a> <a href="/gone">z</a>',
  ),
  '/circle': (_count, _body, cookie) =>
    cookie === 'in=1' ? page('<p>вътре</p>') : { status: 302, headers: { Location: '/circle', 'Set-Cookie': 'in=1' } },
  '/on': { headers: { 'Content-Type': 'text/html', Refresh: '0; url=/there' }, body: '' },
  '/there': page('<p>тук</p>'),
  '/x.csv': { status: 404 },
  '*': page('<h1>Упс</h1><p>няма такова нещо при нас</p><a href="/from-error">x</a>'),
};

const showSpa: Render = () =>
  Promise.resolve({
    html: '<main><a href="/from-spa.csv">Изтегли</a></main>',
    screenshot: null,
    offered: [],
    clicks: 0,
    unsent: [],
  });

describe('gatherAudit', () => {
  it('asks robots, home, sitemap, probes, then the best first, and records what it leaves out', async () => {
    const web = await serve({ 'a.example': SITE });
    const crawl = memoryCrawl();
    const { health, events } = await run(auditConfig(crawlConfig(web.port), [institution('a')]), crawl, {
      render: showSpa,
    });
    const captures = crawl.captures();
    expect(captures.map(told)).toEqual([
      'robots a.example/robots.txt 200',
      'home a.example/ 200',
      'robots other.example/robots.txt 404',
      'missing-probe a.example/zvezdomer-proba-22d23b3f6592 404',
      'sitemap a.example/map.xml 200',
      'probe a.example/otvoreni-danni 404',
      'file a.example/registar.csv 200',
      'file a.example/private/x.csv robots',
      'navigation a.example/byudzhet 200',
      'linked-file other.example/open.csv 404',
      'file a.example/hidden/opendata.json 200',
      'file a.example/files/b2024.xlsx 200',
      'navigation a.example/kontakti 200',
      'page a.example/old 301',
      'page a.example/new 200',
      'page a.example/loop1 302',
      'page a.example/loop2 302',
      'page a.example/loop1 redirect-loop',
      'page a.example/nowhere 302',
      'page a.example/nowhere redirect-without-target',
      'page a.example/spa 200',
      'render a.example/spa 200',
      'file a.example/from-spa.csv 200',
    ]);
    expect(captures.map(({ sequence }) => sequence)).toEqual(captures.map((_, index) => index + 1));
    const byPlace = new Map(captures.map((capture) => [told(capture), capture]));
    expect(byPlace.get('page a.example/new 200')!.target.redirectFrom).toBe(byPlace.get('page a.example/old 301')!.id);
    expect(byPlace.get('file a.example/registar.csv 200')!.target).toMatchObject({
      foundOn: byPlace.get('home a.example/ 200')!.id,
      linkIndex: 2,
      depth: 1,
    });
    expect(byPlace.get('file a.example/private/x.csv robots')!.result).toMatchObject({
      detail: '2: Disallow: /private',
    });
    expect(health).toEqual([
      expect.objectContaining({
        lane: 'a',
        end: 'complete',
        requests: 19,
        leftInQueue: 0,
        skipped: { robots: 1, scope: 1 },
        failures: { 'redirect-loop': 1, 'redirect-without-target': 1 },
      }),
    ]);
    expect(events.filter(({ is }) => is === 'floor-under-1s')).toEqual([
      { is: 'floor-under-1s', host: 'a.example', floorMs: 0 },
      { is: 'floor-under-1s', host: 'other.example', floorMs: 0 },
    ]);
    expect(web.asked).toHaveLength(19);
    expect(web.headers[0]).toMatchObject({
      'user-agent': 'Zvezdomer/0.1.0 (+https://zvezdomer.example/bot)',
      'accept-language': 'bg',
    });
    expect(web.headers[0]).not.toHaveProperty('cookie');
  });

  it('notes the missing browser and goes on', async () => {
    const web = await serve({ 'a.example': { '/': { headers: { 'Content-Type': 'text/html' }, body: SHELL } } });
    const crawl = memoryCrawl();
    await run(auditConfig(crawlConfig(web.port), [institution('a')]), crawl);
    expect(crawl.captures().map(told)).toContain('render a.example/ browser-missing');
  });

  it.each([
    [
      '5xx forbids all',
      { '/robots.txt': { status: 503 } },
      ['robots a.example/robots.txt 503', 'home a.example/ robots-unreachable'],
    ],
    ['404 permits', { '/': page('') }, ['robots a.example/robots.txt 404', 'home a.example/ 200']],
    [
      '403: / is tried and decides against',
      { '/robots.txt': { status: 403 }, '/': { status: 403 } },
      ['robots a.example/robots.txt 403', 'home a.example/ 403'],
    ],
    [
      '403: / is tried and permits',
      { '/robots.txt': { status: 403 }, '/': page(''), '/otvoreni-danni': page('') },
      ['home a.example/ 200', 'probe a.example/otvoreni-danni 200'],
    ],
    [
      'redirects are followed',
      {
        '/robots.txt': { status: 301, headers: { Location: '/r2.txt' } },
        '/r2.txt': text('User-agent: *\nDisallow: /'),
      },
      ['robots a.example/r2.txt 200', 'home a.example/ robots'],
    ],
    ['cut connection forbids all', {}, ['home b.example/ robots-unreachable']],
  ] as const)('robots.txt: %s', async (name, site, expected) => {
    const web = await serve({ 'a.example': site });
    const crawl = memoryCrawl();
    const config = name.startsWith('cut') ? crawlConfig(1) : crawlConfig(web.port);
    const { health } = await run(auditConfig(config, [institution(name.startsWith('cut') ? 'b' : 'a')]), crawl);
    expect(crawl.captures().map(told)).toEqual(expect.arrayContaining([...expected]));
    if (expected.some((line) => line.startsWith('home') && !line.endsWith('200')))
      expect(health[0]!.end).toBe('not-reached');
  });

  it('sets robots.txt aside only where config says so, and keeps away from hosts that asked for it', async () => {
    const web = await serve({
      'a.example': { '/robots.txt': text('User-agent: *\nDisallow: /'), '/': page('') },
      'b.example': { '/': page('') },
    });
    const crawl = memoryCrawl();
    const reason = { bg: 'законът', en: 'the law' };
    const config = crawlConfig(web.port, {
      robotsExceptions: [{ host: 'a.example', reason }],
      optOuts: [{ host: 'b.example', since: '2026-01-01' }],
    });
    await run(auditConfig(config, [institution('a'), institution('b')]), crawl);
    expect(crawl.captures().map(told)).toEqual(
      expect.arrayContaining(['home a.example/ 200', 'home b.example/ stopped-by-owner']),
    );
    expect(web.asked.filter((line) => line.includes('b.example'))).toEqual([]);
  });

  it('waits out a first 429, doubles the interval, and rests the host at the second', async () => {
    const busy = { status: 429, headers: { 'Retry-After': '30' } };
    const web = await serve({
      'a.example': {
        '/': page('<main><a href="/1.csv">1</a><a href="/2.csv">2</a><a href="/3.csv">3</a></main>'),
        '/1.csv': (count) => (count === 1 ? busy : text('x', 'text/csv')),
        '/2.csv': busy,
        '/3.csv': text('x'),
      },
    });
    const crawl = memoryCrawl();
    const { clock, health, events } = await run(
      auditConfig(crawlConfig(web.port, { minDelayMs: 50 }), [institution('a')]),
      crawl,
    );
    expect(crawl.captures().map(told)).toEqual([
      'robots a.example/robots.txt 404',
      'home a.example/ 200',
      'missing-probe a.example/zvezdomer-proba-22d23b3f6592 404',
      'sitemap a.example/sitemap.xml 404',
      'sitemap a.example/sitemap_index.xml 404',
      'sitemap a.example/sitemap.xml.gz 404',
      'sitemap a.example/wp-sitemap.xml 404',
      'probe a.example/otvoreni-danni 404',
      'file a.example/1.csv 429',
      'file a.example/1.csv 200',
      'file a.example/2.csv 429',
      'file a.example/3.csv back-off',
    ]);
    expect(clock.waits).toEqual([...Array.from({ length: 8 }, () => 51), 30_001, 101]);
    expect(events).toContainEqual({
      is: 'waiting',
      lane: 'a',
      host: 'a.example',
      waitMs: 30_001,
      because: 'retry-after',
    });
    expect(health[0]!.end).toBe('cut-by-budget');
  });

  it('ends at its budget, lists data and the search one by one and of the rest 200', async () => {
    const links = Array.from(
      { length: 230 },
      (_, index) => `<p><a href="/stranitsa-${index}">Текст ${index}</a></p>`,
    ).join('');
    const files = Array.from({ length: 5 }, (_, index) => `<p><a href="/data${index}.csv">Данни ${index}</a></p>`).join(
      '',
    );
    const web = await serve({ 'a.example': { '/': page(`<main>${links}${files}</main>`), '*': text('x') } });
    const crawl = memoryCrawl();
    const { health } = await run(
      auditConfig(crawlConfig(web.port, { budget: { requests: 10, bytes: 1e9, minutes: 60 } }), [institution('a')]),
      crawl,
    );
    const cut = crawl.captures().filter(({ result }) => result.is === 'not-attempted');
    expect(cut.filter(({ target }) => target.url.endsWith('.csv'))).toHaveLength(3);
    expect(cut).toHaveLength(203);
    expect(cut.at(-1)!.result).toMatchObject({
      reason: 'budget',
      detail: 'requests 10; 30 more addresses are not listed',
    });
    expect(health[0]).toMatchObject({ end: 'cut-by-budget', requests: 10, leftInQueue: 233, skipped: { budget: 233 } });
  });

  it('gives the same captures whatever the order of answers', async () => {
    const web = await serve({ 'a.example': SITE, 'b.example': { ...SITE, '/robots.txt': text('') } });
    const bodies = [institution('a'), institution('b', { fileHosts: ['a.example'] })];
    const config = auditConfig(crawlConfig(web.port), bodies);
    const first = memoryCrawl();
    const second = memoryCrawl();
    await run(config, first, { render: showSpa });
    await run({ ...config, institutions: bodies.toReversed() }, second, { render: showSpa });
    expect(comparable(second.captures())).toEqual(comparable(first.captures()));
  });

  // Hosts at a pace have each exchange sealed before the next; those without any delay share transactions.
  it.each([
    ['at a pace', 1],
    ['without delay', 0],
  ])(
    'killed at any exchange %s and resumed, it gives the same captures and asks nothing twice',
    async (_, minDelayMs) => {
      const web = await serve({
        'a.example': SITE,
        'b.example': ODD_SITE,
        'www.b.example': ODD_TWIN,
      });
      const config = auditConfig(crawlConfig(web.port, { minDelayMs }), [institution('a'), institution('b')]);
      const asked: string[] = [];
      const http = rememberingHttp(config.crawl, asked);
      const unbroken = memoryCrawl();
      await run(config, unbroken, { http });
      const expected = comparable(unbroken.captures());
      // The circle that a cookie ends is asked twice in an unbroken run too.
      const twiceAnyway = asked.length - new Set(asked).size;
      const points = (['before-append', 'after-append', 'after-transact'] as const).flatMap((at) =>
        expected.map((_, index) => ({ at, exchange: index + 1 })),
      );
      for (const kill of points) {
        const crawl = memoryCrawl();
        asked.length = 0;
        await expect(run(config, crawl, { http, kill })).rejects.toThrow(Killed);
        await run(config, crawl, { http });
        expect(comparable(crawl.captures()), JSON.stringify(kill)).toEqual(expected);
        const repeats = crawl.captures().filter(({ repeat }) => repeat);
        const twice = asked.length - new Set(asked).size;
        expect(crawl.records).toHaveLength(expected.length);
        // At most one request of each lane can have been in flight.
        expect(repeats.length).toBeLessThanOrEqual(2);
        // Without delay the mark of what is in flight may be lost with the kill; the request itself still is one a lane.
        expect(twice - twiceAnyway).toBeLessThanOrEqual(minDelayMs > 0 ? repeats.length : 2);
      }
      await http.close();
    },
    120_000,
  );

  it('stops when asked to, says what is left, and goes on without calling anything a repeat', async () => {
    const web = await serve({ 'a.example': SITE });
    const config = auditConfig(crawlConfig(web.port), [institution('a')]);
    const unbroken = memoryCrawl();
    await run(config, unbroken);
    const crawl = memoryCrawl();
    const stop = new AbortController();
    const { health } = await run(config, crawl, {
      signal: stop.signal,
      onEvent: (event) => void (event.is === 'exchange' && event.capture.sequence === 5 && stop.abort()),
    });
    expect(health[0]).toMatchObject({ end: 'stopped', leftInQueue: expect.any(Number) });
    expect(health[0]!.leftInQueue).toBeGreaterThan(0);
    expect(crawl.captures()).toHaveLength(5);
    await run(config, crawl);
    expect(comparable(crawl.captures())).toEqual(comparable(unbroken.captures()));
    expect(crawl.captures().some(({ repeat }) => repeat)).toBe(false);
  });
});
