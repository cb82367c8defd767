import type { Capture, Purpose, Target } from '../../model/capture.ts';
import type { PortalConfig } from '../../model/config.ts';
import { hostnameOf, type LaneContext } from '../lane/laneContext.ts';
import type { PortalState } from '../lane/laneState.ts';
import type { CatalogueRefusal } from './adapter.ts';

const BODIES: ReadonlySet<Purpose> = new Set(['portal-rows', 'portal-download', 'file', 'linked-file']);

/** The data themselves, as against what describes them: each has a budget of its own, so that neither starves. */
export function isBody(purpose: Purpose): boolean {
  return BODIES.has(purpose);
}

/** Adds a request that was sent to what the catalogue's lane has spent. */
export function spent(portal: PortalState, { target, result }: Capture): PortalState {
  if (target.purpose === 'robots') return portal;
  const kind = isBody(target.purpose) ? 'bodies' : 'catalogue';
  const bytes = result.is === 'response' && result.notModified === undefined ? result.body.bytes : 0;
  const before = portal[kind];
  return { ...portal, [kind]: { requests: before.requests + 1, bytes: before.bytes + bytes } };
}

/**
 * Adds what a request took of the lane's time, `tookMs`, to what its host has held up the catalogue. Links lead from a
 * catalogue to hosts of others, which are waited for in its lane; each at its own pace, however slow that is.
 */
export function heldUp(
  { portalUrl, config }: Pick<LaneContext, 'portalUrl' | 'config'>,
  portal: PortalState,
  { url }: Target,
  tookMs: number,
): PortalState {
  if (config.portal === null || portalUrl === null || hostnameOf(url) === hostnameOf(portalUrl)) return portal;
  const overMs = tookMs - 60_000 / config.portal.requestsPerMinute;
  if (overMs <= 0) return portal;
  const hostname = hostnameOf(url);
  const sumMs = (portal.heldUpMs[hostname] ?? 0) + Math.ceil(overMs);
  return { ...portal, heldUpMs: { ...portal.heldUpMs, [hostname]: sumMs } };
}

/**
 * A host of others is waited for as long as the site of a body would be; then its other files are left out, so that one
 * slow host cannot hold up the whole catalogue. Null while it is waited for.
 */
export function outOfPatience(
  { portalUrl, config }: Pick<LaneContext, 'portalUrl' | 'config'>,
  portal: PortalState,
  { url }: Target,
): CatalogueRefusal | null {
  const hostname = hostnameOf(url);
  if (portalUrl === null || hostname === hostnameOf(portalUrl)) return null;
  const { minutes } = config.crawl.budget;
  if ((portal.heldUpMs[hostname] ?? 0) < minutes * 60_000) return null;
  return { is: 'skip', reason: 'budget', detail: `crawl.budget.minutes ${minutes}: so long ${hostname} held us up` };
}

/** The budget that forbids a request of this purpose; null when none does. */
export function overspent(config: PortalConfig | null, portal: PortalState, purpose: Purpose): CatalogueRefusal | null {
  if (config === null) return null;
  const kind = isBody(purpose) ? 'bodies' : 'catalogue';
  const budget = config.budget[kind];
  const has = portal[kind];
  const detail =
    has.requests >= budget.requests
      ? `portal.budget.${kind}.requests ${budget.requests}`
      : has.bytes >= budget.bytes
        ? `portal.budget.${kind}.bytes ${budget.bytes}`
        : null;
  return detail === null ? null : { is: 'skip', reason: 'budget', detail };
}
