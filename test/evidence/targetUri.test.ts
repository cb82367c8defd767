import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targetUri } from '../../src/evidence/targetUri.ts';

/** Characters of RFC 3986; brackets only around an IPv6 host. */
const VALID =
  /^[a-z][a-z0-9+.-]*:(\/\/([A-Za-z0-9\-._~!$&'()*+,;=:@%]*|\[[0-9a-f:.]+\](:\d+)?))?([A-Za-z0-9\-._~!$&'()*+,;=:@%/?]*)(#[A-Za-z0-9\-._~!$&'()*+,;=:@%/?]*)?$/;

describe('targetUri', () => {
  it.each([
    ['https://бяла-река.example/данни', 'https://xn----7sbbbw4ad6b1i.example/%D0%B4%D0%B0%D0%BD%D0%BD%D0%B8'],
    ['https://a.example/x y?q=а|б[]{}^`', 'https://a.example/x%20y?q=%D0%B0%7C%D0%B1%5B%5D%7B%7D%5E%60'],
    ['https://a.example/%D0%B4/100%', 'https://a.example/%D0%B4/100%25'],
    ['http://[::1]:8080/a[1].csv', 'http://[::1]:8080/a%5B1%5D.csv'],
    ['https://a.example/a#b#c', 'https://a.example/a#b%23c'],
    ['/danni/бюджет.csv', 'file:///danni/%D0%B1%D1%8E%D0%B4%D0%B6%D0%B5%D1%82.csv'],
    ['http://', 'x-zvezdomer:http%3A%2F%2F'],
    ['няма', 'x-zvezdomer:%D0%BD%D1%8F%D0%BC%D0%B0'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
  ])('%s', (url, expected) => {
    expect(targetUri(url)).toBe(expected);
    expect(expected).toMatch(VALID);
  });

  it('is valid for anything, and stays the same when made again', () => {
    const anything = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }).map((text) => `https://a.example/${text}`),
    );
    fc.assert(
      fc.property(anything, (url) => {
        const uri = targetUri(url);
        expect(uri).toMatch(VALID);
        expect(targetUri(uri)).toBe(uri);
      }),
    );
  });
});
