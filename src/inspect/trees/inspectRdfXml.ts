import type { BodyFacts } from '../bodyFacts.ts';
import type { TextBody } from '../format/detectFormat.ts';
import { EnoughRead, readXmlEvents, textPieces } from './readXmlEvents.ts';

const MAX_ELEMENTS = 3_000_000;
const HTTP = /^https?:\/\//i;

/**
 * Size of an RDF/XML graph by its striped syntax: elements below the root are nodes and properties in turn. Subjects
 * are named by `rdf:about`, objects by `rdf:resource`; literals and containers count as one statement each.
 */
export async function inspectRdfXml(body: TextBody, facts: BodyFacts): Promise<void> {
  const subjects: (string | null)[] = [];
  const objects: string[] = [];
  let depth = 0;
  let elements = 0;
  let triples = 0;
  const problem = await readXmlEvents(textPieces(body.text), {
    open({ attributes }) {
      elements += 1;
      if (elements > MAX_ELEMENTS) throw new EnoughRead();
      // Below the root: nodes at odd depth, properties at even depth.
      if (depth % 2 === 1) {
        subjects.push(attributes['rdf:about'] ?? null);
        triples += 1 + Object.keys(attributes).filter((key) => !/^(?:rdf|xml|xmlns)(?::|$)/.test(key)).length;
      } else if (depth > 0) triples += 1;
      const object = attributes['rdf:resource'];
      if (object !== undefined && HTTP.test(object)) objects.push(object);
      depth += 1;
    },
    close() {
      depth -= 1;
    },
  });
  if (problem !== null && body.whole) return facts.unknown('rdf.shape', 'unparsable', problem);
  const named = subjects.filter((subject) => subject !== null && HTTP.test(subject));
  const host = mostFrequent(named.map((subject) => URL.parse(subject ?? '')?.host ?? ''));
  facts.put(
    'rdf.shape',
    {
      triples,
      uriSubjectShare: subjects.length === 0 ? 0 : named.length / subjects.length,
      externalLinks: objects.filter((iri) => (URL.parse(iri)?.host ?? '') !== host).length,
    },
    { kind: 'whole' },
    body.text.slice(0, 200),
  );
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}
