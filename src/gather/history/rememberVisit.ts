import { lastModifiedOf } from '../../inspect/exchange/lastModifiedOf.ts';
import { answerOf, type Capture, headerValue, isByBrowser, isTail } from '../../model/capture.ts';
import type { PriorVisit, Visit } from '../../model/history.ts';
import type { RecordedBody } from '../../model/ports.ts';

/** Visits kept of one address: enough for years of monthly audits, and a bound on what a row can weigh. */
const MOST_VISITS = 24;
/** ETags longer than this are attacks, or tracking. */
const LONGEST_ETAG = 300;

/**
 * Adds an exchange of a finished audit to what was known of its address. Not for captures that asked nobody: skipped,
 * carried, or never sent.
 */
export function rememberVisit(
  before: PriorVisit | undefined,
  exchange: { readonly audit: string; readonly capture: Capture; readonly body: RecordedBody | null },
): PriorVisit {
  const { audit, capture, body } = exchange;
  const visits = shortened([...(before?.visits ?? []), visitOf(audit, capture)]);
  const { result } = capture;
  const status = result.is === 'response' ? answerOf(result).status : 0;
  const isAnswer = body !== null && status >= 200 && status < 300;
  return { visits, answered: isAnswer ? { audit, capture, body } : (before?.answered ?? null) };
}

/**
 * Adds that an earlier answer stood in a finished audit (`carried`). It stays the answer of its address, although a page
 * of a firewall that said 200 may have come in its place: else the audit after the next would have nothing that stands.
 */
export function rememberStanding(
  before: PriorVisit,
  { audit, capture, body }: { readonly audit: string; readonly capture: Capture; readonly body: RecordedBody | null },
): PriorVisit {
  const { carried, ...plain } = capture;
  const isStill = digestOf(before.answered?.capture) === digestOf(capture);
  if (carried === undefined || body === null || isStill) return { ...before, stood: audit };
  const answered = { audit: carried.audit, capture: { ...plain, id: carried.capture }, body };
  return { ...before, stood: audit, answered };
}

function digestOf(capture: Capture | undefined): string | null {
  return capture?.result.is === 'response' ? capture.result.body.digest : null;
}

/**
 * Whether a capture tells of a request of ours that went out, or would have if its host had an address. Scripts of a page
 * ask with headers of their own and may get something else; the end of a file does not stand for it.
 */
export function isVisit(capture: Capture): boolean {
  const { result, request, carried } = capture;
  if (isTail(capture)) return false;
  return result.is !== 'not-attempted' && carried === undefined && request.headers.length > 0 && !isByBrowser(capture);
}

function visitOf(audit: string, { result, startedAt }: Capture): Visit {
  const at = { audit, at: startedAt };
  if (result.is === 'failure')
    return { ...at, outcome: result.code, digest: null, sent: false, etag: null, lastModified: null };
  if (result.is === 'not-attempted') throw new TypeError('what was not attempted is no visit');
  const { status, headers } = answerOf(result);
  return {
    ...at,
    outcome: status,
    digest: result.body.bytes > 0 ? result.body.digest : null,
    sent: result.notModified === undefined,
    etag: headerValue(headers, 'etag')?.slice(0, LONGEST_ETAG) ?? null,
    lastModified: lastModifiedOf(headers),
  };
}

/** The first visit stays, and the ends of every row of visits that saw the same; then the oldest of the rest go. */
function shortened(visits: readonly Visit[]): readonly Visit[] {
  if (visits.length <= MOST_VISITS) return visits;
  const ends = visits.filter((visit, index) => {
    const [before, after] = [visits[index - 1], visits[index + 1]];
    return before === undefined || after === undefined || !isAlike(before, visit) || !isAlike(visit, after);
  });
  return ends.length <= MOST_VISITS ? ends : [...ends.slice(0, 1), ...ends.slice(1 - MOST_VISITS)];
}

function isAlike(a: Visit, b: Visit): boolean {
  return (
    a.outcome === b.outcome &&
    a.digest === b.digest &&
    a.sent === b.sent &&
    a.etag === b.etag &&
    a.lastModified === b.lastModified
  );
}
