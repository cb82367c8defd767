import type { Capture } from '../../model/capture.ts';
import { quote } from '../../model/evidence.ts';
import type { CatalogueDataset, CatalogueOrganisation, CatalogueResource } from '../../model/catalogue.ts';
import { WHOLE_CATALOGUE } from '../../model/config.ts';
import { portalPath } from '../../model/portalPath.ts';
import { scopedDataset } from '../../model/scopedDataset.ts';
import type { Candidate, PortalPlace } from './candidate.ts';
import { catalogueKind } from './catalogueKind.ts';
import { outcomeIn, type World } from './discoverLinked.ts';
import { type LinkOutcome, outcomeOf } from './outcome.ts';

/** A dataset as the list shows it, with what its details add. */
export type ListedDataset = {
  readonly dataset: CatalogueDataset;
  readonly listing: Capture;
  readonly details: Capture | null;
};

/** The body on the national portal, as far as the captures tell. */
export type PortalProfile = {
  readonly organisation: CatalogueOrganisation | null;
  /** The list of organisations was read; without it absence is unknown. */
  readonly listed: Capture | null;
  readonly datasets: readonly ListedDataset[];
  /** Datasets of which the portal still gives details although no list shows them: hidden until approved, or deleted soon. */
  readonly unlisted: readonly ListedDataset[];
  /** A list of datasets that is this body's, or shows some of it, was read. */
  readonly list: Capture | null;
  /** Requests about this body's datasets that brought nothing, and nothing the next time either. */
  readonly failed: readonly Capture[];
};

/** All of the world that a catalogue's word is read from. */
export type Seen = Pick<World, 'exchanges' | 'institution'>;

export function readPortal(world: Seen): PortalProfile {
  const { exchanges, institution } = world;
  // What a body's own pages and files say of data is no catalogue's word: it is read where they are judged.
  const answers = exchanges.captures.filter(
    (capture) => capture.target.purpose.startsWith('portal-') && outcomeOf(capture) === 'answered',
  );
  const listed = answers.filter((capture) => (exchanges.value(capture, 'catalogue.organisations') ?? []).length > 0);
  const uri = institution.portalOrganisation;
  const organisation = listed
    .flatMap((capture) => exchanges.value(capture, 'catalogue.organisations') ?? [])
    .find((candidate) => uri !== null && candidate.uri === uri);
  const listings = answers.filter((capture) => exchanges.value(capture, 'catalogue.datasets') !== undefined);
  const datasets = new Map<string, ListedDataset>();
  for (const listing of listings) {
    const kind = catalogueKind(listing, exchanges);
    for (const read of exchanges.value(listing, 'catalogue.datasets') ?? []) {
      if (!isOf(institution, organisation, read, listing)) continue;
      const dataset = scopedDataset(read, listing.request.url, kind);
      const details = listing.target.portalUri === dataset.uri || saysAll(dataset) ? listing : null;
      const before = datasets.get(dataset.uri);
      datasets.set(dataset.uri, joined(before, { dataset, listing, details }));
    }
  }
  const found = uri === null ? [] : [...datasets.values()];
  return {
    organisation: organisation ?? null,
    listed: listed[0] ?? (uri === WHOLE_CATALOGUE ? (listings[0] ?? null) : null),
    datasets: found.filter((one) => !isUnlisted(one)),
    unlisted: found.filter(isUnlisted),
    ...listsOf(world),
  };
}

/** Known from the details of the national portal alone, which name no resources: such a dataset is not an empty one. */
function isUnlisted({ listing, details }: ListedDataset): boolean {
  return details === listing && listing.request.url.endsWith('/getDatasetDetails');
}

/** An answer with status 200 may be a refusal all the same: what counts is that datasets could be read in it. */
function listsOf({ exchanges, institution }: Seen): Pick<PortalProfile, 'list' | 'failed'> {
  const asked = exchanges.captures.filter(
    ({ target }) =>
      target.purpose === 'portal-datasets' &&
      (target.institutionId === institution.id || target.institutionId === null),
  );
  const isRead = (capture: Capture): boolean =>
    outcomeOf(capture) === 'answered' && exchanges.value(capture, 'catalogue.datasets') !== undefined;
  const read = asked.filter(isRead);
  const requests = new Set(read.map(({ request }) => `${request.url} ${request.body ?? ''}`));
  return {
    list: read.find(({ target }) => target.kind !== 'dataset') ?? null,
    failed: asked.filter(
      (capture) => !isRead(capture) && !requests.has(`${capture.request.url} ${capture.request.body ?? ''}`),
    ),
  };
}

/** Only the national portal has details beside its lists, and numbers everything; elsewhere one answer says all there is. */
function saysAll({ id }: CatalogueDataset): boolean {
  return id === null;
}

/** Whose a listed dataset is: of the body that stands for the whole catalogue, of its organisation, or of whom it was asked for. */
function isOf(
  { id, portalOrganisation }: World['institution'],
  organisation: CatalogueOrganisation | undefined,
  dataset: CatalogueDataset,
  listing: Capture,
): boolean {
  if (portalOrganisation === WHOLE_CATALOGUE) return true;
  const isAskedFor = listing.target.institutionId === id;
  if (organisation !== undefined)
    return isPublishedBy(dataset, organisation) || (publisherKey(dataset) === null && isAskedFor);
  const named = [publisherKey(dataset), dataset.publisher?.name ?? null];
  const isNamed = portalOrganisation !== null && named.includes(portalOrganisation);
  // The national portal was asked for the body's own list; another catalogue that names somebody means them.
  if (!saysAll(dataset)) return isAskedFor;
  return isNamed || (isAskedFor && named.every((word) => word === null));
}

