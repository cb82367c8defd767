import type { FrontierEntry } from '../../model/ports.ts';
import type { LinkTraits } from '../frontier/linkTraits.ts';
import type { LaneState } from './laneState.ts';

/** An entry found on the way; of links also what the learner wants to know. */
export type Offer = FrontierEntry & { readonly traits?: LinkTraits };

/** What follows from one exchange: written in one transaction with its capture. */
export type Step = {
  readonly state: LaneState;
  readonly offers: readonly Offer[];
  /** The next hop of a redirect chain that this exchange is part of. */
  readonly hop: FrontierEntry | null;
  readonly robotsTexts: readonly { readonly host: string; readonly text: string }[];
};

export function step(state: LaneState, offers: readonly Offer[] = []): Step {
  return { state, offers, hop: null, robotsTexts: [] };
}
