import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainAddress } from '../../src/model/plainAddress.ts';

const A = 'http://a.example';

describe('plainAddress', () => {
  it.each([
    ['/x', '/x'],
    ['/x?b=2&a=1', '/x?a=1&b=2'],
    ['/x?a=2&a=1&b=1', '/x?a=2&a=1&b=1'],
    ['/x?a=1&a=1&b=1', '/x?a=1&b=1'],
    ['/x?utm_source=n&id=5', '/x?id=5'],
    ['/x?', '/x'],
    ['/x?utm_source=n', '/x'],
    ['/x?17', '/x?17'],
    ['/%d0%b0', '/%D0%B0'],
    ['/%7Ex/%2e%41', '/~x/.A'],
    ['/a%2Fb?c=%26', '/a%2Fb?c=%26'],
    ['//x///y', '/x/y'],
    ['/go?to=http://b.example//x', '/go?to=http://b.example//x'],
    ['/p;jsessionid=1A2B', '/p'],
    ['/(S(abc))/l.aspx?b=1&a=1', '/l.aspx?a=1&b=1'],
    ['/(a)/x', '/(a)/x'],
  ])('%s is %s', (written, plain) => expect(plainAddress(`${A}${written}`)).toBe(`${A}${plain}`));

  it('makes nothing of different addresses that differ in more than spelling', () => {
    const apart = [
      '/x',
      '/x/',
      '/X',
      '/x?a=1',
      '/x?a=2',
      '/x?A=1',
      '/x?a=1&a=2',
      '/x?a=2&a=1',
      '/index.php',
      '/',
      '/x?sid=1',
    ];
    expect(new Set(apart.map((path) => plainAddress(`${A}${path}`))).size).toBe(apart.length);
  });

  it('is idempotent', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom('?', '&', '%41', '%2f', '//', ';sid=1', 'a=1', '=', '&sid=0a1b2c3d4e5f6a7b8c'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
        const url = URL.parse(`/${parts.join('')}`, A)?.href;
        if (url === undefined) return;
        expect(plainAddress(plainAddress(url))).toBe(plainAddress(url));
      }),
    );
  });
});
