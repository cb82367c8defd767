import type { CrawlHealth } from '../model/audit.ts';
import { answerOf, type Capture } from '../model/capture.ts';
import type { AuditStore } from '../store/auditStore.ts';

/** What the captures say of each lane besides: pages, files, time of answers, and why a body was not reached. */
export function detailHealth(store: AuditStore, health: readonly CrawlHealth[]): readonly CrawlHealth[] {
  const counts = store.laneCounts();
  return health.map((lane) => {
    const { pages = 0, files = 0, askedMs = 0 } = counts.get(lane.lane) ?? {};
    const why = lane.end === 'not-reached' ? whyNotReached(store.startCaptures(lane.lane)) : null;
    return { ...lane, pages, files, askedMs, why };
  });
}

/** What kept us away, by the captures of robots.txt and the start pages: the server's own trouble says most. */
function whyNotReached(captures: readonly Capture[]): NonNullable<CrawlHealth['why']> | null {
  const homes = captures.filter(({ target }) => target.purpose === 'home');
  for (const { result } of captures) if (result.is === 'failure') return { is: 'failure', code: result.code };
  for (const { result } of homes)
    if (result.is === 'response') return { is: 'status', code: String(answerOf(result).status) };
  for (const { result } of homes) if (result.is === 'not-attempted') return { is: 'skip', code: result.reason };
  return null;
}
