import type { SkipReason } from '../../model/capture.ts';
import type { CrawlConfig } from '../../model/config.ts';
import { matchesHost } from '../pace/hostPattern.ts';
import { bytesToday, type HostPace, MAX_WAIT_MS } from '../pace/hostPace.ts';
import { openAtMs } from '../pace/quietHours.ts';
import type { Lane } from './runtime.ts';

/**
 * Why nothing may be asked of a host now, by what it said and by the limits of a day; null when it may. Quiet hours
 * that end within `patienceMs`, what is left of the body's time, are waited out by the pacer.
 */
export function hostRefusal(
  crawl: CrawlConfig,
  hostname: string,
  pace: HostPace,
  nowMs: number,
  patienceMs: number,
): { readonly reason: SkipReason; readonly detail: string } | null {
  if (pace.restedUntilMs > nowMs) {
    const until = new Date(pace.restedUntilMs).toISOString().slice(0, 16);
    return { reason: 'back-off', detail: `${hostname} asked not to be asked so often: left alone until ${until} UTC` };
  }
  const cap = crawl.bytesPerDay.find(({ host }) => matchesHost(host, hostname));
  if (cap !== undefined && bytesToday(pace, nowMs) >= cap.bytes)
    return { reason: 'back-off', detail: `${cap.bytes} bytes a day from ${hostname}` };
  const openMs = openAtMs(crawl.quietHours, hostname, nowMs);
  if (openMs - nowMs <= patienceMs) return null;
  const until = new Date(openMs).toISOString().slice(0, 16);
  return { reason: 'quiet-hours', detail: `quiet hours of ${hostname} until ${until} UTC` };
}

/** How long a lane may wait for quiet hours to end; one without a budget of minutes (the portal's) up to an hour. */
export function patienceOf({ context, state }: Lane): number {
  if (context.institution === null) return MAX_WAIT_MS;
  return Math.max(0, context.config.crawl.budget.minutes * 60_000 - state.activeMs);
}
