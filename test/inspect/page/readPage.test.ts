import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageLink } from '../../../src/model/factValues.ts';
import { pageLinks } from '../../../src/inspect/page/pageLinks.ts';
import { readPage } from '../../../src/inspect/page/readPage.ts';

/** As gather reads them. */
function linksOf(html: string): readonly PageLink[] {
  return pageLinks(readPage(html));
}

describe('links', () => {
  test('text, words around, heading, place and path', () => {
    const [nav, data, picture] =
      linksOf(`<html><head><base href="/bg/"></head><body><nav><ul><li><a href="/">Начало</a></li></ul></nav>
      <main id="main"><h2>Регистри</h2><ul><li>Списък на чешмите <a href="cheshmi.csv">Изтегли</a> към 31.12.2025 г.</li>
      <li><a href="karta"><img src="k.png" alt="Карта на чешмите"></a></li></ul></main></body></html>`);
    expect(nav).toMatchObject({ href: '/', base: '/bg/', text: 'Начало', region: 'nav', heading: '' });
    expect(data).toMatchObject({
      href: 'cheshmi.csv',
      text: 'Изтегли',
      around: 'Списък на чешмите към 31.12.2025 г.',
      heading: 'Регистри',
      region: 'main',
      css: '#main > ul:nth-of-type(1) > li:nth-of-type(1) > a:nth-of-type(1)',
    });
    expect(picture).toMatchObject({ text: 'Карта на чешмите' });
  });

  test('a row of a table is what stands around its links', () => {
    const links = linksOf(
      '<table><tr><th>Файл</th></tr><tr><td>Бюджет 2025</td><td><a href="b.csv">CSV</a></td><td><a href="b.pdf">PDF</a></td></tr></table>',
    );
    expect(links.map(({ around }) => around)).toEqual(['Бюджет 2025 PDF', 'Бюджет 2025 CSV']);
    expect(links[0]?.css).toBe(
      'body > table:nth-of-type(1) > tbody > tr:nth-of-type(2) > td:nth-of-type(2) > a:nth-of-type(1)',
    );
  });

  test('lines parted by <br> keep their own words', () => {
    const links = linksOf('<p>Първи <a href="1">a</a> 2024<br>Втори <a href="2">b</a> 2025</p>');
    expect(links.map(({ around }) => around)).toEqual(['Първи 2024', 'Втори 2025']);
  });

  test.each([
    ['<header><a href=x>x</a></header>', 'header'],
    ['<div id="footer"><ul><li><a href=x>x</a></ul></div>', 'footer'],
    ['<div class="site-footer"><nav><a href=x>x</a></nav></div>', 'footer'],
    ['<div role="navigation"><a href=x>x</a></div>', 'nav'],
    ['<div class="sidebar"><a href=x>x</a></div>', 'aside'],
    ['<article><header><a href=x>x</a></header></article>', 'main'],
    ['<div class="footnotes"><a href=x>x</a></div>', 'main'],
    ['<p><a href=x>x</a></p>', 'main'],
  ])('%s stands in %s', (html, region) => {
    expect(linksOf(html)[0]?.region).toBe(region);
  });

  test('at most 2,000, and the page says that it was cut', () => {
    const reading = readPage('<a href="x">x</a>'.repeat(2_500));
    expect(reading.links.length).toBe(2_000);
    expect(reading.truncated).toBe(true);
  });
});

describe('tables', () => {
  test('spans, heads, captions and nesting', () => {
    const [outer, inner] =
      readPage(`<table><tr><td><table><caption>Опашка</caption><thead><tr><th rowspan=2>Име<th colspan=2>Брой</thead>
      <tr><td>а<td>1<tr><td>б<td>2<td>3</table></td></tr></table>`).tables;
    expect(outer?.nestedTables).toBe(1);
    expect(inner).toMatchObject({
      caption: 'Опашка',
      headerRows: 1,
      mergedCells: 2,
      rows: [
        ['Име', 'Брой', ''],
        ['', 'а', '1'],
        ['б', '2', '3'],
      ],
    });
  });
  test('spans of a million cost nothing', () => {
    expect(
      readPage('<table><tr><td colspan=1000000 rowspan=99999999>x</table>').tables[0]?.rows[0]?.length,
    ).toBeLessThanOrEqual(500);
  });
});

describe('hostile input', () => {
  test.each([
    ['open forever', '<div>'.repeat(400_000)],
    ['closed but never opened', '<div>'.repeat(200_000) + '</x>'.repeat(200_000)],
    ['tables in tables', '<table><tr><td>'.repeat(100_000)],
    ['only signs', '<'.repeat(2_000_000)],
    ['one attribute', `<a href="${'x'.repeat(5_000_000)}">`],
    ['one word', 'а'.repeat(5_000_000)],
  ])('%s is read before the test is given up', (_name, html) => {
    const reading = readPage(html);
    expect(reading.links.every(({ href }) => href.length <= 4_096)).toBe(true);
  });

  test('more elements than anybody needs are not read, and the reading says so', () => {
    const reading = readPage(`<p>Начало</p>${'<b>'.repeat(1_100_000)}</b><p>Край</p>`);
    expect(reading.truncated).toBe(true);
    expect(reading.blocks.map(({ text }) => text)).toEqual(['Начало']);
  });

  test('any markup is read, and what was not closed is closed', () => {
    const unit = fc.constantFrom(
      '<a href=x>',
      '</a>',
      '<table>',
      '<tr>',
      '<td colspan=3>',
      '</table>',
      '<p>',
      '</p>',
      'дума ',
      '<script>',
      '</script>',
      '<form><input>',
      '<h2>',
      '<br>',
      '&amp;',
      '<!--',
      '-->',
      '<title>',
      '<time datetime=1>',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (parts) => {
        for (const link of readPage(parts.join('')).links) expect(link.to).toBeGreaterThanOrEqual(link.from);
      }),
    );
  });
});
