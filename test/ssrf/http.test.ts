import net from 'node:net';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherAudit } from '../../src/gather/gatherAudit.ts';
import { type Answer, type Http, isFailure } from '../../src/gather/http/http.ts';
import { lookUpBySystem } from '../../src/gather/http/locateHost.ts';
import { openHttp } from '../../src/gather/http/openHttp.ts';
import type { Failure, Request } from '../../src/model/capture.ts';
import { fakeClock } from '../gather/fakes/fakeClock.ts';
import { loopbackWeb, page, type Served } from '../gather/fakes/loopbackWeb.ts';
import { memoryCrawl } from '../gather/fakes/memoryCrawl.ts';
import { auditConfig, crawlConfig, institution, SAMPLE_TABLES } from '../gather/fakes/sampleConfig.ts';
import { type Canary, openCanary } from './canary.ts';
import { HOSTILE_ADDRESSES, HOSTILE_NAMES, HOSTILE_SCHEMES } from './hostileAddresses.ts';

let canary: Canary;
beforeAll(async () => {
  canary = await openCanary();
});
afterAll(async () => canary.close());

const at = (url: string): string => url.replaceAll('PORT', String(canary.port));
const get = (url: string): Request => ({ method: 'GET', url, headers: [], body: null });

/** As the crawl does it: look up, check, connect. */
async function ask(http: Http, url: string): Promise<Answer | Failure> {
  const place = await http.locate(url);
  return isFailure(place) ? place : http.exchange(get(url), place);
}

describe('addresses that lead inside, in the default configuration', () => {
  let http: Http;
  beforeAll(() => {
    http = openHttp(crawlConfig(1, { resolve: {} }), lookUpBySystem);
  });
  afterAll(async () => http.close());

  it('has a canary that would notice', async () => {
    for (const host of ['127.0.0.1', 'localhost']) {
      const before = canary.touches();
      const socket = net.connect(canary.port, host);
      await new Promise((resolve) => socket.once('close', resolve).on('error', () => undefined));
      expect(canary.touches(), host).toBeGreaterThan(before);
    }
  });

  it.each(HOSTILE_ADDRESSES)('%s: %s', async (_name, url) => {
    const before = canary.touches();
    const answer = await ask(http, at(url));
    expect(answer).toMatchObject({ is: 'failure' });
    // Either refused by its address, or no address at all for the standard's parser or the system's names.
    expect(['address-forbidden', 'dns-not-found', 'dns-failed']).toContain(isFailure(answer) ? answer.code : '');
    expect(canary.touches()).toBe(before);
  });

  it.each(HOSTILE_SCHEMES)('scheme %s', async (_name, url) => {
    const before = canary.touches();
    expect(await ask(http, at(url))).toMatchObject({ is: 'failure' });
    expect(canary.touches()).toBe(before);
  });

  it.each([22, 25, 445, 2375, 3306, 5432, 6379, 11_211, 27_017])('port %i of another service', async (port) => {
    const place = await http.locate(`http://8.8.8.8:${port}/`);
    expect(place).toMatchObject({ code: 'address-forbidden' });
  });

  it('lets outer addresses and usual ports through', async () => {
    for (const port of [80, 81, 443, 8080, 8443, 8888, 9000])
      expect(await http.locate(`http://8.8.8.8:${port}/`)).toEqual({ address: '8.8.8.8', port, mapped: false });
  });
});

