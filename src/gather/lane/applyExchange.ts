import { answerOf, type Capture, type Failure, type FailureCode, FAILURES } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { makeEntry, saltOf } from '../frontier/frontierEntry.ts';
import { PROMISE } from '../frontier/promises.ts';
import type { HostPace } from '../pace/hostPace.ts';
import { catalogueOf } from '../catalogue/adapters.ts';
import { heldUp, spent } from '../catalogue/spending.ts';
import { isRoot } from './admit.ts';
import { applyGraph } from './applyGraph.ts';
import { applyPage } from './applyPage.ts';
import { afterRootTry, applyRobots, keepRobots } from './applyRobots.ts';
import { applySitemap } from './applySitemap.ts';
import { followRedirect } from './followRedirect.ts';
import { hostnameOf, hostOf, isInScope, type LaneContext, type RobotsOf } from './laneContext.ts';
import type { LaneState } from './laneState.ts';
import { countLinked, mayBeLinked } from './linkedFiles.ts';
import { chainCookies, learnCookies, retryWithCookies } from './loopCookies.ts';
import { learnMissing, looksMissing } from './missingProbe.ts';
import { type AnswerSeen, NOTHING_SEEN, seeAnswer } from './seeAnswer.ts';
import { entryAsWritten, settleHome } from './siteOrigin.ts';
import { countRecorded } from './skipCounts.ts';
import { step, type Step } from './step.ts';
import { tailEntry } from './tailEntry.ts';
import { entryIgnoringTls, learnTlsFault } from './tlsFault.ts';
import { withRobots } from './withRobots.ts';

/** Pauses longer than this between two exchanges are pauses of the run, not of the crawl. */
const MAX_COUNTED_GAP_MS = 60_000;

/**
 * What one exchange does to its lane: pure, and the same code for a live exchange and for one replayed from the
 * evidence after a kill. `pace` = the host's pace after it, null when nothing was asked of a host.
 */
export function applyExchange(
  context: LaneContext,
  before: LaneState,
  done: {
    readonly entry: FrontierEntry;
    readonly capture: Capture;
    readonly body: Uint8Array;
    readonly pace: HostPace | null;
    readonly addressPace: HostPace | null;
  },
  robotsOf: RobotsOf,
): Step {
  const { capture, entry, body, pace } = done;
  const state = counted(context, before, capture, pace, done.addressPace);
  const chain = before.chains[capture.target.redirectFrom ?? '']?.urls ?? [];
  if (capture.result.is === 'not-attempted') {
    const settled = settleHome(
      context,
      countRecorded(keepRobots(state, entry, capture), capture.result.reason),
      capture,
      chain,
      false,
    );
    if (!capture.target.purpose.startsWith('portal-'))
      return step(settled.state, withRobots(context, settled.state, settled.offers));
    return ofCatalogue(context, settled.state, entry, capture, body);
  }
  // What a page's scripts were given leads nowhere by itself: the rendering, which follows, tells what it showed.
  if (capture.target.purpose === 'subrequest') return step(state);
  const again = askedAgain(before, entry, capture, pace);
  // The chain that it belongs to goes on with what is asked again.
  if (again !== null) return step(state, [again]);
  // The end of a file leads nowhere.
  if (saltOf(entry) === 'tail') return step(state);
  const next = follow(context, state, entry, capture, body, robotsOf);
  const tail = tailEntry(entry, capture, body);
  const offers = tail === null ? next.offers : [tail, ...next.offers];
  return { ...next, state: dropChain(next.state, capture), offers: withRobots(context, next.state, offers) };
}

function follow(
  context: LaneContext,
  state: LaneState,
  entry: FrontierEntry,
  capture: Capture,
  body: Uint8Array,
  robotsOf: RobotsOf,
): Step {
  const { target } = capture;
  if (target.purpose === 'robots') return applyRobots(context, state, entry, capture, body);
  const isPortal = target.purpose.startsWith('portal-');
  const seen = isPortal ? NOTHING_SEEN : seeAnswer(context, capture, body);
  const tried = isRoot(target.url) ? afterRootTry(state, capture, seen.blocked) : state;
  if (isPortal) {
    const follows = catalogueOf(context)?.adapter.followsRedirects === true;
    const hop = follows ? redirected(context, tried, entry, capture, seen) : null;
    return hop ?? ofCatalogue(context, tried, entry, capture, body);
  }
  const noted = noteGuard(tried, capture, seen);
  // A shown page that would go on by itself was held in the browser, which noted where to.
  const redirect = target.purpose === 'render' ? null : redirected(context, noted, entry, capture, seen);
  if (redirect !== null) return redirect;
  const chain = state.chains[target.redirectFrom ?? ''];
  const taught = learnCookies(noted, chain, capture);
  const settled = settleHome(context, taught, capture, chain?.urls ?? [], seen.blocked);
  const asWritten = entryAsWritten(capture);
  const first = asWritten === null ? settled.offers : [...settled.offers, asWritten];
  const start = chain?.urls[0] ?? target.url;
  const next = read(context, settled.state, { capture, body, seen, start }, robotsOf);
  return { ...next, offers: [...first, ...next.offers] };
}

