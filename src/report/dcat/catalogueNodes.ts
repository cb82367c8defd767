import { absoluteIri } from '../../model/absoluteIri.ts';
import type { Institution } from '../../model/institution.ts';
import type { Bilingual } from '../../model/lang.ts';
import { portalPath } from '../../model/portalPath.ts';
import { agentNode, institutionNodes } from './agentNodes.ts';
import { auditNodes } from './auditNodes.ts';
import { commonSaid } from './commonSaid.ts';
import { datasetNodes } from './datasetNodes.ts';
import { type DcatNode, makeNode } from './dcatNode.ts';
import type { DcatScope, ExportedDataset, ExportedDistribution } from './dcatScope.ts';
import { bothTexts } from './dcatText.ts';
import { type ListedCatalogue, listedDatasets, type ListedDataset } from './listedCatalogues.ts';
import { siteCatalogues } from './siteCatalogues.ts';

/**
 * Everything of the export: the audit and its metrics, the institutions, then each catalogue with its datasets – those
 * that were harvested, and what bodies publish on their own sites. The same input gives the same nodes in the same
 * order; what authority tables call things is said once.
 */
export function* catalogueNodes(scope: DcatScope): Generator<DcatNode> {
  yield* onceEach(allNodes(scope));
}

function* allNodes(scope: DcatScope): Generator<DcatNode> {
  const { iris } = scope;
  yield* auditNodes(scope);
  for (const { institution } of scope.bg.input.result.institutions) yield* institutionNodes(scope, institution);
  for (const catalogue of scope.survey.catalogues.values()) yield* harvestedCatalogue(scope, catalogue);
  const agents = new Set<string>();
  const written = new Set<string>();
  for (const listed of listedDatasets(scope.survey, scope.dcat.listings)) {
    const publisher = publisherOf(scope, listed);
    if (publisher.node !== null && !agents.has(publisher.node.id)) {
      agents.add(publisher.node.id);
      yield publisher.node;
    }
    const exported = exportedDataset(scope, listed, publisher);
    for (const { judged } of exported.distributions) if (judged !== null) written.add(judged.resource.subject);
    yield* datasetNodes(scope, exported);
  }
  for (const { institution, datasets } of siteCatalogues(scope, written)) {
    const names = { bg: institution.name.bg, en: institution.name.en };
    const [home = null] = institution.sites;
    const iri = iris.siteCatalogue(institution.id);
    yield* catalogueNode(scope, { iri, kind: 'site', names, home, publisher: iris.institution(institution.id) });
    for (const dataset of datasets) yield* datasetNodes(scope, dataset);
  }
}

/** Facts of authority tables come with each dataset that uses them: they need to be said once. */
function* onceEach(nodes: Iterable<DcatNode>): Generator<DcatNode> {
  const said = new Set<string>();
  for (const node of nodes) {
    if (!OF_AUTHORITIES.test(node.id)) {
      yield node;
      continue;
    }
    const key = JSON.stringify(node);
    if (said.has(key)) continue;
    if (said.size < MOST_REMEMBERED) said.add(key);
    yield node;
  }
}
const OF_AUTHORITIES =
  /^http:\/\/(?:publications\.europa\.eu\/resource\/authority|www\.iana\.org|purl\.org|spdx\.org|data\.europa\.eu)\//;
const MOST_REMEMBERED = 5_000;

function* harvestedCatalogue(scope: DcatScope, { origin, host }: ListedCatalogue): Generator<DcatNode> {
  const { iris } = scope;
  const publisher = iris.agent(host, host);
  yield agentNode(publisher, { bg: host, en: host });
  const names = { bg: host, en: host };
  yield* catalogueNode(scope, { iri: iris.catalogue(host), kind: 'portal', names, home: `${origin}/`, publisher });
}

type CatalogueAbout = {
  readonly iri: string;
  readonly kind: 'portal' | 'site';
  readonly names: Bilingual;
  readonly home: string | null;
  readonly publisher: string;
};

