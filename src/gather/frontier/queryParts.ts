/** An address apart from its query; `parts` = `name=value` as written, sorted: their order says nothing. */
export type QueryParts = { readonly path: string; readonly parts: readonly string[] };

export function queryParts(url: string): QueryParts {
  const at = url.indexOf('?');
  if (at === -1) return { path: url, parts: [] };
  const parts = url
    .slice(at + 1)
    .split('&')
    .filter((part) => part !== '')
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { path: url.slice(0, at), parts };
}

export function nameOfPart(part: string): string {
  const at = part.indexOf('=');
  return at === -1 ? part : part.slice(0, at);
}

/** The query without one parameter, as a key. */
export function queryWithout(parts: readonly string[], name: string): string {
  return parts.filter((part) => nameOfPart(part) !== name).join('&');
}
