import { DOCUMENT_BASE, RDF_TYPE, type Term, type TripleSink } from '../trees/tripleTally.ts';
import { type DescribedGraph, graphBuilder, type GraphValue } from './describedGraph.ts';
import { propertyOfIri, typeOfIri } from './graphNames.ts';

/** Takes triples as they are read and keeps those in which catalogues are written. */
export type RdfGraph = TripleSink & { graph(): DescribedGraph };

export function openRdfGraph(): RdfGraph {
  const builder = graphBuilder();
  return {
    add({ subject, predicate, object }) {
      const id = idOf(subject);
      if (predicate.value === RDF_TYPE) {
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
