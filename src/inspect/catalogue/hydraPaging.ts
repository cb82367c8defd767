import type { DescribedGraph } from './describedGraph.ts';

/** Where a paged catalogue goes on, and how many things it counts: http://www.w3.org/ns/hydra/core#, old and new words. */
export type Paging = { readonly next: string | null; readonly total: number | null };

export function hydraPaging(graph: DescribedGraph): Paging {
  let next: string | null = null;
  let total: number | null = null;
  for (const { properties } of graph.nodes) {
    const link = (properties.get('hydra:next') ?? properties.get('hydra:nextPage'))?.[0];
    next ??= link === undefined ? null : link.is === 'node' ? link.id : link.text.trim();
    const count = properties.get('hydra:totalItems')?.[0];
    if (count?.is === 'text' && /^\d{1,9}$/.test(count.text.trim())) total ??= Number(count.text);
  }
  return { next: next === '' ? null : next, total };
}
