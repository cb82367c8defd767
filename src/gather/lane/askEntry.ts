import {
  type Capture,
  type Failure,
  type Header,
  headerValue,
  type NotAttempted,
  type Purpose,
  type Request,
  type Response,
  type Target,
} from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { catalogueOf } from '../catalogue/adapters.ts';
import { captureIdOf, saltOf } from '../frontier/frontierEntry.ts';
import { addressText } from '../http/addressText.ts';
import { conditionsOf } from '../history/conditionsOf.ts';
import { confirmed, type EarlierAnswer } from '../history/earlierAnswer.ts';
import { isLoopbackAddress } from '../http/forbiddenAddress.ts';
import { type Answer, isFailure, type Place } from '../http/http.ts';
import { requestHeaders } from '../http/requestHeaders.ts';
import { responseOf } from '../http/responseOf.ts';
import type { HostPace } from '../pace/hostPace.ts';
import { retryAfterMs } from '../pace/retryAfter.ts';
import type { Done } from './commitExchange.ts';
import { hostnameOf } from './laneContext.ts';
import { cookieHeaders } from './loopCookies.ts';
import type { Lane, Shared } from './runtime.ts';
import { TAIL_HEADERS } from './tailEntry.ts';
import { isPaced, takeTurn } from './takeTurn.ts';
import { ignoredFault } from './tlsFault.ts';

const DESCRIPTIONS: ReadonlySet<Purpose> = new Set(['portal-detection', 'portal-datasets', 'portal-organisations']);

/**
 * Asks one admitted entry, at its host's pace; on condition that something changed when an earlier answer is known.
 * Null = the run was stopped before its turn came: nothing was sent.
 * `more` = headers in place of ours of the same name: what a page's scripts ask with.
 */
export async function askEntry(
  shared: Shared,
  lane: Lane,
  entry: FrontierEntry,
  repeat: boolean,
  earlier: EarlierAnswer | null,
  more: readonly Header[] = [],
): Promise<Done | null> {
  const request = requestOf(shared, lane, entry, earlier, more);
  const place = await shared.http.locate(entry.target.url);
  if (isFailure(place)) return unlocated(shared, lane, entry, { request, result: place, repeat });
  // A host at a pace has time for it; and if this run is killed, the next one must know that it was asked.
  if (isPaced(lane, entry.target.url, place)) await shared.commits.seal();
  const turn = await takeTurn(shared, lane, entry.target.url, place, shared.signal);
  if (turn === 'stopped') return null;
  if (turn === 'rested' || turn === 'quiet') {
    const hostname = hostnameOf(entry.target.url);
    const result =
      turn === 'quiet'
        ? ({ is: 'not-attempted', reason: 'quiet-hours', detail: `quiet hours of ${hostname}` } as const)
        : ({ is: 'not-attempted', reason: 'back-off', detail: `${hostname} asked not to be asked so often` } as const);
    return unasked(lane, entry, shared.clock.now(), result);
  }
  shared.onEvent({ is: 'asking', lane: lane.context.lane, host: hostnameOf(entry.target.url), url: entry.target.url });
  const ignoring = ignoredFault(lane.state, entry.target.url);
  let startMs = turn.startMs;
  let answer: Answer | Failure;
  try {
    answer = await shared.http.exchange(request, place, () => (startMs = turn.sent()), ignoring);
  } catch (error) {
    turn.cancel();
    throw error;
  }
  const nowMs = shared.clock.now();
  const elapsedMs = Math.max(0, nowMs - startMs);
  const status = isFailure(answer) ? null : answer.status;
  const wait = isFailure(answer) ? undefined : headerValue(answer.headers, 'retry-after');
  const paces = turn.leave({
    startMs,
    elapsedMs,
    status,
    retryAfterMs: retryAfterMs(wait, nowMs),
    bytes: isFailure(answer) ? 0 : Math.min(answer.body.length, lane.context.config.crawl.maxBodyBytes),
  });
  tellHost(shared, lane, place, hostnameOf(entry.target.url), status, paces.host);
  const isRobots = entry.target.purpose === 'robots';
  const { result, ...got } = await received(shared, lane, answer, { earlier, isRobots });
  const capture = captureOf(lane, entry, request, { startMs, elapsedMs, repeat, result });
  return {
    entry,
    capture: { ...capture, address: addressText(place) },
    ...got,
    pace: paces.host,
    addressPace: paces.address,
  };
}

