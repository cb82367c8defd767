import type { Sha256 } from '../../model/ids.ts';
import type { BodyFacts } from '../bodyFacts.ts';
import { graphFacts } from '../catalogue/catalogueFacts.ts';
import { maySpeakOfDatasets, openRdfGraph } from '../catalogue/rdfGraph.ts';
import type { TextBody } from '../format/detectFormat.ts';
import { putGraph } from './putGraph.ts';
import { readRdfXml } from './readRdfXml.ts';

/** Facts of RDF/XML; that it breaks XML itself is told by inspectXml, that it breaks RDF here. */
export async function inspectRdfXml(body: TextBody, digest: Sha256, facts: BodyFacts): Promise<void> {
  if (!body.whole) return facts.unknown('rdf.shape', 'too-costly', 'RDF of this size is not read whole');
  const described = maySpeakOfDatasets(body.text) ? openRdfGraph() : null;
  const { graph, problem } = await readRdfXml(body.text, described);
  if (problem === null) {
    putGraph(graph, body.text, facts);
    if (described !== null) facts.add(graphFacts(described.graph(), digest));
    return;
  }
  facts.put('data.parse-error', problem.slice(0, 300), { kind: 'whole' }, problem);
  facts.unknown('rdf.shape', 'unparsable', problem);
}
