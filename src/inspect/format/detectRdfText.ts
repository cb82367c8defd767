import { readRdfText } from '../trees/readRdfText.ts';

/** One term of N-Triples: IRI, blank node or literal. */
const IRI = String.raw`<[^<>"{}|^\x60\\\s]*>`;
const NODE = String.raw`(?:${IRI}|_:[\p{L}\p{N}_.:-]+)`;
const LITERAL = String.raw`"(?:[^"\\]|\\.)*"(?:@[A-Za-z0-9-]+|\^\^${IRI})?`;
const TRIPLE = new RegExp(String.raw`^\s*${NODE}\s*${IRI}\s*(?:${NODE}|${LITERAL})\s*\.\s*(?:#.*)?$`, 'u');
const QUAD = new RegExp(String.raw`^\s*${NODE}\s*${IRI}\s*(?:${NODE}|${LITERAL})\s*${NODE}\s*\.\s*(?:#.*)?$`, 'u');
const PREFIXED = String.raw`(?:[\p{L}_][\p{L}\p{N}_.-]{0,60})?:[\p{L}\p{N}_.\-/%]*`;
const SUBJECT_LINE = new RegExp(
  String.raw`^\s*(?:${NODE}|${PREFIXED}|\[\s*\]?)(?:\s+(?:a|${PREFIXED}|${IRI})(?:\s|$)|\s*$)`,
  'u',
);
const PREDICATE_LINE = new RegExp(String.raw`^\s*(?:a|${PREFIXED}|${IRI})\s+\S.*[;.,\]]\s*(?:#.*)?$`, 'u');

/** How a statement or directive of any of the four begins: what begins otherwise need not be tried. */
const BEGINNING = new RegExp(
  String.raw`^(?:@prefix|@base|@version|PREFIX\s|BASE\s|VERSION\s|GRAPH\s|${IRI}|_:|${PREFIXED}[\s{]|\[|\(|\{)`,
  'iu',
);
const COMMENTS = /^(?:\ufeff?\s+|\s*#[^\n]*(?:\n|$))+/;
const LONGEST_LINE = 2_000;
const GRAPH_LINE = new RegExp(String.raw`^\s*(?:GRAPH\s+)?(?:${NODE}|${PREFIXED}|\[\s*\])?\s*\{`, 'mu');
const IRI_TRIPLE = new RegExp(
  String.raw`(?:${IRI}|${PREFIXED})\s+(?:a|${IRI}|${PREFIXED})\s+(?:${IRI}|${PREFIXED}|"|_:|\[|\()`,
  'u',
);
const NAME = new RegExp(String.raw`(?:^|[\s[(])(?:${IRI}|(?:[\p{L}_][\p{L}\p{N}_-]*)?:[\p{L}_])`, 'u');

/** Turtle, TriG, N-Triples or N-Quads by its statements; null for any other text. `sample` = a bounded beginning. */
export function detectRdfText(sample: string): string | null {
  const lines = sample.split(/\r\n|\r|\n/).slice(0, 400);
  const statements = lines.filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  if (statements.length === 0) return null;
  const triples = statements.filter((line) => TRIPLE.test(line)).length;
  const quads = statements.filter((line) => QUAD.test(line)).length;
  // Long lines are cut for the signs that are looked for everywhere: they would be searched from each of their letters.
  const text = statements.map((line) => line.trim().slice(0, LONGEST_LINE)).join('\n');
  const declared =
    (text.includes('@') && /^\s*(?:@prefix|@base)\s/m.test(text)) ||
    (text.includes('<') && /^\s*(?:PREFIX\s+[\w.-]*:|BASE)\s*</im.test(text));
  if (!declared && triples + quads >= 0.9 * statements.length) {
    const relative = statements.some((line) => /^\s*<[^:>]*>/.test(line));
    return quads > 0 ? 'nquads' : relative ? 'turtle' : 'ntriples';
  }
  const graphs = text.includes('{') && GRAPH_LINE.test(text) && !/[{,]\s*"/.test(text.slice(0, 200));
  if (graphs && IRI_TRIPLE.test(text)) return 'trig';
  if (declared) return hasGraphs(sample) ? 'trig' : 'turtle';
  return looksLikeTurtle(text.split('\n')) ? 'turtle' : readsAsRdf(sample.replace(COMMENTS, ''));
}

/** Graphs in braces, which only TriG has, in whatever lines they stand. */
function hasGraphs(text: string): boolean {
  return text.includes('{') && readRdfText(text, 'turtle').problem?.startsWith('Unexpected graph') === true;
}

/** What no look at the lines recognises may still be read: strings over several lines, all of a graph in one line. */
function readsAsRdf(text: string): string | null {
  if (!BEGINNING.test(text)) return null;
  const reads = (format: string): boolean => {
    const { graph, problem } = readRdfText(text, format);
    return graph.shape.triples > 0 && problem === null;
  };
  return ['ntriples', 'turtle', 'nquads', 'trig'].find(reads) ?? null;
}

/** Statements without a declared prefix: parts of a larger file, published alone. */
function looksLikeTurtle(statements: readonly string[]): boolean {
  if (statements.length < 2) return false;
  const subjects = statements.filter((line) => SUBJECT_LINE.test(line)).length;
  // Nearly every text ends here: the signs below are looked for all along each line.
  if (subjects === 0) return false;
  const predicates = statements.filter((line) => PREDICATE_LINE.test(line)).length;
  const ends = statements.filter((line) => /[;.,\])]\s*(?:#.*)?$/.test(line)).length;
  const names = statements.filter((line) => NAME.test(line)).length;
  // One description from subject to full stop, with a name in most lines: shorter than the rule below can judge.
  const closed = /\.\s*(?:#.*)?$/.test(statements.at(-1) ?? '') && SUBJECT_LINE.test(statements[0] ?? '');
  if (closed && names >= 0.6 * statements.length && ends >= 0.5 * statements.length) return true;
  return predicates >= 0.4 * statements.length && ends >= 0.5 * statements.length && names >= 0.6 * statements.length;
}
