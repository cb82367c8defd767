import { type Failure, type Header, headerValue, isRedirect, type NotAttempted } from '../../model/capture.ts';
import { type CaptureId, captureId } from '../../model/ids.ts';
import type { FrontierEntry, PageAnswer, PageRequest } from '../../model/ports.ts';
import { makeEntry } from '../frontier/frontierEntry.ts';
import { PROMISE } from '../frontier/promises.ts';
import { admission } from '../lane/admission.ts';
import { askEntry, unasked } from '../lane/askEntry.ts';
import type { Done } from '../lane/commitExchange.ts';
import { hostRefusal, patienceOf } from '../lane/hostRefusal.ts';
import { hostnameOf, hostOf, isInScope } from '../lane/laneContext.ts';
import { ownRequests } from '../lane/linkedFiles.ts';
import type { Lane, Shared } from '../lane/runtime.ts';
import { holdsData } from './holdsData.ts';
import { knownAnswer } from './knownAnswer.ts';
import { subAddress } from './subAddress.ts';
import { isTracker } from './trackers.ts';

/** A page that wants more is taken as it stands: at a second each, forty are most of a minute. */
const MAX_ASKED = 40;
const MAX_BYTES = 40_000_000;
/** Refusals worth a record: what a page was not given is told, the hundredth picture of a map is not. */
const MAX_REFUSALS = 30;
const MAX_HOPS = 4;

export type SubRequests = {
  /** Never rejects but for a fault of disk or program, which `failed` then holds. */
  answer(request: PageRequest): Promise<PageAnswer | null>;
  /** Something that the browser refused by itself and that must be told. */
  note(url: string, method: string): void;
  /** Nothing more is asked; resolves when what is on its way has come. */
  finish(): Promise<void>;
  /** By address, so that the order in which a page's scripts ran changes nothing. */
  recorded(): readonly Done[];
  given(): readonly CaptureId[];
  /** Addresses whose answers hold rows, or that look so and had to wait for their host's robots.txt. */
  data(): readonly string[];
  failed(): unknown;
};

/**
 * Answers what a page's scripts ask for while a browser shows it: from what this lane was answered before, else by our
 * own client, at the hosts' pace, within scope, robots.txt and budget. Everything asked, and what was refused that may
 * have been data, becomes a capture.
 */
