import type { Json } from '../../model/json.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { unasked } from './askEntry.ts';
import { commitExchange } from './commitExchange.ts';
import type { Admission } from './admit.ts';
import { chooseQueue } from './learning.ts';
import { ownRequests } from './linkedFiles.ts';
import type { Lane, Shared } from './runtime.ts';
import { countSkips, MAX_RECORDED_SKIPS, mustBeRecorded } from './skipCounts.ts';

/** The budget that is used up, with its figure; null while none is. */
export function usedUp(lane: Lane): string | null {
  const { budget } = lane.context.config.crawl;
  // The portal's lane is bound by portal.datasetsPerOrganisation, not by the budget of a single body.
  if (lane.context.institution === null) return null;
  const { bytes, activeMs } = lane.state;
  if (ownRequests(lane.state) >= budget.requests) return `requests ${budget.requests}`;
  if (bytes >= budget.bytes) return `bytes ${budget.bytes}`;
  return activeMs >= budget.minutes * 60_000 ? `minutes ${budget.minutes}` : null;
}

/**
 * Ends a lane whose budget is used up: what is still queued is recorded as not attempted, data and the search's own
 * places one by one, of the others 200; the last record says how many more there are. False when stopped on the way.
 */
export async function cutLane(
  shared: Shared,
  lane: Lane,
  cut: string,
  admission: (entry: FrontierEntry) => Admission,
): Promise<boolean> {
  const { store, clock } = shared;
  const name = lane.context.lane;
  if (lane.state.cut === null) lane.state = beginCut(shared, lane, cut);
  for (;;) {
    if (shared.signal.aborted) return false;
    const entry = store.next(name, (queues) => chooseQueue(lane, queues));
    if (entry === undefined) return true;
    const verdict = admission(entry);
    const more = lane.state.skips.budget?.unrecorded ?? 0;
    const detail = store.queued(name) === 1 && more > 0 ? `${cut}; ${more} more addresses are not listed` : cut;
    const result =
      verdict.is === 'skip'
        ? { is: 'not-attempted' as const, reason: verdict.reason, detail: verdict.detail }
        : { is: 'not-attempted' as const, reason: 'budget' as const, detail };
    await commitExchange(shared, lane, unasked(lane, entry, clock.now(), result));
  }
}

/** Counts what is left and settles what will not be listed, in one transaction: a kill on the way changes no figure. */
function beginCut({ store }: Shared, lane: Lane, cut: string): Lane['state'] {
  const name = lane.context.lane;
  return store.transact(() => {
    const left = store.queued(name);
    let listed = 0;
    const unlisted = store.sweep(name, lane.learner.order(store.queues(name)), (entry) => {
      if (mustBeRecorded(entry)) return true;
      listed += 1;
      return listed <= MAX_RECORDED_SKIPS;
    });
    const state = countSkips({ ...lane.state, cut, left }, 'budget', unlisted);
    store.putLane(name, state as unknown as Json);
    return state;
  });
}
