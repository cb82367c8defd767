import type { FormatEntry, Tables } from '../../model/tables.ts';
import { normaliseWords } from '../../model/words.ts';
import { linkWords, SPEAKS } from './linkWords.ts';
import { isOtherView } from './otherView.ts';
import { isPagingPath } from './pathKind.ts';
import { PROMISE } from './promises.ts';
import { decodeSafely } from './traps.ts';

/** What is known of a link before it is asked. Texts as the page has them; empty when there are none (sitemaps). */
export type LinkSeen = {
  /** Normalised address. */
  readonly url: string;
  readonly text: string;
  readonly around: string;
  readonly heading: string;
  readonly region: 'header' | 'nav' | 'main' | 'footer' | 'aside';
  /** The page itself names it as the same in another language. */
  readonly isTwin?: boolean;
  /** Depth that the target would have; home is 0. */
  readonly depth: number;
};

export type LinkPromise = {
  /** `late` = news and the like, and other languages; `echo` = what other pages show too, in another order or dress. */
  readonly kind: 'data-file' | 'data-page' | 'navigation' | 'file' | 'page' | 'late' | 'echo';
  /** Position among entries of its kind: see PROMISE. */
  readonly promise: number;
  /** How the words speak for it, -1 … 3: what the learner starts from. */
  readonly words: number;
  /** Its extension is that of a format that holds data. */
  readonly isDataFormat: boolean;
  /** It seems to give a file, but nothing says of which format. */
  readonly isDownload: boolean;
  /** A container of unknown content: as often papers of a procedure as data. */
  readonly isArchive: boolean;
  /** Its format is known, holds no data and leads nowhere: a letter, a picture. */
  readonly isDocument: boolean;
  /** Its words or address offer a file of data, and not a page that may lead to one. */
  readonly offersFile: boolean;
  /** It would hold or offer data: recorded one by one even when it is not asked. */
  readonly looksLikeData: boolean;
  /** Belongs to what must have been looked at before anyone may say that something is missing (DESIGN §2). */
  readonly obligation: boolean;
};

/** Deep menus are not searched to the end: what the law asks for must be found from the home page. */
const NAVIGATION_DEPTH = 2;
const LATE_PATH =
  /(?:^|[/_.?&=-])(?:register|registration|calendar|news|novini|новини|aktualno|галерия|galer[iy]ya?|gallery|tag|tags|author|comment)(?:[/_.?&=-]|$)/iu;
/** Doors for editors, print views and sorted lists: they show what other pages show too, once for each of these. */
const ECHO_PATH =
  /\/(?:login|logon|signin|sign-in|wp-login\.php|wp-admin|wp-json|print|printable|cart|feed|rss)(?:[/.?]|$)|[?&](?:sort|sort_?by|order|order_?by|dir|print|printable|dnnprintmode|share|replytocom|return_?(?:url|to)|redirect_to|destination)=|[?&](?:tmpl=component|format=(?:feed|pdf|print)|view=login)(?:&|$)/i;
/** Results of a site's own search: they list what its sections list too, once for each word that somebody linked. */
const SEARCH_PATH =
  /(?:^|\/)(?:search|tarsene|tarsi|търсене|rezultati-ot-tarsene)(?:[/.?]|$)|[?&](?:q|s|search|searchword|search_api_\w+|keywords?|query)=[^&]/iu;
/** How systems that institutions use name what gives a file: Joomla, DotNetNuke, WordPress, Drupal and home-made ones. */
export const DOWNLOAD_PATH =
  /(?:^|[/_.?&=-])(?:downloads?|getfile|get_file|getdoc(?:ument)?|linkclick|fileticket|phocadownload|docman|files?|attachments?|attachment_id|export|uploads?)(?:[/_.?&=:-]|$)/iu;
const PAGE_EXTENSION = /^(?:html?|xhtml|php\d?|aspx?|jspx?|do|action|cgi|shtml|cfm|page|bg|en)$/i;
const ASSET_EXTENSION =
  /^(?:css|js|mjs|ico|woff2?|ttf|eot|mp[34]|avi|mov|wmv|webm|webp|svg|gif|jpe?g|png|bmp|exe|apk|ics|vcf)$/i;
