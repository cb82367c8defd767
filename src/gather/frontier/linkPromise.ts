import type { FormatEntry, Tables, Vocabulary } from '../../model/tables.ts';
import { findAny, normaliseWords } from '../../model/words.ts';
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
  /** Position in the queue: see PROMISE. */
  readonly promise: number;
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

type Words = {
  strong: boolean;
  medium: boolean;
  section: boolean;
  download: boolean;
  notData: boolean;
  document: boolean;
  terms: boolean;
};

/** How much a link promises. Pure: the same link and tables give the same number on every machine. */
export function linkPromise(link: LinkSeen, tables: Pick<Tables, 'vocabulary' | 'formats'>): LinkPromise {
  const { vocabulary } = tables;
  const path = pathOf(link.url);
  const own = wordsIn(normaliseWords(`${link.text} | ${slugWords(path)}`), vocabulary, path);
  const near = wordsIn(normaliseWords(`${link.around} | ${link.heading}`), vocabulary, '');
  const format = formatOf(link.url, tables.formats);
  const kind = kindOf(link, path, own, near, format);
  const looksLikeData = kind === 'data-file' || (kind === 'data-page' && own.strong);
  const obligation =
    link.depth <= NAVIGATION_DEPTH && kind !== 'data-file' && kind !== 'file' && (isMenu(link) || own.section);
  return { kind, looksLikeData, obligation, promise: bandOf(kind) + scoreOf(own, near, format, link.depth) };
}

function kindOf(
  link: LinkSeen,
  path: string,
  own: Words,
  near: Words,
  format: FormatEntry | 'asset' | null,
): LinkPromise['kind'] {
  const speaksOfData = (own.strong || own.medium || own.section) && !own.notData;
  const standsByData = (near.strong || near.medium || near.section) && !own.notData && !near.notData;
  if (format === 'asset') return 'late';
  if (format !== null && format.family !== 'page') {
    if (holdsData(format)) return own.notData ? 'file' : 'data-file';
    if (format.family === 'image') return speaksOfData ? 'file' : 'late';
    return (speaksOfData || standsByData) && !own.document ? 'data-file' : 'file';
  }
  const isDownload = DOWNLOAD_PATH.test(path) && /[?=]|\d/.test(path);
  if (isDownload && (speaksOfData || (own.download && standsByData))) return 'data-file';
  if (LATE_PATH.test(path) && !own.strong && !own.section) return 'late';
  if (speaksOfData || own.terms) return 'data-page';
  if (isDownload || own.download) return standsByData ? 'data-file' : 'file';
  return isMenu(link) && link.depth <= NAVIGATION_DEPTH ? 'navigation' : 'page';
}

function isMenu(link: LinkSeen): boolean {
  return link.region === 'header' || link.region === 'nav' || link.region === 'footer';
}

/** Tables, trees, maps, graphs and archives are data until their bytes say otherwise. */
function holdsData(format: FormatEntry): boolean {
  return ['table', 'tree', 'geo', 'graph', 'archive'].includes(format.family);
}

function bandOf(kind: LinkPromise['kind']): number {
  if (kind === 'data-file') return PROMISE.dataFile;
  if (kind === 'data-page') return PROMISE.dataPage;
  return PROMISE[kind];
}

/** 0 … 499,999: stays inside half a band, since files have only half of one. */
function scoreOf(own: Words, near: Words, format: FormatEntry | 'asset' | null, depth: number): number {
  const openness =
    format === null || format === 'asset' ? 0 : format.open && format.structured ? 25 : format.structured ? 15 : 0;
  const sum =
    (own.strong ? 40 : 0) +
    (own.section ? 30 : 0) +
    (own.medium ? 20 : 0) +
    (own.terms ? 15 : 0) +
    (own.download ? 8 : 0) +
    (near.strong ? 15 : 0) +
    (near.section ? 8 : 0) +
    (near.medium ? 6 : 0) +
    openness -
    (own.notData ? 40 : 0) -
    (own.document ? 20 : 0) -
    5 * depth;
  return Math.min(499_999, Math.max(0, 200_000 + sum * 1_500));
}

function wordsIn(text: string, vocabulary: Vocabulary, path: string): Words {
  const has = (phrases: readonly string[]): boolean => findAny(text, phrases) !== null;
  const lowerPath = path.toLowerCase();
  return {
    strong: has(vocabulary.dataStrong),
    medium: has(vocabulary.dataMedium),
    section: vocabulary.sections.some(
      ({ titles, slugs }) => has(titles) || (lowerPath !== '' && slugs.some((slug) => hasSlug(lowerPath, slug))),
    ),
    download: has(vocabulary.download),
    notData: has(vocabulary.notData),
    document: has(vocabulary.documentWords),
    terms: has(vocabulary.termsLinks),
  };
}

/** A slug is a whole part of the path: `budget` is in /bg/budget-2024, not in /budgeting. */
function hasSlug(lowerPath: string, slug: string): boolean {
  const wanted = slug.toLowerCase().replace(/^\/+|\/+$/g, '');
  if (wanted === '') return false;
  for (let at = lowerPath.indexOf(wanted); at !== -1; at = lowerPath.indexOf(wanted, at + 1)) {
    const before = at === 0 ? '/' : (lowerPath[at - 1] ?? '/');
    const after = lowerPath[at + wanted.length] ?? '/';
    if (!/[\p{L}\d]/u.test(before) && !/\p{L}/u.test(after)) return true;
  }
  return false;
}

/** The format that the extension promises; `asset` for what dresses a page up; null when there is none. */
export function formatOf(url: string, formats: readonly FormatEntry[]): FormatEntry | 'asset' | null {
  const extension = /\.([a-z0-9]{1,10})$/i.exec(URL.parse(url)?.pathname ?? '')?.[1]?.toLowerCase();
  if (extension === undefined || PAGE_EXTENSION.test(extension)) return null;
  const format = formats.find((candidate) =>
    candidate.extensions.some((known) => known.replace(/^\./, '').toLowerCase() === extension),
  );
  if (format !== undefined) return format;
  return ASSET_EXTENSION.test(extension) ? 'asset' : null;
}

function pathOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? '' : decodeSafely(`${parsed.pathname}${parsed.search}`);
}

function slugWords(path: string): string {
  return path.replace(/[/_.?&=+%-]+/g, ' ');
}
