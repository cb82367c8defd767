import type { CrawlHealth } from '../model/audit.ts';
import { WHOLE_CATALOGUE } from '../model/config.ts';
import type { Institution } from '../model/institution.ts';
import { scopeOf } from './frontier/scope.ts';
import type { GatherInput } from './gatherInput.ts';
import type { LaneContext } from './lane/laneContext.ts';
import { keptLane } from './lane/laneState.ts';
import { runLanes } from './runLanes.ts';

/**
 * Runs the crawl of one audit, or goes on with one that was stopped or killed. Lanes run side by side and never look at
 * each other's findings, so the captures do not depend on who answers first. Health by lane, institutions in the
 * config's order, the portal last. Throws only what disk and database throw; the world's trouble is in the captures.
 */
export async function gatherAudit(input: GatherInput): Promise<readonly CrawlHealth[]> {
  return runLanes(input, contextsOf(input));
}

function contextsOf(input: GatherInput): readonly LaneContext[] {
  const { config, tables, auditId = config.id } = input;
  const scopes = new Map(config.institutions.map((institution) => [institution.id, scopeOf(institution)]));
  const organisations = new Map(
    config.institutions.flatMap(({ id, portalOrganisation }) =>
      portalOrganisation === null ? [] : [[portalOrganisation, id] as const],
    ),
  );
  const base = URL.parse(config.portal?.url ?? '')?.href ?? null;
  const portalUrl = base === null || base.endsWith('/') ? base : `${base}/`;
  const common = { scopes, organisations, config, tables, portalUrl, seed: auditId };
  const lanes: LaneContext[] = config.institutions.filter(hasSites).map((institution) => ({
    ...common,
    lane: institution.id,
    institution,
    ...memoryOf(input, institution.id),
  }));
  const isRead = organisations.size > 0 || config.portal?.scope === 'all';
  if (portalUrl === null || !isRead) return lanes;
  const portal = `portal:${URL.parse(portalUrl)?.host ?? ''}`;
  return [...lanes, { ...common, lane: portal, institution: null, ...memoryOf(input, portal) }];
}

/** A body that stands for a catalogue and nothing else is visited there alone. */
function hasSites({ sites, portalOrganisation }: Institution): boolean {
  return sites.length > 0 || portalOrganisation !== WHOLE_CATALOGUE;
}

function memoryOf({ store, history }: GatherInput, lane: string): Pick<LaneContext, 'knows' | 'kept' | 'earlier'> {
  return {
    knows: (key) => store.knows(lane, key),
    kept: (name) => store.lane(keptLane(lane, name)),
    earlier: (prefix) => history?.visitsOf(lane, prefix) ?? [],
  };
}
