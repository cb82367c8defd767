import type { FactValues } from '../../model/factValues.ts';
import { compareText } from '../../model/json.ts';
import { hostOf } from './hosts.ts';
import { knownDatasetOf } from './knownVocabularies.ts';

const MOST_HOSTS = 20;
/** Hosts that are counted one by one: a graph of links to everywhere must not fill the memory. */
const MAX_HOSTS = 10_000;

/** Counts addresses that things are linked to, by host. */
export type LinkCounts = {
  add(address: string): void;
  /** Links to all hosts but these. */
  outside(own: readonly string[]): number;
  /** The hosts with most links, without these. */
  hosts(own: readonly string[]): FactValues['rdf.links'];
};

export function openLinkCounts(): LinkCounts {
  const linked = new Map<string, { links: number; dataset: string | null }>();
  let beyond = 0;
  return {
    add(address) {
      const host = hostOf(address);
      const found = linked.get(host);
      if (found !== undefined) {
        found.links += 1;
        found.dataset ??= knownDatasetOf(address);
      } else if (linked.size < MAX_HOSTS) linked.set(host, { links: 1, dataset: knownDatasetOf(address) });
      else beyond += 1;
    },
    outside(own) {
      let links = beyond;
      for (const [host, found] of linked) if (!own.includes(host)) links += found.links;
      return links;
    },
    hosts: (own) =>
      [...linked]
        .filter(([host]) => !own.includes(host))
        .map(([host, found]) => ({ host, ...found }))
        .toSorted((a, b) => b.links - a.links || compareText(a.host, b.host))
        .slice(0, MOST_HOSTS),
  };
}
