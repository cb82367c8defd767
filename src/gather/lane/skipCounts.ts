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

/** Data of a catalogue that a budget leaves out are too many to be recorded one by one: what is listed and not here says it. */
const OF_CATALOGUE = new Set(['portal-rows', 'portal-download']);
const LEFT_OUT: ReadonlySet<SkipReason> = new Set(['budget', 'back-off']);

export function isRecorded(state: LaneState, reason: SkipReason, entry: FrontierEntry): boolean {
  const isOneOfMany = OF_CATALOGUE.has(entry.target.purpose) && LEFT_OUT.has(reason);
  return (mustBeRecorded(entry) && !isOneOfMany) || (state.skips[reason]?.recorded ?? 0) < MAX_RECORDED_SKIPS;
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