export function openSubRequests(shared: Shared, lane: Lane, page: FrontierEntry, repeat: boolean): SubRequests {
  const { context } = lane;
  const { crawl } = context.config;
  const ended = new AbortController();
  const byUrl = new Map<string, Promise<PageAnswer | null>>();
  const records = new Map<string, Done>();
  const given = new Set<CaptureId>();
  const data = new Set<string>();
  let asked = 0;
  let askedBefore = 0;
  let bytes = 0;
  let refusals = 0;
  let failure: unknown;

  const entryFor = (url: string, method: 'GET' | 'POST' = 'GET'): FrontierEntry =>
    makeEntry({
      target: {
        ...page.target,
        kind: 'page',
        purpose: 'subrequest',
        url,
        depth: 0,
        linkIndex: null,
        redirectFrom: null,
      },
      promise: PROMISE.dataFile,
      method,
    });

  const refuse = (entry: FrontierEntry, result: NotAttempted | Failure): null => {
    if (refusals < MAX_REFUSALS && !isRecorded(entry)) {
      refusals += 1;
      records.set(entry.key, unasked(lane, entry, shared.clock.now(), result));
    }
    return null;
  };
  const isRecorded = (entry: FrontierEntry): boolean => shared.store.hasCapture(subId(context.lane, entry));

  const isFree = (url: string): boolean => {
    const hostname = hostnameOf(url);
    return hostRefusal(crawl, hostname, shared.pacer.pace(hostname), shared.clock.now(), patienceOf(lane)) === null;
  };
  /** Null = it may be asked. */
  const refusalOf = (entry: FrontierEntry, type: PageRequest['type']): NotAttempted | Failure | 'silent' | null => {
    const { url } = entry.target;
    const isOurs = isInScope(context, entry.target);
    if (!isOurs && type !== 'script')
      return type === 'data' ? skipped('scope', `${hostnameOf(url)} is not among the hosts of this body`) : 'silent';
    const { bytes: spent } = lane.state;
    const requests = ownRequests(lane.state);
    if (askedBefore + asked >= MAX_ASKED) return skipped('budget', `${MAX_ASKED} requests of one page`);
    if (bytes >= MAX_BYTES) return skipped('budget', `${MAX_BYTES} bytes of one page`);
    if (requests + asked >= crawl.budget.requests) return skipped('budget', `requests ${crawl.budget.requests}`);
    if (spent + bytes >= crawl.budget.bytes) return skipped('budget', `bytes ${crawl.budget.bytes}`);
    const verdict = admission(shared, lane, entry);
    // A library from elsewhere, as any visitor's browser fetches it: its host's owner can still opt out.
    if (!isOurs) return verdict.is === 'skip' && verdict.reason === 'scope' && isFree(url) ? null : 'silent';
    if (verdict.is === 'ask') return null;
    if (verdict.is === 'fail') return { is: 'failure', code: verdict.code, detail: verdict.detail };
    return skipped(verdict.reason, verdict.detail);
  };

  const load = async (
    asks: PageRequest,
    url: string,
    hop: number,
    from: CaptureId | null,
  ): Promise<PageAnswer | null> => {
    const plain = entryFor(url);
    const entry = from === null ? plain : { ...plain, target: { ...plain.target, redirectFrom: from } };
    const known = await knownAnswer(shared, context.lane, url);
    if (known !== null) {
      const { id, target } = known.capture;
      // Asked for this very page before the run was killed.
      if (!given.has(id) && target.purpose === 'subrequest' && target.foundOn === page.target.foundOn) askedBefore += 1;
      given.add(id);
      return follow(asks, known.answer, id, url, hop);
    }
    if (asks.type === 'data' && isInScope(context, entry.target) && lane.state.robots[hostOf(url)] === undefined) {
      // Its host's robots.txt comes first, then our client asks for it as a file.
      data.add(url);
    }
    if (isRecorded(entry)) return null;
    const refusal = refusalOf(entry, asks.type);
    if (refusal === 'silent') return null;
    if (refusal !== null) return refuse(entry, refusal);
    asked += 1;
    const done = await askEntry({ ...shared, signal: ended.signal }, lane, entry, repeat, null, ownHeaders(asks));
    if (done === null) return null;
    records.set(entry.key, done);
    const { id, result } = done.capture;
    if (result.is !== 'response') return null;
    const body = done.body ?? new Uint8Array();
    bytes += body.length;
    given.add(id);
    return follow(asks, { status: result.status, headers: result.headers, body }, id, url, hop);
  };

  /** The browser would follow a redirect past our checks: each hop is asked here. */
  const follow = async (
    asks: PageRequest,
    answer: PageAnswer,
    id: CaptureId,
    url: string,
    hop: number,
  ): Promise<PageAnswer | null> => {
    if (!isRedirect(answer.status)) {
      const type = headerValue(answer.headers, 'content-type') ?? '';
      if (asks.type === 'data' && answer.status < 300 && holdsData(url, type, answer.body)) data.add(url);
      return answer;
    }
    const next = subAddress(URL.parse(headerValue(answer.headers, 'location') ?? '', url)?.href ?? '');
    if (next === null || hop >= MAX_HOPS || next === url || isTracker(next)) return null;
    return load(asks, next, hop + 1, id);
  };

  return {
    answer(asks) {
      const url = ended.signal.aborted ? null : subAddress(asks.url);
      if (url === null || isTracker(url)) return Promise.resolve(null);
      const before = byUrl.get(url);
      if (before !== undefined) return before;
      const answer = load(asks, url, 0, null).catch((error: unknown) => {
        failure ??= error;
        ended.abort();
        return null;
      });
      byUrl.set(url, answer);
      return answer;
    },
    note(url, method) {
      const address = subAddress(url);
      if (method !== 'POST' || address === null || isTracker(address)) return;
      if (!isInScope(context, { url: address, institutionId: page.target.institutionId })) return;
      refuse(entryFor(address, 'POST'), skipped('policy', 'a page in a browser may only GET'));
    },
    async finish() {
      ended.abort();
      await Promise.all(byUrl.values());
    },
    recorded: () => [...records.values()].sort((a, b) => compare(a.entry.key, b.entry.key)),
    given: () => [...given].sort(compare),
    data: () => [...data].sort(compare),
    failed: () => failure,
  };
}

function subId(lane: string, { method, target }: FrontierEntry): CaptureId {
  return captureId(lane, method, target.url, 'subrequest');
}

function skipped(reason: NotAttempted['reason'], detail: string): NotAttempted {
  return { is: 'not-attempted', reason, detail: detail.slice(0, 300) };
}

/** What the page's scripts set themselves, some answer only to that; our name and what goes with it stay ours. */
function ownHeaders({ headers }: PageRequest): readonly Header[] {
  return headers.filter(([name]) =>
    /^(?:accept|referer|authorization|apikey|x-(?!forwarded|real-ip|client-data).*)$/i.test(name),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
