import type { CrawlHealth } from '../model/audit.ts';
import type { GatherInput } from './gatherInput.ts';
import { openHttp } from './http/openHttp.ts';
import { heedDelays } from './lane/heedDelays.ts';
import type { LaneContext } from './lane/laneContext.ts';
import { offerSeeds } from './lane/offerSeeds.ts';
import { openCommits } from './lane/openCommits.ts';
import { openLane } from './lane/openLane.ts';
import { replayTail } from './lane/replayTail.ts';
import { runLane } from './lane/runLane.ts';
import type { Lane, Shared } from './lane/runtime.ts';
import { openPacer } from './pace/openPacer.ts';

/** Runs lanes side by side, or goes on with them, and tells how each ended. Throws only what disk and database throw. */
export async function runLanes(input: GatherInput, contexts: readonly LaneContext[]): Promise<readonly CrawlHealth[]> {
  const { config, clock, store, evidence, render, onEvent } = input;
  const http = input.http ?? openHttp(config.crawl);
  const failed = new AbortController();
  const signal = AbortSignal.any([input.signal, failed.signal]);
  const shared: Shared = {
    clock,
    store,
    bodies: input.replay,
    http,
    render,
    history: input.history ?? null,
    signal,
    onEvent,
    pacer: openPacer(clock),
    commits: openCommits(store, evidence),
    toldFloors: new Set(),
  };
  try {
    const lanes = contexts.map((context) => openLane(context, store));
    for (const lane of lanes) offerSeeds(store, lane);
    const replayed = await replayTail(shared, input.replay, new Map(lanes.map((lane) => [lane.context.lane, lane])));
    if (replayed > 0) onEvent({ is: 'replayed', captures: replayed });
    for (const [host, pace] of Object.entries(input.hosts ?? {})) shared.pacer.learn(host, pace);
    for (const lane of lanes) learnPace(shared, lane);
    const health = await runAll(shared, lanes, failed);
    await shared.commits.seal();
    return health;
  } finally {
    shared.commits.abandon();
    if (input.http === undefined) await http.close();
  }
}

/** A full disk in one lane stops all: the others finish what they have in flight before the error goes on. */
async function runAll(
  shared: Shared,
  lanes: readonly Lane[],
  failed: AbortController,
): Promise<readonly CrawlHealth[]> {
  const runs = lanes.map(async (lane) => {
    try {
      return await runLane(shared, lane);
    } catch (error) {
      failed.abort();
      throw error;
    }
  });
  const ends = await Promise.allSettled(runs);
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
}

/**
 * A killed run may have sent a request that nobody recorded, a moment ago: to be sure of the interval, its hosts count
 * as asked now.
 */
function learnPace({ pacer, clock }: Shared, lane: Lane): void {
  heedDelays({ pacer }, lane);
  for (const [host, pace] of Object.entries(lane.state.pace)) pacer.learn(host, { ...pace, lastStartMs: clock.now() });
}
