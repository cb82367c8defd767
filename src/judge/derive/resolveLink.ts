import type { PageLink } from '../../model/factValues.ts';

/**
 * Where a link leads: resolved against <base> and the page's own address, without fragment. Null for what is no web
 * address (mailto, tel, javascript, broken) and for places inside the same page.
 */
export function resolveLink(link: Pick<PageLink, 'href' | 'base'>, pageUrl: string): string | null {
  const href = link.href.trim();
  if (href === '' || href.startsWith('#')) return null;
  const base = link.base === null ? pageUrl : (URL.parse(link.base, pageUrl)?.href ?? pageUrl);
  const parsed = URL.parse(href, base);
  if (parsed === null || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return null;
  parsed.hash = '';
  return parsed.href;
}

/** Host without `www.`: two spellings of one site. */
export function bareHost(url: string): string {
  return (URL.parse(url)?.host ?? '').replace(/^www\./, '');
}

/** Last part of the path, decoded; empty for addresses that end in a slash. */
export function fileNameOf(url: string): string {
  const path = URL.parse(url)?.pathname ?? '';
  const last = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
