import { pathWithoutVisit, queryWithoutVisit } from '../../model/plainAddress.ts';

const MAX_CHARACTERS = 2_000;
const MAX_ROUNDS = 4;

/**
 * The form under which an address is known in the frontier: absolute, http or https, by the WHATWG rules, without
 * fragment, credentials, default port, session and tracking parameters, and parameters that are there twice with one value. The query is otherwise left as written:
 * re-encoding it would ask some servers for something else. Null for what we cannot or need not ask. Idempotent.
 */
export function normaliseAddress(href: string, base?: string): string | null {
  let current = URL.parse(href.trim(), base);
  for (let round = 0; round < MAX_ROUNDS && current !== null; round += 1) {
    const cleaned = clean(current);
    if (cleaned === null || cleaned.length > MAX_CHARACTERS) return null;
    if (cleaned === current.href) return cleaned;
    current = URL.parse(cleaned);
  }
  return null;
}

function clean(url: URL): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const hostname = url.hostname.replace(/\.+$/, '');
  if (hostname === '') return null;
  const port = url.port === '' ? '' : `:${url.port}`;
  const path = pathWithoutVisit(url.pathname);
  const query = queryWithoutVisit(url.search.slice(1));
  return `${url.protocol}//${hostname}${port}${path === '' ? '/' : path}${query === '' ? '' : `?${query}`}`;
}
