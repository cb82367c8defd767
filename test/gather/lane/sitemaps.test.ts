import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { crawlOf } from '../fakes/crawlOf.ts';
import { type LoopbackWeb, page, type Site, text } from '../fakes/loopbackWeb.ts';

const webs: LoopbackWeb[] = [];
afterEach(async () => {
  for (const web of webs.splice(0)) await web.close();
});

const map = (...urls: string[]): string =>
  `<urlset>${urls.map((url) => `<url><loc>${url}</loc><lastmod>2026-01-01</lastmod></url>`).join('')}</urlset>`;
const xml = (body: string) => text(body, 'application/xml');
async function asked(site: Site): Promise<readonly string[]> {
  const { lines, again } = await crawlOf({ 'a.example': { '/': page(''), ...site } }, { webs });
  await again();
  return lines.filter((line) => /^(?:sitemap|feed|file) /.test(line)).map((line) => line.replace('a.example', ''));
}

describe('sitemaps', () => {
  it('are looked for in the usual places until one is found', async () => {
    expect(await asked({})).toEqual([
      'sitemap /sitemap.xml 404',
      'sitemap /sitemap_index.xml 404',
      'sitemap /sitemap.xml.gz 404',
      'sitemap /wp-sitemap.xml 404',
    ]);
    expect(
      await asked({
        '/sitemap.xml': page('<p>Няма такава страница</p>'),
        '/sitemap_index.xml': xml('<sitemapindex><sitemap><loc>/two.xml.gz</loc></sitemap></sitemapindex>'),
        '/two.xml.gz': {
          headers: { 'Content-Type': 'application/gzip' },
          body: gzipSync(map('http://a.example/r.csv')),
        },
        '/r.csv': text('a'),
      }),
    ).toEqual([
      'sitemap /sitemap.xml 200',
      'sitemap /sitemap_index.xml 200',
      'sitemap /two.xml.gz 200',
      'file /r.csv 200',
    ]);
  });

  it('are not looked for elsewhere when the answer is a refusal, or a sitemap without addresses', async () => {
    expect(await asked({ '/sitemap.xml': { status: 403 } })).toEqual(['sitemap /sitemap.xml 403']);
    expect(await asked({ '/sitemap.xml': xml('<urlset></urlset>') })).toEqual(['sitemap /sitemap.xml 200']);
  });

  it('are taken from robots.txt, absolute or not; of other hosts only what is in scope', async () => {
    expect(
      await asked({
        '/robots.txt': text(
          'Sitemap: /maps/a.txt\nSitemap: https://www.a.example/maps/b.xml\nSitemap: http://b.example/c.xml',
        ),
        '/maps/a.txt': text('http://a.example/r.csv\nhttp://b.example/page\nhttp://b.example/open.csv\n'),
        '/maps/b.xml': xml(map('https://www.a.example/s.csv')),
        '/r.csv': text('a'),
        '/s.csv': text('a'),
      }),
    ).toEqual(
      [
        'sitemap /maps/a.txt 200',
        'sitemap /maps/b.xml 200',
        'sitemap http://b.example/c.xml scope',
        'file /r.csv 200',
        'file http://b.example/open.csv scope',
        'file /s.csv 200',
      ].map((line) => line.replace('http://', '')),
    );
  });

  it('fall back to the usual places when those of robots.txt are gone', async () => {
    expect(
      await asked({ '/robots.txt': text('Sitemap: /old.xml'), '/sitemap.xml': xml(map('http://a.example/r.csv')) }),
    ).toEqual(['sitemap /old.xml 404', 'sitemap /sitemap.xml 200', 'file /r.csv 404']);
  });
});

describe('feeds', () => {
  it('that the start page names are read for addresses', async () => {
    const { lines } = await crawlOf(
      {
        'a.example': {
          '/': {
            headers: { 'Content-Type': 'text/html' },
            body: '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body><p>x</p></body></html>',
          },
          '/rss': text(
            '<rss><channel><item><link>http://a.example/new.csv</link></item></channel></rss>',
            'application/rss+xml',
          ),
          '/new.csv': text('a'),
        },
      },
      { webs },
    );
    expect(lines).toEqual(expect.arrayContaining(['feed a.example/rss 200', 'file a.example/new.csv 200']));
  });
});
