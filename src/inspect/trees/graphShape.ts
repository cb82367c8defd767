import { compareText } from '../../model/json.ts';
import { hostOf, ownHost } from './hosts.ts';
import { type LinkCounts, openLinkCounts } from './linkCounts.ts';
import { vocabularyOf } from './knownVocabularies.ts';
import { addName } from './subjectNames.ts';
import type { GraphReading } from './tripleTally.ts';

const MAX_NODES = 200_000;
const HTTP = /^https?:\/\//i;

type Counts = { triples: number; subjects: number; uriSubjects: number; nodes: number; readonly names: string[] };

/**
 * Size of the graph that a JSON-LD value describes, read without its context (which is never fetched): nodes with
 * `@id`, members as statements, links to other hosts than the one that most subjects have.
 */
export function graphShape(value: unknown): GraphReading {
  const counts: Counts = { triples: 0, subjects: 0, uriSubjects: 0, nodes: 0, names: [] };
  const ownHosts = new Map<string, number>();
  const linked = openLinkCounts();
  const stack: unknown[] = [value];
  while (stack.length > 0 && counts.nodes < MAX_NODES) {
    const node = stack.pop();
    counts.nodes += 1;
    if (Array.isArray(node)) stack.push(...(node as unknown[]).slice(0, MAX_NODES - stack.length));
    else if (typeof node === 'object' && node !== null)
      readNode(node as Record<string, unknown>, counts, ownHosts, linked, stack);
  }
  const own = [ownHost(ownHosts)];
  return {
    shape: {
      triples: counts.triples,
      uriSubjectShare: counts.subjects === 0 ? 0 : counts.uriSubjects / counts.subjects,
      externalLinks: linked.outside(own),
    },
    links: linked.hosts(own),
    vocabularies: contextVocabularies(value),
    names: counts.names,
    // Members of JSON-LD that state a licence are read by inspectMetadata.
    licences: [],
  };
}

function readNode(
  node: Record<string, unknown>,
  counts: Counts,
  ownHosts: Map<string, number>,
  linked: LinkCounts,
  stack: unknown[],
): void {
  const id = node['@id'] ?? node['id'];
  const statements = Object.entries(node).filter(([key]) => !['@context', '@id', 'id', '@graph'].includes(key));
  const isReference = statements.length === 0 && typeof id === 'string' && !('@graph' in node);
  if (isReference) {
    if (HTTP.test(id)) linked.add(id);
    return;
  }
  if (statements.length > 0 && !('@value' in node)) {
    counts.subjects += 1;
    if (typeof id === 'string' && HTTP.test(id)) {
      counts.uriSubjects += 1;
      addName(counts.names, id);
      ownHosts.set(hostOf(id), (ownHosts.get(hostOf(id)) ?? 0) + 1);
    }
  }
  for (const [key, member] of statements) {
    counts.triples += Array.isArray(member) ? member.length : 1;
    if (typeof member === 'string' && HTTP.test(member) && key !== '@type') linked.add(member);
    else stack.push(member);
  }
  if ('@graph' in node) stack.push(node['@graph']);
}

/** Known vocabularies that the context names; a context that stands elsewhere is not fetched. */
function contextVocabularies(value: unknown): readonly string[] {
  const context =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)['@context'] : undefined;
  const addresses = (Array.isArray(context) ? (context as unknown[]) : [context]).flatMap((each): unknown[] =>
    typeof each === 'object' && each !== null ? Object.values(each) : [each],
  );
  const found = addresses.flatMap((address) =>
    typeof address === 'string' ? (vocabularyOf(address) ?? vocabularyOf(`${address}/`) ?? []) : [],
  );
  return [...new Set(found)].toSorted(compareText);
}
