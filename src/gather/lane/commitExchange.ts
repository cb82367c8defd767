import type { Capture } from '../../model/capture.ts';
import type { Json } from '../../model/json.ts';
import type { AppendedExchange, CrawlStore, FrontierEntry, RecordedBody } from '../../model/ports.ts';
import type { HostPace } from '../pace/hostPace.ts';
import { applyExchange } from './applyExchange.ts';
import { closeRobotsChain } from './applyRobots.ts';
import { keptLane, type LaneState, robotsLane } from './laneState.ts';
import { leastLeftMs } from './leastLeftMs.ts';
import { offerAndLearn } from './learning.ts';
import type { Lane, Shared } from './runtime.ts';
import type { Step } from './step.ts';

export type Done = {
  readonly entry: FrontierEntry;
  readonly capture: Capture;
  readonly body: Uint8Array | null;
  /** The picture of a rendering. */
  readonly screenshot?: Uint8Array | undefined;
  readonly pace: HostPace | null;
  /** Pace of `capture.address`; null when nothing was sent. */
  readonly addressPace: HostPace | null;
  /** The record of an earlier audit that holds the body, when it did not come now (304, or not asked). */
  readonly earlier?: RecordedBody | undefined;
};

/**
 * Records one exchange: first the evidence, then, in one transaction, everything that follows from it (see Commits).
 * Killed between the two, the next run finds the record in the evidence and does the second half.
 */
export async function commitExchange(shared: Shared, lane: Lane, done: Done): Promise<void> {
  // What follows is worked out while a thread packs the record.
  const { capture, body, earlier, screenshot } = done;
  const recorded = { capture, body, earlier, screenshot };
  await shared.commits.record(
    recorded,
    () => follow(lane, done),
    (step, appended) => storeStep(shared.store, lane, done, step, appended),
  );
  const { context, state } = lane;
  const queued = shared.store.queued(context.lane);
  const intervalMs = Math.max(done.pace?.intervalMs ?? 0, done.addressPace?.intervalMs ?? 0);
  const leftMs = leastLeftMs(lane, queued, intervalMs);
  const { requests } = state;
  shared.onEvent({ is: 'exchange', lane: context.lane, capture, queued, requests, intervalMs, leftMs });
}

/** The second half; also run for records that a killed run left in the evidence. */
export function storeExchange(store: CrawlStore, lane: Lane, done: Done, appended: AppendedExchange): void {
  storeStep(store, lane, done, follow(lane, done), appended);
}

function follow(lane: Lane, done: Done): Step {
  return applyExchange(lane.context, lane.state, { ...done, body: done.body ?? new Uint8Array() }, lane.robotsOf);
}

function storeStep(store: CrawlStore, lane: Lane, done: Done, step: Step, appended: AppendedExchange): void {
  const name = lane.context.lane;
  const state = store.transact(() => {
    store.putCapture(done.capture, appended);
    const cell = store.settle(name, done.entry.key);
    for (const { host, text } of step.robotsTexts) store.putLane(robotsLane(name, host), text);
    for (const { name: own, value } of step.kept) store.putLane(keptLane(name, own), value);
    offerAndLearn(store, lane, done.capture, cell, step);
    const next = offerHop(store, lane, step, done.capture, cell);
    store.putLane(name, next as unknown as Json);
    return next;
  });
  // Only now: a transaction that failed must leave the lane as it was.
  for (const { host, text } of step.robotsTexts) lane.rememberRobots(host, text);
  lane.state = state;
}

/** Offers the next hop of a chain; when that address is known already, the chain ends there. */
function offerHop(store: CrawlStore, lane: Lane, { state, hop }: Step, capture: Capture, cell: string): LaneState {
  // What the end of the chain gives is credited to the link that began it.
  if (hop === null || store.offer(lane.context.lane, [{ ...hop, cell }]).length > 0) return state;
  const { [capture.id]: chain, ...chains } = state.chains;
  const ended = { ...state, chains };
  if (hop.target.purpose !== 'robots') return ended;
  const closed = closeRobotsChain(lane.context, ended, chain?.urls ?? [], hop, capture);
  const text = store.lane(robotsLane(lane.context.lane, closed.copyFrom));
  if (text !== undefined) for (const host of closed.hosts) store.putLane(robotsLane(lane.context.lane, host), text);
  return closed.state;
}
