import { BUILTIN_DATATYPES } from './builtinDatatypes.ts';

/** The one context that a metadata document may have (Metadata Vocabulary for Tabular Data, 5.2). */
export const CSVW_CONTEXT = 'http://www.w3.org/ns/csvw';

/** Prefixes that the context of CSVW defines: those of the RDFa initial context, and its own. */
const PREFIXES: ReadonlySet<string> = new Set(
  (
    'as cc csvw ctag dc dc11 dcat dcterms dqv duv foaf gr grddl ical ldp ma oa og org owl prov qb rdf rdfa rdfs rev ' +
    'rif rr schema sd sioc skos skosxl v vcard void wdr wdrs xhv xml xsd'
  ).split(' '),
);
const TERMS: ReadonlySet<string> = new Set(
  (
    'Cell Column Datatype Dialect Direction ForeignKey JSON NumericFormat Row Schema Table TableGroup TableReference ' +
    'Template Transformation'
  ).split(' '),
);

export function isAbsoluteUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(text) && !text.startsWith('_:');
}

/** `dc:title` and `http://…/title`, but not `title`. */
export function isCommonProperty(name: string): boolean {
  const prefix = /^([^:/]+):(?!\/\/)/.exec(name)?.[1];
  return prefix === undefined ? /^https?:\/\/\S+$/i.test(name) : PREFIXES.has(prefix);
}

/** What `@type` may name: a term of the context, a name with a known prefix, an absolute URL. */
export function isType(name: unknown): boolean {
  if (typeof name !== 'string' || name.startsWith('_:')) return false;
  return TERMS.has(name) || BUILTIN_DATATYPES.has(name) || isCommonProperty(name) || isAbsoluteUrl(name);
}

/** Well-formed by BCP 47; old registered tags without a structure (`i-klingon`) are not known. */
export function isLanguageTag(tag: unknown): tag is string {
  if (typeof tag !== 'string') return false;
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
