import type { FrontierEntry } from '../../model/ports.ts';
import { makeEntry, MAX_REREADS } from '../frontier/frontierEntry.ts';
import { PROMISE } from '../frontier/promises.ts';
import { DAY_MS } from '../pace/hostPace.ts';
import type { LaneContext } from './laneContext.ts';
import type { LaneState } from './laneState.ts';
import { siteTarget } from './withRobots.ts';

/**
 * The robots.txt that this lane has known for a day (RFC 9309 §2.4), to be asked for again before anything else. When
 * depends on the stored time of the answer alone, so that a resumed run asks for the same.
 */
export function rereadRobots(context: LaneContext, state: LaneState, nowMs: number): readonly FrontierEntry[] {
  return Object.values(state.robots)
    .filter(({ readMs, rereads }) => nowMs - readMs >= DAY_MS && rereads < MAX_REREADS)
    .map(({ url, rereads }) =>
      makeEntry({
        target: siteTarget('robots', url, context.institution?.id ?? null),
        promise: PROMISE.robots,
        salt: `day-${rereads + 1}`,
      }),
    );
}
