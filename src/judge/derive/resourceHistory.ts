import type { Capture, FailureCode } from '../../model/capture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { quote } from '../../model/evidence.ts';
import { type Fact, known } from '../../model/facts.ts';
import type { FactValues } from '../../model/factValues.ts';
import { hasContent, type PriorResource, statedOf, type Visit } from '../../model/history.ts';
import type { SubjectId } from '../../model/ids.ts';
import type { Candidate } from './candidate.ts';
import type { World } from './discoverLinked.ts';
import { statusEvidence } from './outcome.ts';

type Moved = FactValues['history.touched']['moved'][number];

/** Nothing came back at all. What answered with an error, garbage or half a body did answer. */
const NO_ANSWER: ReadonlySet<string> = new Set<FailureCode>([
  'dns-not-found',
  'connect-refused',
  'connect-timeout',
  'connect-reset',
  'unreachable',
  'headers-timeout',
]);

/**
 * What earlier audits add to one resource; nothing without them. A table inside a page has no history of its own: the
 * page's bytes change for reasons that are none of the table's.
 */
export function resourceHistory(
  candidate: Candidate,
  subject: SubjectId,
  updated: Fact<'resource.updated'>,
  world: World,
): readonly Fact[] {
  const { capture } = candidate;
  const visits = capture === null ? [] : (world.history?.visits.get(capture.id) ?? []);
  const first = visits[0];
  if (capture === null || first === undefined || candidate.table !== null || candidate.form !== null) return [];
  const status = [statusEvidence(capture)];
  const seen = visits.filter(hasContent);
  const [before, last] = [seen.at(-2), seen.at(-1)];
  return [
    known(subject, 'history.first-seen', first.at, status),
    ...(last === undefined ? [] : [known(subject, 'history.last-changed', lastChanged(seen, last), status)]),
    ...failures(subject, visits, seen, status),
    ...(before === undefined || last === undefined || visits.at(-1) !== last
      ? []
      : moves({ subject, capture, before, last, updated, world })),
  ];
}

/** The change lies between the last visit that saw the old content and the first that saw the new one. */
function lastChanged(seen: readonly Visit[], last: Visit): FactValues['history.last-changed'] {
  const old = seen.findLastIndex(({ digest }) => digest !== last.digest);
  return { after: seen[old]?.at ?? null, before: seen[old + 1]?.at ?? last.at };
}

function failures(
  subject: SubjectId,
  visits: readonly Visit[],
  seen: readonly Visit[],
  evidence: readonly Evidence[],
): readonly Fact[] {
  const success = seen.at(-1);
  const row = visits.slice(success === undefined ? 0 : visits.indexOf(success) + 1);
  const [first, last] = [row[0], row.at(-1)];
  if (first === undefined || last === undefined) return [];
  const silent = row.filter(({ outcome }) => NO_ANSWER.has(String(outcome))).map(({ at }) => at);
  const unanswered = silent.length === 0 ? [] : [...new Set([silent[0] ?? '', silent.at(-1) ?? ''])];
  const value = { first: first.at, last: last.at, lastSuccess: success?.at ?? null, unanswered };
  return [known(subject, 'history.failures', value, evidence)];
}

/** Dates that moved while the content stayed, or stayed while the content changed. */
function moves(of: {
  readonly subject: SubjectId;
  readonly capture: Capture;
  readonly before: Visit;
  readonly last: Visit;
  readonly updated: Fact<'resource.updated'>;
  readonly world: World;
}): readonly Fact[] {
  const { subject, capture, before, last, updated, world } = of;
  const prior = world.history?.resources.get(subject);
  const dates: readonly (Moved & { readonly evidence: readonly Evidence[] })[] = [
    ...pair(
      'last-modified',
      before.lastModified,
      last.lastModified,
      world.exchanges.evidence(capture, 'http.last-modified'),
    ),
    ...statedPair(prior, before, updated),
  ];
  const isSame = before.digest === last.digest;
  if (!isSame) {
    const kept = dates.filter((date) => date.before === date.after);
    if (kept.length === 0) return [];
    const value = { kept: kept.map(({ what, after }) => ({ what, date: after })), after: before.at, before: last.at };
    return [known(subject, 'history.undated-change', value, kept.flatMap(({ evidence }) => evidence).slice(0, 3))];
  }
  // Of a body that was cut only the beginning is known to be the same.
  if (capture.result.is === 'response' && capture.result.body.truncated !== null) return [];
  const moved = [...dates, ...pair('etag', before.etag, last.etag, etagEvidence(capture, last))].filter(
    (date) => date.before !== date.after,
  );
  if (moved.length === 0) return [];
  const value = {
    moved: moved.map(({ evidence: _evidence, ...move }) => move),
    after: before.at,
    before: last.at,
  };
  return [known(subject, 'history.touched', value, moved.flatMap(({ evidence }) => evidence).slice(0, 3))];
}

function pair(
  what: Moved['what'],
  before: string | null,
  after: string | null,
  evidence: readonly Evidence[],
): readonly (Moved & { readonly evidence: readonly Evidence[] })[] {
  return before === null || after === null ? [] : [{ what, before, after, evidence }];
}

/** Compared only when both stand in the same kind of place, and the earlier one was told of the earlier content. */
function statedPair(
  prior: PriorResource | undefined,
  before: Visit,
  updated: Fact<'resource.updated'>,
): ReturnType<typeof pair> {
  if (prior === undefined || prior.stated === null || prior.digest !== before.digest || !updated.known) return [];
  const stated = statedOf(updated.value);
  if (stated === null || stated.source !== prior.stated.source) return [];
  return pair('stated-date', prior.stated.date, stated.date, updated.evidence);
}

function etagEvidence(capture: Capture, { etag }: Visit): readonly Evidence[] {
  return [
    { capture: capture.id, body: null, at: { kind: 'header', name: 'etag' }, quote: quote(`etag: ${etag ?? ''}`) },
  ];
}
