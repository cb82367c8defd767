import type { GeneratedSite } from './site.ts';
import { readGraph, type SiteGraph } from './siteGraph.ts';

/** A walk in the order of the queue: what was asked for, by whom it was found, and what each request brought to light. */
export type Walk = {
  readonly order: readonly number[];
  readonly foundOn: ReadonlyMap<number, number>;
  readonly newFiles: readonly number[];
};

/**
 * Walks the site first in, first out, until so many files are discovered. Only when no link is left and files are
 * still missing does it turn to the sitemap: some files stand nowhere else.
 */
export function breadthFirstWalk(graph: SiteGraph, wanted: number): Walk {
  const foundOn = new Map<number, number>();
  const order: number[] = [];
  const newFiles: number[] = [];
  const discovered = new Set<number>();
  for (const start of graph.starts) {
    const queue = foundOn.has(start) ? [] : [start];
    if (queue.length > 0) foundOn.set(start, -1);
    for (const node of queue) {
      if (discovered.size >= wanted) break;
      const before = discovered.size;
      for (const file of graph.files[node] ?? []) discovered.add(file);
      order.push(node);
      newFiles.push(discovered.size - before);
      for (const to of graph.next[node] ?? []) {
        if (foundOn.has(to)) continue;
        foundOn.set(to, node);
        queue.push(to);
      }
    }
  }
  return { order, foundOn, newFiles };
}

/**
 * Page requests of a plain breadth-first crawl from home (first in, first out, page order, each page once, dead links
 * too) until the share (0 to 1) of the files is discovered. Files and papers cost nothing, robots.txt neither. The
 * sitemap is used, and counted, only when all links are used up.
 */
export function breadthFirstRequests(site: GeneratedSite, share: number): number {
  return breadthFirstWalk(readGraph(site), Math.ceil(site.files.size * share)).order.length;
}
