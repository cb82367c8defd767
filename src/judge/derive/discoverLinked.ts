import type { JudgeHistory } from '../../model/audit.ts';
import type { Capture } from '../../model/capture.ts';
import type { Institution } from '../../model/institution.ts';
import { subjectKey } from '../../model/ids.ts';
import type { Tables } from '../../model/tables.ts';
import type { Candidate, Offer } from './candidate.ts';
import type { Exchanges } from './exchanges.ts';
import { outcomeOf } from './outcome.ts';
import { formatByUrl, isDataFamily } from './formatLookup.ts';
import { linkPromisesData } from './looksLikeData.ts';
import type { Page, ResolvedLink } from './pages.ts';
import { bareHost } from './resolveLink.ts';
import type { SitemapDate } from './sitemapDates.ts';
import type { Site } from './siteIdentity.ts';
import { siteOf } from './siteOf.ts';
import { titleOfLink } from './titles.ts';

export type World = {
  readonly institution: Institution;
  readonly exchanges: Exchanges;
  readonly pages: readonly Page[];
  readonly sites: readonly Site[];
  readonly tables: Tables;
  /** Addresses of terms of use that each page links to, by the id of its capture. */
  readonly terms: ReadonlyMap<string, readonly string[]>;
  /** When sitemaps and feeds say that addresses were last changed, by subject key. */
  readonly changed: ReadonlyMap<string, readonly SitemapDate[]>;
  /** The newest edition of each kind of thing and of each series that a page names. */
  readonly newest: ReadonlyMap<string, string>;
  /** All that should be seen before absence may be stated was seen. */
  readonly searched: boolean;
  /** Hosts that are the body's own, without `www.`. */
  readonly hosts: readonly string[];
  /** What earlier audits saw; null in an audit that goes on from none. */
  readonly history: JudgeHistory | null;
};

type Found = {
  readonly url: string;
  readonly capture: Capture | null;
  readonly offers: Offer[];
  /** Every link leads to a host that nothing shows to be the body's own. */
  isElsewhere: boolean;
};

/** Files that pages link to, dead links that promise data, and links that promise data and were never answered. */
export function discoverLinked(world: World): readonly Candidate[] {
  const offers = new Map<string, Found>();
  for (const page of world.pages.filter(({ blocked }) => !blocked)) {
    for (const resolved of page.links) {
      const capture = world.exchanges.at(resolved.url) ?? null;
      if (!belongsToBody(resolved.url, capture, world) || !isCandidate(resolved, capture, world)) continue;
      const url =
        capture !== null && world.exchanges.outcome(capture) === 'answered' ? capture.request.url : resolved.url;
      const key = subjectKey(url);
      const own = offers.get(key) ?? { url, capture, offers: [], isElsewhere: true };
      // An address of the body's own that leads to somebody's storage is still the body's.
      if (isOwn(resolved.url, world)) own.isElsewhere = false;
      own.offers.push({ page, link: resolved.link, index: resolved.index });
      offers.set(key, own);
    }
  }
  return [...offers].map(([key, found]) => linkedCandidate(key, found, world));
}

function linkedCandidate(key: string, found: Found, world: World): Candidate {
  // A link in the text of a page says more of a thing than one in a menu that every page repeats.
  const offers = found.offers.toSorted((a, b) => Number(isMenu(a)) - Number(isMenu(b)));
  const first = offers[0];
  return {
    key,
    origin: found.isElsewhere ? 'other-host' : 'link',
    url: found.url,
    title: first === undefined ? found.url : titleOfLink(first.link, found.url, world.tables),
    offers,
    foundOn: first?.page.capture ?? null,
    capture: found.capture,
    ...outcomeIn(found.capture, world),
    table: null,
    form: null,
    described: null,
    portal: null,
    explicit: false,
    site: first === undefined ? null : siteOf(first.page.capture, world),
  };
}

/** What became of asking, and what the answer is when it is not what was asked for. */
export function outcomeIn(
  capture: Capture | null,
  { exchanges }: Pick<World, 'exchanges'>,
): Pick<Candidate, 'outcome' | 'trouble'> {
  if (capture === null) return { outcome: 'not-asked' };
  const trouble = exchanges.trouble(capture);
  const outcome = exchanges.outcome(capture);
  return trouble === null ? { outcome } : { outcome, trouble };
}

function isMenu({ link }: Offer): boolean {
  return link.region === 'nav' || link.region === 'header' || link.region === 'footer';
}

function isCandidate({ link, url }: ResolvedLink, capture: Capture | null, world: World): boolean {
  if (capture === null || world.exchanges.outcome(capture) !== 'answered')
    return linkPromisesData(link, url, world.tables);
  if (!isPageCapture(capture, world.exchanges)) return true;
  // A page in the place of a data file: an error page or a table under a wrong name; either way it was offered as data.
  const promised = formatByUrl(url, world.tables);
  return promised !== undefined && isDataFamily(promised);
}

/** Whether an answer is a page to read and not a file to judge. */
export function isPageCapture(capture: Capture, exchanges: Exchanges): boolean {
  return exchanges.fact(capture, 'page.links') !== undefined || exchanges.fact(capture, 'page.names') !== undefined;
}

function belongsToBody(url: string, capture: Capture | null, world: World): boolean {
  if (capture?.target.purpose === 'linked-file' || isOwn(url, world)) return true;
  return capture !== null && outcomeOf(capture) === 'answered' && isOwn(capture.request.url, world);
}

/** Whether an address belongs to a host of the body, or to one below it. */
export function isOwn(url: string, { hosts }: Pick<World, 'hosts'>): boolean {
  const host = bareHost(url);
  return hosts.some((name) => host === name || host.endsWith(`.${name}`));
}

export function ownHosts(institution: Institution): readonly string[] {
  const hosts = [...institution.sites, ...institution.fileHosts].map(
    (site) => bareHost(site) || site.replace(/^www\./, ''),
  );
  return hosts.filter((host) => host !== '');
}
