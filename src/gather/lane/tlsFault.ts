import { type Capture, type TlsTrouble, troubleOfFailure } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { makeEntry } from '../frontier/frontierEntry.ts';
import { PROMISE } from '../frontier/promises.ts';
import { hostOf } from './laneContext.ts';
import type { LaneState } from './laneState.ts';

/** The fault that is ignored when a host is asked; null = TLS is held to. */
export function ignoredFault(state: LaneState, url: string): TlsTrouble | null {
  const fault = state.tlsFaults[hostOf(url)];
  return fault === undefined || fault === 'hopeless' ? null : fault;
}

/** What a failure of TLS teaches about its host: the fault, and when it failed in spite of ignoring it, that no more can be done. */
export function learnTlsFault(state: LaneState, { result, target }: Capture): LaneState {
  const trouble = result.is === 'failure' ? troubleOfFailure(result.code) : null;
  if (trouble === null) return state;
  const host = hostOf(target.url);
  const fault = state.tlsFaults[host] === undefined ? trouble : ('hopeless' as const);
  return { ...state, tlsFaults: { ...state.tlsFaults, [host]: fault } };
}

/**
 * The first time that TLS fails at a host, the same is asked once more over a connection that ignores the fault: a
 * capture of its own, at the host's pace. From then on the host is asked that way, and each answer is marked. Null when
 * there is nothing to ask again. `before` = state before the exchange.
 */
export function entryIgnoringTls(before: LaneState, entry: FrontierEntry, capture: Capture): FrontierEntry | null {
  const { result, target } = capture;
  if (result.is !== 'failure' || troubleOfFailure(result.code) === null) return null;
  if (before.tlsFaults[hostOf(target.url)] !== undefined) return null;
  const isRobots = target.purpose === 'robots';
  const robotsPromise = target.redirectFrom === null ? PROMISE.robots : PROMISE.robotsHop;
  return makeEntry({ ...entry, promise: isRobots ? robotsPromise : PROMISE.hop, salt: 'tls' });
}
