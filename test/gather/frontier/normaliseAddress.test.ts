import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseAddress } from '../../../src/gather/frontier/normaliseAddress.ts';

const BASE = 'http://a.example/dir/page.html?x=1';

describe('normaliseAddress', () => {
  it.each([
    ['file.csv', 'http://a.example/dir/file.csv'],
    ['  ../a.csv#top ', 'http://a.example/a.csv'],
    ['//b.example', 'http://b.example/'],
    ['HTTP://A.Example:80/%7Ex', 'http://a.example/%7Ex'],
    ['https://a.example:443/', 'https://a.example/'],
    ['http://user:pass@a.example/', 'http://a.example/'],
    ['http://a.example./x', 'http://a.example/x'],
    ['?utm_source=n&id=5&fbclid=z', 'http://a.example/dir/page.html?id=5'],
    ['?b=2&a=1&a=1', 'http://a.example/dir/page.html?b=2&a=1'],
    ['?a=1&a=2', 'http://a.example/dir/page.html?a=1&a=2'],
    ['?', 'http://a.example/dir/page.html'],
    ['/p;jsessionid=1A2B?PHPSESSID=3', 'http://a.example/p'],
    ['/(S(abc123))/list.aspx', 'http://a.example/list.aspx'],
    ['/p;jsessionid=1A2B/q.html;sid=9?x=1', 'http://a.example/p/q.html?x=1'],
    ['/p?sid=12', 'http://a.example/p?sid=12'],
    ['/p?sid=8f3ab0c2d1e4f5a6b7c8', 'http://a.example/p'],
    ['/p?session=esenna', 'http://a.example/p?session=esenna'],
    ['/p?ASPSESSIONIDQQABC=X&mtm_source=a&gad_source=1&_hsenc=p&id=1', 'http://a.example/p?id=1'],
    ['/p?id=1&amp=1', 'http://a.example/p?id=1&amp=1'],
    ['/p?utm=1', 'http://a.example/p?utm=1'],
    ['/index.php', 'http://a.example/index.php'],
    ['/a//b/./c/../d', 'http://a.example/a//b/d'],
    ['/p?b=%d0%b0&a=1', 'http://a.example/p?b=%d0%b0&a=1'],
    ['/търг.pdf?име=а', 'http://a.example/%D1%82%D1%8A%D1%80%D0%B3.pdf?%D0%B8%D0%BC%D0%B5=%D0%B0'],
    ['http://община.example/', 'http://xn--80abvuc1e.example/'],
  ])('%s → %s', (href, expected) => expect(normaliseAddress(href, BASE)).toBe(expected));

  it.each([
    'mailto:a@a.example',
    'tel:+359',
    'javascript:void(0)',
    'ftp://a.example/',
    'data:,x',
    'http://',
    `/${'a'.repeat(3000)}`,
  ])('%s is left out', (href) => {
    expect(normaliseAddress(href, BASE)).toBeNull();
  });

  it('is idempotent and never throws', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(';jsessionid=1', '/(S(x))', '/../', '?sid=1&', '&utm_x=2', '#', '%zz', 'http://a.', '//', ':80'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const once = normaliseAddress(parts.join(''), BASE);
        if (once === null) return;
        expect(normaliseAddress(once)).toBe(once);
        expect(URL.parse(once)?.hostname).toBe(URL.parse(parts.join('').trim(), BASE)?.hostname.replace(/\.+$/, ''));
      }),
    );
  });
});
