import { hasContent, type Visit } from '../../model/history.ts';
import type { Candidate } from './candidate.ts';
import type { FoundClaim } from './foundClaim.ts';
import type { World } from './discoverLinked.ts';
import { statusEvidence } from './outcome.ts';

/**
 * What our own earlier captures prove: other bytes than in audit A and the same since audit B – changed between the
 * two; never other ones – not changed since the first. Nothing where this audit did not see the bytes, or where a body
 * was cut, since of such only the beginning is known to be the same; nor of a table inside a page, whose bytes change
 * for reasons that are none of the table's.
 */
export function claimsOfHistory(candidate: Candidate, { history }: World): readonly FoundClaim[] {
  const { capture } = candidate;
  if (capture === null || candidate.table !== null || candidate.form !== null || candidate.outcome !== 'answered')
    return [];
  if (capture.result.is !== 'response' || capture.result.body.truncated !== null) return [];
  const visits = history?.visits.get(capture.id) ?? [];
  const seen = visits.filter(hasContent);
  const last = seen.at(-1);
  if (last === undefined || visits.at(-1) !== last || seen.length < 2) return [];
  const old = seen.findLastIndex(({ digest }) => digest !== last.digest);
  const first = seen[old + 1] ?? last;
  const claims: FoundClaim[] = [];
  const evidence = (words: string): FoundClaim['evidence'] => [{ ...statusEvidence(capture), quote: words }];
  const before = seen[old];
  if (before !== undefined) {
    const words = `${dayOf(before)} ≠ ${dayOf(first)}`;
    claims.push({
      source: 'history',
      earliest: dayOf(before),
      latest: dayOf(first),
      precision: 'day',
      evidence: evidence(words),
    });
  }
  if (first !== last) {
    claims.push({
      source: 'history-same',
      earliest: dayOf(first),
      latest: dayOf(first),
      precision: 'day',
      evidence: evidence(`${dayOf(first)} = ${dayOf(last)}`),
    });
  }
  return claims;
}

function dayOf({ at }: Visit): string {
  return at.slice(0, 10);
}