/** A longer text that does not begin with a word of data tells what happened; the word stands in it by the way. */
const LONGEST_NAME = 45;
const BEGINNING = 26;
const HEADLINE_SHARE = 0.3;
const DATA = SPEAKS.strong | SPEAKS.medium | SPEAKS.section;

/** How much a link promises. Pure: the same link and words give the same number on every machine. */
export function linkPromise(link: LinkSeen, tables: Pick<Tables, 'vocabulary' | 'formats'>): LinkPromise {
  const words = linkWords(tables);
  const parsed = URL.parse(link.url);
  const path = parsed === null ? '' : decodeSafely(`${parsed.pathname}${parsed.search}`);
  const [above, last] = pathParts(path);
  const text = normaliseWords(`${link.text} | ${slugWords(last)}`);
  const own = words.inText(text) | words.inPath(last);
  const isHeadline = link.text.length > LONGEST_NAME && (words.inText(text.slice(0, BEGINNING)) & DATA) === 0;
  const beside = words.inText(normaliseWords(`${link.around} | ${link.heading}`));
  const near = beside | words.inText(normaliseWords(slugWords(above))) | words.inPath(above);
  const written = formatIn(parsed?.pathname ?? '', words.formatByExtension);
  const format = written ?? formatNamed(link.text, words.formatByExtension);
  const kind = kindOf(link, path, own, beside, format);
  const looksLikeData = kind === 'data-file' || (kind === 'data-page' && (own & SPEAKS.strong) !== 0);
  const obligation =
    kind !== 'echo' &&
    link.depth <= NAVIGATION_DEPTH &&
    kind !== 'data-file' &&
    kind !== 'file' &&
    (isMenu(link) || ((own & SPEAKS.section) !== 0 && !isHeadline));
  const sum = sumOf(own, near, format) * (isHeadline ? HEADLINE_SHARE : 1);
  return {
    kind,
    looksLikeData,
    offersFile: kind === 'data-file' || (kind === 'data-page' && (own & SPEAKS.download) !== 0 && !isPagingPath(path)),
    obligation,
    words: kind === 'echo' ? 0 : Math.max(-1, Math.min(3, Math.round(sum / 20))),
    isDownload: format === null && isDownloadPath(path) && (kind === 'data-file' || kind === 'file'),
    isArchive: format !== null && format !== 'asset' && format.family === 'archive' && (own & DATA) === 0,
    isDocument: format === 'asset' || (format !== null && format.family !== 'page' && !holdsData(format)),
    isDataFormat: kind === 'data-file' && format !== null && format !== 'asset' && holdsData(format),
    promise: bandOf(kind) + scoreOf(sum - 5 * link.depth),
  };
}

function kindOf(
  link: LinkSeen,
  path: string,
  own: number,
  near: number,
  format: FormatEntry | 'asset' | null,
): LinkPromise['kind'] {
  const isNot = (own & SPEAKS.notData) !== 0;
  const speaksOfData = (own & DATA) !== 0 && !isNot;
  const standsByData = (near & DATA) !== 0 && !isNot && (near & SPEAKS.notData) === 0;
  if (format === 'asset') return 'late';
  if (format !== null && format.family !== 'page') {
    if (holdsData(format)) return isNot ? 'file' : 'data-file';
    if (format.family === 'image') return speaksOfData ? 'file' : 'late';
    return (speaksOfData || standsByData) && (own & SPEAKS.document) === 0 ? 'data-file' : 'file';
  }
  if (ECHO_PATH.test(path) || SEARCH_PATH.test(path)) return 'echo';
  const saysDownload = (own & SPEAKS.download) !== 0;
  const isDownload = isDownloadPath(path);
  if (isDownload && (speaksOfData || (saysDownload && standsByData))) return 'data-file';
  // What may say the same once more waits, and the Bulgarian page comes first.
  if (link.isTwin === true || isOtherView(path)) return 'late';
  if (LATE_PATH.test(path) && (own & (SPEAKS.strong | SPEAKS.section)) === 0) return 'late';
  if (speaksOfData || (own & SPEAKS.terms) !== 0) return 'data-page';
  if (isDownload) return standsByData ? 'data-file' : 'file';
  if (saysDownload && !isPagingPath(path)) return standsByData ? 'data-page' : 'page';
  return isMenu(link) && link.depth <= NAVIGATION_DEPTH ? 'navigation' : 'page';
}

