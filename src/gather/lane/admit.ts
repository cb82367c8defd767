import type { FailureCode, SkipReason } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { robotsVerdict } from '../../inspect/robots.ts';
import { saltOf } from '../frontier/frontierEntry.ts';
import { PROMISE } from '../frontier/promises.ts';
import { trapOf } from '../frontier/traps.ts';
import { productToken } from '../http/requestHeaders.ts';
import { matchesHost } from '../pace/hostPattern.ts';
import { catalogueOf } from '../catalogue/adapters.ts';
import { outOfPatience, overspent } from '../catalogue/spending.ts';
import { givenUp } from '../catalogue/troubles.ts';
import { combinationsInVain } from './facets.ts';
import { hostnameOf, hostOf, isInScope, type LaneContext, type RobotsOf } from './laneContext.ts';
import type { LaneState } from './laneState.ts';
import { knownVariant } from './variants.ts';
import { linkedRefusal, mayBeLinked } from './linkedFiles.ts';

export type Admission =
  | { readonly is: 'ask' }
  | { readonly is: 'skip'; readonly reason: SkipReason; readonly detail: string }
  | { readonly is: 'fail'; readonly code: FailureCode; readonly detail: string };

/** Connections in a row that failed before a host is left alone for the rest of the audit. */
export const MAX_DOWN = 5;
/** Answers of a firewall in a row before its host is left alone: asking on would look like an attack. */
export const MAX_GUARDED = 5;

/** Whether an address may be asked now, by everything but pace. Pure but for what it is given. */
export function admit(
  context: LaneContext,
  state: LaneState,
  entry: FrontierEntry,
  surroundings: {
    readonly robotsOf: RobotsOf;
    /** What its host's pace and hours say against it (hostRefusal). */
    readonly refusal: { readonly reason: SkipReason; readonly detail: string } | null;
    readonly canRender: boolean;
    /** Why links of this kind are no longer asked for (learner). */
    readonly wornOut: string | null;
  },
): Admission {
  const { target } = entry;
  const { crawl } = context.config;
  const hostname = hostnameOf(target.url);
  const salt = saltOf(entry);
  if (salt === 'loop')
    return {
      is: 'fail',
      code: 'redirect-loop',
      detail: `leads back, or on for more than ${crawl.maxRedirects} redirects`,
    };
  if (salt === 'no-target')
    return { is: 'fail', code: 'redirect-without-target', detail: 'Location is missing or is no http(s) address' };

  const optOut = crawl.optOuts.find(({ host }) => matchesHost(host, hostname));
  if (optOut !== undefined) return skip('stopped-by-owner', `${optOut.host}, since ${optOut.since}`);
  const isRobots = target.purpose === 'robots';
  const isLinked = target.purpose === 'linked-file' && mayBeLinked(context, target.url);
  if (!isRobots && !isLinked && !isInScope(context, target))
    return skip('scope', `${hostname} is not among the hosts of this body`);
  const overdrawn = linkedRefusal(context, state, entry);
  if (overdrawn !== null) return skip(overdrawn.reason, overdrawn.detail);
  const bound = isRobots ? null : bounds(context, state, entry, surroundings.wornOut);
  if (bound !== null) return bound;
  if (surroundings.refusal !== null) return skip(surroundings.refusal.reason, surroundings.refusal.detail);
  // Of a catalogue only its adapter says when it is to be left alone: its host rests, and is asked again (troubles).
  if ((state.down[hostname] ?? 0) >= MAX_DOWN && !target.purpose.startsWith('portal-'))
    return skip('back-off', `${MAX_DOWN} connections to ${hostname} in a row failed`);
  if ((state.guarded[hostname] ?? 0) >= MAX_GUARDED)
    return skip('back-off', `a firewall or browser check answered for ${hostname} ${MAX_GUARDED} times in a row`);
  const forbidden = isRobots ? null : byRobots(context, state, entry, surroundings.robotsOf);
  if (forbidden !== null) return forbidden;
  if (target.purpose !== 'render') return { is: 'ask' };
  if (!crawl.browser.enabled || !surroundings.canRender)
    return { is: 'fail', code: 'browser-missing', detail: 'no browser' };
  return { is: 'ask' };
}

function bounds(
  context: LaneContext,
  state: LaneState,
  entry: FrontierEntry,
  wornOut: string | null,
): Admission | null {
  const { target } = entry;
  const { crawl } = context.config;
  const isCatalogue = target.purpose.startsWith('portal-');
  const isFileOfCatalogue = target.purpose === 'file' || target.purpose === 'linked-file';
  const isOfCatalogue = isCatalogue || (context.institution === null && isFileOfCatalogue);
  const overdraft = isOfCatalogue
    ? (overspent(context.config.portal, state.portal, target.purpose) ?? outOfPatience(context, state.portal, target))
    : null;
  if (overdraft !== null) return overdraft;
  if (isCatalogue) {
    const catalogue = catalogueOf(context);
    return givenUp(state.portal) ?? catalogue?.adapter.refuses?.(catalogue.context, entry) ?? null;
  }
  const isBound = entry.promise < PROMISE.dataFile && target.redirectFrom === null;
  const trap = target.depth === 0 ? null : trapOf(target.url);
  const isFile = target.kind === 'file' && !isBound;
  if (trap !== null && (!isFile || trap.alsoFiles === true)) return skip(trap.reason, trap.detail);
  if (isBound && wornOut !== null) return skip('trap-pattern', wornOut);
  const twin = isBound && target.purpose !== 'render' ? knownVariant(context, target.url) : null;
  if (twin !== null) return skip('duplicate', `as ${twin.address}: ${twin.parameter} changes nothing`);
  const combinations = isBound ? combinationsInVain(context, target.url) : null;
  if (combinations !== null) return skip('trap-facets', `${combinations} combinations of filters led to nothing new`);
  if (target.purpose === 'render' && state.rendered >= crawl.browser.pages)
    return skip('budget', `browser.pages ${crawl.browser.pages}`);
  return null;
}

function byRobots(context: LaneContext, state: LaneState, entry: FrontierEntry, robotsOf: RobotsOf): Admission | null {
  const { url } = entry.target;
  const host = hostOf(url);
  const robots = state.robots[host];
  // Cannot happen while robots.txt is offered before everything else; if it did, asking would be the wrong guess.
  if (robots === undefined) return skip('robots', `robots.txt of ${host} was not read`);
  if (robots.verdict === 'allow') return null;
  if (robots.verdict === 'deny')
    return skip(robots.unreachable === true ? 'robots-unreachable' : 'robots', robots.detail);
  if (robots.verdict === 'try-root') return isRoot(url) ? null : skip('robots', robots.detail);
  const rules = robotsOf(host);
  if (rules === null) return skip('robots', `robots.txt of ${host} was not read`);
  const verdict = robotsVerdict(rules, productToken(context.config.crawl), url);
  return verdict.allowed ? null : skip('robots', verdict.line ?? 'robots.txt');
}

export function isRoot(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.pathname === '/' && parsed.search === '';
}

export function sameSite(configured: string, hostname: string): boolean {
  // By way of an address: „данни.бг“ in a configuration is the host that answers as xn--….
  const bare = (host: string): string => (URL.parse(`http://${host}`)?.hostname ?? '').replace(/^www\./, '');
  return bare(configured) === bare(hostname);
}

function skip(reason: SkipReason, detail: string): Admission {
  return { is: 'skip', reason, detail: detail.slice(0, 300) };
}
