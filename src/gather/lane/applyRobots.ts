import type { Capture } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { crawlDelayMs, readRobots } from '../../inspect/robots.ts';
import { robotsAccess, robotsText } from '../../inspect/robotsAnswer.ts';
import { makeEntry } from '../frontier/frontierEntry.ts';
import { PROMISE } from '../frontier/promises.ts';
import { productToken } from '../http/requestHeaders.ts';
import { sameSite } from './admit.ts';
import { followRedirect } from './followRedirect.ts';
import { hostOf, type LaneContext } from './laneContext.ts';
import type { LaneState, RobotsState } from './laneState.ts';
import { step, type Step } from './step.ts';
import { siteTarget } from './withRobots.ts';

/** RFC 9309 §2.3.1.2: five hops at least; more count as "there is none". */
const MAX_HOPS = 5;

/** What the answer to robots.txt means (RFC 9309 §2.3.1), for its host and for those that redirected to it. */
export function applyRobots(
  context: LaneContext,
  state: LaneState,
  entry: FrontierEntry,
  capture: Capture,
  body: Uint8Array,
): Step {
  const before = state.chains[capture.target.redirectFrom ?? '']?.urls ?? [];
  const redirect = followRedirect(entry, capture, before, MAX_HOPS);
  if (redirect?.is === 'on') {
    return {
      ...step({ ...state, chains: { ...state.chains, [capture.id]: { urls: redirect.urls } } }),
      hop: redirect.hop,
    };
  }
  const { result } = capture;
  const text = robotsText(body, result.is === 'response' && result.body.truncated !== null);
  const verdict: RobotsState =
    redirect === null
      ? read(context, capture, text)
      : { verdict: 'allow', detail: 'robots.txt leads nowhere', crawlDelayMs: null };
  const hosts = hostsOfChain([...before, capture.target.url]);
  const next = setRobots(context, state, hosts, verdict);
  const offers = verdict.verdict === 'try-root' ? hosts.map((host) => rootEntry(host, capture)) : [];
  const robotsTexts = verdict.verdict === 'rules' ? hosts.map((host) => ({ host, text })) : [];
  return { ...step(next, offers), robotsTexts };
}

/** A hop that was already asked for another host: what is known of that one counts. */
export function closeRobotsChain(
  context: LaneContext,
  state: LaneState,
  urls: readonly string[],
  hopUrl: string,
): Pick<Step, 'state'> & { readonly copyFrom: string; readonly hosts: readonly string[] } {
  const hopHost = hostOf(hopUrl);
  const known = URL.parse(hopUrl)?.pathname === '/robots.txt' ? state.robots[hopHost] : undefined;
  const verdict = known ?? { verdict: 'allow' as const, detail: 'robots.txt leads to a page', crawlDelayMs: null };
  const hosts = hostsOfChain(urls);
  return { state: setRobots(context, state, hosts, verdict), copyFrom: hopHost, hosts };
}

function read(context: LaneContext, capture: Capture, text: string): RobotsState {
  const { result } = capture;
  if (result.is !== 'response') {
    const why = result.is === 'failure' ? result.code : result.reason;
    return { verdict: 'deny', detail: `robots.txt could not be read: ${why}`, crawlDelayMs: null };
  }
  const { status } = result;
  const detail = `robots.txt answered ${status}`;
  const verdict = robotsAccess(status);
  const delayMs = verdict === 'rules' ? crawlDelayMs(readRobots(text), productToken(context.config.crawl)) : null;
  return { verdict, detail, crawlDelayMs: delayMs };
}

/** Hosts of a chain that were asked for their robots.txt, in order. */
function hostsOfChain(urls: readonly string[]): readonly string[] {
  return [...new Set(urls.filter((url) => URL.parse(url)?.pathname === '/robots.txt').map(hostOf))];
}

function setRobots(context: LaneContext, state: LaneState, hosts: readonly string[], verdict: RobotsState): LaneState {
  const robots = { ...state.robots };
  for (const host of hosts) {
    const exception = context.config.crawl.robotsExceptions.find((candidate) =>
      sameSite(candidate.host, host.replace(/:\d+$/, '')),
    );
    robots[host] =
      exception === undefined
        ? verdict
        : { ...verdict, verdict: 'allow', detail: `exception: ${exception.reason.bg}`.slice(0, 300) };
  }
  return { ...state, robots };
}

/** robots.txt itself was refused: the start page is tried once (DESIGN §5). */
function rootEntry(host: string, capture: Capture): FrontierEntry {
  const scheme = URL.parse(capture.target.url)?.protocol ?? 'http:';
  return makeEntry({
    target: siteTarget('home', `${scheme}//${host}/`, capture.target.institutionId),
    promise: PROMISE.rootTry,
  });
}

/** The answer to `/` decides for a host whose robots.txt was refused. */
export function afterRootTry(state: LaneState, capture: Capture, isBlocked: boolean): LaneState {
  const host = hostOf(capture.target.url);
  const robots = state.robots[host];
  if (robots?.verdict !== 'try-root') return state;
  const { result } = capture;
  const refused =
    isBlocked || result.is !== 'response' || [401, 403, 407, 429, 451].includes(result.status) || result.status >= 500;
  const told = result.is === 'response' ? result.status : result.is === 'failure' ? result.code : result.reason;
  const next: RobotsState = {
    ...robots,
    verdict: refused ? 'deny' : 'allow',
    detail: `${robots.detail}, and / answered ${told}`,
  };
  return { ...state, robots: { ...state.robots, [host]: next } };
}
