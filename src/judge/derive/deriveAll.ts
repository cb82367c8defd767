import { type Fact, known, unknown } from '../../model/facts.ts';
import type { SubjectId } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import type { JudgeInput } from '../../model/audit.ts';
import type { Dataset, Resource } from '../../model/resource.ts';
import type { Tables } from '../../model/tables.ts';
import { absentDatasets } from './absentDatasets.ts';
import { archivedEditions } from './archivedEdition.ts';
import type { Candidate } from './candidate.ts';
import { classify, natureOf } from './classify.ts';
import { contentOf } from './content.ts';
import { datasetsOf } from './datasetsOf.ts';
import { type DerivedResource, deriveResource } from './deriveResource.ts';
import { type DerivedDataset, deriveDatasets } from './deriveDatasets.ts';
import { discover } from './discover.ts';
import { ownHosts, type World } from './discoverLinked.ts';
import { catalogueKind } from './catalogueKind.ts';
import { type PortalProfile, readPortal } from './discoverPortal.ts';
import { indexExchanges } from './exchanges.ts';
import { statusEvidence } from './outcome.ts';
import { indexFacts } from './factIndex.ts';
import { groupDatasets } from './groupDatasets.ts';
import { termsByPage } from './licencePlaces.ts';
import { newestOfKinds } from './newestOfKinds.ts';
import { readPages } from './pages.ts';
import { otherEntries } from './otherEntries.ts';
import { priorityDatasets } from './priorityDatasets.ts';
import { type Site, readSites } from './siteIdentity.ts';
import { sitemapDates } from './sitemapDates.ts';
import { siteOrigin } from './siteOrigin.ts';
import { type Search, searchSites } from './siteSearched.ts';
import { type SectionPlace, findSections } from './siteSections.ts';
import { titledEditions } from './titledEditions.ts';

/** All that follows from the evidence of one institution before rules are asked. */
export type Derived = {
  readonly sites: readonly Site[];
  readonly search: Search;
  readonly sections: readonly SectionPlace[];
  readonly portal: PortalProfile;
  readonly resources: readonly DerivedResource[];
  readonly datasets: readonly Dataset[];
  /** Those that a catalogue lists under the body's name. */
  readonly listed: readonly DerivedDataset[];
  /** Derived facts about the institution and its sites. */
  readonly facts: readonly Fact[];
};

export function deriveAll(input: JudgeInput, tables: Tables): Derived {
  const { institution } = input;
  const asOf = input.audit.asOf.slice(0, 10);
  const exchanges = indexExchanges(input.captures, indexFacts(input.facts));
  const pages = readPages(exchanges);
  const sites = readSites(institution, exchanges, pages);
  const search = searchSites(sites, exchanges, pages, tables);
  const world: World = {
    institution,
    exchanges,
    pages,
    sites,
    tables,
    terms: termsByPage(pages, exchanges, tables),
    hosts: ownHosts(institution),
    changed: sitemapDates(exchanges),
    newest: newestOfKinds(pages, exchanges, tables),
    searched: search.searched,
    history: input.history ?? null,
  };
  const portal = readPortal(world);
  const homes = sites.flatMap(({ home }) => home ?? []);
  const sections = findSections(exchanges, pages, tables, homes);
  const resources = deriveResources(world, portal, asOf);
  const facts = [
    ...siteFacts(world, { search, sections, portal }),
    priorityDatasets({ institution, resources: attributed(resources), sites, search, portal, tables }),
  ];
  const datasets = datasetsOf(resources.map(({ resource }) => resource));
  const listed = deriveDatasets(world, portal, resources);
  return { sites, search, sections, portal, resources, datasets, listed, facts };
}

/** What stands on a site that does not show whose it is belongs to nobody yet (DESIGN §2). */
function attributed(resources: readonly DerivedResource[]): readonly Resource[] {
  return resources
    .filter(({ candidate }) => candidate.site === null || candidate.site.identified === true)
    .map(({ resource }) => resource);
}

