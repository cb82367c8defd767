import { type Capture, headerValue } from '../../model/capture.ts';
import { wasSent } from '../../model/wasSent.ts';
import { bareAddress } from '../http/addressText.ts';
import { isLoopbackAddress } from '../http/forbiddenAddress.ts';
import { retryAfterMs } from '../pace/retryAfter.ts';

/** A capture that disturbed somebody, in figures. */
export type Asked = {
  readonly capture: Capture;
  /** Host name, which is paced as one; and host with port, which one robots.txt speaks for. */
  readonly hostname: string;
  readonly host: string;
  readonly address: string | null;
  readonly isLoopback: boolean;
  readonly startMs: number;
  readonly endMs: number;
  readonly status: number | null;
  /** Retry-After of a 429 or 503, from its end; null when there is none. */
  readonly waitMs: number | null;
  /** When its address was known: the end of the page or redirect that led to it; of a sub-request, its start. */
  readonly knownMs: number;
};

/** Everything that was sent, in the order of starts. */
export function askedRequests(captures: readonly Capture[]): readonly Asked[] {
  const ends = new Map(captures.map((one) => [one.id, Date.parse(one.startedAt) + one.elapsedMs]));
  return captures
    .filter(wasSent)
    .map((capture) => toAsked(capture, ends))
    .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
}

function toAsked(capture: Capture, ends: ReadonlyMap<string, number>): Asked {
  const { result, target } = capture;
  const parsed = URL.parse(capture.request.url);
  const startMs = Date.parse(capture.startedAt);
  const endMs = startMs + capture.elapsedMs;
  const status = result.is === 'response' ? result.status : null;
  const answered = result.is === 'response' ? result : null;
  const address = capture.address ?? answered?.remoteAddress ?? null;
  return {
    capture,
    hostname: parsed?.hostname ?? '',
    host: parsed?.host ?? '',
    address,
    isLoopback: address !== null && isLoopbackAddress(bareAddress(address)),
    startMs,
    endMs,
    status,
    waitMs:
      answered !== null && (status === 429 || status === 503)
        ? retryAfterMs(headerValue(answered.headers, 'retry-after'), endMs)
        : null,
    // What a page's scripts ask for is known when they ask; the browser needed until then.
    knownMs:
      target.purpose === 'subrequest'
        ? startMs
        : (ends.get(target.redirectFrom ?? target.foundOn ?? '') ?? Number.NEGATIVE_INFINITY),
  };
}
