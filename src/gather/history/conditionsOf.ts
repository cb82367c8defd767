import { answerOf, type Header, headerValue } from '../../model/capture.ts';
import type { PriorVisit } from '../../model/history.ts';

/**
 * „Nothing changed“ is believed for this long after the bytes themselves came last: a server that always says so must
 * not hide a change for ever.
 */
const BELIEVED_MS = 90 * 24 * 3_600_000;
/** What a server sent comes back to it as it was: only plain characters, so that no value can become a header. */
const PLAIN = /^[\x20-\x7e]{1,1000}$/;

/**
 * Headers of a conditional request (RFC 9110 §13.1) from the last answer with content; none when there is nothing to
 * compare with, when it was cut short by trouble on the way, or when the bytes are to be seen again.
 */
export function conditionsOf({ visits, answered }: PriorVisit, nowMs: number): readonly Header[] {
  const result = answered?.capture.result;
  if (result?.is !== 'response' || result.body.truncated === 'time' || result.body.truncated === 'disconnect')
    return [];
  const { status, headers } = answerOf(result);
  const sentMs = Date.parse(visits.findLast((visit) => visit.sent && visit.digest === result.body.digest)?.at ?? '');
  if (status !== 200 || !(nowMs - sentMs <= BELIEVED_MS)) return [];
  const conditions: (readonly [string, string | undefined])[] = [
    ['If-None-Match', headerValue(headers, 'etag')],
    ['If-Modified-Since', headerValue(headers, 'last-modified')],
  ];
  return conditions.flatMap(([name, value]) =>
    value !== undefined && PLAIN.test(value) ? [[name, value] as const] : [],
  );
}
