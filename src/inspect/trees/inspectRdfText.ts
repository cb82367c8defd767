import type { Fact } from '../../model/facts.ts';
import type { Sha256 } from '../../model/ids.ts';
import type { BodyFacts } from '../bodyFacts.ts';
import { graphFacts } from '../catalogue/catalogueFacts.ts';
import { maySpeakOfDatasets, openRdfGraph, type RdfGraph } from '../catalogue/rdfGraph.ts';
import type { TextBody } from '../format/detectFormat.ts';
import type { Tables } from '../../model/tables.ts';
import { statementsOfValue } from '../licences/statementsOfValue.ts';
import { putGraph } from './putGraph.ts';
import { readRdfText } from './readRdfText.ts';

/** Facts of Turtle, TriG, N-Triples and N-Quads; a text that breaks their grammar is said to, with its first line. */
export function inspectRdfText(body: TextBody, tables: Tables, digest: Sha256, facts: BodyFacts): void {
  if (!body.whole) return facts.unknown('rdf.shape', 'too-costly', 'RDF of this size is not read whole');
  const mayBeCatalogue = maySpeakOfDatasets(body.text);
  let described: RdfGraph | null = null;
  const { graph, problem, undeclared } = readRdfText(body.text, body.id, () =>
    mayBeCatalogue ? (described = openRdfGraph()) : null,
  );
  if (problem !== null) {
    facts.put('data.parse-error', problem.slice(0, 300), { kind: 'whole' }, problem);
    facts.unknown('rdf.shape', 'unparsable', problem);
    if (mayBeCatalogue) facts.unknown('catalogue.datasets', 'unparsable', problem);
    return;
  }
  if (undeclared.length > 0) {
    const words = `prefixes that are not declared: ${undeclared.map((prefix) => `${prefix}:`).join(' ')}`;
    facts.put('data.parse-error', words.slice(0, 300), { kind: 'whole' }, words);
  }
  putGraph(graph, body.text, facts);
  facts.add(describedFacts(described, digest));
  const at = { kind: 'whole' } as const;
  const statements = graph.licences.flatMap((value) =>
    statementsOfValue(value, tables, { scope: 'file', source: 'property', at }),
  );
  if (statements[0] !== undefined) facts.put('licence.statements', statements, at, statements[0].words);
}

function describedFacts(described: RdfGraph | null, digest: Sha256): readonly Fact[] {
  return described === null ? [] : graphFacts(described.graph(), digest);
}
