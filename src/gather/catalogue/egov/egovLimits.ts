import type { FrontierEntry } from '../../../model/ports.ts';
import type { CatalogueContext, CatalogueRefusal } from '../adapter.ts';
import { datasetsPageOf } from './egovEntries.ts';
import { keptOrganisation } from './egovMemory.ts';

/** Whether an organisation whose list is asked for has shown as many datasets as are taken on of one. */
export function egovRefuses(context: CatalogueContext, entry: FrontierEntry): CatalogueRefusal | null {
  const { portal } = context.config;
  const organisation = datasetsPageOf(entry)?.list.organisationUri ?? null;
  if (portal.scope === 'all' || organisation === null) return null;
  const limit = portal.datasetsPerOrganisation;
  const isFull = keptOrganisation(context, organisation).datasets >= limit;
  return isFull ? { is: 'skip', reason: 'budget', detail: `portal.datasetsPerOrganisation ${limit}` } : null;
}
