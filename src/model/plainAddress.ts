import { compareText } from './json.ts';

/** Parameters that name a visit or a campaign, not a page. Lower case; those with `*` are beginnings. */
const VISIT_PARAMETERS: readonly string[] = [
  'phpsessid',
  'jsessionid',
  'aspsessionid*',
  'asp.net_sessionid',
  'sessionid',
  'session_id',
  'cfid',
  'cftoken',
  'zenid',
  'oscsid',
  'utm_*',
  'mtm_*',
  'pk_campaign',
  'pk_kwd',
  'pk_source',
  'pk_medium',
  'piwik_*',
  'matomo_*',
  'hsa_*',
  '_hsenc',
  '_hsmi',
  'fbclid',
  'gclid',
  'gclsrc',
  'gbraid',
  'wbraid',
  'gad_source',
  'dclid',
  'msclkid',
  'yclid',
  'ysclid',
  'twclid',
  'ttclid',
  'li_fat_id',
  'mkt_tok',
  'vero_id',
  '_ga',
  '_gl',
  'mc_cid',
  'mc_eid',
  '_openstat',
  'igshid',
  'igsh',
];
/** Names under which some sites keep a session, others the number of a page: the value tells. */
const PERHAPS_VISIT: ReadonlySet<string> = new Set(['sid', 'sess', 'sessid', 'session', 's_id', 'sessionkey']);
const TOKEN = /^(?=.*\d)(?=.*[a-z])[a-z0-9,-]{16,}$/i;

/** What could make two written forms of one address differ; most have nothing of it. */
const NOT_PLAIN = /[?%;(]|[^:]\/\//;
/** Not after a stray %, which would become an escape of its own. */
const ESCAPE = /(?<!%[0-9a-f]?)%[0-9a-f]{2}/gi;
const UNRESERVED = /[A-Za-z0-9._~-]/;

/** The path of an address without the session that some servers write into it. */
export function pathWithoutVisit(path: string): string {
  return (
    path
      .replace(/;(?:jsessionid|phpsessid|sid)=[^/;?]*/gi, '')
      // ASP.NET keeps a cookieless session in the path.
      .replace(/\/\((?:[AFSX]\([^()/]*\))+\)(?=\/|$)/g, '')
  );
}

/** The query (without `?`) as written, but for sessions, campaigns, and what stands there twice with one value. */
export function queryWithoutVisit(query: string): string {
  return query
    .split('&')
    .filter((part, at, all) => part !== '' && !isVisitParameter(part) && all.indexOf(part) === at)
    .join('&');
}

/**
 * The form under which two ways of writing one address are the same (RFC 3986 §6.2.2, and what servers do not tell
 * apart): without session and campaign, escapes in one spelling, parameters sorted where each stands once, no empty
 * steps. To compare, never to ask: an address is asked as it was written first.
 */
export function plainAddress(url: string): string {
  if (!NOT_PLAIN.test(url)) return url;
  const text = plainEscapes(url);
  const at = text.indexOf('?');
  const path = pathWithoutVisit(at === -1 ? text : text.slice(0, at)).replace(/([^:])\/{2,}/g, '$1/');
  const parts = at === -1 ? [] : queryWithoutVisit(text.slice(at + 1)).split('&');
  const names = new Set(parts.map((part) => part.split('=', 1)[0]));
  // The order of equal names is that of a list.
  const query = (names.size === parts.length ? parts.toSorted(compareText) : parts).join('&');
  return query === '' ? path : `${path}?${query}`;
}

function plainEscapes(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(ESCAPE, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return UNRESERVED.test(character) ? character : escape.toUpperCase();
  });
}

function isVisitParameter(part: string): boolean {
  const at = part.indexOf('=');
  const name = (at === -1 ? part : part.slice(0, at)).toLowerCase();
  if (PERHAPS_VISIT.has(name)) return TOKEN.test(part.slice(at + 1));
  return VISIT_PARAMETERS.some((known) => (known.endsWith('*') ? name.startsWith(known.slice(0, -1)) : name === known));
}
