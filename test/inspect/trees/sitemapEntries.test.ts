import { expect, test } from 'vitest';
import { sitemapEntries } from '../../../src/inspect/trees/sitemapEntries.ts';

const url = (loc: string, lastmod: string): string => `<url><loc>${loc}</loc><lastmod>${lastmod}</lastmod></url>`;

test('days of all the ways to write them; what is none is counted only', () => {
  const text = `<urlset>${[
    ['1', '2025-03-01'],
    ['2', '2025-03-01T10:00:00+02:00'],
    ['3', '2025-02-30'],
    ['4', 'yesterday'],
    ['5', ''],
    ['6', '0000-00-00'],
    ['7', '1970-01-01'],
  ]
    .map(([loc = '', day = '']) => url(`http://a.example/${loc}`, day))
    .join('')}</urlset>`;
  expect(sitemapEntries(text)).toEqual({
    kind: 'urlset',
    addresses: 7,
    sitemaps: 0,
    dated: [
      { url: 'http://a.example/1', lastmod: '2025-03-01' },
      { url: 'http://a.example/2', lastmod: '2025-03-01' },
    ],
  });
});

test('feeds, indexes, other XML', () => {
  const rss =
    '<rss><channel><item><link>http://a.example/n</link><pubDate>Mon, 03 Mar 2025 10:00:00 GMT</pubDate></item></channel></rss>';
  expect(sitemapEntries(rss)).toMatchObject({
    kind: 'feed',
    dated: [{ url: 'http://a.example/n', lastmod: '2025-03-03' }],
  });
  expect(
    sitemapEntries('<sitemapindex><sitemap><loc>http://a.example/1.xml</loc></sitemap></sitemapindex>'),
  ).toMatchObject({
    kind: 'index',
    sitemaps: 1,
  });
  expect(sitemapEntries('<registar><zapis/></registar>')).toBeNull();
});

test('at most 2,000 are kept', () => {
  const text = `<urlset>${Array.from({ length: 3_000 }, (_, index) => url(`http://a.example/${index}`, '2025-01-01')).join('')}</urlset>`;
  const entries = sitemapEntries(text);
  expect([entries?.addresses, entries?.dated.length]).toEqual([3_000, 2_000]);
});
