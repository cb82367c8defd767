import type { CatalogueDataset } from '../../../model/catalogue.ts';
import { saltOf } from '../../frontier/frontierEntry.ts';
import { step } from '../../lane/step.ts';
import type { CatalogueAdapter } from '../adapter.ts';
import { newlyShown, unseen } from './openHarvest.ts';
import { type CatalogueBody, readBody } from './readDescription.ts';

/**
 * An adapter whose earlier answers stand for those that could not be had again (openHarvest `pageFailed`), each only if
 * it shows a dataset that nothing newer showed: what a failed request hides has not gone away. They count as nothing
 * that was read: the list stays one that was not read to its end. Where they lead on is not followed.
 */
export function withEarlier(
  adapter: CatalogueAdapter,
  datasetsIn: (body: CatalogueBody, url: string) => readonly CatalogueDataset[],
): CatalogueAdapter {
  return {
    ...adapter,
    apply(context, before, entry, capture, body) {
      if (saltOf(entry) !== 'earlier') return adapter.apply(context, before, entry, capture, body);
      const fresh = unseen(context, datasetsIn(readBody(capture, body), capture.request.url));
      return { ...step(before), ...newlyShown(context, fresh, capture) };
    },
    stands: (context, entry, { capture, body }) =>
      saltOf(entry) === 'earlier' &&
      unseen(context, datasetsIn(readBody(capture, body), capture.request.url)).length > 0,
  };
}
