import { type Capture, isRedirect, redirectTarget } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { makeEntry, saltOf } from '../frontier/frontierEntry.ts';
import { normaliseAddress } from '../frontier/normaliseAddress.ts';
import { PROMISE } from '../frontier/promises.ts';

/** Where a redirect answer leads: on, in a circle, or nowhere. */
export type Redirect =
  | { readonly is: 'on'; readonly hop: FrontierEntry; readonly urls: readonly string[] }
  | { readonly is: 'ended'; readonly entry: FrontierEntry };

/**
 * Null when the capture leads nowhere. `before` = addresses of the chain so far, without this one; `refresh` = where
 * the page sends its readers by itself. A refresh that leads back is no loop: the page has content of its own.
 */
export function followRedirect(
  entry: FrontierEntry,
  capture: Capture,
  before: readonly string[],
  maxRedirects: number,
  refresh: string | null = null,
): Redirect | null {
  const { result, target } = capture;
  if (result.is !== 'response') return null;
  const isStatus = isRedirect(result.status);
  if (!isStatus && refresh === null) return null;
  const urls = [...before, target.url];
  const next = { ...target, redirectFrom: capture.id };
  const location = isStatus ? redirectTarget(result.headers) : (refresh ?? undefined);
  const url = location === undefined ? null : resolveHop(location, target.url);
  const leadsBack = url !== null && (urls.includes(url) || urls.length > maxRedirects);
  if (!isStatus && (url === null || leadsBack)) return null;
  if (url === null) return { is: 'ended', entry: makeEntry({ target: next, promise: PROMISE.hop, salt: 'no-target' }) };
  if (leadsBack) {
    return { is: 'ended', entry: makeEntry({ target: { ...next, url }, promise: PROMISE.hop, salt: 'loop' }) };
  }
  // The method stays GET: a POST is asked of the portal only, and its redirects are not followed.
  const promise = target.purpose === 'robots' ? PROMISE.robotsHop : Math.max(PROMISE.hop, entry.promise);
  // A chain of robots.txt that is read again is a new chain: its hops were all asked on the first day.
  const salt = saltOf(entry);
  const again = salt.startsWith('day-') ? { salt } : {};
  return { is: 'on', hop: makeEntry({ target: { ...next, url }, promise, ...again }), urls };
}

/**
 * A site that only wants its session id in the address redirects to what normalisation makes the same address; then
 * the address is taken as the server wrote it, or every such site would look like a loop.
 */
function resolveHop(location: string, from: string): string | null {
  const normalised = normaliseAddress(location, from);
  if (normalised !== from) return normalised;
  const written = URL.parse(location.trim(), from);
  if (written === null) return normalised;
  written.hash = '';
  return written.href;
}
