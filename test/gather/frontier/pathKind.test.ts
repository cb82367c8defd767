import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPaging, pathKind } from '../../../src/gather/frontier/pathKind.ts';

describe('pathKind', () => {
  it.each([
    ['http://www.a.example/', 'a.example'],
    ['http://a.example/news/123', 'a.example/news/N'],
    ['http://a.example/2024/05/zapoved-za-neshto-drugo-i-treto', 'a.example/N/N/*'],
    ['http://a.example/%D0%B1%D1%8E%D0%B4%D0%B6%D0%B5%D1%82/2024', 'a.example/бюджет/N'],
    ['http://a.example/index.php?view=list&id=5&option=com_x', 'a.example/index.php?id=N&option=com_x&view=list'],
    ['http://a.example/a/b/c/d/e/f/g.html', 'a.example/a/b/c/**'],
  ])('%s', (url, kind) => expect(pathKind(url).at(-1)).toBe(kind));

  it('goes from the host to the kind, never throws, and has no separator of cells in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()), (url) => {
        const nodes = pathKind(url);
        expect(nodes.length).toBeLessThanOrEqual(6);
        for (const [index, node] of nodes.entries()) {
          expect(node).not.toMatch(/[|\s]/);
          if (index > 0) expect(node.startsWith(nodes[index - 1] ?? '?')).toBe(true);
        }
      }),
    );
  });

  it.each([
    ['http://a.example/list?page=2', true],
    ['http://a.example/index.php?limitstart=20&id=5', true],
    ['http://a.example/category/page/3/', true],
    ['http://a.example/index.php?page=contacts', false],
    ['http://a.example/pages/3', false],
    ['http://a.example/list?id=2', false],
  ])('%s: paging %s', (url, expected) => expect(isPaging(url)).toBe(expected));
});