/** Lists of the national portal name the organisation by its number, other catalogues by uri. */
function isPublishedBy(dataset: CatalogueDataset, { id, uri }: CatalogueOrganisation): boolean {
  const key = publisherKey(dataset);
  return key !== null && (key === uri || (id !== null && key === String(id)));
}

function publisherKey({ publisher }: CatalogueDataset): string | null {
  return publisher?.key ?? null;
}

/** List and details speak of one dataset: the list has its resources, the details the publisher's settings, tags and name. */
function joined(before: ListedDataset | undefined, next: ListedDataset): ListedDataset {
  if (before === undefined) return next;
  // One answer says all: the newer word counts, and an answer of an earlier audit stands only for what none newer shows.
  if (saysAll(before.dataset) && saysAll(next.dataset)) return seenAt(next) < seenAt(before) ? before : next;
  const listed = before.details !== null && before.details === before.listing ? next : before;
  const details = [before, next].find((answer) => answer.details !== null) ?? before;
  const { description, sla, keywords, publisher } = listed.dataset;
  const dataset = {
    ...listed.dataset,
    description: description || details.dataset.description,
    sla: sla || details.dataset.sla,
    settings: details.dataset.settings,
    keywords: keywords.length > 0 ? keywords : details.dataset.keywords,
    publisher:
      publisher === null || publisher.name !== null ? publisher : { ...publisher, name: nameIn(details.dataset) },
  };
  return { dataset, listing: listed.listing, details: details.details };
}

function seenAt({ listing }: ListedDataset): string {
  return listing.carried === undefined ? '~' : listing.startedAt;
}

function nameIn({ publisher }: CatalogueDataset): string | null {
  return publisher?.name ?? null;
}

/** A resource that a catalogue lists. */
export type ListedResource = Candidate & { readonly portal: PortalPlace };

/** Each resource of each of the body's datasets on the portal. */
export function discoverPortal(world: Seen, profile: PortalProfile): readonly ListedResource[] {
  return profile.datasets.flatMap((listed) => listedResources(world, listed));
}

/** Each resource of one dataset, in the order of the catalogue. */
export function listedResources(world: Seen, { dataset, listing, details }: ListedDataset): readonly ListedResource[] {
  return dataset.resources.map((resource) => {
    const rows = servedBy(world, 'portal-rows', resource.uri);
    const download = servedBy(world, 'portal-download', resource.uri);
    const address = addressOf(resource, listing);
    const linked = address === null ? null : (world.exchanges.at(address) ?? null);
    const capture = best(world, [download, linked, rows]);
    return {
      key: resource.uri,
      origin: 'portal' as const,
      url: address ?? pageOf(dataset, resource.uri, listing),
      title: quote(resource.title === '' ? dataset.title : resource.title),
      offers: [],
      foundOn: listing,
      capture,
      ...outcomeIn(capture, world),
      ...(capture === null ? {} : { outcome: portalOutcome(world, capture) }),
      table: null,
      form: null,
      described: null,
      portal: { listing, details, dataset, resource, rows: answered(world, rows), download: answered(world, download) },
      explicit: false,
      site: null,
    };
  });
}

/** What was asked for: the file itself where it is named, else where it can be had. Relative to what names it. */
export function addressOf({ downloadUrl, accessUrl }: CatalogueResource, listing: Capture): string | null {
  return absoluteAddress(downloadUrl ?? accessUrl, listing);
}

/** An address as a catalogue writes it, relative to the answer that names it; what is none stays as written. */
export function absoluteAddress(written: string | null, listing: Capture): string | null {
  return written === null ? null : (URL.parse(written.trim(), listing.request.url)?.href ?? written);
}

/** The page on which people find the resource, or its dataset. */
function pageOf(dataset: CatalogueDataset, uri: string, listing: Capture): string {
  if (saysAll(dataset)) return dataset.page ?? listing.request.url;
  return new URL(portalPath('resourceView', uri), listing.request.url).href;
}

function servedBy(world: Seen, purpose: Capture['target']['purpose'], uri: string): Capture | null {
  const { exchanges } = world;
  return best(
    world,
    exchanges.askedFor(purpose, uri).map((capture) => exchanges.final(capture)),
  );
}

/** The first that answered; else the first that says anything. */
function best(world: Seen, captures: readonly (Capture | null)[]): Capture | null {
  const asked = captures.filter((capture) => capture !== null);
  return asked.find((capture) => portalOutcome(world, capture) === 'answered') ?? asked[0] ?? null;
}

/**
 * What became of asking for a resource. A page in the place of rows or of a download is the portal's, or a firewall's, and
 * so is its 404: the publisher only said what the portal has (API notes §8), so that nothing is known of the data.
 */
function portalOutcome({ exchanges }: Seen, capture: Capture): LinkOutcome {
  const outcome = exchanges.outcome(capture);
  const { purpose } = capture.target;
  if (purpose !== 'portal-download' && purpose !== 'portal-rows') return outcome;
  const isPage = exchanges.value(capture, 'format.id') === 'html';
  return outcome === 'gone' || (outcome === 'answered' && isPage) ? 'unknown' : outcome;
}

function answered(world: Seen, capture: Capture | null): Capture | null {
  return capture !== null && portalOutcome(world, capture) === 'answered' ? capture : null;
}
