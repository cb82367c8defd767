import { answerOf, type Capture, type OfferedBy, type SkipReason } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { makeEntry } from '../frontier/frontierEntry.ts';
import { normaliseAddress } from '../frontier/normaliseAddress.ts';
import { isPaging } from '../frontier/pathKind.ts';
import { PROMISE } from '../frontier/promises.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
import { hostOf, isInScope, type LaneContext, type RobotsOf } from './laneContext.ts';
import type { LaneState } from './laneState.ts';
import { mayBeLinked } from './linkedFiles.ts';
import { linkEntries } from './linkEntries.ts';
import { noteProbe, probeFor } from './missingProbe.ts';
import type { AnswerSeen } from './seeAnswer.ts';
import { canonicalAddress } from './siteOrigin.ts';
import { countSkips } from './skipCounts.ts';
import { step, type Step } from './step.ts';
import { usualSitemap } from './usualSitemap.ts';
import { noteVariant } from './variants.ts';
import { siteTarget } from './withRobots.ts';

const MAX_ROBOTS_SITEMAPS = 10;
const MAX_FEEDS = 5;

/** What a page of a site leads to: its links, a rendering when it is empty without scripts; from a home page also sitemaps and probes. */
export function applyPage(
  context: LaneContext,
  state: LaneState,
  capture: Capture,
  { page }: AnswerSeen,
  robotsOf: RobotsOf,
): Step {
  const { result, target } = capture;
  if (result.is !== 'response') return step(state);
  const { status } = answerOf(result);
  if (status < 200 || status >= 300) return step(state);
  const starts =
    target.purpose === 'home' && context.institution !== null
      ? siteEntries(context, state, capture, page, robotsOf)
      : [];
  if (page === null) return step(state, starts);
  const probe = probeFor(context, state, capture);
  const noted = probe === null ? state : noteProbe(state, hostOf(target.url));
  const found = linkEntries(context, noted, capture, page.links, {
    depth: target.depth + 1,
    withIndex: true,
    otherLanguages: page.otherLanguages,
  });
  const variant = noteVariant(context, capture, page, found.offers);
  const pages =
    variant === null
      ? found
      : {
          ...unlessKnown(found, variant.equals === null ? null : isPaging(target.url) ? 'trap-paging' : 'duplicate'),
          kept: variant.kept,
        };
  const rendering = target.purpose !== 'render' && page.needsScript ? [renderEntry(capture)] : [];
  const beside = besideLinks(context, pages.state, capture);
  return {
    ...pages,
    state: beside.state,
    offers: [...rendering, ...(probe === null ? [] : [probe]), ...starts, ...pages.offers, ...beside.offers],
  };
}

/**
 * Of a page that shows what another showed only files are taken: its pages are the other's under other addresses, or
 * further pages of a list that has ended.
 */
function unlessKnown(found: Step, reason: SkipReason | null): Step {
  if (reason === null) return found;
  const files = found.offers.filter(({ target }) => target.kind === 'file');
  return { ...found, state: countSkips(found.state, reason, found.offers.length - files.length), offers: files };
}

/**
 * What came up in a browser beside the links of the page: files that it would have downloaded and answers full of rows
 * are asked as data, by our own client and under their own address, the rest as links without words.
 */
function besideLinks(context: LaneContext, state: LaneState, capture: Capture): Step {
  const offered = capture.rendering?.offered ?? [];
  const { depth, institutionId } = capture.target;
  const entries = offered.flatMap(({ url, by }) => {
    if (!isFile(by)) return [];
    const isOurs = isInScope(context, { url, institutionId });
    // A button of the page may give a file of somebody's storage; what its scripts read elsewhere is not offered.
    if (!isOurs && (by !== 'download' || !mayBeLinked(context, url))) return [];
    const purpose = isOurs ? ('file' as const) : ('linked-file' as const);
    const target = { ...siteTarget(purpose, url, institutionId, depth + 1), kind: 'file' as const };
    return makeEntry({ target: { ...target, foundOn: capture.id }, promise: PROMISE.dataFile });
  });
  const links = offered
    .filter(({ by }) => !isFile(by))
    .map(({ url }) => ({ href: url, base: null, text: '', around: '', heading: '', region: 'main' as const, css: '' }));
  const others = linkEntries(context, state, capture, links, { depth: depth + 1, withIndex: false });
  return { ...others, offers: [...entries, ...others.offers] };
}

function isFile(by: OfferedBy): boolean {
  return by === 'data' || by === 'download';
}

function renderEntry(capture: Capture): FrontierEntry {
  const target = {
    ...capture.target,
    kind: 'page' as const,
    purpose: 'render' as const,
    foundOn: capture.id,
    linkIndex: null,
    redirectFrom: null,
  };
  return makeEntry({ target, promise: PROMISE.render });
}

/**
 * Sitemaps that robots.txt names (else the first usual place), feeds that the start page names, and the vocabulary's
 * probes, on the site where home really is.
 */
function siteEntries(
  context: LaneContext,
  state: LaneState,
  capture: Capture,
  page: AnswerSeen['page'],
  robotsOf: RobotsOf,
): readonly FrontierEntry[] {
  const { url, institutionId } = capture.target;
  const origin = URL.parse(url)?.origin ?? '';
  const host = hostOf(url);
  const named =
    state.robots[host]?.verdict === 'rules' || state.robots[host]?.verdict === 'allow'
      ? (robotsOf(host)?.sitemaps ?? [])
      : [];
  const addressOf = (href: string, base: string): readonly string[] => {
    const address = normaliseAddress(href, base);
    return address === null ? [] : [canonicalAddress(state, address)];
  };
  const listed = named.slice(0, MAX_ROBOTS_SITEMAPS).flatMap((href) => addressOf(href, origin));
  const sitemaps = listed.length > 0 ? listed : usualSitemap(origin, null);
  const feeds = (page?.feeds ?? []).flatMap((href) => addressOf(href, url)).slice(0, MAX_FEEDS);
  const { vocabulary } = context.tables;
  const paths = linksTerms(page, vocabulary.termsLinks)
    ? vocabulary.probes
    : [...vocabulary.probes, ...vocabulary.termsProbes];
  const probes = paths.flatMap((path) => normaliseAddress(path, `${origin}/`) ?? []);
  return [
    ...sitemaps.map((address) =>
      makeEntry({ target: siteTarget('sitemap', address, institutionId), promise: PROMISE.sitemap }),
    ),
    ...feeds.map((address) => makeEntry({ target: siteTarget('feed', address, institutionId), promise: PROMISE.feed })),
    ...probes.map((address) =>
      makeEntry({
        target: { ...siteTarget('probe', address, institutionId, 1), kind: 'page' },
        promise: PROMISE.probe,
      }),
    ),
  ];
}

/** Whether a start page leads to conditions of use; one that shows nothing without scripts may, for all we know. */
function linksTerms(page: AnswerSeen['page'], phrases: readonly string[]): boolean {
  if (page === null || page.needsScript) return true;
  return page.links.some(({ text }) => findAny(normaliseWords(text), phrases) !== null);
}
