/** Vocabularies that programs know without asking, by the beginning of their terms (LOV, the EU's core vocabularies). */
const VOCABULARIES: readonly (readonly [string, string])[] = [
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['owl', 'http://www.w3.org/2002/07/owl#'],
  ['skos', 'http://www.w3.org/2004/02/skos/core#'],
  ['dcterms', 'http://purl.org/dc/terms/'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['dcat', 'http://www.w3.org/ns/dcat#'],
  ['dqv', 'http://www.w3.org/ns/dqv#'],
  ['prov', 'http://www.w3.org/ns/prov#'],
  ['foaf', 'http://xmlns.com/foaf/0.1/'],
  ['org', 'http://www.w3.org/ns/org#'],
  ['vcard', 'http://www.w3.org/2006/vcard/ns#'],
  ['qb', 'http://purl.org/linked-data/cube#'],
  ['geo', 'http://www.w3.org/2003/01/geo/wgs84_pos#'],
  ['geosparql', 'http://www.opengis.net/ont/geosparql#'],
  ['locn', 'http://www.w3.org/ns/locn#'],
  ['time', 'http://www.w3.org/2006/time#'],
  ['sosa', 'http://www.w3.org/ns/sosa/'],
  ['void', 'http://rdfs.org/ns/void#'],
  ['adms', 'http://www.w3.org/ns/adms#'],
  ['cpov', 'http://data.europa.eu/m8g/'],
  ['regorg', 'http://www.w3.org/ns/regorg#'],
  ['eli', 'http://data.europa.eu/eli/ontology#'],
  ['schema', 'http://schema.org/'],
  ['schema', 'https://schema.org/'],
];

/** Data sets that many others link to, by the beginning of their addresses. */
const DATASETS: readonly (readonly [string, string])[] = [
  ['wikidata', 'http://www.wikidata.org/entity/'],
  ['dbpedia', 'http://dbpedia.org/resource/'],
  ['eurovoc', 'http://eurovoc.europa.eu/'],
  ['eu-authority', 'http://publications.europa.eu/resource/authority/'],
  ['nuts', 'http://data.europa.eu/nuts/'],
  ['geonames', 'http://sws.geonames.org/'],
  ['geonames', 'https://sws.geonames.org/'],
  ['eu-eli', 'http://data.europa.eu/eli/'],
  ['loc', 'http://id.loc.gov/'],
  ['viaf', 'http://viaf.org/viaf/'],
];

/** Id of the vocabulary that a term is of; null for one that only its authors know. */
export function vocabularyOf(term: string): string | null {
  return VOCABULARIES.find(([, start]) => term.startsWith(start))?.[0] ?? null;
}

/** Id of the well-known data set that an address belongs to. */
export function knownDatasetOf(address: string): string | null {
  return DATASETS.find(([, start]) => address.startsWith(start))?.[0] ?? null;
}
