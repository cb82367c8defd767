import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareStart } from '../../src/browser/chromiumStart.ts';
import { findChromium } from '../../src/browser/findChromium.ts';
import { openBrowser, type OpenBrowser } from '../../src/browser/openBrowser.ts';
import { gatherAudit } from '../../src/gather/gatherAudit.ts';
import { lookUpBySystem } from '../../src/gather/http/locateHost.ts';
import { openHttp } from '../../src/gather/http/openHttp.ts';
import type { Failure } from '../../src/model/capture.ts';
import type { Rendering } from '../../src/model/ports.ts';
import { systemClock } from '../../src/app/systemClock.ts';
import { loopbackWeb } from '../gather/fakes/loopbackWeb.ts';
import { memoryCrawl } from '../gather/fakes/memoryCrawl.ts';
import { auditConfig, crawlConfig, institution, SAMPLE_TABLES } from '../gather/fakes/sampleConfig.ts';
import { BROWSER_VECTORS } from './browserVectors.ts';
import { type Canary, openCanary } from './canary.ts';
import { HOSTILE_ADDRESSES, HOSTILE_NAMES, HOSTILE_SCHEMES } from './hostileAddresses.ts';

const found = await findChromium();
if (!found.found) console.warn('No Chromium on this machine: what a page makes a browser do is not tested.');
const executablePath = found.found ? found.path : '';

/** Those that change the page as a whole stand alone, the others six on a page. */
function groups(): (readonly [names: string, markups: readonly string[]])[] {
  const all = Object.entries(BROWSER_VECTORS);
  const isAlone = (markup: string): boolean =>
    /<base|<meta|<frameset|submit\(\)|location\.|\.click\(\)|"GET", "URL", false/.test(markup);
  const alone = all.filter(([, markup]) => isAlone(markup));
  const others = all.filter(([, markup]) => !isAlone(markup));
  const chunks = Array.from({ length: Math.ceil(others.length / 6) }, (_, index) =>
    others.slice(index * 6, index * 6 + 6),
  );
  return [...alone.map((one) => [one]), ...chunks].map((group) => [
    group.map(([name]) => name).join(', '),
    group.map(([, markup]) => markup),
  ]);
}

