import type { Capture } from '../../model/capture.ts';
import { subjectKey } from '../../model/ids.ts';
import type { Tables } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import type { Candidate } from './candidate.ts';
import { isUnknownLicence } from './catalogueLicence.ts';
import type { World } from './discoverLinked.ts';
import type { Exchanges } from './exchanges.ts';
import { outcomeOf } from './outcome.ts';
import type { Page } from './pages.ts';
import { resolveLink } from './resolveLink.ts';

/** Pages on which a statement about this resource may stand. */
export function offeringPages(candidate: Candidate): readonly Page[] {
  const pages = [
    ...candidate.offers.map(({ page }) => page),
    candidate.table?.page,
    candidate.form?.page,
    candidate.described?.page,
  ];
  const seen = new Map(pages.filter((page) => page !== undefined).map((page) => [page.capture.id, page]));
  return [...seen.values()];
}

/** Addresses of terms of use that the offering pages or the home page link to. */
function termsLinks(candidate: Candidate, world: World): readonly string[] {
  // The terms of a site do not reach a file that stands on another's host.
  if (candidate.origin === 'other-host') return [];
  const home = candidate.site?.home ?? null;
  const pages = [...offeringPages(candidate), ...(home === null ? [] : [home])];
  return [...new Set(pages.flatMap((page) => world.terms.get(page.capture.id) ?? []))];
}

/** For each page, the addresses of terms of use that it links to. Made once: a page may offer thousands of files. */
export function termsByPage(
  pages: readonly Page[],
  exchanges: Exchanges,
  tables: Tables,
): ReadonlyMap<string, readonly string[]> {
  return new Map(pages.map((page) => [page.capture.id, termsOfPage(page, exchanges, tables)]));
}

function termsOfPage(page: Page, exchanges: Exchanges, tables: Tables): readonly string[] {
  const found = new Map<string, string>();
  const words = page.links.filter(
    ({ link }) => findAny(normaliseWords(link.text), tables.vocabulary.termsLinks) !== null,
  );
  for (const { url } of words) found.set(subjectKey(url), url);
  for (const statement of exchanges.licenceStatements(page.shown)) {
    if (statement.kind !== 'terms-link' || statement.url === null) continue;
    const url = resolveLink({ href: statement.url, base: null }, page.url);
    if (url !== null) found.set(subjectKey(url), url);
  }
  return found.size > 0 ? [...found.values()] : probedTerms(page, exchanges, tables);
}

/**
 * Conditions of use at a usual address, where the start page links to none. Only a page that calls itself so: many
 * sites answer any address with some page, the rights of which would be taken for conditions.
 */
function probedTerms({ capture, url }: Page, exchanges: Exchanges, tables: Tables): readonly string[] {
  if (capture.target.purpose !== 'home') return [];
  const { termsProbes, termsLinks: phrases } = tables.vocabulary;
  return termsProbes.flatMap((path) => {
    const address = URL.parse(path, url)?.href;
    const asked = address === undefined ? undefined : exchanges.at(address);
    if (address === undefined || asked === undefined || exchanges.outcome(asked) !== 'answered') return [];
    const names = exchanges.bodyValue(exchanges.shown(asked), 'page.names') ?? [];
    const isCalledSo = names.some(
      ({ where, text }) =>
        (where === 'title' || where === 'heading') && findAny(normaliseWords(text), phrases) !== null,
    );
    return isCalledSo ? [address] : [];
  });
}

/** Pages of terms that were asked for. */
export function termsPages(candidate: Candidate, world: World): readonly Capture[] {
  return termsLinks(candidate, world).flatMap((url) => world.exchanges.at(url) ?? []);
}

/**
 * Why silence proves nothing, as a code of messages `code.reason`: the first place where a statement could stand and that nobody read; null when all were read. Without this, silence
 * would be called „not stated“ although we only failed to look.
 */
export function unseenPlaces(candidate: Candidate, world: World): string | null {
  if (candidate.portal !== null) return unseenTerms(candidate, world);
  if (candidate.explicit && candidate.foundOn === null) return 'only-file';
  const pages = offeringPages(candidate);
  if (pages.length === 0) return 'page-not-seen';
  for (const page of pages) {
    if (page.needsScript) return 'needs-script';
    if (world.exchanges.bodyValue(page.shown, 'licence.statements') === undefined) return 'page-not-seen';
  }
  // The terms of a site are linked from its home page: where that was not seen (one page checked by itself), nobody looked.
  if (candidate.origin !== 'other-host' && (candidate.site?.home ?? null) === null) return 'terms-not-seen';
  for (const url of termsLinks(candidate, world)) {
    const capture = world.exchanges.at(url);
    if (capture === undefined) return 'terms-not-seen';
    if (outcomeOf(capture) === 'gone') continue;
    if (world.exchanges.outcome(capture) !== 'answered') return 'terms-not-seen';
    const shown = world.exchanges.shown(capture);
    if (world.exchanges.bodyValue(shown, 'licence.statements') === undefined) return 'terms-not-seen';
  }
  return null;
}

function unseenTerms(candidate: Candidate, world: World): string | null {
  const terms = candidate.portal?.dataset.termsId ?? null;
  if (terms === null) {
    const { portal } = candidate;
    return portal !== null && isUnknownLicence(portal, world.tables) ? 'terms-not-known' : null;
  }
  // The portal names terms that no table knows: something is stated, we cannot say what.
  return world.exchanges.termsTold(terms) === undefined ? 'terms-not-seen' : 'terms-not-known';
}
