import type { FactValues } from '../../model/factValues.ts';
import { readSitemap } from '../sitemap.ts';

const MAX_ENTRIES = 2_000;

/**
 * What a sitemap or feed says of its addresses: those with a date, at most 2,000, and how many there are in all. Dates
 * as days; one that is none is left out. Null for other XML.
 */
export function sitemapEntries(text: string): FactValues['sitemap.entries'] | null {
  if (!/<(?:[\w.-]+:)?(?:urlset|sitemapindex|rss|feed|rdf)[\s>]/i.test(text.slice(0, 4_096))) return null;
  const { kind, urls, sitemaps } = readSitemap(text);
  if (kind === null) return null;
  const dated = urls.flatMap(({ url, lastmod }) => {
    const day = lastmod === null ? null : dayOf(lastmod);
    return day === null ? [] : [{ url, lastmod: day }];
  });
  return { kind, addresses: urls.length, sitemaps: sitemaps.length, dated: dated.slice(0, MAX_ENTRIES) };
}

/** W3C date-times of sitemaps and Atom, RFC 822 dates of RSS; the day as written, whatever its zone. */
function dayOf(text: string): string | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(text);
  if (iso !== null) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const mail = /^(?:[a-z]{3},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\b/i.exec(text);
  if (mail === null) return null;
  const month = MONTHS.indexOf((mail[2] ?? '').toLowerCase()) + 1;
  return month === 0 ? null : realDay(Number(mail[3]), month, Number(mail[1]));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function realDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1990 ? date.toISOString().slice(0, 10) : null;
}
