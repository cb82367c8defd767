import { type Capture, isByBrowser, isRedirect, redirectTarget } from '../../model/capture.ts';
import { subjectKey } from '../../model/ids.ts';
import { plainAddress } from '../../model/plainAddress.ts';

const LONGEST_CHAIN = 30;

/** Under which an address is looked up, however it is written: gather asks one of its forms alone. */
export function placeKey(url: string): string {
  return subjectKey(plainAddress(url));
}

/** For each capture, the one that a redirect of it led to: the last asked, when a killed run asked twice. */
export function nextHops(captures: readonly Capture[]): ReadonlyMap<string, Capture> {
  const hops = new Map<string, Capture>();
  for (const capture of captures) {
    if (capture.target.redirectFrom !== null) hops.set(capture.target.redirectFrom, capture);
  }
  return hops;
}

/**
 * Captures by normalised address: a redirect may lead to one that was asked before. What was asked again, after a 429 or
 * ignoring a fault of TLS, stands for the address when it answered.
 */
export function capturesByKey(captures: readonly Capture[]): ReadonlyMap<string, Capture> {
  const found = new Map<string, Capture>();
  for (const capture of captures) {
    const key = placeKey(capture.request.url);
    const isDuplicate = capture.result.is === 'not-attempted' && capture.result.reason === 'duplicate';
    if (capture.request.method !== 'GET' || isByBrowser(capture) || isDuplicate) continue;
    const other = found.get(key);
    if (other === undefined || (!isAnswered(other) && isAnswered(capture))) found.set(key, capture);
  }
  return found;
}

/**
 * The end of a redirect chain: what a link leads to. A redirect whose next hop was never recorded and whose address
 * was never asked is its own end, and its outcome is unknown. Loops end where they close. `refreshOf` = where a page
 * sends its readers by itself, when that is short enough to be a redirect; a page that leads back stays its own end.
 */
export function finalCapture(
  capture: Capture,
  hops: ReadonlyMap<string, Capture>,
  byKey: ReadonlyMap<string, Capture>,
  refreshOf: (capture: Capture) => string | null = () => null,
): Capture {
  const seen = new Set<string>();
  let current = capture;
  while (seen.size < LONGEST_CHAIN) {
    const next = hopOf(current, hops, byKey, refreshOf);
    if (next === undefined || next.id === current.id || seen.has(next.id)) return current;
    seen.add(current.id);
    current = next;
  }
  return current;
}

function isAnswered({ result }: Capture): boolean {
  return result.is === 'response' && result.status !== 429;
}

function hopOf(
  current: Capture,
  hops: ReadonlyMap<string, Capture>,
  byKey: ReadonlyMap<string, Capture>,
  refreshOf: (capture: Capture) => string | null,
): Capture | undefined {
  if (current.result.is !== 'response') return undefined;
  const hop = hops.get(current.id);
  const isDuplicate = hop?.result.is === 'not-attempted' && hop.result.reason === 'duplicate';
  if (hop !== undefined && !isDuplicate) return hop;
  const target = isRedirect(current.result.status) ? targetOf(current) : refreshOf(current);
  return target === null ? undefined : byKey.get(placeKey(target));
}

function targetOf(redirect: Capture): string | null {
  const location = redirect.result.is === 'response' ? redirectTarget(redirect.result.headers) : undefined;
  return location === undefined ? null : (URL.parse(location, redirect.request.url)?.href ?? null);
}
