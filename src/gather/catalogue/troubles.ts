import type { Capture } from '../../model/capture.ts';
import { hostnameOf } from '../lane/laneContext.ts';
import type { LaneState, PortalState } from '../lane/laneState.ts';
import { DAY_MS, FRESH_PACE } from '../pace/hostPace.ts';
import type { CatalogueRefusal } from './adapter.ts';

/**
 * What an answer says of whoever gives it. `good` = the catalogue answered, if only that there is no such thing ·
 * `refused` = a firewall, or a page of HTML in the place of the interface · `broken` = nobody, or a fault.
 */
export type AnswerKind = 'good' | 'refused' | 'broken';

/** Refusals in a row after which we rest: whoever refuses has decided. */
const MAX_REFUSED = 3;
/** Broken answers in a row: one bad row can break a page of 20, of 10, of 5 and of 1, each asked twice. */
const MAX_BROKEN = 12;
/** An hour, then a day; after that nothing is asked any more. */
const RESTS_MS: readonly number[] = [3_600_000, DAY_MS];
const MOST_THROTTLED = 3;
/** After so many good answers in a row the trouble is over, and the next one begins with an hour again. */
const ENOUGH_GOOD = 50;

/**
 * Counts an answer of a catalogue, and rests its host after too many bad ones: until then nobody asks it, in this run or
 * another (the pace is part of the lane's state, and remembered beyond the audit).
 */
export function noteAnswer(state: LaneState, capture: Capture, kind: AnswerKind): LaneState {
  const before = state.portal;
  if (kind === 'good') {
    const goodInRow = Math.min(ENOUGH_GOOD, before.goodInRow + 1);
    const rests = goodInRow >= ENOUGH_GOOD ? 0 : before.rests;
    return { ...state, portal: { ...before, refusedInRow: 0, brokenInRow: 0, goodInRow, rests } };
  }
  const portal: PortalState = {
    ...before,
    goodInRow: 0,
    refusedInRow: kind === 'refused' ? before.refusedInRow + 1 : 0,
    brokenInRow: kind === 'broken' ? before.brokenInRow + 1 : 0,
  };
  if (capture.result.is === 'response' && capture.result.status === 429) return throttled(state, portal);
  const isTooMuch = portal.refusedInRow >= MAX_REFUSED || portal.brokenInRow >= MAX_BROKEN;
  return isTooMuch && portal.gaveUp === null ? rested(state, portal, capture, kind) : { ...state, portal };
}

/** Nothing more is asked of a catalogue that refused us after rests. */
export function givenUp({ gaveUp }: PortalState): CatalogueRefusal | null {
  return gaveUp === null ? null : { is: 'skip', reason: 'back-off', detail: gaveUp };
}

/** The host said itself that it is asked too often, and rests for a day (DESIGN §5): three times, then we stop. */
function throttled(state: LaneState, before: PortalState): LaneState {
  const count = before.throttled + 1;
  const isTooMuch = count > MOST_THROTTLED && before.gaveUp === null;
  const gaveUp = isTooMuch ? `429 Too Many Requests ${count} times, each after the rest of a day` : before.gaveUp;
  return { ...state, portal: { ...before, refusedInRow: 0, throttled: count, gaveUp } };
}

function rested(state: LaneState, portal: PortalState, capture: Capture, kind: AnswerKind): LaneState {
  const restMs = RESTS_MS[portal.rests];
  if (restMs === undefined) {
    const gaveUp =
      kind === 'refused'
        ? `the portal refused ${MAX_REFUSED} requests in a row, also after an hour and after a day`
        : `${MAX_BROKEN} answers of the portal in a row were broken, also after an hour and after a day`;
    return { ...state, portal: { ...portal, gaveUp } };
  }
  const hostname = hostnameOf(capture.target.url);
  const pace = state.pace[hostname] ?? FRESH_PACE;
  const untilMs = Date.parse(capture.startedAt) + capture.elapsedMs + restMs;
  const notBeforeMs = Math.max(pace.notBeforeMs, untilMs);
  return {
    ...state,
    portal: { ...portal, rests: portal.rests + 1, refusedInRow: 0, brokenInRow: 0 },
    pace: { ...state.pace, [hostname]: { ...pace, notBeforeMs } },
  };
}
