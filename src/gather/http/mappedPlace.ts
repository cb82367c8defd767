import { isIP } from 'node:net';
import { domainToUnicode } from 'node:url';
import type { CrawlConfig } from '../../model/config.ts';
import type { Place } from './http.ts';

/**
 * The place that config.resolve gives a host: exact name first, then the longest `*.suffix` (any depth below it,
 * not the suffix itself). Names may be written in Cyrillic there (`община.бг`). Null when it names none.
 */
export function mappedPlace(resolve: CrawlConfig['resolve'], hostname: string): Place | null {
  const host = hostname.toLowerCase();
  const place = placeOfName(resolve, host);
  return place === null && host.includes('xn--') ? placeOfName(resolve, domainToUnicode(host)) : place;
}

function placeOfName(resolve: CrawlConfig['resolve'], host: string): Place | null {
  const exact = Object.hasOwn(resolve, host) ? resolve[host] : undefined;
  if (exact !== undefined) return readPlace(exact);
  let best: string | null = null;
  for (const name of Object.keys(resolve)) {
    if (!name.startsWith('*.') || !host.endsWith(name.slice(1).toLowerCase())) continue;
    if (best === null || name.length > best.length) best = name;
  }
  return best === null ? null : readPlace(resolve[best] ?? '');
}

/** `127.0.0.1:8101` or `[::1]:8101`; null when it is neither, so that a slip in config is refused, not guessed. */
export function readPlace(text: string): Place | null {
  const match = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text);
  const address = match?.[1] ?? match?.[2] ?? '';
  const port = Number(match?.[3] ?? 0);
  return isIP(address) === 0 || port < 1 || port > 65_535 ? null : { address, port, mapped: true };
}
