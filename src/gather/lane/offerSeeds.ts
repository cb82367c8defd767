import type { CrawlStore, FrontierEntry } from '../../model/ports.ts';
import { catalogueOf } from '../catalogue/adapters.ts';
import type { Lane } from './runtime.ts';
import { homeEntries } from './siteOrigin.ts';
import { withRobots } from './withRobots.ts';

/**
 * Offers what a lane begins with, each with its robots.txt; what is known already stays as it is. Before the evidence is
 * replayed: a database that a power cut has set back to nothing must know the first addresses, or their records would be
 * brought in and the addresses asked again.
 */
export function offerSeeds(store: Pick<CrawlStore, 'offer'>, { context, state }: Lane): void {
  store.offer(context.lane, withRobots(context, state, seeds(context)));
}

/** Home addresses of a body, or what the catalogue's adapter begins with. */
function seeds(context: Lane['context']): readonly FrontierEntry[] {
  const catalogue = catalogueOf(context);
  return catalogue === null ? homeEntries(context) : catalogue.adapter.seeds(catalogue.context);
}
