import type { AuditEvent } from '../app/auditEvents.ts';

type GatherEvent = Extract<AuditEvent, { is: 'gather' }>['event'];
type Waiting = Extract<GatherEvent, { is: 'waiting' }>['because'];

/** What one lane is at: a request on its way, a wait for its turn, or work of our own between the two. */
export type LaneNow =
  | { readonly is: 'asking'; readonly host: string; readonly url: string; readonly sinceMs: number }
  | {
      readonly is: 'waiting';
      readonly host: string;
      readonly because: Waiting;
      readonly sinceMs: number;
      readonly untilMs: number;
    }
  | { readonly is: 'working'; readonly sinceMs: number };

/** The crawl as it stands at a moment. */
export type CrawlView = {
  readonly lanesDone: number;
  readonly lanesOpen: number;
  /** Hosts with a request on its way, and hosts whose turn is waited for. */
  readonly asking: number;
  readonly waiting: number;
  readonly requests: number;
  readonly pages: number;
  readonly files: number;
  readonly bytes: number;
  readonly failures: number;
  readonly queued: number;
  /** T_min of what is left: the longest of the lanes, each a lower bound. */
  readonly leftMs: number;
  /** T_min ÷ time so far; null before the first request. */
  readonly efficiency: number | null;
  /** Since when nothing was answered, and what the longest waiting lane is at. */
  readonly still: { readonly sinceMs: number; readonly at: LaneNow | null };
  /** Addresses with a request on its way, oldest first. */
  readonly inFlight: readonly string[];
};

export type CrawlWatch = { event(event: GatherEvent): void; view(): CrawlView };

const PAGES: ReadonlySet<string> = new Set(['home', 'navigation', 'page', 'probe', 'render']);
const FILES: ReadonlySet<string> = new Set(['file', 'portal-download']);

/** Follows a crawl by its events. It decides nothing; `now` in milliseconds. */
export function watchCrawl(now: () => number): CrawlWatch {
  const startedMs = now();
  const lanes = new Map<string, { now: LaneNow; queued: number; leftMs: number }>();
  const slots = openSlots();
  let answeredMs = startedMs;
  let lanesDone = 0;
  let stoppedLeftMs = 0;
  const sums = { requests: 0, pages: 0, files: 0, bytes: 0, failures: 0 };

  const exchange = (event: Extract<GatherEvent, { is: 'exchange' }>): void => {
    const { capture, lane, queued, leftMs, intervalMs } = event;
    const { result, target } = capture;
    lanes.set(lane, { now: { is: 'working', sinceMs: now() }, queued, leftMs });
    // What was decided without asking, or carried over from an earlier audit, is no sign of life of a server.
    if (result.is === 'not-attempted' || capture.carried !== undefined) return;
    answeredMs = now();
    const isGood = result.is === 'response' && result.status === 200;
    sums.requests += 1;
    sums.pages += isGood && PAGES.has(target.purpose) ? 1 : 0;
    sums.files += isGood && FILES.has(target.purpose) ? 1 : 0;
    sums.bytes += result.is === 'response' ? result.body.bytes : 0;
    sums.failures += result.is === 'failure' ? 1 : 0;
    slots.add(URL.parse(capture.request.url)?.hostname ?? '', capture.address, Math.max(intervalMs, capture.elapsedMs));
  };

  return {
    event(event) {
      switch (event.is) {
        case 'lane-started':
          lanes.set(event.lane, { now: { is: 'working', sinceMs: now() }, queued: 0, leftMs: 0 });
          break;
        case 'asking':
          change(lanes, event.lane, { is: 'asking', host: event.host, url: event.url, sinceMs: now() });
          break;
        case 'waiting': {
          const { host, because, waitMs } = event;
          if (because !== 'pace') slots.add(host, undefined, waitMs);
          change(lanes, event.lane, { is: 'waiting', host, because, sinceMs: now(), untilMs: now() + waitMs });
          break;
        }
        case 'exchange':
          exchange(event);
          break;
        case 'lane-ended':
          // A lane that was stopped keeps what it has left.
          if (event.health.end === 'stopped')
            stoppedLeftMs = Math.max(stoppedLeftMs, lanes.get(event.lane)?.leftMs ?? 0);
          lanes.delete(event.lane);
          lanesDone += 1;
          break;
        default:
      }
    },
    view() {
      const open = [...lanes.values()];
      const asking = open.flatMap((lane) => (lane.now.is === 'asking' ? [lane.now] : []));
      const oldest = open.map((lane) => lane.now).sort((a, b) => a.sinceMs - b.sinceMs)[0] ?? null;
      const elapsedMs = now() - startedMs;
      return {
        ...sums,
        lanesDone,
        lanesOpen: open.length,
        asking: new Set(asking.map(({ host }) => host)).size,
        waiting: new Set(open.flatMap((lane) => (lane.now.is === 'waiting' ? [lane.now.host] : []))).size,
        queued: open.reduce((sum, lane) => sum + lane.queued, 0),
        leftMs: Math.max(stoppedLeftMs, ...open.map((lane) => lane.leftMs)),
        efficiency: sums.requests === 0 || elapsedMs <= 0 ? null : Math.min(1, slots.longestMs() / elapsedMs),
        still: { sinceMs: answeredMs, at: oldest },
        inFlight: asking.sort((a, b) => a.sinceMs - b.sinceMs).map(({ url }) => url),
      };
    },
  };
}

function change(lanes: Map<string, { now: LaneNow; queued: number; leftMs: number }>, lane: string, to: LaneNow): void {
  const known = lanes.get(lane);
  lanes.set(lane, { queued: known?.queued ?? 0, leftMs: known?.leftMs ?? 0, now: to });
}

/**
 * Time that requests had to take, by groups of hosts and addresses that hang together: the longest of them is the
 * shortest time in which all could have been made.
 */
function openSlots(): { add(host: string, address: string | undefined, ms: number): void; longestMs(): number } {
  const parents = new Map<string, string>();
  const sums = new Map<string, number>();
  const rootOf = (place: string): string => {
    let root = place;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  return {
    add(host, address, ms) {
      const root = rootOf(host);
      const other = address === undefined ? root : rootOf(address);
      if (other !== root) {
        parents.set(other, root);
        sums.set(root, (sums.get(root) ?? 0) + (sums.get(other) ?? 0));
        sums.delete(other);
      }
      sums.set(root, (sums.get(root) ?? 0) + ms);
    },
    longestMs: () => [...sums.values()].reduce((longest, sum) => Math.max(longest, sum), 0),
  };
}
