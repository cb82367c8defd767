import type { SkipReason } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { PROMISE } from '../frontier/promises.ts';
import type { LaneState } from './laneState.ts';

/** Addresses left out that get a capture of their own although they promise nothing; the rest is counted. */
export const MAX_RECORDED_SKIPS = 200;
const PLAIN = new Set(['page', 'file']);

/** Data and whatever must have been looked at before something is called missing: always recorded one by one. */
export function mustBeRecorded(entry: FrontierEntry): boolean {
  return entry.promise >= PROMISE.dataFile || !PLAIN.has(entry.target.purpose);
}

export function isRecorded(state: LaneState, reason: SkipReason, entry: FrontierEntry): boolean {
  return mustBeRecorded(entry) || (state.skips[reason]?.recorded ?? 0) < MAX_RECORDED_SKIPS;
}

/** Counts addresses that get no capture. */
export function countSkips(state: LaneState, reason: SkipReason, count: number): LaneState {
  if (count === 0) return state;
  const { recorded, unrecorded } = state.skips[reason] ?? { recorded: 0, unrecorded: 0 };
  return { ...state, skips: { ...state.skips, [reason]: { recorded, unrecorded: unrecorded + count } } };
}

export function countRecorded(state: LaneState, reason: SkipReason): LaneState {
  const { recorded, unrecorded } = state.skips[reason] ?? { recorded: 0, unrecorded: 0 };
  return { ...state, skips: { ...state.skips, [reason]: { recorded: recorded + 1, unrecorded } } };
}
