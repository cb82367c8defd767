import type { FrontierEntry } from '../../model/ports.ts';
import type { LaneState } from './laneState.ts';

/** What follows from one exchange: written in one transaction with its capture. */
export type Step = {
  readonly state: LaneState;
  readonly offers: readonly FrontierEntry[];
  /** The next hop of a redirect chain that this exchange is part of. */
  readonly hop: FrontierEntry | null;
  readonly robotsTexts: readonly { readonly host: string; readonly text: string }[];
};

export function step(state: LaneState, offers: readonly FrontierEntry[] = []): Step {
  return { state, offers, hop: null, robotsTexts: [] };
}
