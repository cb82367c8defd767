import { normaliseAddress } from '../../../src/gather/frontier/normaliseAddress.ts';
import { gatherAudit } from '../../../src/gather/gatherAudit.ts';
import type { Http } from '../../../src/gather/http/http.ts';
import type { AuditConfig } from '../../../src/model/config.ts';
import type { Clock, CrawlStore, EvidenceReader, EvidenceWriter } from '../../../src/model/ports.ts';
import type { Tables } from '../../../src/model/tables.ts';
import { openCrawlStore } from '../../../src/store/crawlStore.ts';
import { openDatabase } from '../../../src/store/openDatabase.ts';
import type { GeneratedSite } from '../frontierSites/site.ts';

/** What one crawl of a generated site cost until the wanted share of its files was discovered. */
export type Crawl = {
  /** Requests that brought a page, a sitemap or an error page: all but robots.txt, data files and papers. */
  readonly pages: number;
  /** Everything that was asked. */
  readonly requests: number;
  /** Files discovered; fewer than wanted when the crawl ended before. */
  readonly found: number;
};

/**
 * Crawls a generated site with the program's own lane and store until so many of its files are discovered, or as many
 * pages were asked for as `limit` says.
 */
export async function crawlUntilFound(
  site: GeneratedSite,
  wanted: number,
  { config, tables }: { readonly config: AuditConfig; readonly tables: Pick<Tables, 'vocabulary' | 'formats'> },
  limit: number,
): Promise<Crawl> {
  const files = new Set([...site.files].map((url) => normaliseAddress(url) ?? url));
  const found = new Set<string>();
  const stop = new AbortController();
  let pages = 0;
  let requests = 0;
  const http = httpOf(site, (isPage) => {
    requests += 1;
    if (isPage) pages += 1;
    if (pages >= limit) stop.abort();
  });
  const db = openDatabase(':memory:', 'create');
  const store = openCrawlStore(db);
  const watched: CrawlStore = {
    ...store,
    offer(lane, entries) {
      for (const { target } of entries) if (files.has(target.url)) found.add(target.url);
      if (found.size >= wanted) stop.abort();
      return store.offer(lane, entries);
    },
  };
  await gatherAudit({
    config,
    tables,
    http,
    render: null,
    signal: stop.signal,
    onEvent: () => undefined,
    clock: clock(),
    store: watched,
    evidence: EVIDENCE,
    replay: REPLAY,
  });
  db.close();
  return { pages, requests, found: found.size };
}

function httpOf(site: GeneratedSite, asked: (isPage: boolean) => void): Http {
  const encoder = new TextEncoder();
  return {
    locate: () => Promise.resolve({ address: '127.0.0.1', port: 80, mapped: true }),
    exchange({ url }, _place, onSent) {
      onSent?.();
      const { status, headers, body } = site.fetch(url);
      const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
      const isRobots = new URL(url).pathname === '/robots.txt';
      asked(
        !isRobots &&
          !site.files.has(url) &&
          (/^text.html|^(?:application|text).(?:\w+.)?xml/i.test(type) || status !== 200),
      );
      return Promise.resolve({
        is: 'answer', status, httpVersion: 'HTTP/1.1', headers, body: encoder.encode(body),
        truncated: null, remoteAddress: '127.0.0.1', tls: null,
      }); // prettier-ignore
    },
    close: () => Promise.resolve(),
  };
}

function clock(): Clock {
  let nowMs = Date.UTC(2026, 2, 1);
  return {
    now: () => nowMs,
    wait: (ms) => {
      nowMs += ms;
      return Promise.resolve();
    },
  };
}

const PLACE = { file: 'none', offset: 0, length: 0 };
const EVIDENCE: EvidenceWriter = {
  flush: () => Promise.resolve(),
  append: ({ capture }) =>
    Promise.resolve({ capture: capture.id, place: PLACE, bodyPlace: null, end: { file: 'none', offset: 0 } }),
  close: () => Promise.resolve(),
};
const REPLAY: EvidenceReader = {
  body: () => Promise.reject(new Error('nothing is kept')),
  async *replay() {},
};