describe('names whose server answers with inner addresses, or otherwise the second time', () => {
  it.each(HOSTILE_NAMES)('%s', async (_name, first, later) => {
    let lookUps = 0;
    const http = openHttp(crawlConfig(1, { resolve: {}, headersTimeoutMs: 300 }), () => {
      lookUps += 1;
      return Promise.resolve(lookUps === 1 ? first : later);
    });
    const before = canary.touches();
    const url = `http://rebind.example:${canary.port}/`;
    const answer = await ask(http, url);
    await http.close();
    expect(answer).toMatchObject({ is: 'failure' });
    const isOuter = first.includes('8.8.8.8') || first.includes('2606:4700::1111');
    const refused = ['address-forbidden', 'dns-not-found'].includes(isFailure(answer) ? answer.code : '');
    expect(refused).toBe(!isOuter);
    expect(lookUps).toBe(1);
    expect(canary.touches()).toBe(before);
  });

  it('reaches what config.resolve maps, and nothing beside it', async () => {
    const web = await loopbackWeb({ 'a.example': { '/': 'тук' } });
    const lookUp = (): Promise<readonly string[]> => Promise.resolve(['127.0.0.1']);
    const http = openHttp(crawlConfig(1, { resolve: { '*.a.example': `127.0.0.1:${web.port}` } }), lookUp);
    const before = canary.touches();
    for (const host of ['a.example', 'xa.example', 'a.example.b.example', '127.0.0.1', 'a.example@127.0.0.1'])
      expect(await http.locate(`http://${host}:${canary.port}/`), host).toMatchObject({ code: 'address-forbidden' });
    expect(await http.locate('http://www.a.example/')).toMatchObject({ mapped: true, port: web.port });
    expect(canary.touches()).toBe(before);
    await http.close();
    await web.close();
  });

  it('does not go through a proxy that the environment names', async () => {
    const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'NODE_USE_ENV_PROXY'];
    const old = names.map((name) => process.env[name]);
    const before = canary.touches();
    const web = await loopbackWeb({ 'a.example': { '/': 'тук' } });
    try {
      for (const name of names) process.env[name] = `http://127.0.0.1:${canary.port}`;
      process.env['NODE_USE_ENV_PROXY'] = '1';
      const http = openHttp(crawlConfig(web.port));
      expect(await ask(http, 'http://a.example/')).toMatchObject({ is: 'answer', status: 200 });
      await http.close();
      expect(canary.touches()).toBe(before);
    } finally {
      for (const [index, name] of names.entries())
        if (old[index] === undefined) delete process.env[name];
        else process.env[name] = old[index];
      await web.close();
    }
  });
});

describe('a whole crawl of a site that wants us inside', () => {
  /** Even a body that declares inner hosts as its own, so that the scope lets them through, gets nowhere. */
  it('links and redirects to all of them, and reaches none', async () => {
    const all = [...HOSTILE_ADDRESSES, ...HOSTILE_SCHEMES].map(([, url]) => at(url));
    const names = HOSTILE_NAMES.map(([name]) => `http://${name}.inner.test:${canary.port}/`);
    const bait = [...all, ...names];
    const hosts = [...new Set(bait.flatMap((url) => URL.parse(url)?.host || []))];
    const redirects: Record<string, Served> = {};
    for (const [index, url] of bait.entries())
      redirects[`/go/${index}.csv`] = { status: 302, headers: { Location: encodeLocation(url) } };
    const escaped = (url: string): string => url.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const links = bait.map(
      (url, index) =>
        `<p><a href="${escaped(url)}x.csv">Регистър ${index}</a> <a href="/go/${index}.csv">Списък ${index}</a>
         <iframe src="${escaped(url)}"></iframe><img src="${escaped(url)}"><script src="${escaped(url)}"></script></p>`,
    );
    const web = await loopbackWeb({
      'a.example': { '/': page(links.join('\n')), ...redirects },
    });
    const crawl = memoryCrawl();
    const crawlSettings = crawlConfig(web.port, { resolve: { 'a.example': `127.0.0.1:${web.port}` } });
    const body = institution('a', { fileHosts: hosts });
    const before = canary.touches();
    const http = openHttp(crawlSettings, (hostname) => {
      const known = HOSTILE_NAMES.find(([name]) => `${name}.inner.test` === hostname);
      return known === undefined
        ? lookUpBySystem(hostname)
        : Promise.resolve(known[1].includes('8.8.8.8') ? [] : known[1]);
    });
    await gatherAudit({
      config: auditConfig(crawlSettings, [body]),
      tables: SAMPLE_TABLES,
      clock: fakeClock(),
      render: null,
      signal: new AbortController().signal,
      onEvent: () => undefined,
      http,
      ...crawl.open(),
    });
    await http.close();
    await web.close();
    expect(canary.touches()).toBe(before);
    const captures = crawl.captures();
    const inner = captures.filter(({ target }) => new URL(target.url).hostname !== 'a.example');
    expect(inner.length).toBeGreaterThan(60);
    expect(inner.filter(({ result }) => result.is === 'response')).toEqual([]);
    // Every redirect was really asked for, and led nowhere.
    const asked = captures.filter(
      ({ target, result }) => /\/go\/\d+\.csv$/.test(target.url) && result.is === 'response',
    );
    expect(asked).toHaveLength(bait.length);
  });
});

/** A Location header is bytes: what is no latin1 goes out as UTF-8, as servers send it. */
function encodeLocation(url: string): string {
  return Buffer.from(url.replaceAll('\t', ''), 'utf8').toString('latin1');
}
