import { DataFactory, Writer } from 'n3';
import { type DcatNode, type DcatValue, expand, PREFIXES } from './dcatNode.ts';

const { literal, namedNode, quad } = DataFactory;
const CHUNK = 65_536;

/** Nodes as Turtle 1.1, in their order, in pieces of about 64 KB. */
export function* turtleChunks(nodes: Iterable<DcatNode>): Generator<string> {
  let chunk = '';
  const sink = {
    write: (text: string, _encoding: string, done?: () => void): void => {
      chunk += text;
      done?.();
    },
    end: (done?: () => void): void => done?.(),
  };
  const writer = new Writer(sink, { prefixes: PREFIXES });
  const type = namedNode(expand('rdf:type'));
  for (const { id, types, said } of nodes) {
    const subject = namedNode(id);
    for (const name of types) writer.addQuad(quad(subject, type, namedNode(expand(name))));
    for (const [property, value] of said) writer.addQuad(quad(subject, namedNode(expand(property)), termOf(value)));
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  writer.end();
  yield chunk;
}

function termOf(value: DcatValue): ReturnType<typeof namedNode> | ReturnType<typeof literal> {
  if ('iri' in value) return namedNode(value.iri);
  if ('datatype' in value) return literal(value.text, namedNode(expand(value.datatype)));
  return value.lang === null ? literal(value.text) : literal(value.text, value.lang);
}