function deriveResources(world: World, portal: PortalProfile, asOf: string): readonly DerivedResource[] {
  const { tables, exchanges } = world;
  const found = discover(world, portal).map((candidate) => {
    const content = contentOf(candidate, `resource:${candidate.key}`, exchanges, tables);
    const nature = natureOf(candidate, content, tables);
    return { candidate, content, nature, kind: classify(candidate, content, tables, nature) };
  });
  const judged = found.filter(({ kind }) => kind.kind === 'resource').map(({ candidate }) => candidate);
  const groups = groupDatasets(judged, tables);
  const members = Map.groupBy(judged, ({ key }) => groups.get(key) ?? key);
  const editions = new Map([...members].map(([group, all]) => [group, titledEditions(all, tables)]));
  // What is no resource for sure is in no group, and may stand in an archive all the same.
  const others = found.filter(({ kind }) => kind.kind !== 'resource');
  const alone = others.map(({ candidate }) => titledEditions([candidate], tables));
  const archived = archivedEditions([...editions.values(), ...alone], world);
  const derived = found.map(({ candidate, content, nature, kind }) => {
    const subject: SubjectId = `${kind.kind === 'document' ? 'document' : 'resource'}:${candidate.key}`;
    const group = groups.get(candidate.key) ?? candidate.key;
    const dataset: SubjectId = `dataset:${datasetKey(members.get(group) ?? [candidate], group)}`;
    return deriveResource({
      candidate,
      content,
      kind,
      nature,
      subject,
      dataset,
      archived: archived.get(candidate.key),
      siblings: editions.get(group) ?? [],
      world,
      asOf,
    });
  });
  return derived.toSorted((a, b) => compareText(a.resource.subject, b.resource.subject));
}

/** A dataset of the portal keeps the portal's name for it; others go by the smallest key of their members. */
function datasetKey(members: readonly Candidate[], key: string): string {
  const uris = members.flatMap(({ portal }) => (portal === null ? [] : [portal.dataset.uri]));
  return uris.toSorted(compareText)[0] ?? key;
}

const MOST_PLACES = 200;

function siteFacts(
  world: World,
  { search, sections, portal }: Pick<Derived, 'search' | 'sections' | 'portal'>,
): readonly Fact[] {
  const subject: SubjectId = `institution:${world.institution.id}`;
  const homes = world.sites.flatMap(({ homes: captures }) => captures.map((capture) => statusEvidence(capture)));
  const found = sections.map(({ evidence: _, ...place }) => place);
  return [
    ...world.sites.map(({ fact }) => fact),
    ...world.sites.flatMap((site) => siteOrigin(site, world.exchanges) ?? []),
    known(
      subject,
      'site.searched',
      { ...search, looked: search.looked.slice(0, MOST_PLACES), missing: search.missing.slice(0, MOST_PLACES) },
      homes.slice(0, 4),
    ),
    known(
      subject,
      'site.found',
      found,
      sections.map(({ evidence }) => evidence),
    ),
    ...portalFact(subject, portal, world),
    ...absentDatasets(subject, portal, world),
    ...otherEntries(subject, world),
  ];
}

/** The duty is one of the national portal: what any other catalogue lists says nothing of it. */
function portalFact(subject: SubjectId, portal: PortalProfile, world: World): readonly Fact[] {
  const { exchanges } = world;
  const { listed, datasets, failed, organisation } = portal;
  if (listed === null || catalogueKind(listed, exchanges) !== 'data-egov-bg') return [];
  if (datasets.length === 0 && !isKnownEmpty(portal)) {
    const asked = [listed, ...failed.slice(0, 2)].map((capture) => statusEvidence(capture));
    return [unknown(subject, 'portal.profile', 'not-captured', 'the list of datasets was not seen', asked)];
  }
  const listings = [...new Set([listed, ...datasets.map(({ listing }) => listing)])];
  // A name that may be a person's is not kept; whose organisation it is, the config says.
  const name = organisation?.name === '' ? world.institution.name.bg : (organisation?.name ?? null);
  const value = { organisation: name, datasets: datasets.length };
  return [
    known(
      subject,
      'portal.profile',
      value,
      listings.slice(0, 3).map((capture) => statusEvidence(capture)),
    ),
  ];
}

/**
 * That a body has nothing on the portal is known when its list was read, every page of it, and the portal's own count
 * does not contradict; or when we know of no organisation of it there, which says nothing of what it publishes.
 */
function isKnownEmpty({ organisation, list, failed, unlisted }: PortalProfile): boolean {
  if (organisation === null) return failed.length === 0;
  if (failed.length > 0 || unlisted.length > 0) return false;
  return organisation.datasets === 0 || (list !== null && organisation.datasets === null);
}
