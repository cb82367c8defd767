import type { Failure } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { failure } from '../http/failureOf.ts';
import { type Answer, isFailure, type Place } from '../http/http.ts';
import { productToken, userAgentOf } from '../http/requestHeaders.ts';
import { robotsVerdict } from '../../inspect/robots.ts';
import { matchesHost } from '../pace/hostPattern.ts';
import type { Turn } from '../pace/openPacer.ts';
import { hostnameOf, hostOf, isInScope } from './laneContext.ts';
import type { Lane, Shared } from './runtime.ts';
import { takeTurn } from './takeTurn.ts';

/** What a page needs to show its text; pictures, fonts, media and trackers' beacons are not loaded. */
const NEEDED = new Set(['document', 'script', 'stylesheet', 'xhr', 'fetch']);

/** Shows a page in the browser; its text becomes the body. Sub-requests keep the pace of the page's own host. */
export async function renderEntry(
  shared: Shared,
  lane: Lane,
  entry: FrontierEntry,
  place: Place,
  turn: Turn,
): Promise<Answer | Failure> {
  const { crawl } = lane.context.config;
  const { url } = entry.target;
  if (shared.render === null) return failure('browser-missing', 'no browser');
  const ended = new AbortController();
  try {
    const rendering = await shared.render(url, {
      userAgent: userAgentOf(crawl),
      timeoutMs: crawl.browser.timeoutMs,
      allow: allowFor(shared, lane, entry, turn, AbortSignal.any([shared.signal, ended.signal])),
    });
    if (!isInScope(lane.context, { url: rendering.url, institutionId: entry.target.institutionId })) {
      return failure('browser-failed', `the page led to another host: ${rendering.url}`);
    }
    const body = Buffer.from(rendering.html, 'utf8');
    return {
      is: 'answer',
      status: rendering.status ?? 200,
      httpVersion: 'HTTP/1.1',
      headers: [['Content-Type', 'text/html; charset=utf-8']],
      body: body.subarray(0, crawl.maxBodyBytes),
      truncated: body.length > crawl.maxBodyBytes ? 'length' : null,
      remoteAddress: place.address,
      tls: null,
    };
  } catch (error) {
    return failure('browser-failed', error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error));
  } finally {
    // Turns at other hosts that were still waited for must not be taken any more.
    ended.abort();
  }
}

/**
 * Every sub-request is asked for: what it is, whose it is, robots.txt, address and pace. Hosts outside the scope may
 * only give scripts (libraries from elsewhere), at the same pace; anything else there is refused.
 */
function allowFor(
  shared: Shared,
  lane: Lane,
  entry: FrontierEntry,
  turn: Turn,
  signal: AbortSignal,
): (url: string, resourceType: string) => Promise<boolean> {
  const { context } = lane;
  const page = entry.target;
  // Sub-requests come several at once: one behind the other they take their slots.
  let queue: Promise<unknown> = Promise.resolve();
  let isFirst = true;
  return async (url, resourceType) => {
    if (!NEEDED.has(resourceType)) return false;
    if (isFirst && url === page.url) {
      isFirst = false;
      // Chromium needed a second to start: the page is asked for now.
      turn.sent();
      return true;
    }
    const belongs = isInScope(context, { url, institutionId: page.institutionId });
    if (!belongs && resourceType !== 'script') return false;
    if (context.config.crawl.optOuts.some(({ host }) => matchesHost(host, hostnameOf(url)))) return false;
    if (!robotsPermit(lane, url)) return false;
    const place = await shared.http.locate(url);
    if (isFailure(place)) return false;
    const isOwnHost = hostnameOf(url) === hostnameOf(page.url);
    const slot = queue.then(() => (isOwnHost ? turn.another() : passBy(shared, lane, url, place, signal)));
    queue = slot.catch(() => undefined);
    return slot;
  };
}

/** Takes and gives back a turn at another host: its pace is kept, though not the end of the answer awaited. */
async function passBy(shared: Shared, lane: Lane, url: string, place: Place, signal: AbortSignal): Promise<boolean> {
  const turn = await takeTurn(shared, lane, url, place, signal);
  if (typeof turn === 'string') return false;
  turn.leave({ startMs: turn.startMs, elapsedMs: 0, status: null, retryAfterMs: null, bytes: 0 });
  return true;
}

/** Hosts whose robots.txt we have not read are foreign libraries: one script each. */
function robotsPermit(lane: Lane, url: string): boolean {
  const host = hostOf(url);
  const robots = lane.state.robots[host];
  if (robots === undefined || robots.verdict === 'allow') return true;
  if (robots.verdict !== 'rules') return false;
  const rules = lane.robotsOf(host);
  return rules !== null && robotsVerdict(rules, productToken(lane.context.config.crawl), url).allowed;
}
