import { Parser } from 'htmlparser2';

/** What a sitemap (sitemaps.org), a sitemap index, a text list, or an RSS or Atom feed says is there. */
export type Sitemap = {
  /** Null = nothing of the kind: an error page, say. */
  readonly kind: 'urlset' | 'index' | 'feed' | 'text' | null;
  readonly urls: readonly { readonly url: string; readonly lastmod: string | null }[];
  readonly sitemaps: readonly string[];
};

/** sitemaps.org: at most 50,000 addresses and 50 MB a file. */
const MAX_URLS = 50_000;
const MAX_SITEMAPS = 1_000;
const MAX_CHARACTERS = 50 * 1024 * 1024;
const MAX_URL_CHARACTERS = 2048;
const CHUNK = 65_536;
const MAX_DEPTH = 200;

/** Total: malformed XML gives what could be read before and after the fault. */
export function readSitemap(text: string): Sitemap {
  const bounded = text.slice(0, MAX_CHARACTERS).replace(/^\ufeff/, '');
  return /^\s*</.test(bounded) ? readXml(bounded) : readList(bounded);
}

function readList(text: string): Sitemap {
  const urls = text
    .split(/[\r\n]+/, MAX_URLS)
    .map((line) => line.trim())
    .filter((line) => /^https?:\/\//i.test(line) && line.length <= MAX_URL_CHARACTERS);
  return { kind: urls.length > 0 ? 'text' : null, urls: urls.map((url) => ({ url, lastmod: null })), sitemaps: [] };
}

const ENTRY_TAGS: ReadonlySet<string> = new Set(['url', 'sitemap', 'item', 'entry']);
const DATE_TAGS: ReadonlySet<string> = new Set(['lastmod', 'pubdate', 'updated', 'dc:date', 'published']);

const ROOTS: Readonly<Record<string, Sitemap['kind']>> = {
  urlset: 'urlset',
  sitemapindex: 'index',
  rss: 'feed',
  rdf: 'feed',
  feed: 'feed',
};

type Entry = { kind: string; url: string; lastmod: string };

function readXml(text: string): Sitemap {
  const urls: { url: string; lastmod: string | null }[] = [];
  const sitemaps: string[] = [];
  let entry: Entry | null = null;
  let field: 'url' | 'lastmod' | null = null;
  let depth = 0;
  let kind: Sitemap['kind'] = null;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        depth += 1;
        const name = localName(tag);
        kind ??= ROOTS[name] ?? null;
        if (ENTRY_TAGS.has(name)) entry = { kind: name, url: '', lastmod: '' };
        // <image:loc> and <video:…> inside an entry are not addresses of pages.
        field = entry === null || /^(?:image|video):/i.test(tag) ? null : fieldOf(name);
        if (
          entry !== null &&
          name === 'link' &&
          entry.url === '' &&
          (attributes['rel'] ?? 'alternate') === 'alternate'
        ) {
          entry.url = attributes['href'] ?? '';
        }
      },
      ontext(part) {
        if (entry === null || field === null || entry[field].length > MAX_URL_CHARACTERS) return;
        entry[field] += part;
      },
      onclosetag(tag) {
        depth -= 1;
        field = null;
        if (entry === null || localName(tag) !== entry.kind) return;
        const url = entry.url.trim();
        const lastmod = entry.lastmod.trim().slice(0, 40);
        if (url !== '' && url.length <= MAX_URL_CHARACTERS) {
          if (entry.kind === 'sitemap') {
            if (sitemaps.length < MAX_SITEMAPS) sitemaps.push(url);
          } else if (urls.length < MAX_URLS) urls.push({ url, lastmod: lastmod === '' ? null : lastmod });
        }
        entry = null;
      },
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: false },
  );
  for (let at = 0; at < text.length && depth < MAX_DEPTH && urls.length < MAX_URLS; at += CHUNK) {
    parser.write(text.slice(at, at + CHUNK));
  }
  parser.end();
  return { kind, urls, sitemaps };
}

function fieldOf(name: string): 'url' | 'lastmod' | null {
  if (name === 'loc' || name === 'link') return 'url';
  return DATE_TAGS.has(name) ? 'lastmod' : null;
}

function localName(tag: string): string {
  const lower = tag.toLowerCase();
  if (DATE_TAGS.has(lower)) return lower;
  const colon = lower.indexOf(':');
  return colon === -1 ? lower : lower.slice(colon + 1);
}
