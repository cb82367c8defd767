import { DETECTION_LANE } from '../model/detectionLane.ts';
import { type Detection, detectionOf } from './catalogue/detect/detectionAdapter.ts';
import type { GatherInput } from './gatherInput.ts';
import type { LaneContext } from './lane/laneContext.ts';
import { keptLane } from './lane/laneState.ts';
import { runLanes } from './runLanes.ts';

/**
 * Finds out of which kind the catalogue of a configuration is (its `portal.kind` is not looked at), in a lane of its own
 * whose exchanges are evidence like any others; a run that was killed goes on. Null = it was stopped before it knew.
 */
export async function detectCatalogue(input: GatherInput): Promise<Detection | null> {
  const context = contextOf(input);
  const [health] = await runLanes(input, context === null ? [] : [context]);
  return context === null || health?.end === 'stopped' ? null : detectionOf(context);
}

function contextOf({ config, tables, store, auditId = config.id }: GatherInput): LaneContext | null {
  const portalUrl = URL.parse(config.portal?.url ?? '')?.href ?? null;
  if (portalUrl === null) return null;
  return {
    lane: DETECTION_LANE,
    institution: null,
    detects: true,
    scopes: new Map(),
    organisations: new Map(),
    config,
    tables,
    portalUrl,
    seed: auditId,
    knows: (key) => store.knows(DETECTION_LANE, key),
    kept: (name) => store.lane(keptLane(DETECTION_LANE, name)),
    earlier: () => [],
  };
}
