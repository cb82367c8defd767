import { Buffer } from 'node:buffer';
import type { Request } from '../model/capture.ts';
import { headerValue } from '../model/capture.ts';

/** As other indexers cut it; the whole body is in the request record. */
const QUERY_CHARACTERS = 4096;

/**
 * The body of a POST as a query, and the address with it appended: web archives look up a POST as if it were a GET of
 * that address (`__wb_method=POST&…`, as pywb, warcio and ReplayWeb.page do). Without it all answers of one method of
 * the portal would have the same key, and a reader would show the first one for every question. Null for a GET.
 */
export function postQuery(request: Request): { readonly url: string; readonly requestBody: string } | null {
  if (request.method !== 'POST') return null;
  const body = request.body ?? '';
  const type = (headerValue(request.headers, 'content-type') ?? '').split(';', 1)[0];
  const requestBody = queryOf(type ?? '', body).slice(0, QUERY_CHARACTERS);
  const between = request.url.includes('?') ? '&' : '?';
  return { url: `${request.url}${between}__wb_method=POST&${decoded(requestBody)}`, requestBody };
}

function queryOf(type: string, body: string): string {
  if (type === 'application/x-www-form-urlencoded') return body;
  if (type !== 'application/json') return `__wb_post_data=${Buffer.from(body).toString('base64')}`;
  try {
    return jsonQuery(JSON.parse(body)).toString();
  } catch {
    return '';
  }
}

/** Every value at the end of a branch under its own name; of a repeated name the next ones with `.2_`, `.3_`. */
function jsonQuery(value: unknown): URLSearchParams {
  const query = new URLSearchParams();
  const counts = new Map<string, number>();
  const free = (name: string): string => {
    if (!query.has(name)) return name;
    const count = (counts.get(name) ?? 1) + 1;
    counts.set(name, count);
    return `${name}.${count}_`;
  };
  const visit = (item: unknown, name: string): void => {
    if (Array.isArray(item)) for (const one of item) visit(one, name);
    else if (typeof item === 'object' && item !== null) for (const [key, one] of Object.entries(item)) visit(one, key);
    else if (item !== '') query.set(free(name), String(item));
  };
  visit(value, '');
  return query;
}

function decoded(query: string): string {
  try {
    return decodeURI(query);
  } catch {
    return '';
  }
}
