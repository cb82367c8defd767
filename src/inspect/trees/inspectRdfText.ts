import type { BodyFacts } from '../bodyFacts.ts';
import type { TextBody } from '../format/detectFormat.ts';
import type { Tables } from '../../model/tables.ts';
import { statementsOfValue } from '../licences/statementsOfValue.ts';
import { putGraph } from './putGraph.ts';
import { readRdfText } from './readRdfText.ts';

/** Facts of Turtle, TriG, N-Triples and N-Quads; a text that breaks their grammar is said to, with its first line. */
export function inspectRdfText(body: TextBody, tables: Tables, facts: BodyFacts): void {
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
  const at = { kind: 'whole' } as const;
  const statements = graph.licences.flatMap((value) =>
    statementsOfValue(value, tables, { scope: 'file', source: 'property', at }),
  );
  if (statements[0] !== undefined) facts.put('licence.statements', statements, at, statements[0].words);
}
