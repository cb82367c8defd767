import type { BodyFacts } from '../bodyFacts.ts';
import type { TextBody } from '../format/detectFormat.ts';
import { putGraph } from './putGraph.ts';
import { readRdfXml } from './readRdfXml.ts';

/** Facts of RDF/XML; that it breaks XML itself is told by inspectXml, that it breaks RDF here. */
export async function inspectRdfXml(body: TextBody, facts: BodyFacts): Promise<void> {
  if (!body.whole) return facts.unknown('rdf.shape', 'too-costly', 'RDF of this size is not read whole');
  const { graph, problem } = await readRdfXml(body.text);
  if (problem === null) return putGraph(graph, body.text, facts);
  facts.put('data.parse-error', problem.slice(0, 300), { kind: 'whole' }, problem);
  facts.unknown('rdf.shape', 'unparsable', problem);
}
