import { detectText } from '../format/detectText.ts';
import { graphShape } from './graphShape.ts';
import { readRdfText } from './readRdfText.ts';
import { addName } from './subjectNames.ts';

const ABOUT = /\brdf:about\s*=\s*(?:"(https?:\/\/[^"\s]{1,2000})"|'(https?:\/\/[^'\s]{1,2000})')/g;

/**
 * Addresses of the first things that a text of RDF names: what `rdf.names` tells of it, for a crawler that goes on from
 * there. RDF/XML is looked through for its attribute only, since its reader works piece by piece. Empty for other texts.
 */
export function namesOfGraph(text: string): readonly string[] {
  const { id, json } = detectText(text, true);
  if (id === 'jsonld') return json === null ? [] : graphShape(json.value).names;
  if (id !== 'rdf')
    return ['turtle', 'trig', 'ntriples', 'nquads'].includes(id) ? readRdfText(text, id).graph.names : [];
  const names: string[] = [];
  for (const [, double, single] of text.matchAll(ABOUT)) addName(names, double ?? single ?? '');
  return names;
}
