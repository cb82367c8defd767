/**
 * An address apart from its query. `parts` = `name=value` as written, sorted: their order says nothing. The default
 * document of a folder is a part of its own (`/index.php`): whether it is the folder itself, each host shows, as it
 * shows which parameters change nothing.
 */
export type QueryParts = { readonly path: string; readonly parts: readonly string[] };

const DEFAULT_DOCUMENT = /\/((?:index|default|welcome|home)\.(?:x?html?|shtml|php\d?|aspx?|jspx?|cfm|cgi|do))$/i;

export function queryParts(url: string): QueryParts {
  const at = url.indexOf('?');
  const whole = at === -1 ? url : url.slice(0, at);
  const document = DEFAULT_DOCUMENT.exec(whole)?.[1];
  const path = document === undefined ? whole : whole.slice(0, -document.length);
  const written =
    at === -1
      ? []
      : url
          .slice(at + 1)
          .split('&')
          .filter((part) => part !== '');
  const parts = document === undefined ? written : [...written, `/${document}`];
  return { path, parts: parts.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)) };
}

/** The address again; its parameters in sorted order. */
export function addressOf(path: string, parts: readonly string[]): string {
  const document = parts.find((part) => part.startsWith('/')) ?? '/';
  const query = parts.filter((part) => !part.startsWith('/')).join('&');
  return `${path}${document.slice(1)}${query === '' ? '' : `?${query}`}`;
}

export function nameOfPart(part: string): string {
  const at = part.indexOf('=');
  return at === -1 ? part : part.slice(0, at);
}

/** The query without one parameter, as a key. */
export function queryWithout(parts: readonly string[], name: string): string {
  return parts.filter((part) => nameOfPart(part) !== name).join('&');
}
