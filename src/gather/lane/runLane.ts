import type { CrawlHealth } from '../../model/audit.ts';
import type { Json } from '../../model/json.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { catalogueOf } from '../catalogue/adapters.ts';
import { carryCatalogue, carryOver, earlierAnswer } from '../history/earlierAnswer.ts';
import { admission } from './admission.ts';
import { askEntry, unasked } from './askEntry.ts';
import { commitExchange, type Done } from './commitExchange.ts';
import { cutLane, usedUp } from './cutLane.ts';
import { chooseQueue } from './learning.ts';
import { DAY_MS } from '../pace/hostPace.ts';
import { hostnameOf, hostOf } from './laneContext.ts';
import { laneHealth } from './laneHealth.ts';
import { heedDelays, heedRest } from './heedDelays.ts';
import { rereadRobots } from './rereadRobots.ts';
import type { Lane, Shared } from './runtime.ts';
import { countSkips, isRecorded } from './skipCounts.ts';
import { takeRendering } from '../render/takeRendering.ts';

/** Runs one lane to its end, one exchange after another, or until the signal stops it. */
export async function runLane(shared: Shared, lane: Lane): Promise<CrawlHealth> {
  const { context } = lane;
  const { store, signal } = shared;
  shared.onEvent({ is: 'lane-started', lane: context.lane, resumed: lane.state.sequence > 0 });
  let isStopped = false;
  for (;;) {
    if (signal.aborted) {
      isStopped = true;
      break;
    }
    const cut = lane.state.cut ?? usedUp(lane);
    if (cut !== null) {
      isStopped = !(await cutLane(shared, lane, cut, (entry) => admission(shared, lane, entry)));
      break;
    }
    if (!(await readRobotsAgain(shared, lane))) {
      isStopped = true;
      break;
    }
    const entry = store.next(context.lane, (queues) => chooseQueue(lane, queues));
    if (entry === undefined) break;
    const repeat = entry.wasInFlight && lane.state.unsent !== entry.key;
    if (!(await take(shared, lane, entry, repeat))) {
      isStopped = true;
      break;
    }
  }
  await shared.commits.seal();
  const health = laneHealth(lane, isStopped, store.queued(context.lane));
  shared.onEvent({ is: 'lane-ended', lane: context.lane, health });
  return health;
}

/** Takes one entry to its capture; false when the run was stopped before it could be asked. */
async function take(shared: Shared, lane: Lane, entry: FrontierEntry, repeat: boolean): Promise<boolean> {
  if (isMoot(lane, entry)) return settleSilently(shared, lane, entry);
  const earlier = await carryCatalogue(shared, lane, entry);
  if (earlier === 'settle') return settleSilently(shared, lane, entry);
  if (earlier !== 'ask') {
    await commitExchange(shared, lane, earlier);
    return true;
  }
  if (!(await restOut(shared, lane, entry))) return putBack(shared, lane, entry, repeat);
  const verdict = admission(shared, lane, entry);
  const nowMs = shared.clock.now();
  if (verdict.is === 'fail') {
    const { code, detail } = verdict;
    await commitExchange(shared, lane, unasked(lane, entry, nowMs, { is: 'failure', code, detail }));
  } else if (verdict.is === 'skip') {
    const { reason, detail } = verdict;
    if (isRecorded(lane.state, reason, entry)) {
      await commitExchange(shared, lane, unasked(lane, entry, nowMs, { is: 'not-attempted', reason, detail }));
    } else settleUnrecorded(shared, lane, entry, reason);
  } else {
    const done =
      entry.target.purpose === 'render'
        ? await takeRendering(shared, lane, entry, repeat)
        : await askOrCarry(shared, lane, entry, repeat);
    if (done === null) return putBack(shared, lane, entry, repeat);
    await commitExchange(shared, lane, done);
    if (entry.target.purpose === 'robots') heedDelays(shared, lane);
    heedRest(shared, lane, done);
    tellLongDelay(shared, lane, entry);
  }
  return true;
}

async function askOrCarry(shared: Shared, lane: Lane, entry: FrontierEntry, repeat: boolean): Promise<Done | null> {
  const earlier = await earlierAnswer(shared, lane, entry);
  return (await carryOver(shared, lane, entry, earlier)) ?? askEntry(shared, lane, entry, repeat, earlier);
}

/** Reads each robots.txt again that is a day old, as long as there is something left to ask; false when stopped. */
async function readRobotsAgain(shared: Shared, lane: Lane): Promise<boolean> {
  const { store, clock } = shared;
  const name = lane.context.lane;
  const entries = rereadRobots(lane.context, lane.state, clock.now());
  if (entries.length === 0 || store.queued(name) === 0) return true;
  for (const entry of entries) {
    store.offer(name, [entry]);
    if (!(await take(shared, lane, entry, false))) return false;
  }
  return true;
}

/**
 * A catalogue's host that asked for a day of rest is waited for, since all that the lane has to ask stands there; other
 * hosts are left alone for the rest of the audit. False when the run was stopped meanwhile: the next one waits on.
 */
async function restOut(shared: Shared, lane: Lane, { target }: FrontierEntry): Promise<boolean> {
  const { clock, pacer, signal, onEvent } = shared;
  if (!target.purpose.startsWith('portal-') || lane.state.portal.gaveUp !== null) return true;
  const host = hostnameOf(target.url);
  const waitMs = pacer.pace(host).restedUntilMs - clock.now();
  if (waitMs <= 0 || waitMs > DAY_MS) return true;
  onEvent({ is: 'waiting', lane: lane.context.lane, host, waitMs, because: 'retry-after' });
  await clock.wait(waitMs, signal);
  return !signal.aborted;
}

/** Asked only as long as something was not known that is known now (CatalogueAdapter `isMoot`). */
function isMoot({ context }: Lane, { target }: FrontierEntry): boolean {
  const catalogue = target.purpose.startsWith('portal-') ? catalogueOf(context) : null;
  return catalogue?.adapter.isMoot?.(catalogue.context) === true;
}

/** What stands for nothing any more leaves no trace: it was never to be asked. */
function settleSilently({ store }: Shared, lane: Lane, entry: FrontierEntry): true {
  store.transact(() => store.settle(lane.context.lane, entry.key));
  return true;
}

function settleUnrecorded(
  { store }: Shared,
  lane: Lane,
  entry: FrontierEntry,
  reason: Parameters<typeof countSkips>[1],
): void {
  const state = countSkips(lane.state, reason, 1);
  store.transact(() => {
    store.settle(lane.context.lane, entry.key);
    store.putLane(lane.context.lane, state as unknown as Json);
  });
  lane.state = state;
}

/** The entry stays in flight in the store, but the next run must not call its first request a second one. */
function putBack({ store }: Shared, lane: Lane, entry: FrontierEntry, repeat: boolean): boolean {
  if (repeat) return false;
  lane.state = { ...lane.state, unsent: entry.key };
  store.transact(() => store.putLane(lane.context.lane, lane.state as unknown as Json));
  return false;
}

function tellLongDelay(shared: Shared, lane: Lane, entry: FrontierEntry): void {
  const { maxCrawlDelayMs } = lane.context.config.crawl;
  const host = hostOf(entry.target.url);
  const delayMs = lane.state.robots[host]?.crawlDelayMs ?? 0;
  if (entry.target.purpose !== 'robots' || delayMs <= maxCrawlDelayMs) return;
  shared.onEvent({ is: 'long-crawl-delay', lane: lane.context.lane, host, delayMs, limitMs: maxCrawlDelayMs });
}
