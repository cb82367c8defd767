import { DataFactory, type Quad } from 'n3';
import type { Triple } from './tripleTally.ts';

/**
 * What readers of RDF are given to make quads with: each is handed on where it is made, and none is kept, since a graph
 * of a large file would not fit into memory.
 */
export function quadInto(add: (triple: Triple) => void): (...parts: Parameters<typeof DataFactory.quad>) => Quad {
  const none = DataFactory.quad(DataFactory.blankNode(), DataFactory.namedNode(''), DataFactory.blankNode());
  return (subject, predicate, object) => {
    add({ subject, predicate, object });
    return none;
  };
}
