import type { Json } from '../../model/json.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import type { LinkTraits } from '../frontier/linkTraits.ts';
import type { LaneState } from './laneState.ts';

/** An entry found on the way; of links also what the learner wants to know. */
export type Offer = FrontierEntry & { readonly traits?: LinkTraits };

/** Something that a lane remembers beside its state, by name: read one at a time (LaneContext `kept`). */
export type Kept = { readonly name: string; readonly value: Json };

/** What follows from one exchange: written in one transaction with its capture. */
export type Step = {
  readonly state: LaneState;
  readonly offers: readonly Offer[];
  /** The next hop of a redirect chain that this exchange is part of. */
  readonly hop: FrontierEntry | null;
  readonly robotsTexts: readonly { readonly host: string; readonly text: string }[];
  readonly kept: readonly Kept[];
};

export function step(state: LaneState, offers: readonly Offer[] = []): Step {
  return { state, offers, hop: null, robotsTexts: [], kept: [] };
}
