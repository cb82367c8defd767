import { propertyOfIri, typeOfIri, USUAL_PREFIXES } from './graphNames.ts';

/**
 * Words of the contexts of DCAT-AP 3 (https://semiceu.github.io/DCAT-AP/releases/3.0.0/context/dcat-ap.jsonld) that are
 * not the names of the properties they stand for. A context that is only named is never fetched: its words are taken for
 * these names, or for the last part of a property.
 */
const AP_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    accessUrl: 'accessURL',
    applicationProfile: 'conformsTo',
    beginning: 'hasBeginning',
    datasetDistribution: 'distribution',
    downloadUrl: 'downloadURL',
    end: 'hasEnd',
    endpointUrl: 'endpointURL',
    frequency: 'accrualPeriodicity',
    geographicalCoverage: 'spatial',
    licence: 'license',
    linkedSchemas: 'conformsTo',
    modificationDate: 'modified',
    preferredLabel: 'prefLabel',
    releaseDate: 'issued',
  }),
);
const MAX_TERMS = 5_000;
/** Of words that stand for words, and of lists of contexts in lists. */
const MAX_DEPTH = 4;
const KEYWORDS: ReadonlySet<string> = new Set([
  '@id',
  '@type',
  '@graph',
  '@reverse',
  '@value',
  '@language',
  '@list',
  '@set',
]);

/** `iri` null = the word means nothing, undefined = what it would mean without being defined. */
type Term = { readonly iri: string | null | undefined; readonly isAddress: boolean };

/** What the words of one JSON-LD document mean, as far as its own contexts say. */
export type JsonLdContext = {
  /** A keyword (`@id`), the name of a property, or null: a word of another vocabulary. */
  property(key: string): string | null;
  type(value: string): string | null;
  /** Whether strings under this key are addresses. */
  isAddress(key: string): boolean;
  /** A compact or relative address written out, as far as that can be told. */
  address(value: string): string;
};

export function readContext(value: unknown): JsonLdContext {
  const terms = new Map<string, Term>();
  const bases = { vocab: null as string | null, base: null as string | null };
  collect(value, terms, bases, 0);
  const expand = (name: string): string | null => expanded(name, terms, 0);
  return {
    property(key) {
      const own = terms.get(key);
      if (own?.iri === null) return null;
      const alias = own?.iri ?? key;
      if (KEYWORDS.has(alias)) return alias;
      if (key.startsWith('@')) return null;
      const iri = expand(key);
      if (iri !== null) return propertyOfIri(iri);
      if (key.includes(':')) return key.slice(key.lastIndexOf(':') + 1);
      if (bases.vocab !== null) return propertyOfIri(`${bases.vocab}${key}`);
      return AP_WORDS.get(key) ?? key;
    },
    type(name) {
      const iri = expand(name);
      if (iri !== null) return typeOfIri(iri);
      if (name.includes(':')) return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
      return bases.vocab === null ? name.toLowerCase() : typeOfIri(`${bases.vocab}${name}`);
    },
    isAddress: (key) => terms.get(key)?.isAddress ?? false,
    address(text) {
      const colon = text.indexOf(':');
      if (text.startsWith('_:') || text.startsWith('//', colon + 1)) return text;
      if (colon > 0) {
        const known = terms.get(text.slice(0, colon))?.iri;
        const space = known === undefined || known === null ? undefined : (expand(known) ?? known);
        return space === undefined ? text : `${space}${text.slice(colon + 1)}`;
      }
      return bases.base === null ? text : (URL.parse(text, bases.base)?.href ?? text);
    },
  };
}

/** The address that a word stands for; null when nothing says so. */
function expanded(name: string, terms: ReadonlyMap<string, Term>, depth: number): string | null {
  const whole = (iri: string): string => expanded(iri, terms, depth + 1) ?? iri;
  const term = terms.get(name);
  if (term?.iri !== undefined) return term.iri === null || depth > MAX_DEPTH ? null : whole(term.iri);
  const colon = name.indexOf(':');
  if (colon <= 0 || name.startsWith('//', colon + 1)) return colon > 0 ? name : null;
  const prefix = name.slice(0, colon);
  const known = depth > MAX_DEPTH ? null : (terms.get(prefix)?.iri ?? null);
  const space = known === null ? USUAL_PREFIXES.get(prefix) : whole(known);
  return space === undefined ? null : `${space}${name.slice(colon + 1)}`;
}

function collect(
  value: unknown,
  terms: Map<string, Term>,
  bases: { vocab: string | null; base: string | null },
  depth: number,
): void {
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value.slice(0, 50)) collect(one, terms, bases, depth + 1);
    return;
  }
  for (const [key, definition] of Object.entries(value)) {
    if (key === '@vocab') bases.vocab = typeof definition === 'string' ? definition : null;
    else if (key === '@base') bases.base = typeof definition === 'string' ? definition : null;
    else if (!key.startsWith('@') && terms.size < MAX_TERMS) {
      const term = termOf(definition);
      if (term !== null) terms.set(key, term);
    }
  }
}

function termOf(definition: unknown): Term | null {
  if (definition === null) return { iri: null, isAddress: false };
  if (typeof definition === 'string') return { iri: definition, isAddress: false };
  if (typeof definition !== 'object' || Array.isArray(definition)) return null;
  const id: unknown = Reflect.get(definition, '@id');
  const type: unknown = Reflect.get(definition, '@type');
  const isAddress = type === '@id' || type === '@vocab';
  // `{"@type": "@id"}` alone keeps the word's own meaning.
  return { iri: typeof id === 'string' ? id : undefined, isAddress };
}
