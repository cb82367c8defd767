import type { Lane, Shared } from './runtime.ts';

/** Tells the pacer what this lane knows of Crawl-delays: two bodies may have their files on one host. */
export function heedDelays({ pacer }: Pick<Shared, 'pacer'>, { state }: Pick<Lane, 'state'>): void {
  for (const [host, { crawlDelayMs }] of Object.entries(state.robots)) pacer.heed(hostnameOfHost(host), crawlDelayMs);
}

function hostnameOfHost(host: string): string {
  return host.replace(/:\d+$/, '');
}
