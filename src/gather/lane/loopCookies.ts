import { type Capture, type Header, isRedirect } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { makeEntry } from '../frontier/frontierEntry.ts';
import { PROMISE } from '../frontier/promises.ts';
import { hostOf } from './laneContext.ts';
import type { Chain, Cookie, LaneState } from './laneState.ts';

/**
 * Cookies are sent to nobody, with one exception: a host that redirects in a circle until its own cookie comes back is
 * asked the same once more with exactly the cookies that it set on the way. When that ends the circle, they go on for
 * that host, for this crawl; when not, they are forgotten.
 */

/** Hosts on which cookies did not help so often are believed to loop for other reasons. */
const MAX_FAILURES = 3;
const MAX_COOKIES = 20;
const MAX_CHARACTERS = 4_096;

/** Cookies that an answer in a chain adds to those set before it; null when there are none. */
export function chainCookies(chain: Chain | undefined, { result, target }: Capture): Chain['cookies'] {
  const set = result.is === 'response' ? cookiesOf(result.headers, target.url) : [];
  if (set.length === 0) return chain?.cookies;
  const host = hostOf(target.url);
  const names = new Set(set.map(([name]) => name));
  const kept = (chain?.cookies?.[host] ?? []).filter(([name]) => !names.has(name));
  return { ...chain?.cookies, [host]: [...kept, ...set].slice(0, MAX_COOKIES) };
}

/** The address at which a circle closes, asked once more with the cookies of its host; null when that would be no use. */
export function retryWithCookies(
  state: LaneState,
  chain: Chain | undefined,
  capture: Capture,
  loop: FrontierEntry,
): { readonly state: LaneState; readonly entry: FrontierEntry } | null {
  const host = hostOf(loop.target.url);
  const cookies = chainCookies(chain, capture)?.[host] ?? [];
  const known = state.cookies[host];
  if (cookies.length === 0 || chain?.cookieHost !== undefined || (known?.failures ?? 0) >= MAX_FAILURES) return null;
  const names = new Set(cookies.map(([name]) => name));
  const merged = [...(known?.pairs ?? []).filter(([name]) => !names.has(name)), ...cookies];
  const next = { pairs: merged.slice(0, MAX_COOKIES), kept: known?.kept ?? false, failures: known?.failures ?? 0 };
  return {
    state: {
      ...state,
      cookies: { ...state.cookies, [host]: next },
      chains: { ...state.chains, [capture.id]: { urls: [], cookieHost: host } },
    },
    entry: makeEntry({ target: loop.target, promise: PROMISE.hop, salt: 'cookies' }),
  };
}

/** What the end of a chain that went on with cookies says of them: an answer, or the same circle again. */
export function learnCookies(state: LaneState, chain: Chain | undefined, { result }: Capture): LaneState {
  const host = chain?.cookieHost;
  const known = host === undefined ? undefined : state.cookies[host];
  if (host === undefined || known === undefined) return state;
  const isSolved = result.is === 'response' && !isRedirect(result.status) && result.status < 500;
  const next = isSolved
    ? { ...known, kept: true }
    : { pairs: known.kept ? known.pairs : [], kept: known.kept, failures: known.failures + 1 };
  return { ...state, cookies: { ...state.cookies, [host]: next } };
}

/** The Cookie header with which an entry is asked; none as a rule. */
export function cookieHeaders(state: LaneState, { target }: FrontierEntry): readonly Header[] {
  const host = hostOf(target.url);
  const known = state.cookies[host];
  if (known === undefined || known.pairs.length === 0 || target.purpose === 'robots') return [];
  const isOnTrial = state.chains[target.redirectFrom ?? '']?.cookieHost === host;
  if (!known.kept && !isOnTrial) return [];
  return [['Cookie', known.pairs.map(([name, value]) => `${name}=${value}`).join('; ')]];
}

/** Name and value alone: we ask one host, once. What is to be deleted, or for https only, is not sent. */
function cookiesOf(headers: readonly Header[], url: string): readonly Cookie[] {
  const isSecure = URL.parse(url)?.protocol === 'https:';
  return headers.flatMap(([header, value]): Cookie[] => {
    if (header.toLowerCase() !== 'set-cookie' || value.length > MAX_CHARACTERS) return [];
    const [pair = '', ...attributes] = value.split(';');
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    const content = pair.slice(at + 1).trim();
    if (at < 1 || !/^[\x21-\x7e]+$/.test(name) || !/^[\x20-\x7e]*$/.test(content) || /[=,\s]/.test(name)) return [];
    const flags = attributes.map((attribute) => attribute.trim().toLowerCase());
    if (flags.some((flag) => /^max-age=(?:0|-\d+)$/.test(flag) || /^expires=.*\b19[67]\d\b/.test(flag))) return [];
    return flags.includes('secure') && !isSecure ? [] : [[name, content]];
  });
}