describe.skipIf(!found.found)('a page that wants the browser inside', { timeout: 90_000 }, () => {
  let canary: Canary;
  let browser: OpenBrowser;
  beforeAll(async () => {
    canary = await openCanary();
    browser = await openBrowser({ executablePath });
  });
  afterAll(async () => {
    await browser.close();
    await canary.close();
  });

  function vector(markup: string, url: string): string {
    const host = URL.parse(url)?.host ?? '';
    return markup
      .replaceAll('URL_', 'window.URL')
      .replaceAll(/\bURL\b(?!\.)/g, url)
      .replaceAll('window.' + url, 'window.URL')
      .replaceAll(/\bWS\b/g, url.replace(/^http/, 'ws'))
      .replaceAll(/\bHOST\b/g, host);
  }
  async function show(body: string, asked: string[] = [], timeoutMs = 6_000): Promise<Rendering | Failure> {
    return browser.render('http://spa.example/', {
      userAgent: 'Zvezdomer/0.1.0',
      timeoutMs,
      document: {
        status: 200,
        headers: [['Content-Type', 'text/html; charset=utf-8']],
        body: Buffer.from(`<!doctype html><meta charset="utf-8"><body><p>начало</p>${body}</body>`),
      },
      answer: (request) => {
        asked.push(request.url);
        return Promise.resolve(null);
      },
    });
  }

  it('would be noticed by the canary in a browser without us', async () => {
    const start = prepareStart(executablePath);
    const bare = await chromium.launch({ executablePath: start.executablePath, chromiumSandbox: start.sandbox });
    const page = await bare.newPage();
    for (const name of ['picture', 'peers']) {
      const before = canary.touches();
      const markup = vector(BROWSER_VECTORS[name] ?? '', `http://127.0.0.1:${canary.port}/`);
      await page.setContent(markup, { waitUntil: 'commit' });
      await expect.poll(() => canary.touches(), { timeout: 10_000 }).toBeGreaterThan(before);
    }
    await bare.close();
    start.close();
  });

  /** Each group has a canary of its own, so that it is known who reached it. */
  it.concurrent.each(groups())('%s', async (_names, markups) => {
    const own = await openCanary();
    const url = `http://127.0.0.1:${own.port}/inner`;
    const asked: string[] = [];
    const rendering = await show(markups.map((markup) => vector(markup, url)).join('\n'), asked);
    expect('is' in rendering ? rendering : rendering.html).toContain('начало');
    expect(own.touches()).toBe(0);
    // What it may ask us for is checked by our client, which the cases by HTTP hold to.
    for (const one of asked) expect(new URL(one).hostname).toMatch(/^(?:127\.0\.0\.1|spa\.example)$/);
    await own.close();
  });

  it('none of the addresses is reached, in four ways each', async () => {
    const before = canary.touches();
    const urls = [...HOSTILE_ADDRESSES, ...HOSTILE_SCHEMES].map(([, url]) =>
      url.replaceAll('PORT', String(canary.port)),
    );
    const list = JSON.stringify(urls);
    const rendering = await show(
      `<script>
      for (const url of ${list}) {
        const add = (tag, name) => { const element = document.createElement(tag); element[name] = url; document.body.append(element); };
        add('img', 'src');
        add('iframe', 'src');
        add('script', 'src');
        fetch(url, { mode: 'no-cors' }).catch(() => 0);
      }
    </script>`,
      [],
      // Hundreds of frames at once: on a busy machine they need their time.
      20_000,
    );
    expect('is' in rendering ? rendering : rendering.html).toContain('начало');
    expect(canary.touches()).toBe(before);
  });

  it('a whole crawl with a browser asks for scripts by our client, which is led nowhere', async () => {
    const urls = [
      ...HOSTILE_ADDRESSES.map(([, url]) => url),
      ...HOSTILE_NAMES.map(([name]) => `http://${name}.inner.test:PORT/`),
    ]
      .map((url) => url.replaceAll('PORT', String(canary.port)))
      .slice(0, 200);
    const shell = `<!doctype html><meta charset="utf-8"><div id="app"></div><script>
      for (const url of ${JSON.stringify(urls.slice(0, 35))}) {
        const script = document.createElement('script'); script.src = url + 'x.js'; document.head.append(script);
        fetch(url + 'x.json').catch(() => 0);
      }
      fetch('/moved.json').catch(() => 0);
    </script>`;
    const web = await loopbackWeb({
      'a.example': {
        '/': { headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: shell },
        '/moved.json': { status: 302, headers: { Location: `http://127.0.0.1:${canary.port}/rows.json` } },
      },
    });
    const settings = crawlConfig(web.port, {
      resolve: { 'a.example': `127.0.0.1:${web.port}` },
      browser: { enabled: true, timeoutMs: 6_000, pages: 1 },
    });
    const http = openHttp(settings, (hostname) => {
      const known = HOSTILE_NAMES.find(([name]) => `${name}.inner.test` === hostname);
      return known === undefined ? lookUpBySystem(hostname) : Promise.resolve(known[2]);
    });
    const crawl = memoryCrawl();
    const before = canary.touches();
    await gatherAudit({
      config: auditConfig(settings, [institution('a')]),
      tables: SAMPLE_TABLES,
      clock: systemClock,
      render: browser.render,
      signal: new AbortController().signal,
      onEvent: () => undefined,
      http,
      ...crawl.open(),
    });
    await http.close();
    await web.close();
    expect(canary.touches()).toBe(before);
    const captures = crawl.captures().filter(({ target }) => target.purpose === 'subrequest');
    const inner = captures.filter(({ target }) => !target.url.startsWith('http://a.example'));
    expect(inner.filter(({ result }) => result.is === 'response')).toEqual([]);
    const codes = inner.map(({ result }) =>
      result.is === 'failure' ? result.code : result.is === 'not-attempted' ? result.reason : '',
    );
    expect(codes.filter((code) => code === 'address-forbidden').length).toBeGreaterThan(10);
    expect(crawl.captures().map(({ target, result }) => `${target.purpose} ${result.is}`)).toContain('render response');
  });
});
