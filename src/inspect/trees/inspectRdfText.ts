import type { BodyFacts } from '../bodyFacts.ts';
import type { TextBody } from '../format/detectFormat.ts';
import { putGraph } from './putGraph.ts';
import { readRdfText } from './readRdfText.ts';

/** Facts of Turtle, TriG, N-Triples and N-Quads; a text that breaks their grammar is said to, with its first line. */
export function inspectRdfText(body: TextBody, facts: BodyFacts): void {
  if (!body.whole) return facts.unknown('rdf.shape', 'too-costly', 'RDF of this size is not read whole');
  const { graph, problem, undeclared } = readRdfText(body.text, body.id);
  if (problem !== null) {
    facts.put('data.parse-error', problem.slice(0, 300), { kind: 'whole' }, problem);
    facts.unknown('rdf.shape', 'unparsable', problem);
    return;
  }
  if (undeclared.length > 0) {
    const words = `prefixes that are not declared: ${undeclared.map((prefix) => `${prefix}:`).join(' ')}`;
    facts.put('data.parse-error', words.slice(0, 300), { kind: 'whole' }, words);
  }
  putGraph(graph, body.text, facts);
}
