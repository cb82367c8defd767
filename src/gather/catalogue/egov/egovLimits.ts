import type { FrontierEntry } from '../../../model/ports.ts';
import type { LaneContext } from '../../lane/laneContext.ts';
import type { LaneState } from '../../lane/laneState.ts';
import type { CatalogueRefusal } from '../adapter.ts';
import { datasetsPageOf } from './egovEntries.ts';
import { keptOrganisation } from './egovMemory.ts';

/** Why the portal is not asked any more, or not for this; null when it may be. */
export function egovRefuses(context: LaneContext, state: LaneState, entry: FrontierEntry): CatalogueRefusal | null {
  const { gaveUp } = state.portal;
  if (gaveUp !== null) return { is: 'skip', reason: 'back-off', detail: gaveUp };
  const { portal } = context.config;
  const organisation = datasetsPageOf(entry)?.list.organisationUri ?? null;
  if (portal === null || portal.scope === 'all' || organisation === null) return null;
  const limit = portal.datasetsPerOrganisation;
  const isFull = keptOrganisation(context, organisation).datasets >= limit;
  return isFull ? { is: 'skip', reason: 'budget', detail: `portal.datasetsPerOrganisation ${limit}` } : null;
}
