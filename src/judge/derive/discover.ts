import { subjectKey } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import type { Candidate, DatasetDescription } from './candidate.ts';
import { discoverAsked } from './discoverAsked.ts';
import { discoverForms } from './discoverForms.ts';
import { discoverLinked, outcomeIn, type World } from './discoverLinked.ts';
import { discoverPageTables } from './discoverPageTables.ts';
import { addressOf, discoverPortal, type PortalProfile } from './discoverPortal.ts';
import type { Page } from './pages.ts';
import { resolveLink } from './resolveLink.ts';
import { siteOf } from './siteOf.ts';

/** Everything that may hold data of this body, once each, sorted by key. */
export function discover(world: World, profile: PortalProfile): readonly Candidate[] {
  const portal = discoverPortal(world, profile);
  // What the portal links to was asked for its sake and is listed by the portal; a link of a page to it is an offer of its own.
  const onPortal = new Set(
    portal.flatMap(({ portal: place }) => {
      const url = addressOf(place.resource, place.listing);
      return url === null ? [] : [subjectKey(url)];
    }),
  );
  const linked = discoverLinked(world);
  const tables = [...discoverPageTables(world), ...discoverForms(world)];
  const described = attachDescriptions(linked, world);
  const taken = new Set([...described.map(({ key }) => key), ...onPortal]);
  const asked = discoverAsked(world, taken, new Set(tables.map(({ capture }) => capture?.id ?? '')));
  return [...portal, ...described, ...tables, ...asked].toSorted((a, b) => compareText(a.key, b.key));
}

/** A description that names no files, alone on a page that offers one file: it can only be of that one. */
function onlyFileOf(
  page: Page,
  dataset: DatasetDescription,
  found: ReadonlyMap<string, Candidate>,
  { exchanges }: World,
): DatasetDescription['distributions'] {
  if (dataset.distributions.length > 0 || exchanges.value(page.shown, 'page.datasets')?.length !== 1) return [];
  const offered = new Set(page.links.map(({ url }) => subjectKey(url)).filter((key) => found.has(key)));
  const [only] = page.links.filter(({ url }) => offered.has(subjectKey(url)));
  return offered.size === 1 && only !== undefined ? [{ url: only.url, format: null }] : [];
}

/** Adds what schema.org/Dataset or DCAT descriptions in pages say, and the distributions that only they name. */
function attachDescriptions(linked: readonly Candidate[], world: World): readonly Candidate[] {
  const found = new Map(linked.map((candidate) => [candidate.key, candidate]));
  for (const page of world.pages.filter(({ blocked }) => !blocked)) {
    for (const dataset of world.exchanges.value(page.shown, 'page.datasets') ?? []) {
      for (const distribution of [...dataset.distributions, ...onlyFileOf(page, dataset, found, world)]) {
        const url = resolveLink({ href: distribution.url, base: null }, page.url);
        if (url === null) continue;
        const capture = world.exchanges.at(url) ?? null;
        const { outcome, ...rest } = outcomeIn(capture, world);
        const key = subjectKey(capture !== null && outcome === 'answered' ? capture.request.url : url);
        const description = { page, dataset, format: distribution.format };
        const known = found.get(key);
        if (known?.described) continue;
        found.set(
          key,
          known === undefined
            ? {
                key,
                origin: 'metadata',
                url,
                title: dataset.name,
                offers: [],
                foundOn: page.capture,
                capture,
                outcome,
                ...rest,
                table: null,
                form: null,
                described: description,
                portal: null,
                explicit: false,
                site: siteOf(page.capture, world),
              }
            : { ...known, described: description },
        );
      }
    }
  }
  return [...found.values()];
}
