import type { PortalConfig } from '../../../model/config.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import type { CatalogueRefusal } from '../adapter.ts';
import type { PortalState } from '../../lane/laneState.ts';
import { datasetsPageOf } from './egovEntries.ts';

/** Refusals in a row (a firewall's 403, HTML for JSON) after which we stop: whoever refuses has decided. */
const MAX_REFUSED = 3;
/** Broken answers in a row: one bad row can break a page of 20, of 5 and of 1, each asked twice. */
const MAX_BROKEN = 8;

/** Why the portal is not asked any more, or not for this; null when it may be. */
export function egovRefuses(
  config: PortalConfig | null,
  state: PortalState,
  entry: FrontierEntry,
): CatalogueRefusal | null {
  if (state.refusedInRow >= MAX_REFUSED)
    return { is: 'skip', reason: 'back-off', detail: `the portal refused ${MAX_REFUSED} requests in a row` };
  if (state.brokenInRow >= MAX_BROKEN)
    return { is: 'skip', reason: 'back-off', detail: `${MAX_BROKEN} answers of the portal in a row were broken` };
  const page = datasetsPageOf(entry);
  const limit = config?.datasetsPerOrganisation ?? 0;
  if (page !== null && (page.page - 1) * page.size >= limit) {
    return { is: 'skip', reason: 'budget', detail: `portal.datasetsPerOrganisation ${limit}` };
  }
  return null;
}
