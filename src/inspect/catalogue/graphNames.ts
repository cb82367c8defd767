/** Prefixes that people use without declaring them. */
export const USUAL_PREFIXES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dct: 'http://purl.org/dc/terms/',
    dcterms: 'http://purl.org/dc/terms/',
    dc: 'http://purl.org/dc/elements/1.1/',
    dcat: 'http://www.w3.org/ns/dcat#',
    foaf: 'http://xmlns.com/foaf/0.1/',
    vcard: 'http://www.w3.org/2006/vcard/ns#',
    schema: 'http://schema.org/',
    adms: 'http://www.w3.org/ns/adms#',
    skos: 'http://www.w3.org/2004/02/skos/core#',
    hydra: 'http://www.w3.org/ns/hydra/core#',
    spdx: 'http://spdx.org/rdf/terms#',
    prov: 'http://www.w3.org/ns/prov#',
    owl: 'http://www.w3.org/2002/07/owl#',
    rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    time: 'http://www.w3.org/2006/time#',
    locn: 'http://www.w3.org/ns/locn#',
  }),
);
const HYDRA = plain('http://www.w3.org/ns/hydra/core#');
/**
 * Vocabularies in which catalogues are written: their terms are known by the last part of their name alone, since no two
 * of them mean different things by one word (hydra's are kept apart: DCAT has a `next` of its own).
 */
const VOCABULARIES: ReadonlySet<string> = new Set(
  [
    ...USUAL_PREFIXES.values(),
    'http://data.europa.eu/r5r/',
    'http://rdfs.org/ns/void#',
    'http://www.geonames.org/ontology#',
  ].map(plain),
);
/** Vocabularies whose classes „Dataset“, „Catalog“ and the like are meant here: not a data cube's, not OWL's. */
const CLASSES: ReadonlySet<string> = new Set(
  [
    'http://www.w3.org/ns/dcat#',
    'http://schema.org/',
    'http://xmlns.com/foaf/0.1/',
    'http://www.w3.org/2006/vcard/ns#',
    'http://rdfs.org/ns/void#',
    'http://www.w3.org/ns/hydra/core#',
  ].map(plain),
);

/** `http://purl.org/dc/terms/title` → `title`; null for a word of another vocabulary. */
export function propertyOfIri(iri: string): string | null {
  const { space, local } = parted(iri);
  if (local === '') return null;
  if (space === HYDRA) return `hydra:${local}`;
  return VOCABULARIES.has(space) ? local : null;
}

/** The class's last part in small letters; null for a class of another vocabulary. */
export function typeOfIri(iri: string): string | null {
  const { space, local } = parted(iri);
  return local !== '' && CLASSES.has(space) ? local.toLowerCase() : null;
}

function parted(iri: string): { readonly space: string; readonly local: string } {
  const end = Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1;
  return { space: plain(iri.slice(0, end)), local: iri.slice(end) };
}

/** People write https for http, and www for none. */
function plain(space: string): string {
  return space.replace(/^https?:\/\/(?:www\.)?/, '');
}
