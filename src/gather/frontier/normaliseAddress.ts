const MAX_CHARACTERS = 2_000;
const MAX_ROUNDS = 4;

/** Parameters that name a visit or a campaign, not a page. Lower case; those with `*` are beginnings. */
const VISIT_PARAMETERS: readonly string[] = [
  'phpsessid',
  'jsessionid',
  'aspsessionid*',
  'asp.net_sessionid',
  'sessionid',
  'session_id',
  'sid',
  'cfid',
  'cftoken',
  'zenid',
  'oscsid',
  'utm_*',
  'fbclid',
  'gclid',
  'dclid',
  'msclkid',
  'yclid',
  '_ga',
  '_gl',
  'mc_cid',
  'mc_eid',
  '_openstat',
  'igshid',
];

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
  const path = url.pathname
    .replace(/;(?:jsessionid|phpsessid|sid)=[^/;]*/gi, '')
    // ASP.NET keeps a cookieless session in the path.
    .replace(/\/\((?:[AFSX]\([^()/]*\))+\)(?=\/|$)/g, '');
  const query = url.search
    .slice(1)
    .split('&')
    .filter((part, at, all) => part !== '' && !isVisitParameter(part) && all.indexOf(part) === at)
    .join('&');
  return `${url.protocol}//${hostname}${port}${path === '' ? '/' : path}${query === '' ? '' : `?${query}`}`;
}

function isVisitParameter(part: string): boolean {
  const name = (part.split('=')[0] ?? '').toLowerCase();
  return VISIT_PARAMETERS.some((known) => (known.endsWith('*') ? name.startsWith(known.slice(0, -1)) : name === known));
}
