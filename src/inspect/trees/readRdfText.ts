import { DataFactory, Parser } from 'n3';
import { quadInto } from './quadInto.ts';
import { DOCUMENT_BASE, type GraphReading, type Triple, type TripleSink, tripleTally } from './tripleTally.ts';

/** Names of the grammars as the library knows them, by our ids of formats. */
const RDF_SYNTAX: Readonly<Record<string, string>> = {
  turtle: 'Turtle',
  trig: 'TriG',
  ntriples: 'N-Triples',
  nquads: 'N-Quads',
};
/** Vocabularies that a fragment may use without declaring them; more is no fragment but something else. */
const MAX_UNDECLARED = 30;
const UNDECLARED_BASE = 'https://undeclared.invalid/';
const UNDECLARED = /^Undefined prefix "([^"]*?):?"/;

export type RdfReading = {
  readonly graph: GraphReading;
  /** Why the text is none of its format, with the line; null when it is. */
  readonly problem: string | null;
  /** Prefixes that are used and declared nowhere: all else of the text can be read. */
  readonly undeclared: readonly string[];
};

/**
 * Reads Turtle, TriG, N-Triples or N-Quads by the W3C grammars (library n3). Names whose prefix is not declared are read
 * and told, since people publish parts of larger files: what they mean is lost, their structure is not. `openSink` =
 * somebody else who wants the triples; asked again, for a new one, each time the text is read anew.
 */
export function readRdfText(text: string, format: string, openSink: () => TripleSink | null = () => null): RdfReading {
  const undeclared: string[] = [];
  for (;;) {
    const tally = tripleTally((address) => address.startsWith(UNDECLARED_BASE));
    const sink = openSink();
    const problem = readOnce(text, format, undeclared, (triple) => {
      tally.add(triple);
      sink?.add(triple);
    });
    const prefix = problem === null ? undefined : UNDECLARED.exec(problem)?.[1];
    if (prefix === undefined || undeclared.includes(prefix) || undeclared.length >= MAX_UNDECLARED)
      return { graph: tally.graph(), problem, undeclared };
    undeclared.push(prefix);
  }
}

function readOnce(
  text: string,
  format: string,
  prefixes: readonly string[],
  add: (triple: Triple) => void,
): string | null {
  const isLines = format === 'ntriples' || format === 'nquads';
  const parser = new Parser({
    format: RDF_SYNTAX[format] ?? format,
    ...(isLines ? {} : { baseIRI: DOCUMENT_BASE }),
    factory: { ...DataFactory, quad: quadInto(add) } as typeof DataFactory,
  });
  const declared = prefixes.map((prefix) => `@prefix ${prefix}: <${UNDECLARED_BASE}${prefix}/> . `).join('');
  try {
    parser.parse(`${declared}${text.replace(/^\ufeff/, '')}`);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
