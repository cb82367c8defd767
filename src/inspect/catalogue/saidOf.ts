import type { DescribedGraph, GraphNode, GraphValue } from './describedGraph.ts';

/** What is said of one thing, by the names of properties; several names mean the same and the first that says anything counts. */
export type Said = {
  readonly node: GraphNode;
  values(...properties: readonly string[]): readonly GraphValue[];
  /** Words in the language that readers here know best: Bulgarian, none named, English, the first. */
  words(...properties: readonly string[]): string | null;
  /** Addresses and words as written; of a thing without an address what it is called. */
  names(...properties: readonly string[]): readonly string[];
  name(...properties: readonly string[]): string | null;
  /** Things that are described in the same graph. */
  things(...properties: readonly string[]): readonly Said[];
};

const LABELS = [
  'prefLabel',
  'label',
  'title',
  'name',
  'geographicName',
  'value',
  'comment',
  'description',
  'identifier',
];

export function saidOf(node: GraphNode, graph: DescribedGraph): Said {
  const values = (...properties: readonly string[]): readonly GraphValue[] => {
    for (const property of properties) {
      const said = node.properties.get(property);
      if (said !== undefined && said.length > 0) return said;
    }
    return [];
  };
  const names = (...properties: readonly string[]): readonly string[] =>
    values(...properties).flatMap((value) => {
      const text = value.is === 'text' ? value.text.trim() : nameOf(value.id, graph);
      return text === null || text === '' ? [] : [text];
    });
  return {
    node,
    values,
    names,
    name: (...properties) => names(...properties)[0] ?? null,
    words: (...properties) => bestWords(values(...properties)) ?? names(...properties)[0] ?? null,
    things: (...properties) =>
      values(...properties).flatMap((value) => {
        const thing = graph.find(value);
        return thing === undefined ? [] : [saidOf(thing, graph)];
      }),
  };
}

/** An address is a name by itself; a thing without one goes by what it is called. */
function nameOf(id: string, graph: DescribedGraph): string | null {
  if (!id.startsWith('_:')) return id;
  const node = graph.find({ is: 'node', id });
  if (node === undefined) return null;
  for (const label of LABELS) {
    const words = bestWords(node.properties.get(label) ?? []);
    if (words !== null) return words;
  }
  return null;
}

function bestWords(values: readonly GraphValue[]): string | null {
  const texts = values.flatMap((value) => (value.is === 'text' && value.text.trim() !== '' ? [value] : []));
  const inLanguage = (lang: string): string | undefined =>
    texts.find((text) => text.lang === lang || text.lang?.startsWith(`${lang}-`))?.text.trim();
  const plain = texts.find(({ lang }) => lang === null)?.text.trim();
  return inLanguage('bg') ?? plain ?? inLanguage('en') ?? texts[0]?.text.trim() ?? null;
}
