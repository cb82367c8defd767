import type { Capture } from '../../model/capture.ts';
import type { Exchanges } from './exchanges.ts';
import { bareHost } from './resolveLink.ts';
import type { Site } from './siteIdentity.ts';

const LONGEST_WAY = 100;

/** The site a capture belongs to: by its host, else by the home page from which links led to it, else the main site. */
export function siteOf(
  capture: Capture,
  { exchanges, sites }: { readonly exchanges: Exchanges; readonly sites: readonly Site[] },
): Site | null {
  let current: Capture | undefined = capture;
  for (let step = 0; current !== undefined && step < LONGEST_WAY; step += 1) {
    const host = bareHost(current.request.url);
    const own = sites.find((site) => site.host === host);
    if (own !== undefined) return own;
    const before: string | null = current.target.redirectFrom ?? current.target.foundOn;
    current = before === null ? undefined : exchanges.byId(before);
  }
  return sites[0] ?? null;
}
