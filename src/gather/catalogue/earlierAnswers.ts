import type { Capture } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { makeEntry } from '../frontier/frontierEntry.ts';
import type { LaneContext } from '../lane/laneContext.ts';

/**
 * Answers of a catalogue that were in force in the last audit, for one that could not have them again: a firewall or an
 * outage must not shrink the catalogue (Q22). They are never asked for; each stands with its own time, and only if its
 * adapter says so (`stands`). `prefix` = beginning of their keys (visitKey).
 */
export function earlierAnswers(
  context: Pick<LaneContext, 'earlier'>,
  prefix: string,
  promise: number,
  isWanted: (capture: Capture) => boolean = () => true,
): readonly FrontierEntry[] {
  const entries: FrontierEntry[] = [];
  for (const { prior, isLast } of context.earlier(prefix)) {
    const capture = prior.answered?.capture;
    if (capture === undefined || !isLast || !isWanted(capture)) continue;
    const target = { ...capture.target, foundOn: null, redirectFrom: null };
    const { method, body } = capture.request;
    entries.push(makeEntry({ target, promise, method, body, salt: 'earlier' }));
  }
  return entries;
}
