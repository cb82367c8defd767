import type { FactValues } from '../../model/factValues.ts';
import { hostOf, ownHost } from './hosts.ts';

const MAX_NODES = 200_000;
const HTTP = /^https?:\/\//i;

type Counts = { triples: number; subjects: number; uriSubjects: number; nodes: number };

/**
 * Size of the graph that a JSON-LD value describes, read without its context (which is never fetched): nodes with
 * `@id`, members as statements, links to other hosts than the one that most subjects have.
 */
export function graphShape(value: unknown): FactValues['rdf.shape'] {
  const counts: Counts = { triples: 0, subjects: 0, uriSubjects: 0, nodes: 0 };
  const ownHosts = new Map<string, number>();
  const linked: string[] = [];
  const stack: unknown[] = [value];
  while (stack.length > 0 && counts.nodes < MAX_NODES) {
    const node = stack.pop();
    counts.nodes += 1;
    if (Array.isArray(node)) stack.push(...(node as unknown[]).slice(0, MAX_NODES - stack.length));
    else if (typeof node === 'object' && node !== null)
      readNode(node as Record<string, unknown>, counts, ownHosts, linked, stack);
  }
  const own = ownHost(ownHosts);
  const externalLinks = linked.filter((iri) => hostOf(iri) !== own).length;
  return {
    triples: counts.triples,
    uriSubjectShare: counts.subjects === 0 ? 0 : counts.uriSubjects / counts.subjects,
    externalLinks,
  };
}

function readNode(
  node: Record<string, unknown>,
  counts: Counts,
  ownHosts: Map<string, number>,
  linked: string[],
  stack: unknown[],
): void {
  const id = node['@id'] ?? node['id'];
  const statements = Object.entries(node).filter(([key]) => !['@context', '@id', 'id', '@graph'].includes(key));
  const isReference = statements.length === 0 && typeof id === 'string' && !('@graph' in node);
  if (isReference) {
    if (HTTP.test(id)) linked.push(id);
    return;
  }
  if (statements.length > 0 && !('@value' in node)) {
    counts.subjects += 1;
    if (typeof id === 'string' && HTTP.test(id)) {
      counts.uriSubjects += 1;
      ownHosts.set(hostOf(id), (ownHosts.get(hostOf(id)) ?? 0) + 1);
    }
  }
  for (const [key, member] of statements) {
    counts.triples += Array.isArray(member) ? member.length : 1;
    if (typeof member === 'string' && HTTP.test(member) && key !== '@type') linked.push(member);
    else stack.push(member);
  }
  if ('@graph' in node) stack.push(node['@graph']);
}
