import { answerOf, type Capture, type Header, headerValue } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { makeEntry, saltOf } from '../frontier/frontierEntry.ts';
import { PROMISE } from '../frontier/promises.ts';

/** Where a ZIP has its list of members: thousands of names fit into so much. */
const TAIL_BYTES = 256 * 1024;

/** Headers of the request for the end of a file; unpacked ranges would be pieces of nothing. */
export const TAIL_HEADERS: readonly Header[] = [
  ['Accept-Encoding', 'identity'],
  ['Range', `bytes=-${TAIL_BYTES}`],
];

/**
 * The end of a ZIP of which we kept the beginning alone: there it lists its members, which tell a workbook from an
 * archive of tables. Asked for once, as a capture of its own, at the host's pace. Null for everything else, and where
 * the server says that it gives no ranges.
 */
export function tailEntry(entry: FrontierEntry, { result }: Capture, body: Uint8Array): FrontierEntry | null {
  if (saltOf(entry) === 'tail' || entry.method !== 'GET' || result.is !== 'response') return null;
  const { status, headers } = answerOf(result);
  if (status !== 200 || result.body.truncated !== 'length') return null;
  const isZip = body[0] === 0x50 && body[1] === 0x4b && body[2] === 3 && body[3] === 4;
  const isCoded = headerValue(headers, 'content-encoding') !== undefined;
  const total = Number(headerValue(headers, 'content-length') ?? 0);
  const refusesRanges = /^\s*none\s*$/i.test(headerValue(headers, 'accept-ranges') ?? '');
  if (!isZip || isCoded || refusesRanges || !(total > body.length)) return null;
  return makeEntry({ ...entry, promise: PROMISE.hop, salt: 'tail' });
}
