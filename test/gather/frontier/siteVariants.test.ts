import { expect, test } from 'vitest';
import { siteGroup, twinsOf, underOrigin } from '../../../src/gather/frontier/siteVariants.ts';

test.each([
  ['http://a.example/x?y', ['https://a.example/x?y', 'http://www.a.example/x?y', 'https://www.a.example/x?y']],
  ['https://www.a.example/', ['http://www.a.example/', 'https://a.example/', 'http://a.example/']],
  ['http://a.example:8080/', ['http://www.a.example:8080/']],
  ['https://127.0.0.1/', ['http://127.0.0.1/']],
  ['http://[::1]:81/', []],
  ['http://localhost/', ['https://localhost/']],
  [
    'http://xn--80aa.xn--90ae/',
    ['https://xn--80aa.xn--90ae/', 'http://www.xn--80aa.xn--90ae/', 'https://www.xn--80aa.xn--90ae/'],
  ],
  ['no address', []],
])('%s', (url, twins) => {
  expect(twinsOf(url)).toEqual(twins);
  for (const twin of twins) {
    expect(siteGroup(twin)).toBe(siteGroup(url));
    expect(underOrigin(twin, new URL(url).origin)).toBe(url);
  }
});

test('other names and ports are other sites', () => {
  const groups = ['http://a.example/', 'http://b.a.example/', 'http://a.example:81/', 'https://a.example:81/'].map(
    siteGroup,
  );
  expect(new Set(groups).size).toBe(4);
});
