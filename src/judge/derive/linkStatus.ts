import type { Capture } from '../../model/capture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { type Fact, known } from '../../model/facts.ts';
import type { SubjectId } from '../../model/ids.ts';
import type { Candidate } from './candidate.ts';
import type { World } from './discoverLinked.ts';
import { statusEvidence } from './outcome.ts';
import { bareHost } from './resolveLink.ts';

/** A second failure this long after the first is no passing trouble (DESIGN §2). */
const APART_MS = 72 * 3_600_000;

/**
 * What became of asking for a resource. `broken` is a strong word: no answer at all, then and now, at least 72 hours
 * apart and no success between, while the same host answered something else today, so that the silence is neither the
 * network's nor the whole site's. It says no more than that the address did not answer on these days.
 */
export function linkStatus(
  candidate: Candidate,
  subject: SubjectId,
  history: readonly Fact[],
  world: World,
): Fact<'resource.link-status'> {
  const { capture, outcome } = candidate;
  // `check FILE` has no exchange: „HTTP 200“ would be a quote of nobody.
  if (outcome === 'answered' && candidate.url.startsWith('file:'))
    return known(subject, 'resource.link-status', 'local', []);
  const evidence = capture === null ? [] : unseenEvidence(candidate, capture);
  const isBroken = outcome === 'unknown' && isSilentAgain(candidate, history, world);
  return known(subject, 'resource.link-status', isBroken ? 'broken' : outcome, evidence);
}

/** The status, or in its place why it does not count, with the words that made it so. */
function unseenEvidence({ trouble }: Candidate, capture: Capture): readonly Evidence[] {
  const status = statusEvidence(capture);
  return trouble === undefined ? [status] : [{ ...status, quote: trouble.reason }, ...trouble.evidence];
}

function isSilentAgain({ capture }: Candidate, history: readonly Fact[], world: World): boolean {
  const failures = history.find((fact) => fact.key === 'history.failures');
  if (capture?.result.is !== 'failure' || failures?.known !== true) return false;
  const [first, last] = failures.value.unanswered;
  // The last silence must be today's.
  if (first === undefined || last !== capture.startedAt) return false;
  if (Date.parse(last) - Date.parse(first) < APART_MS) return false;
  const host = bareHost(capture.request.url);
  return world.exchanges.captures.some(
    ({ result, request, carried }) =>
      result.is === 'response' && carried === undefined && bareHost(request.url) === host,
  );
}
