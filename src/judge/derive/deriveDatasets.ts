import type { Capture } from '../../model/capture.ts';
import { type Evidence, quote } from '../../model/evidence.ts';
import { type Fact, type FactKey, known } from '../../model/facts.ts';
import type { FactValues } from '../../model/factValues.ts';
import type { SubjectId } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import { portalPath } from '../../model/portalPath.ts';
import { catalogueKind } from './catalogueKind.ts';
import { datasetFields } from './datasetFields.ts';
import { datasetTexts } from './datasetTexts.ts';
import { datasetTwins } from './datasetTwins.ts';
import { distributionsOf } from './datasetDistributions.ts';
import type { DerivedResource } from './deriveResource.ts';
import type { World } from './discoverLinked.ts';
import type { ListedDataset, PortalProfile } from './discoverPortal.ts';
import { statusEvidence } from './outcome.ts';
import { pathPart } from '../../model/pathPart.ts';

const MOST_DISTRIBUTIONS = 200;

/** A dataset that a catalogue lists under the body's name, with what follows from that before any rule is asked. */
export type DerivedDataset = {
  readonly subject: SubjectId;
  readonly listed: ListedDataset;
  readonly facts: readonly Fact[];
};

export function deriveDatasets(
  world: World,
  portal: PortalProfile,
  resources: readonly DerivedResource[],
): readonly DerivedDataset[] {
  const members = Map.groupBy(
    resources.filter(({ candidate }) => candidate.portal !== null),
    ({ candidate }) => candidate.portal?.dataset.uri ?? '',
  );
  const twins = datasetTwins(portal.datasets, members, world);
  return portal.datasets
    .map((listed): DerivedDataset => {
      const own = members.get(listed.dataset.uri) ?? [];
      const subject: SubjectId = `dataset:${listed.dataset.uri}`;
      const facts = factsOf(subject, { listed, own, twins: twins.get(listed.dataset.uri) ?? [] }, world);
      return { subject, listed, facts };
    })
    .toSorted((a, b) => compareText(a.subject, b.subject));
}

type From = {
  readonly listed: ListedDataset;
  readonly own: readonly DerivedResource[];
  readonly twins: FactValues['dataset.twins'];
};

function factsOf(subject: SubjectId, { listed, own, twins }: From, world: World): readonly Fact[] {
  const { dataset, listing } = listed;
  const kind = catalogueKind(listing, world.exchanges);
  const distributions = distributionsOf(own, world.exchanges, world.tables).slice(0, MOST_DISTRIBUTIONS);
  const told = placesOf(listed);
  const fact = <K extends FactKey>(key: K, value: FactValues[K], evidence: readonly Evidence[]): Fact<K> =>
    known(subject, key, value, evidence);
  return [
    fact(
      'dataset.listed',
      {
        title: quote(dataset.title),
        page: pageOf(listed, kind),
        catalogue: kind,
        resources: resourceCount(listed, kind),
        publisher: dataset.publisher?.name ?? null,
      },
      told,
    ),
    fact('dataset.fields', datasetFields(listed, kind, frequencyWords(own), world.tables), told),
    fact('dataset.texts', datasetTexts(dataset, world.tables), [
      { ...place(listing, dataset.uri), quote: quote(dataset.description || dataset.title) },
    ]),
    fact('dataset.contact', contactOf(listed), told),
    fact('dataset.distributions', distributions, [...told, ...answersOf(own)]),
    fact('dataset.twins', twins, told),
  ];
}

/** Details of the national portal never hold the resources: without the list, none proves nothing. */
function resourceCount({ dataset, listing, details }: ListedDataset, kind: string): number | null {
  const isBare = kind === 'data-egov-bg' && details === listing && dataset.resources.length === 0;
  return isBare ? null : dataset.resources.length;
}

/** The answers that describe it: list and details. Their place is the dataset's key, by which it is found in them. */
function placesOf({ dataset, listing, details }: ListedDataset): readonly Evidence[] {
  const captures = details === null || details === listing ? [listing] : [listing, details];
  return captures.map((capture) => ({ ...place(capture, dataset.uri), quote: quote(dataset.title) }));
}

function place(capture: Capture, uri: string): Evidence {
  const body = capture.result.is === 'response' ? capture.result.body.digest : null;
  return { capture: capture.id, body, at: { kind: 'whole' }, quote: quote(uri) };
}

const MOST_ANSWERS = 10;

function answersOf(resources: readonly DerivedResource[]): readonly Evidence[] {
  return resources
    .flatMap(({ candidate }) => (candidate.capture === null ? [] : [statusEvidence(candidate.capture)]))
    .slice(0, MOST_ANSWERS);
}

/** Words on refreshing in the publisher's own pairs and texts, which derive has read for the resources. */
function frequencyWords(resources: readonly DerivedResource[]): string {
  for (const { facts } of resources) {
    const found = facts.find((fact) => fact.key === 'resource.frequency');
    if (found?.known !== true) continue;
    const { place: where } = found.value;
    if (where === 'portal' || where === 'metadata') return found.evidence[0]?.quote ?? found.value.word;
  }
  return '';
}

function contactOf({ dataset }: ListedDataset): FactValues['dataset.contact'] {
  const { contact } = dataset;
  if (contact === null) return 'none';
  if (contact.email === 'valid' || contact.url !== null) return 'reachable';
  if (contact.email === 'invalid') return 'invalid';
  return contact.isNamed ? 'named' : 'none';
}

function pageOf({ dataset, listing }: ListedDataset, kind: string): string | null {
  if (dataset.page !== null) return dataset.page;
  // CKAN's own page answers to the id as well as to the name.
  if (kind === 'ckan') return new URL(`../../../dataset/${pathPart(dataset.uri)}`, listing.request.url).href;
  if (kind !== 'data-egov-bg') return null;
  return new URL(portalPath('view', dataset.uri), listing.request.url).href;
}
