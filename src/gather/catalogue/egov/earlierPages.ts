import type { Capture } from '../../../model/capture.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import { makeEntry } from '../../frontier/frontierEntry.ts';
import type { CatalogueContext } from '../adapter.ts';
import { type DatasetList, EGOV_PROMISE } from './egovEntries.ts';

/**
 * The pages of a list as the last audit had them, for one that could not read the list: a firewall or an outage must not
 * shrink the catalogue (Q22). They are never asked for; each stands with its own time, and only if it shows a dataset
 * that nothing newer showed.
 */
export function earlierPages(context: CatalogueContext, list: DatasetList): readonly FrontierEntry[] {
  const isOfList = ({ target }: Capture): boolean => target.portalUri === list.organisationUri;
  return earlierAnswers(context, `POST ${context.portalUrl}api/listDatasets `, isOfList);
}

/** Answers that were in force in the last audit, by the beginning of their keys. */
export function earlierAnswers(
  context: CatalogueContext,
  prefix: string,
  isWanted: (capture: Capture) => boolean = () => true,
): readonly FrontierEntry[] {
  const entries: FrontierEntry[] = [];
  for (const { prior, isLast } of context.earlier(prefix)) {
    const capture = prior.answered?.capture;
    if (capture === undefined || !isLast || !isWanted(capture)) continue;
    const target = { ...capture.target, foundOn: null };
    const { body } = capture.request;
    entries.push(makeEntry({ target, promise: EGOV_PROMISE.earlier, method: 'POST', body, salt: 'earlier' }));
  }
  return entries;
}