function isDownloadPath(path: string): boolean {
  return DOWNLOAD_PATH.test(path) && /[?=]|\d/.test(path) && !isPagingPath(path);
}

function isMenu(link: LinkSeen): boolean {
  return link.region === 'header' || link.region === 'nav' || link.region === 'footer';
}

/** Tables, trees, maps, graphs and archives are data until their bytes say otherwise. */
export function holdsData(format: FormatEntry): boolean {
  return ['table', 'tree', 'geo', 'graph', 'archive'].includes(format.family);
}

function bandOf(kind: LinkPromise['kind']): number {
  if (kind === 'data-file') return PROMISE.dataFile;
  if (kind === 'data-page') return PROMISE.dataPage;
  return PROMISE[kind];
}

const OWN_POINTS: readonly (readonly [number, number])[] = [
  [SPEAKS.strong, 40],
  [SPEAKS.section, 30],
  [SPEAKS.medium, 20],
  [SPEAKS.terms, 15],
  [SPEAKS.archive, 8],
  [SPEAKS.download, 8],
  [SPEAKS.notData, -40],
  [SPEAKS.document, -20],
];
const NEAR_POINTS: readonly (readonly [number, number])[] = [
  [SPEAKS.strong, 15],
  [SPEAKS.section, 8],
  [SPEAKS.medium, 6],
];

function sumOf(own: number, near: number, format: FormatEntry | 'asset' | null): number {
  const openness =
    format === null || format === 'asset' ? 0 : format.open && format.structured ? 25 : format.structured ? 15 : 0;
  let sum = openness;
  for (const [bit, points] of OWN_POINTS) if ((own & bit) !== 0) sum += points;
  for (const [bit, points] of NEAR_POINTS) if ((near & bit) !== 0) sum += points;
  return sum;
}

/** 0 … 499,999: stays inside half a band, since files have only half of one. */
function scoreOf(sum: number): number {
  return Math.min(499_999, Math.max(0, 200_000 + sum * 1_500));
}

/** The format that the extension promises; `asset` for what dresses a page up; null when there is none. */
export function formatIn(
  pathname: string,
  byExtension: ReadonlyMap<string, FormatEntry>,
): FormatEntry | 'asset' | null {
  const extension = /\.([a-z0-9]{1,10})$/i.exec(pathname)?.[1]?.toLowerCase();
  if (extension === undefined || PAGE_EXTENSION.test(extension)) return null;
  const format = byExtension.get(extension);
  if (format !== undefined) return format;
  return ASSET_EXTENSION.test(extension) ? 'asset' : null;
}

/** The format that the words of a link name as people do: `справка.xlsx`, `Справка (XLSX, 23 KB)`, `CSV`. */
function formatNamed(text: string, byExtension: ReadonlyMap<string, FormatEntry>): FormatEntry | null {
  const named = /(?:\.|[([]\s*|^\s*)([a-z][a-z0-9]{2,6})(?=\s*(?:$|[),;\]]|\d))/i.exec(text)?.[1]?.toLowerCase();
  const format = named === undefined || PAGE_EXTENSION.test(named) ? undefined : byExtension.get(named);
  return format === undefined || format.family === 'page' ? null : format;
}

/** What an address says of its own page, and what it says of the pages above it. */
function pathParts(path: string): readonly [above: string, last: string] {
  const at = path.replace(/\/?(?:\?.*)?$/, '').lastIndexOf('/') + 1;
  return [path.slice(0, at), path.slice(at)];
}

function slugWords(path: string): string {
  return path.replace(/[/_.?&=+%-]+/g, ' ');
}
