import type { Target } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { makeEntry } from '../frontier/frontierEntry.ts';
import { PROMISE } from '../frontier/promises.ts';
import { hostOf, isInScope, type LaneContext } from './laneContext.ts';
import type { LaneState } from './laneState.ts';
import { mayBeLinked } from './linkedFiles.ts';
import type { Offer } from './step.ts';

/**
 * Puts the robots.txt of every host not yet known before the addresses on it. Offered together with them and with a
 * higher promise, it is always asked first, also after a kill.
 */
export function withRobots(context: LaneContext, state: LaneState, entries: readonly Offer[]): readonly Offer[] {
  const offered = new Set<string>();
  const robots: FrontierEntry[] = [];
  for (const { target } of entries) {
    const host = hostOf(target.url);
    if (
      target.purpose === 'robots' ||
      offered.has(host) ||
      state.robots[host] !== undefined ||
      !(isInScope(context, target) || (target.purpose === 'linked-file' && mayBeLinked(context, target.url)))
    )
      continue;
    offered.add(host);
    robots.push(robotsEntry(target));
  }
  return robots.length === 0 ? entries : [...robots, ...entries];
}

function robotsEntry(target: Target): FrontierEntry {
  const url = `${URL.parse(target.url)?.origin ?? ''}/robots.txt`;
  return makeEntry({ target: siteTarget('robots', url, target.institutionId), promise: PROMISE.robots });
}

/** A target that no page led to. */
export function siteTarget(
  purpose: Target['purpose'],
  url: string,
  institutionId: Target['institutionId'],
  depth = 0,
): Target {
  return {
    kind: 'site',
    purpose,
    url,
    institutionId,
    depth,
    foundOn: null,
    linkIndex: null,
    redirectFrom: null,
    portalUri: null,
  };
}
