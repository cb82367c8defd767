import type { CrawlConfig } from '../../model/config.ts';
import { matchesHost } from './hostPattern.ts';

/** Quiet hours are the hours of the audited offices. */
const ZONE = 'Europe/Sofia';
const DAY_MINUTES = 24 * 60;
const LOCAL_TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/**
 * First moment at or after `atMs` at which a host may be asked; `atMs` itself outside its quiet hours. Hours that leave
 * no time at all give the moment a day later, again and again: such a host is never asked.
 */
export function openAtMs(quietHours: CrawlConfig['quietHours'], hostname: string, atMs: number): number {
  const own = quietHours.filter(({ host }) => matchesHost(host, hostname));
  if (own.length === 0) return atMs;
  let openMs = atMs;
  // Hour by hour: the clock may be changed within a stretch, and another stretch may follow.
  for (let round = 0; round <= 25; round += 1) {
    const left = Math.max(...own.map(({ from, to }) => minutesLeft(minuteOf(from), minuteOf(to), localMinute(openMs))));
    if (left === 0) return openMs;
    openMs = (Math.floor(openMs / 60_000) + Math.min(left, 60)) * 60_000;
  }
  return openMs;
}

/** Minutes to the end of a quiet stretch, 0 outside it. `from` = `to` is the whole day. */
function minutesLeft(from: number, to: number, minute: number): number {
  const length = (to - from + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  const since = (minute - from + DAY_MINUTES) % DAY_MINUTES;
  return since < length ? length - since : 0;
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function localMinute(ms: number): number {
  return minuteOf(LOCAL_TIME.format(ms));
}
