import { type Evidence, quote } from '../../model/evidence.ts';
import { subjectKey } from '../../model/ids.ts';
import type { Exchanges } from './exchanges.ts';
import { dayOf } from './outcome.ts';

export type SitemapDate = {
  readonly day: string;
  readonly source: 'sitemap' | 'sitemap-all' | 'feed';
  readonly evidence: Evidence;
};

/** Of a page and its file one day is likely enough; of a whole site it is that of making the list. */
const FEWEST_LISTED = 2;

/**
 * What sitemaps and feeds (RSS, Atom) say on when addresses were last changed or announced, by subject key; the newest
 * of each kind. A list that is made anew for each visitor dates everything to the day it was asked: such a day says
 * nothing, of one address or all.
 */
export function sitemapDates(exchanges: Exchanges): ReadonlyMap<string, readonly SitemapDate[]> {
  const dates = new Map<string, readonly SitemapDate[]>();
  for (const asked of exchanges.captures) {
    if (asked.target.purpose !== 'sitemap' && asked.target.purpose !== 'feed') continue;
    const capture = exchanges.final(asked);
    const { result } = capture;
    const entries = exchanges.value(capture, 'sitemap.entries');
    const dated = entries?.dated ?? [];
    // The same list may be asked as a sitemap and named as a feed: what it is decides.
    const isOneDay = dated.length > FEWEST_LISTED && dated.every(({ lastmod }) => lastmod === dated[0]?.lastmod);
    const source = entries?.kind === 'feed' ? 'feed' : isOneDay ? 'sitemap-all' : 'sitemap';
    for (const { url, lastmod } of dated) {
      if (lastmod >= dayOf(capture)) continue;
      const key = subjectKey(url);
      const known = dates.get(key) ?? [];
      if (known.some((date) => date.source === source && date.day >= lastmod)) continue;
      const body = result.is === 'response' ? result.body.digest : null;
      const words = source === 'feed' ? `${url} – ${lastmod}` : `lastmod ${lastmod}`;
      const evidence: Evidence = { capture: capture.id, body, at: { kind: 'whole' }, quote: quote(words) };
      dates.set(key, [...known.filter((date) => date.source !== source), { day: lastmod, source, evidence }]);
    }
  }
  return dates;
}