/** What a catalogue's answer leads to, or its not being asked. */
function ofCatalogue(
  context: LaneContext,
  state: LaneState,
  entry: FrontierEntry,
  capture: Capture,
  body: Uint8Array,
): Step {
  const catalogue = catalogueOf(context);
  return catalogue?.adapter.apply(catalogue.context, state, entry, capture, body) ?? step(state);
}

/** What an answer itself leads to, once it is no redirect. `start` = the address that its chain began with. */
function read(
  context: LaneContext,
  state: LaneState,
  answer: {
    readonly capture: Capture;
    readonly body: Uint8Array;
    readonly seen: AnswerSeen;
    readonly start: string;
  },
  robotsOf: RobotsOf,
): Step {
  const { capture, body, seen, start } = answer;
  const { purpose } = capture.target;
  // A firewall's page leads nowhere, and a browser that gets past it would be asking on the sly.
  if (seen.blocked) return step(state);
  // Another's host: the file was what was wanted, and a page in its place is kept as it is.
  if (purpose === 'linked-file') return step(state);
  if (purpose === 'missing-probe') return step(learnMissing(state, capture, start, seen));
  if (purpose === 'sitemap' || purpose === 'feed') return applySitemap(context, state, capture, body, start);
  // The portal's lane fetches linked files to judge them; sites are searched in their own lanes.
  if (context.institution === null || looksMissing(state, capture, seen)) return step(state);
  if (seen.page === null && purpose !== 'home') return applyGraph(context, state, capture, body);
  return applyPage(context, state, capture, seen, robotsOf);
}

/** What was not yet the answer: the same is asked once more, and nothing else follows from it. */
function askedAgain(
  before: LaneState,
  entry: FrontierEntry,
  capture: Capture,
  pace: HostPace | null,
): FrontierEntry | null {
  const ignoringTls = entryIgnoringTls(before, entry, capture);
  if (ignoringTls !== null) return ignoringTls;
  // Neither robots.txt nor `/` decides anything while the host only asks us to wait.
  if (!mayAskAgain(entry, capture, pace)) return null;
  const isRobots = capture.target.purpose === 'robots';
  const robotsPromise = capture.target.redirectFrom === null ? PROMISE.robots : PROMISE.robotsHop;
  return makeEntry({ ...entry, promise: isRobots ? robotsPromise : PROMISE.hop, salt: 'again' });
}

/** A first 429 or 503 that says how long to wait: the pacer waits, then the same is asked once more. */
function mayAskAgain(entry: FrontierEntry, { result, startedAt, elapsedMs }: Capture, pace: HostPace | null): boolean {
  if (result.is !== 'response' || (result.status !== 429 && result.status !== 503)) return false;
  const endMs = Date.parse(startedAt) + elapsedMs;
  return saltOf(entry) === '' && pace !== null && pace.restedUntilMs <= endMs && pace.notBeforeMs >= endMs;
}

function redirected(
  context: LaneContext,
  state: LaneState,
  entry: FrontierEntry,
  capture: Capture,
  seen: AnswerSeen,
): Step | null {
  const chain = state.chains[capture.target.redirectFrom ?? ''];
  const { maxRedirects } = context.config.crawl;
  // Of a page on another's host nothing is followed, not even its own wish.
  const refresh = capture.target.purpose === 'linked-file' ? null : seen.refresh;
  const redirect = followRedirect(entry, capture, chain?.urls ?? [], maxRedirects, refresh);
  if (redirect === null) return null;
  if (redirect.is === 'ended') {
    const retry = saltOf(redirect.entry) === 'loop' ? retryWithCookies(state, chain, capture, redirect.entry) : null;
    if (retry !== null) return step(retry.state, [retry.entry]);
    return step(learnCookies(state, chain, capture), [redirect.entry]);
  }
  const cookies = chainCookies(chain, capture);
  const next = {
    urls: redirect.urls,
    ...(cookies === undefined ? {} : { cookies }),
    ...(chain?.cookieHost === undefined ? {} : { cookieHost: chain.cookieHost }),
  };
  const chains = { ...state.chains, [capture.id]: next };
  // Robots of the next host must come first: withRobots puts it before the hop, which is offered with it.
  const hop = onOtherHost(context, redirect.hop);
  return { ...step({ ...state, chains }, withRobots(context, state, [hop]).slice(0, -1)), hop };
}

