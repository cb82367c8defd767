import type { NotAttempted, Target } from '../../model/capture.ts';
import type { FrontierEntry } from '../../model/ports.ts';
import { saltOf } from '../frontier/frontierEntry.ts';
import { inScope } from '../frontier/scope.ts';
import { hostnameOf, hostOf, isInScope, type LaneContext } from './laneContext.ts';
import type { LaneState } from './laneState.ts';

/**
 * Files of a body often stand on hosts that are not its own: a drive, the storage of who made the site. Where a page of
 * the body links to such a file, the file alone is asked for, after its host's robots.txt and with a budget of its own.
 * What it leads to is nobody's business here.
 */

/** Whether a file at this address may be asked for as linked: not the body's own, nor another's that this audit reads. */
export function mayBeLinked(context: LaneContext, url: string): boolean {
  const { config, institution, portalUrl, scopes } = context;
  // Catalogues name files wherever they are; the links of the national portal are followed to bodies of this audit alone.
  const isOfCatalogue = institution === null && config.portal?.kind !== 'data-egov-bg';
  if (!config.crawl.linkedFiles.enabled || (institution === null && !isOfCatalogue)) return false;
  // The portal's files are read in its own lane, by the way that it offers to programs.
  if (portalUrl !== null && hostnameOf(portalUrl) === hostnameOf(url)) return false;
  // A host of another body of this audit, or of this one: whose it is is known, and it is judged there.
  return [...scopes.values()].every((scope) => !inScope(scope, url));
}

/** A request for which another's host is asked: a linked file, or the robots.txt before it. */
export function isElsewhere(context: LaneContext, target: Target): boolean {
  const isForLinked = target.purpose === 'linked-file' || target.purpose === 'robots';
  return context.institution !== null && isForLinked && !isInScope(context, target);
}

/** Counts a request that was sent against the budget of linked files. */
export function countLinked(context: LaneContext, state: LaneState, target: Target): LaneState['linked'] {
  if (!isElsewhere(context, target)) return state.linked;
  const hostname = hostnameOf(target.url);
  return { ...state.linked, [hostname]: (state.linked[hostname] ?? 0) + 1 };
}

/** Requests of a lane that count against its body's own budget. */
export function ownRequests({ requests, linked }: Pick<LaneState, 'requests' | 'linked'>): number {
  return requests - linkedRequests(linked);
}

/** The budget of linked files that forbids this request; null when none does. */
export function linkedRefusal(context: LaneContext, state: LaneState, entry: FrontierEntry): NotAttempted | null {
  const { target } = entry;
  if (!isElsewhere(context, target)) return null;
  // The body's own robots.txt may lead there; and what was read once is read again after a day.
  if (target.purpose === 'robots' && (target.redirectFrom !== null || saltOf(entry) !== '')) return null;
  const { requests, requestsPerHost } = context.config.crawl.linkedFiles;
  const { linked, robots } = state;
  const hostname = hostnameOf(target.url);
  if (linkedRequests(linked) >= requests) return refused(`linkedFiles.requests ${requests}`);
  if ((linked[hostname] ?? 0) >= requestsPerHost)
    return refused(`linkedFiles.requestsPerHost ${requestsPerHost} of ${hostname}`);
  // Or many hosts with one file each would leave requests for their robots.txt alone.
  const hosts = Math.ceil(requests / 3);
  const isNew = linked[hostname] === undefined && robots[hostOf(target.url)] === undefined;
  return isNew && Object.keys(linked).length >= hosts ? refused(`linkedFiles: ${hosts} hosts`) : null;
}

function linkedRequests(linked: LaneState['linked']): number {
  let sum = 0;
  for (const count of Object.values(linked)) sum += count;
  return sum;
}

function refused(detail: string): NotAttempted {
  return { is: 'not-attempted', reason: 'budget', detail };
}
