import { compareText } from '../model/json.ts';

/**
 * Sort-friendly key of an address as CDXJ indexes have it: host labels reversed, no scheme and no `www.`, lower case,
 * arguments sorted (`http://www.a.example/B?y&x` → `example,a)/b?x&y`). Other schemes stay as they are.
 */
export function surt(url: string): string {
  if (!/^https?:/i.test(url)) return url;
  const parsed = URL.parse(url.replace(/^(https?:\/\/)www\d*\./i, '$1').toLowerCase());
  if (parsed === null) return url;
  const host = parsed.hostname.split('.').reverse().join(',');
  const port = parsed.port === '' ? '' : `:${parsed.port}`;
  const args = parsed.search.slice(1).split('&').sort(compareText).join('&');
  // Lower case again: the parser writes the percent-encoding that it adds in capitals.
  return `${host}${port})${parsed.pathname}${args === '' ? '' : `?${args}`}`.toLowerCase();
}
