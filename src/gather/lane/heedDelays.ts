import { bareAddress } from '../http/addressText.ts';
import { isLoopbackAddress } from '../http/forbiddenAddress.ts';
import type { Done } from './commitExchange.ts';
import { hostnameOf } from './laneContext.ts';
import type { Lane, Shared } from './runtime.ts';

/** Tells the pacer what this lane knows of Crawl-delays: two bodies may have their files on one host. */
export function heedDelays({ pacer }: Pick<Shared, 'pacer'>, { state }: Pick<Lane, 'state'>): void {
  for (const [host, { crawlDelayMs }] of Object.entries(state.robots)) pacer.heed(hostnameOfHost(host), crawlDelayMs);
}

/**
 * A rest that followed from what a catalogue answered (troubles) is in the lane's state: from now on the pacer keeps it,
 * and whoever runs the next audit is told.
 */
export function heedRest({ pacer, onEvent }: Shared, { state }: Lane, { capture, pace }: Done): void {
  const host = hostnameOf(capture.target.url);
  const now = state.pace[host];
  if (now === undefined || pace === null || now.notBeforeMs <= pace.notBeforeMs) return;
  pacer.learn(host, now);
  if (!isLoopbackAddress(bareAddress(capture.address ?? ''))) onEvent({ is: 'host-told', host, pace: now });
}

function hostnameOfHost(host: string): string {
  return host.replace(/:\d+$/, '');
}
