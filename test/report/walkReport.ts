import path from 'node:path';
import type { ReadPage } from './pageReader.ts';

/** A report's pages by path; files are all its paths, pages or not. */
export type Site = { readonly files: ReadonlySet<string>; readonly pages: ReadonlyMap<string, ReadPage> };

function isWeb(href: string): boolean {
  return /^[a-z][a-z+.-]*:/i.test(href);
}

export function resolveLink(from: string, href: string): { file: string; anchor: string } {
  const [target = '', anchor = ''] = href.split('#');
  const file = target === '' ? from : path.posix.join(path.posix.dirname(from), decodeURI(target));
  return { file, anchor };
}

/** Links that lead to no file or no anchor. The PDF is printed after the pages. */
export function brokenLinks({ files, pages }: Site): string[] {
  const broken: string[] = [];
  for (const [from, page] of pages) {
    for (const { href } of page.links) {
      if (isWeb(href)) continue;
      const { file, anchor } = resolveLink(from, href);
      if (!files.has(file) && !/(?:^|\/)report\.pdf$/.test(file)) broken.push(`${from}: ${href}`);
      else if (anchor !== '' && pages.get(file)?.ids.includes(anchor) !== true)
        broken.push(`${from}: ${href} (anchor)`);
    }
  }
  return broken;
}

/** Pages that `clicks` links inside <main> reach from a page, the page itself included. */
function reach({ pages }: Site, start: string, clicks: number): ReadonlySet<string> {
  const seen = new Set([start]);
  let edge = [start];
  for (let click = 0; click < clicks; click += 1) {
    const next = edge.flatMap((from) =>
      (pages.get(from)?.links ?? [])
        .filter(({ href, inMain }) => inMain && !isWeb(href))
        .map(({ href }) => resolveLink(from, href).file),
    );
    edge = [...new Set(next)].filter((file) => !seen.has(file));
    for (const file of edge) seen.add(file);
  }
  return seen;
}

/**
 * Every number of an overview (DESIGN §1.5): how many there are, and those that do not lead to evidence in three
 * clicks. What was never judged (requests, bodies without a score, a count of nothing) leads to the list of captures.
 */
export function walkNumbers(site: Site, overview: string): { numbers: number; astray: string[] } {
  const numbers = (site.pages.get(overview)?.links ?? []).filter(({ number }) => number !== null);
  const astray = numbers
    .map(({ href }) => resolveLink(overview, href).file)
    .filter((start) => {
      const isUnjudged = /traces\/(?:count-(?:requests|documents|withheld|institutions)|withheld-)/.test(start);
      const isEmpty = (site.pages.get(start)?.links ?? []).some(
        ({ href, inMain }) => inMain && href.endsWith('health.html'),
      );
      const wanted = isUnjudged || isEmpty ? /(?:evidence|captures)\// : /evidence\//;
      return ![...reach(site, start, 2)].some((file) => wanted.test(file));
    });
  return { numbers: numbers.length, astray };
}
