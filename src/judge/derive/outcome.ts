import { answerOf, type Capture, type Failure, isGone, isRedirect, type NotAttempted } from '../../model/capture.ts';
import type { Evidence } from '../../model/evidence.ts';

/** What became of asking an address: `gone` is 404 and 410 alone; every other refusal says nothing about the thing. */
export type LinkOutcome = 'answered' | 'gone' | 'unknown' | 'not-asked';

/** Outcome of one exchange; for a chain, ask its final capture. */
export function outcomeOf(capture: Capture): LinkOutcome {
  const { result } = capture;
  if (result.is === 'not-attempted') return 'not-asked';
  if (result.is === 'failure') return 'unknown';
  const { status } = answerOf(result);
  if (isGone(status)) return 'gone';
  return status >= 200 && status < 300 ? 'answered' : 'unknown';
}

/** Not for us: without login, at all, without a proxy's login, by order of a court. */
const REFUSALS = new Set([401, 403, 407, 451]);

/** Why an exchange brought nothing, as a code of messages `code.reason`. */
export function reasonOf(capture: Capture): string {
  const { result } = capture;
  if (result.is === 'not-attempted') return (result satisfies NotAttempted).reason;
  if (result.is === 'failure') return (result satisfies Failure).code;
  if (isRedirect(result.status)) return 'redirect-not-followed';
  if (REFUSALS.has(result.status)) return 'refused';
  if (result.status === 429) return 'too-many-requests';
  if (result.status >= 500) return 'server-error';
  return 'other-status';
}

/** The day of an exchange, ISO. */
export function dayOf(capture: Capture): string {
  return capture.startedAt.slice(0, 10);
}

/** Evidence that points at the status line of an exchange, or says why there is none. */
export function statusEvidence(capture: Capture): Evidence {
  const { result } = capture;
  const quote =
    result.is === 'response' ? `HTTP ${result.status}` : result.is === 'failure' ? result.code : result.reason;
  return { capture: capture.id, body: null, at: { kind: 'status' }, quote };
}
