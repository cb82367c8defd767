import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { breadthFirstRequests } from '../bench/frontierSites/breadthFirstRequests.ts';
import { describeSites } from '../bench/frontierSites/describe.ts';
import { generateSite } from '../bench/frontierSites/generateSite.ts';
import { oracleRequests } from '../bench/frontierSites/oracleRequests.ts';
import type { GeneratedSite } from '../bench/frontierSites/site.ts';

const SEEDS = [1, 2, 3, 4, 7, 8, 9, 10, 20, 25, 31, 40];

/** The addresses of `<a href>` as a browser resolves them, by the rule that `links` states. */
function hrefsOf(html: string, base: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const href = name === 'a' ? attributes['href'] : undefined;
      if (href === undefined || href.startsWith('#')) return;
      const url = new URL(href, base);
      url.hash = '';
      if (url.protocol === 'http:' || url.protocol === 'https:') found.push(url.href);
    },
  });
  parser.end(html);
  return found;
}

function locsOf(xml: string): string[] {
  return [...xml.matchAll(/<loc>([^<]*)<\/loc>/gu)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));
}

function isHtml(site: GeneratedSite, url: string): boolean {
  return site.fetch(url).headers.some(([name, value]) => name === 'Content-Type' && value.startsWith('text/html'));
}

/** Every URL of the site that links reach from the starts, the starts with them. */
function walk(site: GeneratedSite, starts: readonly string[]): Set<string> {
  const seen = new Set(starts);
  for (const url of seen) for (const to of site.links(url)) if (to.startsWith(site.home)) seen.add(to);
  return seen;
}

function sitemapStarts(site: GeneratedSite): string[] {
  const robots = site.fetch(`${site.home}robots.txt`).body;
  const root = /^Sitemap: (\S+)$/mu.exec(robots)?.[1] ?? `${site.home}sitemap.xml`;
  return site.fetch(root).status === 200 ? [root] : [];
}

describe.each(SEEDS)('the site of seed %i', (seed) => {
  const site = generateSite(seed);
  const linked = walk(site, [site.home]);
  const all = walk(site, [site.home, ...sitemapStarts(site)]);
  const pages = [...linked].filter((url) => isHtml(site, url) && site.fetch(url).status === 200);

  it('keeps within its sizes', () => {
    expect(pages.length).toBe(site.pageCount);
    expect(site.pageCount).toBeGreaterThanOrEqual(2000);
    expect(site.pageCount).toBeLessThanOrEqual(20_000);
    expect(site.files.size / all.size).toBeGreaterThan(0.01);
    expect(site.files.size / all.size).toBeLessThan(0.1);
    const bodies = pages.filter((_, at) => at % 97 === 0).map((url) => Buffer.byteLength(site.fetch(url).body));
    const middle = bodies.sort((a, b) => a - b)[bodies.length >> 1] ?? 0;
    expect(middle).toBeGreaterThan(3000);
    expect(middle).toBeLessThan(25_000);
  });

  it('has every file where links or the sitemap lead, and answers it as no page', () => {
    expect([...site.files].filter((url) => !all.has(url))).toEqual([]);
    expect([...site.files].filter((url) => isHtml(site, url) || site.fetch(url).status !== 200)).toEqual([]);
    expect([...site.decoys].filter((url) => site.files.has(url) || site.fetch(url).status !== 200)).toEqual([]);
    expect(site.decoys.size).toBeGreaterThan(20);
  });

  it('says of its links what its HTML says', () => {
    const shown = [...pages.filter((_, at) => at % 61 === 0), ...pages.filter((url) => /[;%]/u.test(url)).slice(0, 9)];
    for (const url of [site.home, ...shown]) {
      expect({ url, links: hrefsOf(site.fetch(url).body, url) }).toEqual({ url, links: site.links(url) });
    }
    for (const url of sitemapStarts(site)) expect(locsOf(site.fetch(url).body)).toEqual(site.links(url));
  });

  it('is the same whenever it is made', () => {
    const again = generateSite(seed);
    const some = [...all].filter((_, at) => at % 83 === 0);
    expect([...again.files]).toEqual([...site.files]);
    expect([...again.decoys]).toEqual([...site.decoys]);
    expect(some.filter((url) => again.fetch(url).body !== site.fetch(url).body)).toEqual([]);
    expect(some.toReversed().filter((url) => again.fetch(url).body !== site.fetch(url).body)).toEqual([]);
  });

  it('knows nothing else', () => {
    expect(site.fetch(`${site.home}no-such-page`).status).toBe(404);
    expect(site.fetch('http://elsewhere.example/').status).toBe(404);
    expect(site.links(`${site.home}no-such-page`)).toEqual([]);
  });
});

describe('the two ends of the scale', () => {
  // Seeds of small sites: one whose files links reach, one with files that only the sitemap has.
  it.each([3, 8])('seed %i: whoever knows everything needs no more requests than who knows nothing', (seed) => {
    const site = generateSite(seed);
    for (const share of [0.5, 0.9, 1]) {
      const oracle = oracleRequests(site, share);
      expect(oracle).toBeGreaterThan(0);
      expect(oracle).toBeLessThanOrEqual(breadthFirstRequests(site, share));
      expect(oracle).toBeLessThan(site.pageCount);
    }
  });

  /** Home links a, b, c; a links d and e; d has files 1 and 2, b has 2, c is a paper, e has 3. */
  const small = tinySite({
    '/': ['/a', '/b', '/c.pdf'],
    '/a': ['/d', '/e'],
    '/b': ['/2.csv'],
    '/d': ['/1.csv', '/2.csv'],
    '/e': ['/3.csv'],
  });

  it.each([
    { share: 0.3, breadthFirst: 3, oracle: 2 },
    { share: 0.6, breadthFirst: 4, oracle: 3 },
    { share: 1, breadthFirst: 5, oracle: 4 },
  ])('a site counted by hand, $share of the files', ({ share, breadthFirst, oracle }) => {
    expect(breadthFirstRequests(small, share)).toBe(breadthFirst);
    expect(oracleRequests(small, share)).toBe(oracle);
  });

  it('are shown in one row a site', () => {
    expect(describeSites([3]).split('\n')).toHaveLength(2);
  });
});

function tinySite(paths: Readonly<Record<string, readonly string[]>>): GeneratedSite {
  const home = 'http://tiny.example/';
  const at = (path: string): string => new URL(path, home).href;
  const links = new Map(Object.entries(paths).map(([path, to]) => [at(path), to.map(at)] as const));
  const type = (url: string): string =>
    url.endsWith('.pdf') || url.endsWith('.csv') ? 'application/pdf' : 'text/html';
  return {
    seed: 0,
    kind: 'by hand',
    home,
    pageCount: links.size,
    files: new Set([...links.values()].flat().filter((url) => url.endsWith('.csv'))),
    decoys: new Set(),
    fetch: (url) => ({ status: links.has(url) ? 200 : 404, headers: [['Content-Type', type(url)]], body: '' }),
    links: (url) => links.get(url) ?? [],
  };
}
