import type { Draft } from './draft.ts';

/** The sitemaps of a site: each file with the URLs in it. The first is the one that robots.txt names. */
export type Sitemaps = {
  readonly index: boolean;
  readonly maps: ReadonlyMap<string, readonly string[]>;
  readonly inRobots: boolean;
};

/** Names originals, in order of sections as the system has them; copies are left out. Null when the site has none. */
export function sitemapsOf(draft: Draft): Sitemaps | null {
  const { r, archetype } = draft;
  if (draft.unlinked.size === 0 && !r.chance(archetype.sitemap)) return null;
  const kept = r.chance(0.6) ? 1 : r.pick([0.3, 0.6, 0.9]);
  const pages: string[] = [];
  const files: string[] = [];
  for (const entry of draft.entries) {
    if (entry.is === 'page') {
      if (draft.unlinked.has(entry.id) || (entry.original && r.chance(kept))) pages.push(entry.url);
    } else if (draft.unlinked.has(entry.id)) files.push(entry.url);
  }
  // A map of media names papers as well, and pictures more than either.
  if (files.length > 0) {
    const papers = draft.entries.filter((entry) => entry.is === 'file' && entry.truth !== 'data');
    for (const paper of r.shuffle(papers).slice(0, files.length * r.int(2, 8))) files.push(paper.url);
  }
  const size = r.pick([200, 500, 1000, 2000]);
  const parts = [
    ...chunks(draft, turned(pages, r.int(0, pages.length)), size),
    ...chunks(draft, r.shuffle(files), size),
  ];
  const inRobots = r.chance(0.75);
  const root = draft.urlOf(
    inRobots
      ? r.pick(['/sitemap.xml', '/sitemap_index.xml', '/index.php?option=com_xmap&view=xml&id=1', '/wp-sitemap.xml'])
      : '/sitemap.xml',
  );
  if (parts.length === 1) return { index: false, inRobots, maps: new Map([[root, parts[0] ?? []]]) };
  const maps = new Map<string, readonly string[]>();
  const named = r.shuffle(parts).map((part, at) => [draft.urlOf(`/sitemap-${at + 1}.xml`), part] as const);
  maps.set(
    root,
    named.map(([url]) => url),
  );
  for (const [url, part] of named) maps.set(url, part);
  return { index: true, inRobots, maps };
}

function turned(list: readonly string[], by: number): string[] {
  return [...list.slice(by), ...list.slice(0, by)];
}

function chunks(draft: Draft, list: readonly string[], size: number): string[][] {
  const parts: string[][] = [];
  for (let at = 0; at < list.length; at += size) parts.push(list.slice(at, at + size));
  return draft.r.shuffle(parts);
}

const escape = (url: string): string => url.replaceAll('&', '&amp;');

/** The XML of one of the sitemaps, by the protocol of sitemaps.org. */
export function sitemapXml(sitemaps: Sitemaps, url: string): string {
  const urls = sitemaps.maps.get(url) ?? [];
  const isIndex = sitemaps.index && url === sitemaps.maps.keys().next().value;
  const [outer, inner] = isIndex ? ['sitemapindex', 'sitemap'] : ['urlset', 'url'];
  const rows = urls.map((at) => `<${inner}><loc>${escape(at)}</loc></${inner}>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows}\n</${outer}>\n`;
}
