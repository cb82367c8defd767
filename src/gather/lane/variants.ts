import type { PageSeen } from '../../inspect/page/seePage.ts';
import type { Capture } from '../../model/capture.ts';
import { sha256 } from '../../model/ids.ts';
import { DOWNLOAD_PATH } from '../frontier/linkPromise.ts';
import { addressOf, nameOfPart, queryParts, queryWithout } from '../frontier/queryParts.ts';
import { hostOf, type LaneContext } from './laneContext.ts';
import type { Kept } from './step.ts';

/**
 * Many sites show one page under many addresses: `?ref=menu`, `?print=1`, `/login?back=…`, further pages of a list that
 * ended long ago. What each address of a path showed is remembered. A page that shows what another of its path shows
 * leads to no further pages, and a parameter that changed nothing a few times and something never is asked no more where
 * the same page is known already. Compared is everything a reader sees, to the letter: pages that differ in a number
 * may be two registers, and a page wrongly taken for another is data that nobody finds.
 */

/** What the addresses of one path showed: query, hash, and the address as asked. */
type PathRow = { readonly seen: readonly (readonly [query: string, hash: string])[] };
/** By parameter: how often its value, or its absence, changed nothing, and how often something. */
type HostRow = { readonly [name: string]: Effect };
/** `shown` = hashes of different pages on which it changed nothing. */
type Effect = { readonly same: number; readonly different: number; readonly shown: readonly string[] };

/** Addresses remembered of one path: the first and the last ones. */
const MOST_SEEN = 60;
const MOST_PARAMETERS = 60;
/**
 * Different pages on which a parameter must have changed nothing before its values are taken for one; or so many times
 * on the same page, as that of a log-in: it may be a notice that stands in the place of pages for a while.
 */
const PROVEN_PAGES = 3;
const PROVEN_TIMES = 10;
const NO_EFFECT: Effect = { same: 0, different: 0, shown: [] };
/** A page with fewer characters says too little to be told from another: a shell, a notice, an error. */
const LEAST_CHARACTERS = 200;
const LONGEST_PAGING_LINE = 80;
/** A line that only tells where in a list one is. */
const PAGING_LINE =
  /^(?:страниц[аи]|стр|резултати?|записи?|показа(?:ни|ване)|предишна|следваща|първа|последна|назад|напред|начало|край|общо|от|до|на|и|page|pages|results?|showing|previous|prev|next|first|last|of|to|total|[\d\s.,:;/|«»‹›<>←→…–—()[\]-])+$/iu;

/** Null when the page is not compared; `equals` = the address of an earlier page that showed the same. */
export function noteVariant(
  context: LaneContext,
  { target, result }: Capture,
  page: PageSeen,
): { readonly equals: string | null; readonly kept: readonly Kept[] } | null {
  const { path, parts } = queryParts(target.url);
  if (result.is !== 'response' || target.purpose === 'render' || page.needsScript) return null;
  const names = new Set(parts.map(nameOfPart));
  const hash = hashOf(page, path, names);
  if (hash === null) return null;
  const { seen } = pathRow(context, path);
  const query = parts.join('&');
  const equal = seen.find(([other, shown]) => other !== query && shown === hash);
  const kept: Kept[] = [{ name: pathName(path), value: { seen: withEntry(seen, [query, hash]) } }];
  const host = hostOf(target.url);
  const before = hostRow(context, host);
  const after = learned(before, names, parts, seen, hash);
  if (after !== before) kept.push({ name: hostName(host), value: after });
  return { equals: equal === undefined ? null : addressOf(path, partsOf(equal[0])), kept };
}

/** An address that was asked and shows the same, as far as the parameters of its host have shown; null when none is known. */
export function knownVariant(
  context: LaneContext,
  url: string,
): { readonly address: string; readonly parameter: string } | null {
  const { path, parts } = queryParts(url);
  if (parts.length === 0) return null;
  const host = hostRow(context, hostOf(url));
  const idle = [...new Set(parts.map(nameOfPart))].filter((name) => {
    const { same, different, shown } = host[name] ?? NO_EFFECT;
    return different === 0 && (shown.length >= PROVEN_PAGES || same >= PROVEN_TIMES);
  });
  if (idle.length === 0) return null;
  const { seen } = pathRow(context, path);
  for (const parameter of idle) {
    const rest = queryWithout(parts, parameter);
    const other = seen.find(([query]) => queryWithout(partsOf(query), parameter) === rest);
    if (other !== undefined) return { address: addressOf(path, partsOf(other[0])), parameter };
  }
  return null;
}

/** Counts for each parameter of a page the first earlier page that differs from it in this parameter alone. */
function learned(
  before: HostRow,
  names: ReadonlySet<string>,
  parts: readonly string[],
  seen: PathRow['seen'],
  hash: string,
): HostRow {
  let row = before;
  const own = parts.join('&');
  for (const name of names) {
    const rest = queryWithout(parts, name);
    const other = seen.find(([query]) => query !== own && queryWithout(partsOf(query), name) === rest);
    if (other === undefined || (row[name] === undefined && Object.keys(row).length >= MOST_PARAMETERS)) continue;
    row = { ...row, [name]: effectOf(row[name] ?? NO_EFFECT, other[1], hash) };
  }
  return row;
}

function effectOf({ same, different, shown }: Effect, before: string, now: string): Effect {
  if (before !== now) return { same, different: different + 1, shown };
  const isNew = !shown.includes(now) && shown.length < PROVEN_PAGES;
  return { same: same + 1, different, shown: isNew ? [...shown, now] : shown };
}

/** Hash of all that a reader sees and where it leads; null when that is too little to compare. */
function hashOf(page: PageSeen, path: string, names: ReadonlySet<string>): string | null {
  const lines = page.lines().filter((line) => line.length > LONGEST_PAGING_LINE || !PAGING_LINE.test(line));
  if (lines.reduce((sum, { length }) => sum + length, 0) < LEAST_CHARACTERS) return null;
  const links = page.links.flatMap(({ href, rel }) => {
    if (rel === 'embedded' || !href.includes('?') || DOWNLOAD_PATH.test(href)) return [href];
    // Other views of the same page, and links that carry its parameters on, say nothing of what it shows.
    const { path: other, parts } = queryParts(URL.parse(href, path)?.href ?? href);
    if (other === path) return [];
    const rest = parts.filter((part) => !names.has(nameOfPart(part)) && !part.startsWith('/')).join('&');
    const written = href.slice(0, href.indexOf('?'));
    return [rest === '' ? written : `${written}?${rest}`];
  });
  return sha256(`${lines.join('\n')}\n\n${links.join('\n')}`).slice(0, 16);
}

function withEntry(seen: PathRow['seen'], entry: PathRow['seen'][number]): PathRow['seen'] {
  const others = seen.filter(([query]) => query !== entry[0]);
  return others.length < MOST_SEEN ? [...others, entry] : [...others.toSpliced(MOST_SEEN / 2, 1), entry];
}

function partsOf(query: string): readonly string[] {
  return query === '' ? [] : query.split('&');
}

function pathName(path: string): string {
  return `path ${path}`;
}

function hostName(host: string): string {
  return `parameters ${host}`;
}

/** Rows are written by noteVariant alone. */
function pathRow({ kept }: LaneContext, path: string): PathRow {
  return (kept(pathName(path)) as PathRow | undefined) ?? { seen: [] };
}

function hostRow({ kept }: LaneContext, host: string): HostRow {
  return (kept(hostName(host)) as HostRow | undefined) ?? {};
}