/** What the next audit must know too: that a host asked for rest, and the bytes of a day where they are counted. */
function tellHost(
  { onEvent }: Shared,
  { context }: Lane,
  { address }: Place,
  host: string,
  status: number | null,
  pace: HostPace,
): void {
  const isWorthKnowing = status === 429 || status === 503 || context.config.crawl.bytesPerDay.length > 0;
  if (isWorthKnowing && !isLoopbackAddress(address)) onEvent({ is: 'host-told', host, pace });
}

/** An answer with its bytes; those of a 304 are the earlier ones. */
async function received(
  shared: Shared,
  lane: Lane,
  answer: Answer | Failure,
  { earlier, isRobots }: { readonly earlier: EarlierAnswer | null; readonly isRobots: boolean },
): Promise<Pick<Done, 'body' | 'earlier'> & { readonly result: Response | Failure }> {
  if (isFailure(answer)) return { result: answer, body: null };
  if (answer.status === 304 && earlier !== null) {
    const result = { ...responseOf(answer), ...confirmed(earlier) };
    return { result, body: await earlier.source.range(0, earlier.source.size), earlier: earlier.body };
  }
  const result = responseOf(answer);
  // Asked for, so that the same bytes of another address may be pointed at too.
  if (!isRobots && earlier?.result.body.digest !== result.body.digest) await shared.history?.body(result.body.digest);
  return { result, body: answer.body.subarray(0, lane.context.config.crawl.maxBodyBytes) };
}

/** A capture of something that was not asked. */
export function unasked(lane: Lane, entry: FrontierEntry, nowMs: number, result: NotAttempted | Failure): Done {
  const request: Request = { method: entry.method, url: entry.target.url, headers: [], body: entry.body };
  return {
    entry,
    capture: captureOf(lane, entry, request, { startMs: nowMs, elapsedMs: 0, repeat: false, result }),
    body: null,
    pace: null,
    addressPace: null,
  };
}

function requestOf(
  { history }: Shared,
  lane: Lane,
  entry: FrontierEntry,
  earlier: EarlierAnswer | null,
  more: readonly Header[],
): Request {
  const { method, target, body } = entry;
  const asks = method === 'POST' ? 'json' : acceptOf(lane, target);
  const inPlace = saltOf(entry) === 'tail' ? [...more, ...TAIL_HEADERS] : more;
  const replaced = new Set(inPlace.map(([name]) => name.toLowerCase()));
  const own = requestHeaders(lane.context.config.crawl, target.url, asks, body !== null);
  const headers = own.filter(([name]) => !replaced.has(name.toLowerCase()));
  const conditions = earlier === null || history === null ? [] : conditionsOf(earlier.prior, history.startedMs);
  const cookies = cookieHeaders(lane.state, entry);
  return { method, url: target.url, headers: [...headers, ...inPlace, ...cookies, ...conditions], body };
}

/** Descriptions of catalogues come in several forms: their adapter says which it reads best. */
function acceptOf({ context }: Lane, target: Target): string {
  const accept = DESCRIPTIONS.has(target.purpose) ? catalogueOf(context)?.adapter.accept : undefined;
  return (typeof accept === 'function' ? accept(target) : accept) ?? 'page';
}

/** The name has no address, or one that may not be contacted: it counts as asked, but nobody was disturbed. */
function unlocated(
  shared: Shared,
  lane: Lane,
  entry: FrontierEntry,
  asked: { readonly request: Request; readonly result: Failure; readonly repeat: boolean },
): Done {
  const { request, ...told } = asked;
  const capture = captureOf(lane, entry, request, { startMs: shared.clock.now(), elapsedMs: 0, ...told });
  return { entry, capture, body: null, pace: shared.pacer.pace(hostnameOf(entry.target.url)), addressPace: null };
}

function captureOf(
  lane: Lane,
  entry: FrontierEntry,
  request: Request,
  done: {
    readonly startMs: number;
    readonly elapsedMs: number;
    readonly repeat: boolean;
    readonly result: Capture['result'];
  },
): Capture {
  return {
    id: captureIdOf(lane.context.lane, entry),
    lane: lane.context.lane,
    sequence: lane.state.sequence + 1,
    target: entry.target,
    request,
    startedAt: new Date(done.startMs).toISOString(),
    elapsedMs: done.elapsedMs,
    repeat: done.repeat,
    result: done.result,
  };
}
