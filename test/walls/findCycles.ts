/**
 * The cycles of a directed graph, one for each group of nodes that reach each other: the shortest way round from the
 * first node of the group. Deterministic; edges to nodes that are not in the graph are left out.
 */
export function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const covered = new Set<string>();
  for (const start of [...edges.keys()].sort((a, b) => (a < b ? -1 : 1))) {
    if (covered.has(start)) continue;
    const cycle = shortestWayBack(start, edges);
    if (!cycle) continue;
    cycles.push(cycle);
    for (const node of cycle) covered.add(node);
  }
  return cycles;
}

/** Breadth first from a node to itself; undefined if there is no way back. */
function shortestWayBack(start: string, edges: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const node of queue) {
    for (const next of edges.get(node) ?? []) {
      if (next === start) return pathTo(node, start, cameFrom);
      if (!edges.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return undefined;
}

function pathTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [end];
  for (let node = end; node !== start;) {
    node = cameFrom.get(node) ?? start;
    way.unshift(node);
  }
  return way;
}
