import type { GeneratedSite } from './site.ts';

/** A site as numbers, for walks that know all of it. Nodes are what a request can bring: pages and sitemaps. */
export type SiteGraph = {
  /** Nodes that can be asked for at once: home, and the sitemap that robots.txt names or that stands where it is usual. */
  readonly starts: readonly number[];
  /** For each node the nodes that it links to, each once, in page order. */
  readonly next: readonly (readonly number[])[];
  /** For each node the data files that it links to, each once. */
  readonly files: readonly (readonly number[])[];
};

/** The URL of the sitemap that a crawler would ask for, null when there is none. */
export function sitemapOf(site: GeneratedSite): string | null {
  const robots = site.fetch(new URL('/robots.txt', site.home).href).body;
  const named = /^Sitemap:\s*(\S+)/imu.exec(robots)?.[1];
  const url = named ?? new URL('/sitemap.xml', site.home).href;
  return site.fetch(url).status === 200 ? url : null;
}

/** Whether asking for this URL is a request for a page: HTML or XML of a sitemap of this site, also one that is gone. */
export function isPageRequest(site: GeneratedSite, url: string): boolean {
  if (!url.startsWith(site.home) || site.files.has(url)) return false;
  return site.fetch(url).headers.some(([name, value]) => name === 'Content-Type' && value.startsWith('text/html'));
}

/** Reads the whole site from home, and from its sitemaps when asked to. */
export function readGraph(site: GeneratedSite): SiteGraph {
  const numbers = new Map<string, number>();
  const urls: string[] = [];
  const fileNumbers = new Map([...site.files].map((url, at) => [url, at] as const));
  const sitemap = sitemapOf(site);
  const add = (url: string): number => {
    const known = numbers.get(url);
    if (known !== undefined) return known;
    const made = isPageRequest(site, url) || isSitemap(site, url, sitemap) ? urls.push(url) - 1 : -1;
    numbers.set(url, made);
    return made;
  };
  const starts = [site.home, ...(sitemap === null ? [] : [sitemap])].map(add);
  const next: number[][] = [];
  const files: number[][] = [];
  for (let at = 0; at < urls.length; at += 1) {
    const links = new Set(site.links(urls[at] ?? ''));
    next.push([...links].map(add).filter((to) => to >= 0));
    files.push([...links].flatMap((url) => fileNumbers.get(url) ?? []));
  }
  return { starts, next, files };
}

function isSitemap(site: GeneratedSite, url: string, root: string | null): boolean {
  if (root === null || !url.startsWith(site.home) || site.files.has(url)) return false;
  return url === root || (site.links(root).includes(url) && site.links(url).length > 0);
}
