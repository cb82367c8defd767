import type { CrawlConfig } from '../../model/config.ts';
import type { GapReason } from '../../model/politeness.ts';
import { openAtMs } from '../pace/quietHours.ts';
import type { Asked } from './askedRequests.ts';

/** What the crawl's settings and the hosts' robots.txt demanded; all of it stands in the evidence. */
export type PaceRules = {
  readonly settings: Pick<CrawlConfig, 'minDelayMs' | 'delayPerResponseTime' | 'quietHours'>;
  /** Crawl-delay of a host with port, as known at a moment. */
  readonly crawlDelayMs: (host: string, atMs: number) => number | null;
  /** Whether robots.txt, as known at a moment, forbids an address; false when it said nothing. */
  readonly forbids: (url: string, host: string, atMs: number) => boolean;
};

/** When the next request may start, and what decided it. Written anew, not shared with the pacer that it examines. */
export type Demand = { readonly slotMs: number; readonly because: GapReason; readonly imposed: boolean };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** What one host has said so far. */
export type HostMemory = { doubled: number; tooMany: number; notBeforeMs: number };

export function newHostMemory(): HostMemory {
  return { doubled: 0, tooMany: 0, notBeforeMs: 0 };
}

/** Takes in an answer: DESIGN §5 on 429, and 503 that says when to come back. */
export function hear(memory: HostMemory, { status, waitMs, endMs }: Asked): void {
  if (status !== 429 && status !== 503) return;
  const isTooMany = status === 429;
  const isWait = waitMs !== null && waitMs <= HOUR_MS && !(isTooMany && memory.tooMany > 0);
  if (isTooMany && isWait) memory.doubled += 1;
  if (isTooMany) memory.tooMany += 1;
  const rest = isWait ? waitMs : Math.min(WEEK_MS, Math.max(isTooMany ? DAY_MS : 0, waitMs ?? 0));
  memory.notBeforeMs = Math.max(memory.notBeforeMs, endMs + rest);
}

/** When a host may be asked again after `before`; `next` is what was asked then. */
export function hostDemand(before: Asked, next: Asked, memory: HostMemory, rules: PaceRules): Demand {
  const { settings } = rules;
  const delayMs = rules.crawlDelayMs(next.host, next.startMs) ?? 0;
  const parts: readonly (readonly [GapReason, number])[] = [
    ['floor', floorOf(next, settings.minDelayMs)],
    ['crawl-delay', delayMs],
    ['response-time', settings.delayPerResponseTime * (before.endMs - before.startMs)],
  ];
  const [because, intervalMs] = parts.reduce((most, part) => (part[1] > most[1] ? part : most));
  const factor = 2 ** memory.doubled;
  const paced = before.startMs + Math.ceil(intervalMs * factor);
  const waited = Math.max(paced, memory.notBeforeMs);
  const openMs = openAtMs(settings.quietHours, next.hostname, waited);
  if (openMs > waited) return { slotMs: openMs, because: 'quiet-hours', imposed: true };
  if (waited > paced) return { slotMs: waited, because: 'retry-after', imposed: true };
  return { slotMs: paced, because: factor > 1 ? 'doubled' : because, imposed: false };
}

/** When an address may be asked again after `before`, whatever host that was for. */
export function addressDemand(before: Asked, next: Asked, { settings }: PaceRules): number {
  const elapsed = before.endMs - before.startMs;
  return (
    before.startMs + Math.ceil(Math.max(floorOf(next, settings.minDelayMs), settings.delayPerResponseTime * elapsed))
  );
}

/** A second, unless the settings ask for less and the address is this very machine. */
function floorOf({ isLoopback }: Asked, minDelayMs: number): number {
  return isLoopback ? minDelayMs : Math.max(1_000, minDelayMs);
}
