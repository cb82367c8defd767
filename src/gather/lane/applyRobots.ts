import { answerOf, type Capture } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { crawlDelayMs, readRobots } from '../../inspect/robots.ts';
import { robotsAccess, robotsText } from '../../inspect/robotsAnswer.ts';
import { makeEntry, saltOf } from '../frontier/frontierEntry.ts';
import { PROMISE } from '../frontier/promises.ts';
import { productToken } from '../http/requestHeaders.ts';
import { sameSite } from './admit.ts';
import { followRedirect } from './followRedirect.ts';
import { hostOf, isInScope, type LaneContext } from './laneContext.ts';
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
    // A day-old text stays in force until the end of the chain, but is not asked for a second time meanwhile.
    const kept = keepRobots(state, entry, capture);
    return {
      ...step({ ...kept, chains: { ...kept.chains, [capture.id]: { urls: redirect.urls } } }),
      hop: redirect.hop,
    };
  }
  const { result } = capture;
  const text = robotsText(body, result.is === 'response' && result.body.truncated !== null);
  const reading: Reading =
    redirect === null
      ? read(context, capture, text)
      : { verdict: 'allow', detail: 'robots.txt leads nowhere', crawlDelayMs: null };
  const places = placesOfChain([...before, capture.target.url]);
  // RFC 9309 §2.4: where robots.txt cannot be had again, what is known of it goes on to count.
  if (rereadsOf(entry) > 0 && (reading.verdict === 'deny' || reading.verdict === 'try-root'))
    return step(keepRobots(state, entry, capture));
  const next = setRobots(context, state, places, reading, answeredAt(entry, capture));
  const offers = places.flatMap(({ host }) =>
    next.robots[host]?.verdict === 'try-root' ? [rootEntry(host, capture)] : [],
  );
  const robotsTexts = reading.verdict === 'rules' ? places.map(({ host }) => ({ host, text })) : [];
  return { ...step(next, offers), robotsTexts };
}

/** A hop that was already asked for another host: what is known of that one counts. */
export function closeRobotsChain(
  context: LaneContext,
  state: LaneState,
  urls: readonly string[],
  hop: FrontierEntry,
  capture: Capture,
): Pick<Step, 'state'> & { readonly copyFrom: string; readonly hosts: readonly string[] } {
  const hopUrl = hop.target.url;
  const hopHost = hostOf(hopUrl);
  const known = URL.parse(hopUrl)?.pathname === '/robots.txt' ? state.robots[hopHost] : undefined;
  const reading: Reading = known ?? { verdict: 'allow', detail: 'robots.txt leads to a page', crawlDelayMs: null };
  const places = placesOfChain(urls);
  const next = setRobots(context, state, places, reading, answeredAt(hop, capture));
  return { state: next, copyFrom: hopHost, hosts: places.map(({ host }) => host) };
}

/** What was known of a host holds for another day: its robots.txt was asked for again in vain, or not at all. */
export function keepRobots(state: LaneState, entry: FrontierEntry, capture: Capture): LaneState {
  const host = hostOf(capture.target.url);
  const known = state.robots[host];
  if (known === undefined || rereadsOf(entry) === 0) return state;
  return { ...state, robots: { ...state.robots, [host]: { ...known, ...answeredAt(entry, capture) } } };
}

type Reading = Pick<RobotsState, 'verdict' | 'detail' | 'crawlDelayMs' | 'unreachable'>;
type Answered = Pick<RobotsState, 'readMs' | 'rereads'>;

function answeredAt(entry: FrontierEntry, capture: Capture): Answered {
  return { readMs: Date.parse(capture.startedAt) + capture.elapsedMs, rereads: rereadsOf(entry) };
}

/** How many days after the first reading this one belongs to. */
function rereadsOf(entry: FrontierEntry): number {
  return Number(/^day-(\d+)$/.exec(saltOf(entry))?.[1] ?? 0);
}

function read(context: LaneContext, capture: Capture, text: string): Reading {
  const { result } = capture;
  if (result.is !== 'response') {
    const why = result.is === 'failure' ? result.code : result.reason;
    const detail = `robots.txt could not be read: ${why}`;
    return { verdict: 'deny', detail, crawlDelayMs: null, unreachable: true };
  }
  const { status } = answerOf(result);
  const detail = `robots.txt answered ${status}`;
  const verdict = robotsAccess(status);
  if (status >= 500) return { verdict, detail, crawlDelayMs: null, unreachable: true };
  const delayMs = verdict === 'rules' ? crawlDelayMs(readRobots(text), productToken(context.config.crawl)) : null;
  return { verdict, detail, crawlDelayMs: delayMs };
}

type RobotsPlace = { readonly host: string; readonly url: string };

/** Hosts of a chain that were asked for their robots.txt, in order. */
function placesOfChain(urls: readonly string[]): readonly RobotsPlace[] {
  const places = new Map<string, RobotsPlace>();
  for (const url of urls) {
    const host = hostOf(url);
    if (URL.parse(url)?.pathname === '/robots.txt' && !places.has(host)) places.set(host, { host, url });
  }
  return [...places.values()];
}

function setRobots(
  context: LaneContext,
  state: LaneState,
  places: readonly RobotsPlace[],
  { verdict, detail, crawlDelayMs: delayMs, unreachable }: Reading,
  answered: Answered,
): LaneState {
  const robots = { ...state.robots };
  for (const { host, url } of places) {
    const exception = context.config.crawl.robotsExceptions.find((candidate) =>
      sameSite(candidate.host, host.replace(/:\d+$/, '')),
    );
    const reading: Reading =
      exception === undefined
        ? {
            // Of another's host the start page is no business of ours.
            verdict: verdict === 'try-root' && !isOwnPlace(context, url) ? 'deny' : verdict,
            detail,
            crawlDelayMs: delayMs,
            ...(unreachable === true ? { unreachable } : {}),
          }
        : { verdict: 'allow', detail: `exception: ${exception.reason.bg}`.slice(0, 300), crawlDelayMs: delayMs };
    robots[host] = { ...reading, url, ...answered };
  }
  return { ...state, robots };
}

function isOwnPlace(context: LaneContext, url: string): boolean {
  const { institution } = context;
  return institution === null || isInScope(context, { url, institutionId: institution.id });
}

/** robots.txt itself was refused: the start page is tried once (DESIGN §5). */
function rootEntry(host: string, capture: Capture): FrontierEntry {
  const scheme = host.endsWith(':443') ? 'https:' : (URL.parse(capture.target.url)?.protocol ?? 'http:');
  const url = URL.parse(`${scheme}//${host}/`)?.href ?? capture.target.url;
  return makeEntry({
    target: siteTarget('home', url, capture.target.institutionId),
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
