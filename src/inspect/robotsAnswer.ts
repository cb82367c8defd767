import { ROBOTS_BYTES } from './robots.ts';
import { decodeText } from './text/decodeText.ts';

/**
 * What an answer to robots.txt means before its text is read: `rules` = the text decides · `allow` = there is none ·
 * `deny` = nothing may be asked · `try-root` = refused with 403 or 429, where RFC 9309 would allow: `/` is tried once.
 */
export type RobotsAccess = 'rules' | 'allow' | 'deny' | 'try-root';

/** RFC 9309 §2.3.1; null = there was no answer, which is read like 5xx: complete disallow. */
export function robotsAccess(status: number | null): RobotsAccess {
  if (status === null || status >= 500) return 'deny';
  if (status === 403 || status === 429) return 'try-root';
  return status >= 200 && status < 300 ? 'rules' : 'allow';
}

const LF = 10;
const CR = 13;
const UTF8_MARK = [0xef, 0xbb, 0xbf];

/**
 * Text of a robots.txt: at most 500 KiB, `isCut` = the bytes are not all there. A line that was cut in two is left out:
 * its rule would say something that nobody wrote.
 */
export function robotsText(body: Uint8Array, isCut = false): string {
  let bytes = body.subarray(0, ROBOTS_BYTES);
  if (isCut || body.length > ROBOTS_BYTES)
    bytes = bytes.subarray(0, Math.max(bytes.lastIndexOf(LF), bytes.lastIndexOf(CR)) + 1);
  return decodeText(bytes.subarray(brokenMark(bytes)), 'utf-8').text;
}

/** Length of the beginnings of a byte order mark that some editors leave; a whole one is decodeText's. */
function brokenMark(bytes: Uint8Array): number {
  let length = 0;
  while (length < UTF8_MARK.length && bytes[length] === UTF8_MARK[length]) length += 1;
  return length === UTF8_MARK.length ? 0 : length;
}
