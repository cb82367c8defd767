/** Where sitemaps stand when robots.txt names none: the protocol's place, its index, packed, and WordPress's own. */
const PLACES: readonly string[] = ['/sitemap.xml', '/sitemap_index.xml', '/sitemap.xml.gz', '/wp-sitemap.xml'];

/** The usual place to try after `path` (null = the first one); none after the last. A place of its own comes before all. */
export function usualSitemap(origin: string, path: string | null): readonly string[] {
  const next = PLACES[path === null ? 0 : PLACES.indexOf(path) + 1];
  return next === undefined ? [] : [`${origin}${next}`];
}
