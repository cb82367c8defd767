import { addressText } from '../http/addressText.ts';
import { isLoopbackAddress } from '../http/forbiddenAddress.ts';
import type { Place } from '../http/http.ts';
import { FLOOR_MS, floorMs, type PacePolicy } from '../pace/hostPace.ts';
import type { Pacer } from '../pace/openPacer.ts';
import { openAtMs } from '../pace/quietHours.ts';
import { patienceOf } from './hostRefusal.ts';
import { hostnameOf, hostOf } from './laneContext.ts';
import type { Lane, Shared } from './runtime.ts';

/** Waits for the turn of one address at its host's pace, or says why it does not come. */
export function takeTurn(
  shared: Shared,
  lane: Lane,
  url: string,
  place: Place,
  signal: AbortSignal,
): ReturnType<Pacer['enter']> {
  const { context } = lane;
  const { crawl } = context.config;
  const host = hostnameOf(url);
  const floor = floorMs(crawl.minDelayMs, isLoopbackAddress(place.address));
  if (floor < FLOOR_MS && !shared.toldFloors.has(host)) {
    shared.toldFloors.add(host);
    shared.onEvent({ is: 'floor-under-1s', host, floorMs: floor });
  }
  return shared.pacer.enter({
    host,
    address: addressText(place),
    ...policiesOf(lane, url, floor),
    openAt: (ms) => openAtMs(crawl.quietHours, host, ms),
    patienceMs: patienceOf(lane),
    signal,
    onWait: (waitMs, because) => shared.onEvent({ is: 'waiting', lane: context.lane, host, waitMs, because }),
  });
}

/** Whether a host is ever waited for; all are, but loopback hosts whose configuration asks for no delay at all. */
export function isPaced(lane: Lane, url: string, place: Place): boolean {
  const { minDelayMs, delayPerResponseTime } = lane.context.config.crawl;
  const floor = floorMs(minDelayMs, isLoopbackAddress(place.address));
  const { hostPolicy } = policiesOf(lane, url, floor);
  return hostPolicy.floorMs > 0 || (hostPolicy.crawlDelayMs ?? 0) > 0 || delayPerResponseTime > 0;
}

/** What decides the intervals of an address's host, and of the server behind it. */
export function policiesOf(
  lane: Lane,
  url: string,
  floor: number,
): { readonly hostPolicy: PacePolicy; readonly addressPolicy: PacePolicy } {
  const { delayPerResponseTime } = lane.context.config.crawl;
  const crawlDelayMs = lane.state.robots[hostOf(url)]?.crawlDelayMs ?? null;
  return {
    hostPolicy: { floorMs: Math.max(floor, portalIntervalMs(lane, url)), crawlDelayMs, delayPerResponseTime },
    addressPolicy: { floorMs: floor, crawlDelayMs: null, delayPerResponseTime },
  };
}

/** The portal counts requests per minute, all methods together. */
function portalIntervalMs(lane: Lane, url: string): number {
  const { portalUrl, config } = lane.context;
  if (portalUrl === null || config.portal === null || hostOf(portalUrl) !== hostOf(url)) return 0;
  return Math.ceil(60_000 / config.portal.requestsPerMinute);
}
