import type { Capture, Purpose } from '../../model/capture.ts';
import type { PortalConfig } from '../../model/config.ts';
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
