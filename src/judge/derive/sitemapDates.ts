import type { Evidence } from '../../model/evidence.ts';
import { subjectKey } from '../../model/ids.ts';
import type { Exchanges } from './exchanges.ts';
import { dayOf } from './outcome.ts';

export type SitemapDate = { readonly day: string; readonly evidence: Evidence };

/**
 * What sitemaps say on when addresses were last changed, by subject key; the newest where several do. A sitemap that is
 * made anew for each visitor dates everything to the day it was asked: such a day says nothing, of one address or all.
 */
export function sitemapDates(exchanges: Exchanges): ReadonlyMap<string, SitemapDate> {
  const dates = new Map<string, SitemapDate>();
  for (const asked of exchanges.captures) {
    if (asked.target.purpose !== 'sitemap') continue;
    const capture = exchanges.final(asked);
    const { result } = capture;
    for (const { url, lastmod } of exchanges.value(capture, 'sitemap.entries')?.dated ?? []) {
      if (lastmod >= dayOf(capture)) continue;
      const key = subjectKey(url);
      const known = dates.get(key);
      if (known !== undefined && known.day >= lastmod) continue;
      const body = result.is === 'response' ? result.body.digest : null;
      dates.set(key, {
        day: lastmod,
        evidence: { capture: capture.id, body, at: { kind: 'whole' }, quote: `lastmod ${lastmod}` },
      });
    }
  }
  return dates;
}
