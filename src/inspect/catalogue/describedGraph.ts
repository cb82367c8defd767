/** What a description says of one property: words, perhaps in a language, or another thing by its name. */
export type GraphValue =
  | { readonly is: 'text'; readonly text: string; readonly lang: string | null }
  | { readonly is: 'node'; readonly id: string };

/** A thing that a description speaks of: properties and types by the last part of their names (graphNames). */
export type GraphNode = {
  /** Its address, or `_:…` for a thing without one. */
  readonly id: string;
  readonly types: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, readonly GraphValue[]>;
};

/** Descriptions as they were read, whatever they were written in; in the order in which things are first spoken of. */
export type DescribedGraph = {
  readonly nodes: readonly GraphNode[];
  /** The described thing that a value names: a node, or a text that is the address of one. */
  find(value: GraphValue): GraphNode | undefined;
  /** More was said than is kept: nothing that is missing may be taken for unsaid. */
  readonly isCut: boolean;
};

export type GraphBuilder = {
  add(id: string, property: string, value: GraphValue): void;
  addType(id: string, type: string): void;
  /** Notes that a thing is spoken of, so that an outer one stands before those inside it. */
  open(id: string): void;
  /** Notes that the reader passed over what would have been said. */
  passOver(): void;
  graph(): DescribedGraph;
};

type OpenNode = { readonly id: string; readonly types: Set<string>; readonly properties: Map<string, GraphValue[]> };

/** A catalogue page of 1,000 datasets says about 50,000 things. */
const MAX_STATEMENTS = 1_000_000;
const MAX_CHARACTERS = 100_000_000;
const LONGEST_TEXT = 20_000;
const MAX_VALUES = 20_000;

export function graphBuilder(): GraphBuilder {
  const nodes = new Map<string, OpenNode>();
  let statements = 0;
  let characters = 0;
  let isCut = false;
  const nodeOf = (id: string): OpenNode => {
    const known = nodes.get(id);
    if (known !== undefined) return known;
    const node: OpenNode = { id, types: new Set(), properties: new Map() };
    nodes.set(id, node);
    return node;
  };
  const mayKeep = (length: number): boolean => {
    statements += 1;
    characters += length;
    if (statements <= MAX_STATEMENTS && characters <= MAX_CHARACTERS) return true;
    isCut = true;
    return false;
  };
  return {
    open(id) {
      if (mayKeep(id.length)) nodeOf(id);
    },
    addType(id, type) {
      if (mayKeep(type.length)) nodeOf(id).types.add(type);
    },
    passOver() {
      isCut = true;
    },
    add(id, property, value) {
      const kept = value.is === 'text' ? { ...value, text: value.text.slice(0, LONGEST_TEXT) } : value;
      if (!mayKeep(kept.is === 'text' ? kept.text.length : kept.id.length)) return;
      const { properties } = nodeOf(id);
      const values = properties.get(property);
      if (values === undefined) properties.set(property, [kept]);
      else if (values.length < MAX_VALUES) values.push(kept);
      else isCut = true;
    },
    graph: () => ({
      nodes: [...nodes.values()],
      find: (value) => nodes.get(value.is === 'node' ? value.id : value.text),
      isCut,
    }),
  };
}
