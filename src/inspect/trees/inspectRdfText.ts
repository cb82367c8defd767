import type { BodyFacts } from '../bodyFacts.ts';
import type { TextBody } from '../format/detectFormat.ts';
import { countStatements } from './countStatements.ts';

/** Facts of Turtle, TriG, N-Triples and N-Quads; a text that breaks their grammar is said to, with its first line. */
export function inspectRdfText(body: TextBody, facts: BodyFacts): void {
  if (!body.whole) return facts.unknown('rdf.shape', 'too-costly', 'RDF of this size is not read whole');
  const counted = countStatements(body.text);
  if (counted.problem !== null) {
    facts.put('data.parse-error', counted.problem.slice(0, 300), { kind: 'whole' }, counted.problem);
    facts.unknown('rdf.shape', 'unparsable', counted.problem);
    return;
  }
  facts.put('rdf.shape', counted.shape, { kind: 'whole' }, body.text.slice(0, 200));
}
