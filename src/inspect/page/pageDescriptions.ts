import type { CatalogueDataset } from '../../model/catalogue.ts';
import { datasetsOfGraph } from '../catalogue/datasetsOfGraph.ts';
import { microdataGraph } from '../catalogue/microdataGraph.ts';
import { type PageScript, pageScripts } from './pageScripts.ts';
import { readPage } from './readPage.ts';

const MAX_DATASETS = 2_000;

/** Datasets that a page describes in JSON-LD, microdata or RDFa, for programs; one described twice is told once. */
export function pageDescriptions(
  html: string,
  scripts: readonly PageScript[] = pageScripts(readPage(html)),
): readonly CatalogueDataset[] {
  const graphs = [...scripts.map(({ graph }) => graph), microdataGraph(html)];
  const found = new Map<string, CatalogueDataset>();
  for (const graph of graphs)
    for (const dataset of datasetsOfGraph(graph)) if (!found.has(dataset.uri)) found.set(dataset.uri, dataset);
  return [...found.values()].slice(0, MAX_DATASETS);
}
