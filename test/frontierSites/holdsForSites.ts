import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { generateSite } from '../bench/frontierSites/generateSite.ts';
import type { GeneratedSite } from '../bench/frontierSites/site.ts';

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

/** Every URL of the site that links reach from the starts, the starts with them; `known`: what was walked already. */
function walk(site: GeneratedSite, starts: readonly string[], known: ReadonlySet<string> = new Set()): Set<string> {
  const seen = new Set(starts.filter((url) => !known.has(url)));
  for (const url of seen) {
    for (const to of site.links(url)) if (to.startsWith(site.home) && !known.has(to)) seen.add(to);
  }
  return new Set([...known, ...seen]);
}

function sitemapStarts(site: GeneratedSite): string[] {
  const robots = site.fetch(`${site.home}robots.txt`).body;
  const root = /^Sitemap: (\S+)$/mu.exec(robots)?.[1] ?? `${site.home}sitemap.xml`;
  return site.fetch(root).status === 200 ? [root] : [];
}

/** Proves what is true of every site that is made; answers their kinds. */
export function holdsForSites(seeds: readonly number[]): readonly string[] {
  return seeds.map((seed) => {
    const site = generateSite(seed);
    describe(`the site of seed ${seed}`, () => holdsFor(site));
    return site.kind;
  });
}

function holdsFor(site: GeneratedSite): void {
  const linked = walk(site, [site.home]);
  const all = walk(site, sitemapStarts(site), linked);
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
    const again = generateSite(site.seed);
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
}
