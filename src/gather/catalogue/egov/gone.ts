import type { Capture } from '../../../model/capture.ts';
import type { FrontierEntry } from '../../../model/ports.ts';
import type { LaneState } from '../../lane/laneState.ts';
import { step, type Step } from '../../lane/step.ts';
import type { CatalogueContext } from '../adapter.ts';
import { EGOV_PROMISE, isDetails, listDatasets, WHOLE_LIST } from './egovEntries.ts';
import { keepGone, keepWalk, keptWalk, listedAs } from './egovMemory.ts';
import { withoutTold } from './listsTold.ts';
import { goneFrom } from './walk.ts';

/**
 * A dataset that the whole list showed and whose details say that it went away since: deleted, or a draft again. As long
 * as it counts among those that were read, it hides one that was a draft while its page was read and came back behind
 * the reader (Q14): the total agrees, and nobody looks. So it is taken out of the count, and when all details are known
 * the total is asked for once more. Nothing changes for other entries, and for lists of one organisation, which are
 * read in a minute.
 */
export function noteGone(context: CatalogueContext, state: LaneState, entry: FrontierEntry, capture: Capture): Step {
  const uri = entry.target.portalUri ?? '';
  const listed = isDetails(entry) && context.config.portal.scope === 'all' ? listedAs(context, uri) : null;
  const walk = keptWalk(context, WHOLE_LIST);
  if (listed === null || listed.gone === true || walk === null) return step(state);
  const { walk: next, asks } = goneFrom(walk, listed.created ?? null);
  const isReopened = asks.length > 0;
  const lists = isReopened ? withoutTold(state.portal.lists, WHOLE_LIST, walk) : state.portal.lists;
  return {
    ...step({ ...state, portal: { ...state.portal, lists } }),
    offers: asks.map((asked) => listDatasets(context.portalUrl, WHOLE_LIST, asked, capture.id, EGOV_PROMISE.recount)),
    kept: [keepGone(uri, listed), keepWalk(WHOLE_LIST, next)],
  };
}
