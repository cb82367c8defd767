import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf, resolveLink } from '../../../src/judge/derive/resolveLink.ts';

describe('resolveLink', () => {
  it.each([
    ['/a.csv', null, 'http://x.example/a.csv'],
    ['a.csv#top', null, 'http://x.example/p/a.csv'],
    ['a.csv', 'http://y.example/files/', 'http://y.example/files/a.csv'],
    ['a.csv', '/files/', 'http://x.example/files/a.csv'],
    ['//z.example/a', null, 'http://z.example/a'],
    ['mailto:a@x.example', null, null],
    ['javascript:void(0)', null, null],
    ['tel:+359', null, null],
    ['#top', null, null],
    ['', null, null],
    ['http://', null, null],
  ])('%s on base %s', (href, base, url) => {
    expect(resolveLink({ href, base }, 'http://x.example/p/index.html')).toBe(url);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), (href, base) => {
        const url = resolveLink({ href, base }, 'http://x.example/');
        if (url !== null) expect(fileNameOf(url)).not.toContain('/..');
      }),
    );
  });
});
