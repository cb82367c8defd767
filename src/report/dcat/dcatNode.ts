/** Prefixes of the vocabularies that the export speaks. None of them may be the scheme of an address. */
export const PREFIXES = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  dqv: 'http://www.w3.org/ns/dqv#',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  oa: 'http://www.w3.org/ns/oa#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** `dct:title`: a name of one of the vocabularies above. */
export type Curie = `${keyof typeof PREFIXES}:${string}`;

/** Addresses are absolute and in ASCII (model/absoluteIri), texts are well formed. */
export type DcatValue =
  | { readonly iri: string }
  | { readonly text: string; readonly lang: string | null }
  | { readonly text: string; readonly datatype: Curie };

/** What is said of one thing. Several nodes may speak of the same thing. There are no blank nodes: all have addresses. */
export type DcatNode = {
  readonly id: string;
  readonly types: readonly Curie[];
  readonly said: readonly (readonly [property: Curie, value: DcatValue])[];
};

type Said = DcatValue | null | readonly (DcatValue | null)[];

/** A node with what is said of it in the order given; null = nothing, and nothing is said twice. */
export function makeNode(id: string, types: readonly Curie[], said: { readonly [P in Curie]?: Said }): DcatNode {
  const pairs: (readonly [Curie, DcatValue])[] = [];
  for (const [property, told] of Object.entries(said)) {
    const values = [told].flat().filter((value) => value !== null && value !== undefined);
    const known = new Set<string>();
    for (const value of values) {
      const key = values.length === 1 ? '' : JSON.stringify(value);
      if (!known.has(key)) pairs.push([property as Curie, value]);
      known.add(key);
    }
  }
  return { id, types, said: pairs };
}

export const typed = (text: string | number, datatype: Curie): DcatValue => ({ text: String(text), datatype });

/** `dct:title` in full. */
export function expand(curie: Curie): string {
  const at = curie.indexOf(':');
  return PREFIXES[curie.slice(0, at) as keyof typeof PREFIXES] + curie.slice(at + 1);
}
