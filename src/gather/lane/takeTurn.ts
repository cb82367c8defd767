import { isLoopbackAddress } from '../http/forbiddenAddress.ts';
import type { Place } from '../http/http.ts';
import { FLOOR_MS, floorMs } from '../pace/hostPace.ts';
import type { Turn } from '../pace/openPacer.ts';
import { hostnameOf, hostOf } from './laneContext.ts';
import type { Lane, Shared } from './runtime.ts';

/** Waits for the turn of one address at its host's pace; null = aborted before it came. */
export function takeTurn(
  shared: Shared,
  lane: Lane,
  url: string,
  place: Place,
  signal: AbortSignal,
): Promise<Turn | null> {
  const { context, state } = lane;
  const host = hostnameOf(url);
  const floor = floorMs(context.config.crawl.minDelayMs, isLoopbackAddress(place.address));
  if (floor < FLOOR_MS && !shared.toldFloors.has(host)) {
    shared.toldFloors.add(host);
    shared.onEvent({ is: 'floor-under-1s', host, floorMs: floor });
  }
  const { delayPerResponseTime } = context.config.crawl;
  const hostFloorMs = Math.max(floor, portalIntervalMs(lane, url));
  const crawlDelayMs = state.robots[hostOf(url)]?.crawlDelayMs ?? null;
  return shared.pacer.enter({
    host,
    address: `${place.address}:${place.port}`,
    hostPolicy: { floorMs: hostFloorMs, crawlDelayMs, delayPerResponseTime },
    addressPolicy: { floorMs: floor, crawlDelayMs: null, delayPerResponseTime },
    signal,
    onWait: (waitMs, because) => shared.onEvent({ is: 'waiting', lane: context.lane, host, waitMs, because }),
  });
}

/** The portal counts requests per minute, all methods together. */
function portalIntervalMs(lane: Lane, url: string): number {
  const { portalUrl, config } = lane.context;
  if (portalUrl === null || config.portal === null || hostOf(portalUrl) !== hostOf(url)) return 0;
  return Math.ceil(60_000 / config.portal.requestsPerMinute);
}
