import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherAudit } from '../../../src/gather/gatherAudit.ts';
import type { AuditConfig } from '../../../src/model/config.ts';
import type { Capture } from '../../../src/model/capture.ts';
import { fakeClock } from '../fakes/fakeClock.ts';
import { comparable, Killed, type KillPoint, memoryCrawl } from '../fakes/memoryCrawl.ts';
import { auditConfig, crawlConfig, institution, SAMPLE_TABLES } from '../fakes/sampleConfig.ts';
import { TLS_SITES, trustInventedRoot, tlsWeb, type TlsWeb } from '../fakes/tlsWeb.ts';

const ANSWERS: Readonly<Record<string, string>> = {
  '/robots.txt': answer('200 OK', 'User-agent: *\nDisallow: /private\n', 'text/plain'),
  '/': answer('200 OK', '<html><body><a href="/r.csv">Регистър</a><a href="/moved">x</a></body></html>', 'text/html'),
  '/moved': 'HTTP/1.1 302 Found\r\nLocation: /r.csv\r\nContent-Length: 0\r\n\r\n',
  '/jump': 'HTTP/1.1 302 Found\r\nLocation: https://self-signed.tls.example/r.csv\r\nContent-Length: 0\r\n\r\n',
  '/r.csv': answer('200 OK', 'име;брой\nа;1\n', 'text/csv'),
};

function answer(status: string, body: string, type: string): string {
  return `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

let web: TlsWeb;
const asked: string[] = [];

beforeAll(async () => {
  trustInventedRoot();
  web = await tlsWeb((site, head) => {
    const path = head.split(' ')[1] ?? '';
    asked.push(`${site} ${path}`);
    return ANSWERS[path] ?? 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n';
  });
});
afterAll(() => web.close());

function configOf(sites: readonly string[], minDelayMs = 0): AuditConfig {
  const bodies = sites.map((site) => institution(site, { sites: [`https://${site}.tls.example/`] }));
  return auditConfig(crawlConfig(1, { resolve: web.resolve, minDelayMs }), bodies);
}

async function run(config: AuditConfig, crawl = memoryCrawl(), kill: KillPoint | null = null) {
  const clock = fakeClock();
  const signal = new AbortController().signal;
  const rest = { tables: SAMPLE_TABLES, clock, render: null, signal, onEvent: () => undefined };
  const health = await gatherAudit({ config, ...rest, ...crawl.open(kill) });
  return { health, clock };
}

function told({ result, target }: Capture): string {
  const path = URL.parse(target.url)?.pathname ?? '';
  if (result.is === 'response') return `${path} ${result.status} ${result.tls?.trouble ?? 'sound'}`;
  return `${path} ${result.is === 'failure' ? result.code : result.reason}`;
}

const SITEMAPS = ['/sitemap.xml', '/sitemap_index.xml', '/sitemap.xml.gz', '/wp-sitemap.xml'];
const PLACES = ['/', '/zvezdomer-proba-', ...SITEMAPS, '/otvoreni-danni', '/r.csv', '/moved'];

describe('a host with faulty TLS', () => {
  it.each(Object.entries(TLS_SITES).filter(([, { trouble }]) => trouble !== null))(
    '%s: one failure, one marked second try, and everything is read',
    async (site, { trouble }) => {
      const crawl = memoryCrawl();
      const { health, clock } = await run(configOf([site], 50), crawl);
      const captures = crawl.captures().toSorted((a, b) => a.sequence - b.sequence);
      const [failed, ...rest] = captures.map(told);
      expect(failed).toMatch(new RegExp(`^/robots.txt tls-${trouble}$`));
      expect(rest[0]).toBe(`/robots.txt 200 ${trouble}`);
      expect(new Set(rest.slice(1).map((line) => line.split(' ')[0]!.replace(/(?<=proba-).*/, '')))).toEqual(
        new Set(PLACES),
      );
      for (const line of rest) expect(line).toMatch(new RegExp(` ${trouble}$`));
      expect(health[0]).toMatchObject({ end: 'complete', failures: { [`tls-${trouble}`]: 1 } });
      // The second connection waited for its slot like any other request.
      expect(clock.waits).toEqual(captures.slice(1).map(() => 51));
    },
  );

  it('is asked without TLS when ignoring the fault does not help', async () => {
    const crawl = memoryCrawl();
    const { health } = await run(configOf(['plain']), crawl);
    expect(crawl.captures().map(told).slice(0, 2)).toEqual(['/robots.txt tls-failed', '/robots.txt tls-failed']);
    const homes = crawl.captures().filter(({ target }) => target.purpose === 'home');
    expect(homes.map((capture) => `${capture.target.url} ${told(capture)}`)).toEqual([
      'https://plain.tls.example/ / robots-unreachable',
      'http://plain.tls.example/ / 200 sound',
    ]);
    expect(health[0]!.end).toBe('complete');
  });

  it('killed at any exchange and resumed, it gives the same captures', async () => {
    const config = configOf(['expired', 'good']);
    const unbroken = memoryCrawl();
    await run(config, unbroken);
    const expected = comparable(unbroken.captures());
    for (const at of ['before-append', 'after-append', 'after-transact'] as const) {
      for (let exchange = 1; exchange <= 5; exchange += 1) {
        const crawl = memoryCrawl();
        await expect(run(config, crawl, { at, exchange })).rejects.toThrow(Killed);
        await run(config, crawl);
        expect(comparable(crawl.captures()), `${at} ${exchange}`).toEqual(expected);
      }
    }
  });

  it('keeps a redirect chain whose next host has faulty TLS', async () => {
    const crawl = memoryCrawl();
    const config = configOf(['good']);
    const body = institution('good', {
      sites: ['https://good.tls.example/jump'],
      fileHosts: ['self-signed.tls.example'],
    });
    await run({ ...config, institutions: [body] }, crawl);
    const hops = crawl.captures().filter(({ target }) => target.redirectFrom !== null);
    expect(hops.map(told)).toEqual(['/r.csv 200 self-signed']);
  });
});
