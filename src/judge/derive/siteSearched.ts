import type { Capture } from '../../model/capture.ts';
import { subjectKey } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { Exchanges } from './exchanges.ts';
import { isFile } from './fileFamily.ts';
import { reasonOf } from './outcome.ts';
import type { Page, ResolvedLink } from './pages.ts';
import { bareHost } from './resolveLink.ts';
import type { Site } from './siteIdentity.ts';

export type MissingPlace = { readonly place: string; readonly because: string };
export type Search = {
  readonly searched: boolean;
  /** Addresses that answered (or answered that nothing is there). */
  readonly looked: readonly string[];
  /** Addresses that should have been seen before absence may be stated; `because` is a code of messages code.reason. */
  readonly missing: readonly MissingPlace[];
};

/** With fewer links than this outside the main part, the page has no menu that can be told apart: all links count. */
const FEWEST_MENU_LINKS = 3;
/** The menu is followed from the home page to pages two links away. */
const MENU_DEPTH = 2;

/**
 * What absence needs (DESIGN §2): the home page, the sitemap, the menu to depth two and the vocabulary's probes, each
 * answered; no page empty without scripts, read in part, behind a firewall or behind a form. All sites of the body count: what is
 * not on one may be on the other.
 */
export function searchSites(
  sites: readonly Site[],
  exchanges: Exchanges,
  pages: readonly Page[],
  tables: Tables,
): Search {
  const looked = new Set<string>();
  const missing = new Map<string, string>();
  const miss = (place: string, because: string): void => {
    if (!missing.has(place)) missing.set(place, because);
  };
  if (sites.length === 0) miss('home', 'no-address');
  for (const site of sites) {
    lookAtHome(site, looked, miss);
    lookAtSitemap(site, exchanges, looked, miss);
    lookAtProbes(site, exchanges, tables, looked, miss);
    lookAtMenu(site, exchanges, pages, tables, looked, miss);
  }
  const list = [...missing].map(([place, because]) => ({ place, because }));
  return {
    searched: list.length === 0,
    looked: [...looked].toSorted(compareText),
    missing: list.toSorted((a, b) => compareText(a.place, b.place)),
  };
}

type Miss = (place: string, because: string) => void;

function lookAtHome(site: Site, looked: Set<string>, miss: Miss): void {
  if (site.home !== null && !site.home.blocked) {
    looked.add(site.home.url);
    if (site.home.needsScript) miss(site.home.url, 'needs-script');
    else if (site.home.cut) miss(site.home.url, 'truncated');
    return;
  }
  const failed = site.homes[0];
  miss(site.url, site.home?.blocked === true ? 'blocked-page' : failed === undefined ? 'not-asked' : reasonOf(failed));
}

function lookAtSitemap(site: Site, exchanges: Exchanges, looked: Set<string>, miss: Miss): void {
  const asked = exchanges.captures.filter(
    ({ target, request }) =>
      target.purpose === 'sitemap' && target.redirectFrom === null && bareHost(request.url) === site.host,
  );
  if (asked.length === 0) miss(`${site.host}/sitemap.xml`, 'not-asked');
  for (const capture of asked) note(capture, exchanges, looked, miss);
}

function lookAtProbes(site: Site, exchanges: Exchanges, tables: Tables, looked: Set<string>, miss: Miss): void {
  const base = site.home?.url ?? site.url;
  for (const probe of tables.vocabulary.probes) {
    const url = URL.parse(probe, base)?.href;
    if (url === undefined) continue;
    const capture = exchanges.at(url) ?? exchanges.at(new URL(probe, site.url).href);
    if (capture === undefined) miss(url, 'not-asked');
    else note(capture, exchanges, looked, miss);
  }
}

/** Records an exchange as looked at or missing. „Duplicate“ means that the address was asked elsewhere. */
function note(asked: Capture, exchanges: Exchanges, looked: Set<string>, miss: Miss): void {
  const twin =
    asked.result.is === 'not-attempted' && asked.result.reason === 'duplicate'
      ? exchanges.at(asked.request.url)
      : undefined;
  const capture = exchanges.final(twin ?? asked);
  const trouble = exchanges.trouble(capture);
  // The page says that nothing is there, or is the host's answer to whatever does not exist: it was looked at.
  const isNothing = trouble?.reason === 'soft-missing' && (trouble.byWords || asked.target.purpose === 'probe');
  const outcome = isNothing ? 'gone' : exchanges.outcome(capture);
  if (outcome === 'answered' || outcome === 'gone') looked.add(asked.request.url);
  else if (reasonOf(capture) !== 'duplicate') miss(asked.request.url, exchanges.reason(capture));
}

function lookAtMenu(
  site: Site,
  exchanges: Exchanges,
  pages: readonly Page[],
  tables: Tables,
  looked: Set<string>,
  miss: Miss,
): void {
  if (site.home === null) return;
  const byCapture = new Map(pages.map((page) => [page.capture.id, page]));
  const seen = new Set([subjectKey(site.home.url)]);
  let layer: readonly Page[] = [site.home];
  for (let depth = 1; depth <= MENU_DEPTH; depth += 1) {
    const next: Page[] = [];
    for (const { url } of layer.flatMap((page) => menuLinks(page))) {
      const key = subjectKey(url);
      if (seen.has(key) || bareHost(url) !== site.host || isFile(url, tables)) continue;
      seen.add(key);
      const capture = exchanges.at(url);
      if (capture === undefined) {
        miss(url, 'not-asked');
        continue;
      }
      note(capture, exchanges, looked, miss);
      const page = byCapture.get(capture.id);
      if (page === undefined) continue;
      checkPage(page, exchanges, miss);
      next.push(page);
    }
    layer = next;
  }
}

function checkPage(page: Page, exchanges: Exchanges, miss: Miss): void {
  if (page.blocked) miss(page.url, 'blocked-page');
  else if (page.needsScript) miss(page.url, 'needs-script');
  else if (page.cut) miss(page.url, 'truncated');
  else if (exchanges.value(page.shown, 'page.postbacks') !== undefined) miss(page.url, 'behind-form');
  else if ((exchanges.value(page.shown, 'page.forms') ?? []).some(({ words }) => asksForSelection(words))) {
    miss(page.url, 'behind-form');
  }
}

/** The search box that every page carries hides nothing; a form with words of its own may. */
export function asksForSelection(words: string): boolean {
  const plain = normaliseWords(words)
    .replace(/[^\p{L}\p{N} ]+/gu, '')
    .trim();
  return plain !== '' && findAny(plain, PLAIN_BOXES)?.length !== plain.length;
}

const PLAIN_BOXES = ['търс~', 'search', 'вход', 'login', 'абонирай~', 'subscribe'];

/** Links of header, menu and side column; on a page without those, all links. */
export function menuLinks(page: Page): readonly ResolvedLink[] {
  const menu = page.links.filter(
    ({ link }) => link.region === 'nav' || link.region === 'header' || link.region === 'aside',
  );
  return menu.length >= FEWEST_MENU_LINKS ? menu : page.links;
}
