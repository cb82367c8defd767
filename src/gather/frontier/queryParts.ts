import { compareText } from '../../model/json.ts';

/**
 * An address apart from its query. `parts` = `name=value` as written, sorted: their order says nothing. What stands at a
 * path's end in a parameter's place is a part of its own: the default document of a folder (`/index.php`), the number of
 * a further page (`/page/7`). Whether that is the folder itself each host shows, as with its parameters.
 */
export type QueryParts = { readonly path: string; readonly parts: readonly string[] };

const TAIL =
  /\/(?:(?:index|default|welcome|home)\.(?:x?html?|shtml|php\d?|aspx?|jspx?|cfm|cgi|do)|(?:page|pagina|stranica|stranitsa|str|страница|%d1%81%d1%82%d1%80%d0%b0%d0%bd%d0%b8%d1%86%d0%b0)[/_-]?\d+\/?)$/i;

export function queryParts(url: string): QueryParts {
  const at = url.indexOf('?');
  const whole = at === -1 ? url : url.slice(0, at);
  const tail = TAIL.exec(whole)?.[0];
  const parts =
    at === -1
      ? []
      : url
          .slice(at + 1)
          .split('&')
          .filter((part) => part !== '');
  // The path keeps its last slash: it is the folder's.
  const path = tail === undefined ? whole : whole.slice(0, whole.length - tail.length + 1);
  return { path, parts: (tail === undefined ? parts : [...parts, tail]).sort(compareText) };
}

/** The address again; its parameters in sorted order. */
export function addressOf(path: string, parts: readonly string[]): string {
  const tail = parts.find((part) => part.startsWith('/')) ?? '/';
  const query = parts.filter((part) => !part.startsWith('/')).join('&');
  return `${path}${tail.slice(1)}${query === '' ? '' : `?${query}`}`;
}

/** Of `/page/7` it is `/page/`. */
export function nameOfPart(part: string): string {
  if (part.startsWith('/')) return part.replace(/\d+\/?$/, '');
  const at = part.indexOf('=');
  return at === -1 ? part : part.slice(0, at);
}

/** The query without one parameter, as a key. */
export function queryWithout(parts: readonly string[], name: string): string {
  return parts.filter((part) => nameOfPart(part) !== name).join('&');
}
