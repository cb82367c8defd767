import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { DOCUMENT_BASE, type GraphReading, tripleTally, type Triple } from './tripleTally.ts';
import { textPieces } from './readXmlEvents.ts';

/** Entities of a document type are abbreviations of addresses; more than this of them is an attack on memory. */
const MOST_ENTITY_CHARACTERS = 16_000_000;
const ENTITY = /<!ENTITY\s+(\S+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;

export type RdfXmlReading = { readonly graph: GraphReading; readonly problem: string | null };

/** Reads RDF/XML by the W3C grammar (library rdfxml-streaming-parser), piece by piece, and keeps no graph. */
export async function readRdfXml(text: string): Promise<RdfXmlReading> {
  const tally = tripleTally();
  if (expanded(text) > MOST_ENTITY_CHARACTERS)
    return { graph: tally.graph(), problem: 'its entities would grow beyond all measure' };
  const parser = new RdfXmlParser({ baseIRI: DOCUMENT_BASE });
  const problem = await new Promise<string | null>((resolve) => {
    parser.on('data', (triple: Triple) => tally.add(triple));
    parser.once('error', (error: Error) => resolve(error.message));
    parser.once('end', () => resolve(null));
    for (const piece of textPieces(text.replace(/^\ufeff/, ''))) parser.write(piece);
    parser.end();
  });
  return { graph: tally.graph(), problem };
}

/** Characters that the entities declared in the document type stand for in the whole text. */
function expanded(text: string): number {
  let characters = 0;
  for (const [, name, double, single] of text.slice(0, 1_000_000).matchAll(ENTITY)) {
    const uses = text.split(`&${name};`).length - 1;
    characters += uses * (double ?? single ?? '').length;
    if (characters > MOST_ENTITY_CHARACTERS) break;
  }
  return characters;
}
