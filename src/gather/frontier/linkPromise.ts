import type { FormatEntry, Tables } from '../../model/tables.ts';
import { normaliseWords } from '../../model/words.ts';
import { linkWords, SPEAKS } from './linkWords.ts';
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
  /** Depth that the target would have; home is 0. */
  readonly depth: number;
};

export type LinkPromise = {
  readonly kind: 'data-file' | 'data-page' | 'navigation' | 'file' | 'page' | 'late';
  /** Position among entries of its kind: see PROMISE. */
  readonly promise: number;
  /** How the words speak for it, about -4 … 8: what the learner starts from. */
  readonly words: number;
  /** Its extension is that of a format that holds data. */
  readonly isDataFormat: boolean;
  /** It would hold or offer data: recorded one by one even when it is not asked. */
  readonly looksLikeData: boolean;
  /** Belongs to what must have been looked at before anyone may say that something is missing (DESIGN §2). */
  readonly obligation: boolean;
};

/** Deep menus are not searched to the end: what the law asks for must be found from the home page. */
const NAVIGATION_DEPTH = 2;
const LATE_PATH =
  /(?:^|[/_.?&=-])(?:login|logon|signin|register|registration|password|print|printable|pdfprint|share|feed|rss|search|tarsene|търсене|calendar|news|novini|новини|aktualno|галерия|galer[iy]ya?|gallery|tag|tags|author|comment|replyto\w*|wp-(?:json|login|admin)|cart|sort|orderby|tel|mailto)(?:[/_.?&=-]|$)/iu;
const DOWNLOAD_PATH =
  /(?:^|[/_.?&=-])(?:download|downloads|getfile|file|files|attachment|attachments|export|upload|uploads|docs?|dokumenti)(?:[/_.?&=-]|$)/iu;
const PAGE_EXTENSION = /^(?:html?|xhtml|php\d?|aspx?|jspx?|do|action|cgi|shtml|cfm|page|bg|en)$/i;
const ASSET_EXTENSION =
  /^(?:css|js|mjs|ico|woff2?|ttf|eot|mp[34]|avi|mov|wmv|webm|webp|svg|gif|jpe?g|png|bmp|exe|apk|ics|vcf)$/i;
const DATA = SPEAKS.strong | SPEAKS.medium | SPEAKS.section;

/** How much a link promises. Pure: the same link and words give the same number on every machine. */
export function linkPromise(link: LinkSeen, tables: Pick<Tables, 'vocabulary' | 'formats'>): LinkPromise {
  const words = linkWords(tables);
  const parsed = URL.parse(link.url);
  const path = parsed === null ? '' : decodeSafely(`${parsed.pathname}${parsed.search}`);
  const own = words.inText(normaliseWords(`${link.text} | ${slugWords(path)}`)) | words.inPath(path);
  const near = words.inText(normaliseWords(`${link.around} | ${link.heading}`));
  const format = formatIn(parsed?.pathname ?? '', words.formatByExtension);
  const kind = kindOf(link, path, own, near, format);
  const looksLikeData = kind === 'data-file' || (kind === 'data-page' && (own & SPEAKS.strong) !== 0);
  const obligation =
    link.depth <= NAVIGATION_DEPTH &&
    kind !== 'data-file' &&
    kind !== 'file' &&
    (isMenu(link) || (own & SPEAKS.section) !== 0);
  const sum = sumOf(own, near, format);
  return {
    kind,
    looksLikeData,
    obligation,
    words: Math.max(-4, Math.min(8, Math.round(sum / 15))),
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
  const saysDownload = (own & SPEAKS.download) !== 0;
  const isDownload = DOWNLOAD_PATH.test(path) && /[?=]|\d/.test(path);
  if (isDownload && (speaksOfData || (saysDownload && standsByData))) return 'data-file';
  if (LATE_PATH.test(path) && (own & (SPEAKS.strong | SPEAKS.section)) === 0) return 'late';
  if (speaksOfData || (own & SPEAKS.terms) !== 0) return 'data-page';
  if (isDownload || saysDownload) return standsByData ? 'data-file' : 'file';
  return isMenu(link) && link.depth <= NAVIGATION_DEPTH ? 'navigation' : 'page';
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

function slugWords(path: string): string {
  return path.replace(/[/_.?&=+%-]+/g, ' ');
}
