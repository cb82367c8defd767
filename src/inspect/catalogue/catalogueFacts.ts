import type { CatalogueDataset, CatalogueOrganisation } from '../../model/catalogue.ts';
import { type Evidence, quote } from '../../model/evidence.ts';
import { type Fact, known, unknown } from '../../model/facts.ts';
import type { Sha256, SubjectId } from '../../model/ids.ts';
import { readArcgisAnswer } from './arcgisDirectory.ts';
import { readCkanAnswer } from './ckanAnswer.ts';
import { readDataPackage } from './dataPackage.ts';
import { datasetsOfGraph } from './datasetsOfGraph.ts';
import type { DescribedGraph } from './describedGraph.ts';
import { jsonLdGraph } from './jsonLdGraph.ts';
import { readOgcAnswer } from './ogcRecords.ts';
import { readDataJson } from './projectOpenData.ts';

/**
 * Facts of JSON in which a catalogue describes datasets, whatever kind of catalogue it is: the keys decide, not the
 * address. Other JSON: no facts. (The national portal's answers have an inspector of their own.)
 */
export function catalogueFacts(json: unknown, digest: Sha256): readonly Fact[] {
  const ckan = readCkanAnswer(json);
  if (ckan !== null) {
    if (ckan.is === 'datasets') return [datasetsFact(ckan.datasets, digest, '/result')];
    return ckan.is === 'organisations' ? [organisationsFact(ckan.organisations, digest)] : [];
  }
  const listed = readDataJson(json);
  if (listed !== null) return [datasetsFact(listed.datasets, digest, '/dataset')];
  const described = readDataPackage(json);
  if (described !== null) return [datasetsFact([described], digest, '')];
  const ogc = readOgcAnswer(json);
  if (ogc !== null) return ogc.is === 'records' ? [datasetsFact(ogc.datasets, digest, '/features')] : [];
  const service = readArcgisAnswer(json);
  if (service !== null) return service.is === 'service' ? [datasetsFact([service.dataset], digest, '')] : [];
  return isJsonLd(json) ? graphFacts(jsonLdGraph([json]), digest) : [];
}

/** Facts of a description in RDF. Where it was too large to keep, what is missing may not be taken for unsaid. */
export function graphFacts(graph: DescribedGraph, digest: Sha256): readonly Fact[] {
  const subject: SubjectId = `body:${digest}`;
  if (graph.isCut)
    return [unknown(subject, 'catalogue.datasets', 'too-costly', 'the description is larger than what is kept of one')];
  const datasets = datasetsOfGraph(graph);
  const isCatalogue = graph.nodes.some(({ types }) => types.has('catalog') || types.has('datacatalog'));
  return datasets.length > 0 || isCatalogue ? [datasetsFact(datasets, digest, null)] : [];
}

/** Described in JSON-LD: with a context, or written out. */
export function isJsonLd(json: unknown): boolean {
  const first: unknown = Array.isArray(json) ? json[0] : json;
  return (
    typeof first === 'object' && first !== null && ['@context', '@graph', '@id', '@type'].some((key) => key in first)
  );
}

function datasetsFact(datasets: readonly CatalogueDataset[], digest: Sha256, pointer: string | null): Fact {
  const titles = datasets.slice(0, 3).map(({ title, uri }) => (title === '' ? uri : title));
  const evidence = evidenceOf(digest, pointer, `${datasets.length}: ${titles.join(' · ')}`);
  return known(`body:${digest}`, 'catalogue.datasets', datasets, evidence);
}

function organisationsFact(organisations: readonly CatalogueOrganisation[], digest: Sha256): Fact {
  return known(
    `body:${digest}`,
    'catalogue.organisations',
    organisations,
    evidenceOf(digest, '/result', `${organisations.length}`),
  );
}

function evidenceOf(digest: Sha256, pointer: string | null, words: string): readonly Evidence[] {
  const at = pointer === null ? ({ kind: 'whole' } as const) : ({ kind: 'json', pointer } as const);
  return [{ capture: null, body: digest, at, quote: quote(words) }];
}