/** A file that its own site sends to somebody else's storage is linked from there on. */
function onOtherHost(context: LaneContext, hop: FrontierEntry): FrontierEntry {
  const { target } = hop;
  if (target.purpose !== 'file' || isInScope(context, target) || !mayBeLinked(context, target.url)) return hop;
  return { ...hop, target: { ...target, purpose: 'linked-file' } };
}

/** Answers of a firewall in a row, by host name: after some the host is left alone. */
function noteGuard(state: LaneState, { result, target }: Capture, seen: AnswerSeen): LaneState {
  if (result.is !== 'response') return state;
  const hostname = hostnameOf(target.url);
  const before = state.guarded[hostname] ?? 0;
  const now = seen.blocked ? before + 1 : 0;
  return now === before ? state : { ...state, guarded: { ...state.guarded, [hostname]: now } };
}

/** A chain is kept until its next hop has been answered. */
function dropChain(state: LaneState, capture: Capture): LaneState {
  const { redirectFrom } = capture.target;
  if (redirectFrom === null || state.chains[redirectFrom] === undefined) return state;
  const { [redirectFrom]: _used, ...chains } = state.chains;
  return { ...state, chains };
}

function counted(
  context: LaneContext,
  state: LaneState,
  capture: Capture,
  pace: HostPace | null,
  addressPace: HostPace | null,
): LaneState {
  const { result, sequence, target } = capture;
  const base: LaneState = { ...learnTlsFault(state, capture), sequence, unsent: null };
  if (result.is === 'not-attempted') return base;
  if (capture.carried !== undefined) return countRecorded(base, 'not-due');
  const hostname = hostnameOf(target.url);
  const failures = result.is === 'failure' ? countFailure(state.failures, result) : state.failures;
  const isShown = target.purpose === 'render' && !(result.is === 'failure' && result.code === 'browser-missing');
  const rendered = state.rendered + (isShown ? 1 : 0);
  // The end of a chain, a rendering or a missing browser: noted, but nobody was asked.
  if (pace === null) return { ...base, failures, rendered };
  const startMs = Date.parse(capture.startedAt);
  const endMs = startMs + capture.elapsedMs;
  // Sub-requests of a page are recorded by address, not by time: each counts only what no other has counted.
  const countedMs = Math.max(0, endMs - Math.max(startMs, state.lastEndMs ?? startMs));
  const sinceMs = state.lastEndMs === null ? 0 : Math.max(0, startMs - state.lastEndMs);
  const gapMs = Math.min(MAX_COUNTED_GAP_MS, sinceMs);
  // A host's own delay, however long, is no pause of the run.
  const delayMs = Math.max(state.pace[hostname]?.intervalMs ?? 0, state.robots[hostOf(target.url)]?.crawlDelayMs ?? 0);
  const waitedMs = Math.min(Math.max(MAX_COUNTED_GAP_MS, delayMs), sinceMs);
  const isDown = result.is === 'failure' && isConnectionFailure(result.code);
  return {
    ...base,
    failures,
    requests: state.requests + 1,
    linked: countLinked(context, state, target),
    portal:
      context.institution === null
        ? heldUp(context, spent(state.portal, capture), target, waitedMs + countedMs)
        : state.portal,
    bytes: state.bytes + (result.is === 'response' && result.notModified === undefined ? result.body.bytes : 0),
    activeMs: state.activeMs + gapMs + countedMs,
    lastEndMs: Math.max(endMs, state.lastEndMs ?? endMs),
    rendered,
    pace: {
      ...state.pace,
      [hostname]: laterPace(state.pace[hostname], pace),
      ...(addressPace === null || capture.address === undefined
        ? {}
        : { [capture.address]: laterPace(state.pace[capture.address], addressPace) }),
    },
    down:
      isDown || (state.down[hostname] ?? 0) > 0
        ? { ...state.down, [hostname]: isDown ? (state.down[hostname] ?? 0) + 1 : 0 }
        : state.down,
    reached:
      state.reached ||
      (target.purpose !== 'robots' &&
        target.purpose !== 'subrequest' &&
        result.is === 'response' &&
        isSuccess(answerOf(result).status)),
  };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Nothing was asked of the host because no connection came about; an address that we refuse says nothing of it. */
function isConnectionFailure(code: FailureCode): boolean {
  const { phase } = FAILURES[code];
  return (phase === 'dns' || phase === 'connect' || phase === 'tls') && code !== 'address-forbidden';
}

/** The last start counts, whichever exchange is recorded last: after a kill the interval begins there. */
function laterPace(before: HostPace | undefined, pace: HostPace): HostPace {
  return before === undefined || before.lastStartMs <= pace.lastStartMs
    ? pace
    : { ...pace, lastStartMs: before.lastStartMs };
}

function countFailure(failures: LaneState['failures'], { code }: Failure): LaneState['failures'] {
  return { ...failures, [code]: (failures[code] ?? 0) + 1 };
}
