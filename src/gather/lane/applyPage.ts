import { answerOf, type Capture } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { makeEntry } from '../frontier/frontierEntry.ts';
import { normaliseAddress } from '../frontier/normaliseAddress.ts';
import { PROMISE } from '../frontier/promises.ts';
import { hostOf, type LaneContext, type RobotsOf } from './laneContext.ts';
import type { LaneState } from './laneState.ts';
import { linkEntries } from './linkEntries.ts';
import type { AnswerSeen } from './seeAnswer.ts';
import { step, type Step } from './step.ts';
import { siteTarget } from './withRobots.ts';

const MAX_ROBOTS_SITEMAPS = 10;

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
    target.purpose === 'home' && context.institution !== null ? siteEntries(context, state, capture, robotsOf) : [];
  if (page === null) return step(state, starts);
  const pages = linkEntries(context, state, capture, page.links, { depth: target.depth + 1, withIndex: true });
  const rendering = target.purpose !== 'render' && page.needsScript ? [renderEntry(capture)] : [];
  return { ...pages, offers: [...rendering, ...starts, ...pages.offers] };
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

/** Sitemaps that robots.txt names (else the usual place), and the vocabulary's probes, on the site where home really is. */
function siteEntries(
  context: LaneContext,
  state: LaneState,
  capture: Capture,
  robotsOf: RobotsOf,
): readonly FrontierEntry[] {
  const { url, institutionId } = capture.target;
  const origin = URL.parse(url)?.origin ?? '';
  const host = hostOf(url);
  const named =
    state.robots[host]?.verdict === 'rules' || state.robots[host]?.verdict === 'allow'
      ? (robotsOf(host)?.sitemaps ?? [])
      : [];
  const listed = named.slice(0, MAX_ROBOTS_SITEMAPS).flatMap((href) => normaliseAddress(href, origin) ?? []);
  const sitemaps = listed.length > 0 ? listed : [`${origin}/sitemap.xml`];
  const probes = context.tables.vocabulary.probes.flatMap((probe) => normaliseAddress(probe, `${origin}/`) ?? []);
  return [
    ...sitemaps.map((address) =>
      makeEntry({ target: siteTarget('sitemap', address, institutionId), promise: PROMISE.sitemap }),
    ),
    ...probes.map((address) =>
      makeEntry({
        target: { ...siteTarget('probe', address, institutionId, 1), kind: 'page' },
        promise: PROMISE.probe,
      }),
    ),
  ];
}
