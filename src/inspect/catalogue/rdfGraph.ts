import { DOCUMENT_BASE } from '../trees/tripleTally.ts';
import { type DescribedGraph, graphBuilder, type GraphValue } from './describedGraph.ts';
import { propertyOfIri, typeOfIri } from './graphNames.ts';

/** A term as readers of RDF (RDF/JS) give it. */
type Term = { readonly termType: string; readonly value: string; readonly language?: string };

/** Takes triples as they are read and keeps those in which catalogues are written. */
export type RdfGraph = {
  add(triple: { readonly subject: Term; readonly predicate: Term; readonly object: Term }): void;
  graph(): DescribedGraph;
};

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

export function openRdfGraph(): RdfGraph {
  const builder = graphBuilder();
  return {
    add({ subject, predicate, object }) {
      const id = idOf(subject);
      if (predicate.value === TYPE) {
        const type = typeOfIri(object.value);
        // A thing of an unknown class is spoken of all the same.
        if (type === null) builder.open(id);
        else builder.addType(id, type);
        return;
      }
      const property = propertyOfIri(predicate.value);
      if (property !== null) builder.add(id, property, valueOf(object));
    },
    graph: () => builder.graph(),
  };
}

function valueOf(term: Term): GraphValue {
  if (term.termType !== 'Literal') return { is: 'node', id: idOf(term) };
  const lang = term.language === undefined || term.language === '' ? null : term.language.toLowerCase();
  return { is: 'text', text: term.value, lang };
}

/** Relative addresses come back as they were written. */
function idOf({ termType, value }: Term): string {
  if (termType === 'BlankNode') return `_:${value.replace(/^_:/, '')}`;
  return value.startsWith(DOCUMENT_BASE) ? value.slice(DOCUMENT_BASE.length) : value;
}

/** Whether a text can hold the description of a dataset at all: others are not kept in memory. */
export function maySpeakOfDatasets(text: string): boolean {
  return text.includes('www.w3.org/ns/dcat#') || (text.includes('schema.org') && text.includes('Dataset'));
}
