import { ownRequests } from './linkedFiles.ts';
import type { Lane } from './runtime.ts';

/**
 * The least time that a lane still needs for what waits in it, at the interval of its last request: a lower bound, since
 * pages lead to further ones. Bounded by what the budget leaves; the portal's lane has none.
 */
export function leastLeftMs(
  { context, state }: Pick<Lane, 'context' | 'state'>,
  queued: number,
  intervalMs: number,
): number {
  if (context.institution === null) return queued * intervalMs;
  const { requests, minutes } = context.config.crawl.budget;
  const left = Math.min(queued, Math.max(0, requests - ownRequests(state)));
  return Math.min(left * intervalMs, Math.max(0, minutes * 60_000 - state.activeMs));
}
