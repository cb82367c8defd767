import { breadthFirstWalk } from './breadthFirstRequests.ts';
import type { GeneratedSite } from './site.ts';
import { readGraph, type SiteGraph } from './siteGraph.ts';

/**
 * The fewest page requests that a walk which knows everything was found to need until the share (0 to 1) of the files
 * is discovered; a page may be asked for after a page or sitemap that links to it, sitemaps count, robots.txt does
 * not. The smaller of two walks: greedy by files per request, and breadth-first without the pages that led nowhere.
 */
export function oracleRequests(site: GeneratedSite, share: number): number {
  const graph = readGraph(site);
  const wanted = Math.ceil(site.files.size * share);
  return Math.min(greedyWalk(graph, wanted), prunedWalk(graph, wanted));
}

/** The breadth-first walk, only the pages that first showed a file and those on the way to them. */
function prunedWalk(graph: SiteGraph, wanted: number): number {
  const walk = breadthFirstWalk(graph, wanted);
  const needed = new Set<number>();
  for (const [at, node] of walk.order.entries()) {
    if ((walk.newFiles[at] ?? 0) === 0) continue;
    for (let up = node; up >= 0 && !needed.has(up); up = walk.foundOn.get(up) ?? -1) needed.add(up);
  }
  return needed.size;
}

/** Again and again the way to a page which brings most new files for each request on it. */
function greedyWalk(graph: SiteGraph, wanted: number): number {
  const distance: number[] = Array.from({ length: graph.next.length }, () => Number.POSITIVE_INFINITY);
  const before: number[] = Array.from({ length: graph.next.length }, () => -1);
  const discovered = new Set<number>();
  const holders = new Set(graph.files.keys().filter((node) => (graph.files[node]?.length ?? 0) > 0));
  let requests = 0;
  for (const start of graph.starts) relax(graph, distance, before, start, 1, -1);
  while (discovered.size < wanted) {
    const way = bestWay(graph, distance, before, holders, discovered);
    if (way.length === 0) return Number.POSITIVE_INFINITY;
    for (const node of way) {
      requests += 1;
      for (const file of graph.files[node] ?? []) discovered.add(file);
      holders.delete(node);
      relax(graph, distance, before, node, 0, -1);
      if (discovered.size >= wanted) break;
    }
  }
  return requests;
}

/** Lowers the distance of a node, and of everything that is nearer by way of it. */
function relax(graph: SiteGraph, distance: number[], before: number[], from: number, cost: number, by: number): void {
  if (cost >= (distance[from] ?? 0)) return;
  distance[from] = cost;
  before[from] = by;
  const queue = [from];
  for (const node of queue) {
    const here = (distance[node] ?? 0) + 1;
    for (const to of graph.next[node] ?? []) {
      if (here >= (distance[to] ?? 0)) continue;
      distance[to] = here;
      before[to] = node;
      queue.push(to);
    }
  }
}

function bestWay(
  graph: SiteGraph,
  distance: readonly number[],
  before: readonly number[],
  holders: Set<number>,
  discovered: ReadonlySet<number>,
): number[] {
  let best: number[] = [];
  let bestRate = 0;
  for (const holder of holders) {
    const way: number[] = [];
    for (let node = holder; node >= 0 && distance[node] !== 0; node = before[node] ?? -1) way.unshift(node);
    const gained = new Set<number>();
    for (const node of way) for (const file of graph.files[node] ?? []) if (!discovered.has(file)) gained.add(file);
    if (gained.size === 0) holders.delete(holder);
    if (gained.size / way.length <= bestRate) continue;
    best = way;
    bestRate = gained.size / way.length;
  }
  return best;
}
