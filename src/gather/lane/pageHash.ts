import type { PageSeen } from '../../inspect/page/seePage.ts';
import { sha256 } from '../../model/ids.ts';
import { DOWNLOAD_PATH } from '../frontier/linkPromise.ts';
import { isPaging } from '../frontier/pathKind.ts';
import { nameOfPart, queryParts } from '../frontier/queryParts.ts';

/** A page with fewer characters says too little to be told from another: a shell, a notice, an error. */
const LEAST_CHARACTERS = 200;
const LONGEST_PAGING_LINE = 80;
/** A line that only tells where in a list one is; one of numbers alone may be data. */
const PAGING_LINE =
  /^(?=.*\p{L})(?:страниц[аи]|стр|резултати?|записи?|показа(?:ни|ване)|предишна|следваща|първа|последна|назад|напред|начало|край|общо|от|до|на|и|page|pages|results?|showing|previous|prev|next|first|last|of|to|total|[\d\s.,:;/|«»‹›<>←→…–—()[\]-])+$/iu;
/** Ends as the number of a page or a default document does (queryParts). */
const MAY_HAVE_TAIL = /(?:\d\/?|\.(?:x?html?|shtml|php\d?|aspx?|jspx?|cfm|cgi|do))$/;
const PAGE_NUMBER = /(?:страница|стр\.?|page)\s*№?\s*\d+(?:\s*(?:от|of|\/)\s*\d+)?/giu;

/**
 * Hash of all that a reader sees on a page, to the letter, and where it leads but for other views of itself; null when
 * that is too little to compare. Of a further page of a list what only tells which page it is does not count.
 */
export function pageHash(page: PageSeen, url: string): string | null {
  const { path, parts } = queryParts(url);
  const names = new Set(parts.map(nameOfPart));
  const { pathname } = new URL(path);
  const carriesOwn = carrierOf(path, pathname);
  // As links to the page itself are written; resolving each link of each page would cost more than all else here.
  const own = new Set(['', path, pathname, pathname.slice(pathname.lastIndexOf('/') + 1)]);
  const views = new Set<string>();
  const links = page.links.flatMap(({ href, rel, text }) => {
    const hasQuery = href.includes('?');
    if (rel === 'embedded' || (hasQuery && DOWNLOAD_PATH.test(href))) return [href];
    if (carriesOwn(href)) return [];
    const isView = own.has(hasQuery || MAY_HAVE_TAIL.test(href) ? queryParts(href).path : href);
    if (isView) views.add(text.trim());
    return isView ? [] : [hasQuery ? withoutParameters(href, names) : href];
  });
  const whole = page.lines();
  const lines = isPaging(url) ? whole.flatMap((line) => withoutPlace(line, views)) : whole;
  if (lines.reduce((sum, { length }) => sum + length, 0) < LEAST_CHARACTERS) return null;
  return sha256(`${lines.join('\n')}\n\n${links.join('\n')}`).slice(0, 16);
}

/** Links into which the page's own address is written: to share it, to log in and come back. */
function carrierOf(path: string, pathname: string): (href: string) => boolean {
  // The start page's `/` stands in every address.
  const own = [path, ...(pathname.length > 1 ? [pathname] : [])].map((text) => encodeURIComponent(text).toLowerCase());
  return (href) => href.includes('%') && own.some((text) => href.toLowerCase().includes(text));
}

/** Links that carry the page's own parameters on are its links all the same. */
function withoutParameters(href: string, names: ReadonlySet<string>): string {
  const at = href.indexOf('?');
  if (names.size === 0 || at === -1) return href;
  const rest = href
    .slice(at + 1)
    .split('&')
    .filter((part) => !names.has(nameOfPart(part)));
  return rest.length === 0 ? href.slice(0, at) : `${href.slice(0, at)}?${rest.join('&')}`;
}

function withoutPlace(line: string, views: ReadonlySet<string>): readonly string[] {
  const plain = line.replace(PAGE_NUMBER, '').trim();
  if (plain === '' || views.has(plain)) return [];
  if (plain.length <= LONGEST_PAGING_LINE && PAGING_LINE.test(plain)) return [];
  const words = plain.split(/\s+/);
  // „« 1 2 3 … 50 »“ in one line: the numbers lead to other pages of the list, but for the one that this is.
  const strange = words.filter((word) => !views.has(word) && !/^[^\p{L}\d]+$/u.test(word));
  return words.length > 2 && strange.length <= 1 && /^\d*$/.test(strange.join('')) ? [] : [plain];
}
