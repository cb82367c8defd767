import { answerOf, type Capture, isGone } from '../../model/capture.ts';
import { type Fingerprint, resembles } from '../../model/fingerprint.ts';
import { sha256 } from '../../model/ids.ts';
import { MISSING_PROBE_PATH } from '../../model/missingProbe.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { makeEntry } from '../frontier/frontierEntry.ts';
import { PROMISE } from '../frontier/promises.ts';
import { hostOf, type LaneContext } from './laneContext.ts';
import type { LaneState } from './laneState.ts';
import type { AnswerSeen } from './seeAnswer.ts';
import { siteTarget } from './withRobots.ts';

/**
 * Many sites answer 200 to any address. So each host that shows a page is asked once for an address that cannot exist;
 * pages that resemble that answer are error pages, whatever their status says.
 */

/** The probe for a host that has just shown its first page; null when it has had one. */
export function probeFor(context: LaneContext, state: LaneState, capture: Capture): FrontierEntry | null {
  const { url, purpose, institutionId } = capture.target;
  const host = hostOf(url);
  if (context.institution === null || purpose === 'missing-probe' || state.missing[host] !== undefined) return null;
  const digits = sha256(`${context.lane} ${host}`).slice(0, 12);
  const address = `${URL.parse(url)?.origin ?? ''}${MISSING_PROBE_PATH}${digits}`;
  const target = { ...siteTarget('missing-probe', address, institutionId, 1), kind: 'page' as const };
  return makeEntry({ target, promise: PROMISE.missingProbe });
}

export function noteProbe(state: LaneState, host: string): LaneState {
  return { ...state, missing: { ...state.missing, [host]: 'asked' } };
}

/** What the answer to the probe says of its host. `start` = the address that was asked, before redirects. */
export function learnMissing(state: LaneState, capture: Capture, start: string, { page }: AnswerSeen): LaneState {
  const { result } = capture;
  if (result.is !== 'response') return state;
  const { status } = answerOf(result);
  const isAnswer = status >= 200 && status < 300;
  // An empty shell is what such a host answers to everything: there is nothing to compare.
  const shown: Fingerprint | 'honest' | 'asked' = isGone(status)
    ? 'honest'
    : isAnswer && page !== null && !page.needsScript
      ? page.fingerprint()
      : 'asked';
  return { ...state, missing: { ...state.missing, [hostOf(start)]: shown } };
}

/** Whether a page resembles its host's answer to an address that does not exist. A start page never does. */
export function looksMissing(state: LaneState, { target }: Capture, { page }: AnswerSeen): boolean {
  const missing = state.missing[hostOf(target.url)];
  if (page === null || target.purpose === 'home' || missing === undefined || typeof missing === 'string') return false;
  return resembles(missing, page.fingerprint());
}
