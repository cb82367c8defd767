import type { FrontierEntry } from '../../../model/ports.ts';
import type { PriorVisit } from '../../../model/history.ts';
import type { CatalogueContext } from '../adapter.ts';
import { datasetDetails, type DatasetList, EGOV_PROMISE } from './egovEntries.ts';
import { listedAs } from './egovMemory.ts';

/** Datasets that went missing since the last audit and are looked for one by one; more is a fault of the portal's. */
const MOST_ABSENT = 500;

/**
 * Datasets that an earlier audit knew and this list, read whole, does not show: any edit by an untrusted publisher hides
 * one until it is approved again (Q14), so that not being listed is no deletion. Its details say whether it is there; who
 * is absent and has twice been denied there is deleted, and asked for no more (Q16).
 */
export function absentEntries(
  context: CatalogueContext,
  list: DatasetList,
  seenHere: ReadonlySet<string>,
): readonly FrontierEntry[] {
  const { portalUrl } = context;
  const entries: FrontierEntry[] = [];
  for (const { prior } of context.earlier(`POST ${portalUrl}api/getDatasetDetails `)) {
    if (entries.length >= MOST_ABSENT) break;
    const target = prior.answered?.capture.target;
    const uri = target?.portalUri ?? '';
    if (target === undefined || uri === '') continue;
    const isOfList = list.organisationUri === null || target.institutionId === list.institutionId;
    const isListed = seenHere.has(`dataset ${uri}`) || listedAs(context, uri) !== null;
    if (!isOfList || isListed || isDeleted(prior)) continue;
    entries.push(datasetDetails(portalUrl, uri, target.institutionId, EGOV_PROMISE.absent, null));
  }
  return entries;
}

/** The last two answers said that there is no such thing; a success or a trouble between them begins anew. */
function isDeleted({ visits }: PriorVisit): boolean {
  const last = visits.slice(-2);
  return last.length === 2 && last.every(({ outcome }) => outcome === 500 || outcome === 404);
}
