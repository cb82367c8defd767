import { DataFactory } from 'n3';
import { type IRdfXmlParserArgs, RdfXmlParser } from 'rdfxml-streaming-parser';
import { quadInto } from './quadInto.ts';
import { DOCUMENT_BASE, type GraphReading, type Triple, type TripleSink, tripleTally } from './tripleTally.ts';
import { textPieces } from './readXmlEvents.ts';

/** Entities of a document type are abbreviations of addresses; more than this of them is an attack on memory. */
const MOST_ENTITY_CHARACTERS = 16_000_000;
const ENTITY = /<!ENTITY\s+(\S+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;

export type RdfXmlReading = { readonly graph: GraphReading; readonly problem: string | null };

/**
 * Reads RDF/XML by the W3C grammar (library rdfxml-streaming-parser), piece by piece, and keeps no graph. `sink` =
 * somebody else who wants the triples.
 */
export async function readRdfXml(text: string, sink: TripleSink | null = null): Promise<RdfXmlReading> {
  const tally = tripleTally();
  if (expanded(text) > MOST_ENTITY_CHARACTERS)
    return { graph: tally.graph(), problem: 'its entities would grow beyond all measure' };
  const parser = new RdfXmlParser({ baseIRI: DOCUMENT_BASE });
  const problem = await new Promise<string | null>((resolve) => {
    parser.on('data', (triple: Triple) => {
      tally.add(triple);
      sink?.add(triple);
    });
    parser.once('error', (error: Error) => resolve(error.message));
    parser.once('end', () => resolve(null));
    for (const piece of textPieces(text.replace(/^\ufeff/, ''))) parser.write(piece);
    parser.end();
  });
  return { graph: tally.graph(), problem };
}

/** The triples of RDF/XML for those who cannot wait: the whole text at once. Returns what is wrong with it; null = nothing. */
export function readRdfXmlAtOnce(text: string, sink: TripleSink): string | null {
  if (expanded(text) > MOST_ENTITY_CHARACTERS) return 'its entities would grow beyond all measure';
  // Taken where they are made: the stream itself hands them out later.
  const quad = quadInto((triple) => sink.add(triple));
  // This library tells languages with their direction, that of n3 without.
  const literal = (value: string, more?: { readonly language?: string }): unknown =>
    DataFactory.literal(value, (more?.language ?? more) as Parameters<typeof DataFactory.literal>[1]);
  const dataFactory = { ...DataFactory, quad, literal } as unknown as NonNullable<IRdfXmlParserArgs['dataFactory']>;
  const parser = new RdfXmlParser({ baseIRI: DOCUMENT_BASE, dataFactory });
  parser.on('error', () => {});
  parser.write(text.replace(/^\ufeff/, ''));
  const { errored } = parser;
  parser.destroy();
  return errored === null ? null : errored.message;
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
