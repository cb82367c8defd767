import type { CatalogueDataset, CatalogueOrganisation } from '../../model/catalogue.ts';
import type { CatalogueKind } from '../../model/config.ts';
import { type Evidence, quote } from '../../model/evidence.ts';
import { type Fact, known, unknown } from '../../model/facts.ts';
import type { Sha256, SubjectId } from '../../model/ids.ts';
import { readArcgisAnswer } from './arcgisDirectory.ts';
import { readCkanAnswer } from './ckanAnswer.ts';
import { readDataPackage } from './dataPackage.ts';
import { datasetsFound, datasetsOfGraph } from './datasetsOfGraph.ts';
import type { DescribedGraph } from './describedGraph.ts';
import { jsonLdGraph } from './jsonLdGraph.ts';
import { namesCatalogue } from './namesCatalogue.ts';
import { otherEntries } from './otherEntries.ts';
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
  if (listed !== null) {
    const { datasets, passedOver } = listed;
    const fact = datasetsFact(datasets, digest, '/dataset');
    return [...withKind('data-json', fact), ...cutFacts(fact, datasets.length, passedOver)];
  }
  const described = readDataPackage(json);
  if (described !== null) return withKind('data-package', datasetsFact([described], digest, ''));
  const ogc = readOgcAnswer(json);
  if (ogc !== null)
    return ogc.is === 'records' ? withKind('ogc-records', datasetsFact(ogc.datasets, digest, '/features')) : [];
  const service = readArcgisAnswer(json);
  if (service !== null) {
    if (service.is === 'items') return withKind('arcgis', datasetsFact(service.datasets, digest, '/results'));
    return service.is === 'service' ? withKind('arcgis', datasetsFact([service.dataset], digest, '')) : [];
  }
  return isJsonLd(json) && namesCatalogue(json) ? graphFacts(jsonLdGraph([json]), digest) : [];
}

/** Facts of a description in RDF. Where it was too large to keep, what is missing may not be taken for unsaid. */
export function graphFacts(graph: DescribedGraph, digest: Sha256): readonly Fact[] {
  const subject: SubjectId = `body:${digest}`;
  if (graph.isCut)
    return [unknown(subject, 'catalogue.datasets', 'too-costly', 'the description is larger than what is kept of one')];
  const datasets = datasetsOfGraph(graph);
  const others = othersFacts(graph, digest);
  const isCatalogue = graph.nodes.some(({ types }) => types.has('catalog') || types.has('datacatalog'));
  if (datasets.length === 0 && !isCatalogue) return others;
  const kind = kindOfGraph(graph);
  const fact = datasetsFact(datasets, digest, null);
  const passedOver = datasetsFound(graph) - datasets.length;
  return [
    ...(kind === null ? [fact] : withKind(kind, fact)),
    ...cutFacts(fact, datasets.length, passedOver),
    ...others,
  ];
}

/** More datasets than are read of one answer: told, or they would seem not to be there. */
function cutFacts({ subject, evidence }: Fact, taken: number, passedOver: number): readonly Fact[] {
  return passedOver > 0 ? [known(subject, 'catalogue.cut', { found: taken + passedOver, taken }, evidence)] : [];
}

function othersFacts(graph: DescribedGraph, digest: Sha256): readonly Fact[] {
  const others = otherEntries(graph);
  const all = [...others.services, ...others.series];
  if (all.length === 0) return [];
  const words = `${others.services.length} dcat:DataService, ${others.series.length} dcat:DatasetSeries`;
  return [known(`body:${digest}`, 'catalogue.others', others, evidenceOf(digest, null, words))];
}

/** DCAT and schema.org have other words for a title and for a distribution; null = neither shows, or both do. */
function kindOfGraph({ nodes }: DescribedGraph): CatalogueKind | null {
  const things = nodes.filter(({ types }) => types.has('dataset') || types.has('datafeed'));
  const isDcat =
    things.some(({ properties }) => properties.has('title')) || nodes.some(({ types }) => types.has('catalog'));
  const isSchema =
    things.some(({ properties }) => properties.has('name')) || nodes.some(({ types }) => types.has('datadownload'));
  if (isDcat === isSchema) return null;
  return isDcat ? 'dcat' : 'schema-org';
}

function withKind(kind: CatalogueKind, datasets: Fact): readonly Fact[] {
  return [datasets, known(datasets.subject, 'catalogue.kind', kind, datasets.evidence)];
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