function* catalogueNode(scope: DcatScope, { iri, kind, names, home, publisher }: CatalogueAbout): Generator<DcatNode> {
  const homepage = absoluteIri(home ?? '');
  const values = (context: DcatScope['bg']): Record<string, string> => ({ name: context.name(names) });
  yield makeNode(scope.iris.all, [], {
    'dcat:catalog': { iri },
    'dct:hasPart': { iri },
  });
  yield makeNode(iri, ['dcat:Catalog'], {
    'dct:title': bothTexts(scope, `dcat.${kind}Title`, values),
    'dct:description': bothTexts(scope, `dcat.${kind}Description`, values),
    'dct:publisher': { iri: publisher },
    'foaf:homepage': homepage === null ? null : { iri: homepage },
    ...commonSaid(scope),
  });
  if (homepage !== null) yield makeNode(homepage, ['foaf:Document'], {});
}

type Publisher = {
  /** null = the catalogue names nobody. */
  readonly iri: string | null;
  /** The body of the audit that it is; for others the node that says who they are. */
  readonly institution: Institution | null;
  readonly node: DcatNode | null;
};

function publisherOf(scope: DcatScope, { catalogue, dataset }: ListedDataset): Publisher {
  const { publisher } = dataset;
  const institution = publisherInstitution(scope, { catalogue, dataset });
  if (institution !== null) return { iri: scope.iris.institution(institution.id), institution, node: null };
  const key = publisher?.key ?? publisher?.name ?? '';
  if (key === '') return { iri: null, institution, node: null };
  const listed = catalogue.publishers.get(key);
  const iri = scope.iris.agent(catalogue.host, listed?.uri ?? key);
  const name = publisher?.name ?? listed?.name ?? key;
  return { iri, institution, node: agentNode(iri, { bg: name, en: name }) };
}

/** The body of the audit under whose name the catalogue lists it. */
function publisherInstitution(
  { bg }: DcatScope,
  { catalogue, dataset }: Pick<ListedDataset, 'catalogue' | 'dataset'>,
): Institution | null {
  const key = dataset.publisher?.key ?? '';
  return key === '' ? null : (bg.index.ofOrganisation(catalogue.publishers.get(key)?.uri ?? key) ?? null);
}

function distributionsOf(scope: DcatScope, listed: ListedDataset, iri: string): readonly ExportedDistribution[] {
  const { catalogue, dataset, listing } = listed;
  const known = new Set<string>();
  return dataset.resources.flatMap((resource): ExportedDistribution | [] => {
    const isPortals = resource.type !== null || resource.storedFormat !== null;
    const stated = addressIn(resource.accessUrl, listing);
    const judged = scope.judged.ofCatalogue(resource.uri, stated);
    const accessUrl =
      stated ??
      (isPortals ? absoluteIri(`${catalogue.origin}${portalPath('resourceView', resource.uri)}`) : null) ??
      addressIn(resource.downloadUrl, listing) ??
      addressIn(judged?.resource.url ?? null, listing) ??
      addressIn(dataset.page, listing);
    // Without any address there is nothing to be had, and the profile knows no such distribution.
    if (accessUrl === null || known.has(resource.uri)) return [];
    known.add(resource.uri);
    const downloadUrl = addressIn(resource.downloadUrl, listing);
    return {
      iri: scope.iris.distribution(iri, resource.uri),
      resource: { ...resource, downloadUrl },
      accessUrl,
      judged,
    };
  });
}

/** Absolute as it is, or relative to the answer in which it stands (Data Packages); words are no address. */
function addressIn(text: string | null, listing: string): string | null {
  if (text === null || text.trim() === '') return null;
  const absolute = absoluteIri(text);
  if (absolute !== null || /^[a-z][a-z0-9+.-]*:/i.test(text.trim()) || !/[./]\S*$/.test(text)) return absolute;
  return absoluteIri(URL.parse(text.trim(), listing)?.href ?? '');
}

function exportedDataset(scope: DcatScope, listed: ListedDataset, publisher: Publisher): ExportedDataset {
  const { catalogue, dataset } = listed;
  const iri = scope.iris.dataset(catalogue.host, dataset.uri);
  // Only the national portal, which numbers its datasets, has pages whose address follows from the key.
  const page = dataset.page ?? (dataset.id === null ? null : `${catalogue.origin}${portalPath('view', dataset.uri)}`);
  const distributions = distributionsOf(scope, listed, iri);
  const institution =
    publisher.institution ?? distributions.find(({ judged }) => judged !== null)?.judged?.institution ?? null;
  const otherwise = { key: 'dcat.noDescription', values: () => ({ name: catalogue.host }) };
  return {
    iri,
    catalogue: scope.iris.catalogue(catalogue.host),
    dataset,
    page,
    publisher: publisher.iri,
    institution,
    otherwise,
    distributions,
  };
}
