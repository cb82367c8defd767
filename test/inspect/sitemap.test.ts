import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSitemap } from '../../src/inspect/sitemap.ts';

test('urlset', () => {
  const text = `\ufeff<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="i">
    <url><loc> https://a.example/?a=1&amp;b=2 </loc><lastmod>2025-03-01</lastmod><image:image><image:loc>https://a.example/i.png</image:loc></image:image></url>
    <url><loc><![CDATA[https://a.example/б]]></loc></url><url></url></urlset>`;
  expect(readSitemap(text)).toEqual({
    kind: 'urlset',
    urls: [
      { url: 'https://a.example/?a=1&b=2', lastmod: '2025-03-01' },
      { url: 'https://a.example/б', lastmod: null },
    ],
    sitemaps: [],
  });
});

test('index', () => {
  expect(
    readSitemap(
      '<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap><sitemap><loc>https://a.example/2.xml.gz</loc></sitemap></sitemapindex>',
    ).sitemaps,
  ).toEqual(['https://a.example/1.xml', 'https://a.example/2.xml.gz']);
});

test('text list', () => {
  expect(
    readSitemap('https://a.example/1\r\n\r\nnot an address\nhttp://a.example/2').urls.map(({ url }) => url),
  ).toEqual(['https://a.example/1', 'http://a.example/2']);
});

test('RSS and Atom', () => {
  expect(
    readSitemap(
      '<rss><channel><link>https://a.example/</link><item><title>x</title><link>https://a.example/n</link><pubDate>Mon, 03 Mar 2025</pubDate></item></channel></rss>',
    ).urls,
  ).toEqual([{ url: 'https://a.example/n', lastmod: 'Mon, 03 Mar 2025' }]);
  expect(
    readSitemap(
      '<feed><entry><link rel="self" href="x"/><link href="https://a.example/e"/><updated>2025-01-02T00:00:00Z</updated></entry></feed>',
    ).urls,
  ).toEqual([{ url: 'https://a.example/e', lastmod: '2025-01-02T00:00:00Z' }]);
});

test('broken XML keeps what stands before and after the fault', () => {
  expect(
    readSitemap(
      '<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.example/2</url><url><loc>https://a.example/3</loc></url>',
    ).urls.map(({ url }) => url),
  ).toContain('https://a.example/1');
});

test('bounded, and total on any text', () => {
  expect(readSitemap('<urlset>' + '<url><loc>https://a.example/</loc></url>'.repeat(60_000)).urls.length).toBe(50_000);
  fc.assert(fc.property(fc.string(), (text) => void readSitemap(`<urlset>${text}`)));
});
