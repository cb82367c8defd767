import type { CrawlStore } from '../../model/ports.ts';
import { DETECTION_LANE } from '../../model/detectionLane.ts';
import { readRobots, type Robots } from '../../inspect/robots.ts';
import { openLearner } from '../frontier/openLearner.ts';
import type { LaneContext } from './laneContext.ts';
import { afterDetection, type LaneState, readLaneState, robotsLane } from './laneState.ts';
import type { Lane } from './runtime.ts';

/** Parsed rules kept in memory for one lane; a body has few hosts. */
const MAX_KEPT = 16;

/** A lane as the store has it: new, or where an earlier run left it. */
export function openLane(context: LaneContext, store: CrawlStore): Lane {
  const kept = new Map<string, Robots>();
  const keep = (host: string, text: string): Robots => {
    const robots = readRobots(text);
    kept.delete(host);
    kept.set(host, robots);
    const oldest = kept.keys().next().value;
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    return robots;
  };
  return {
    context,
    learner: openLearner(store.learned(context.lane)),
    state: stateOf(context, store),
    rememberRobots: (host, text) => void keep(host, text),
    robotsOf: (host) => {
      const known = kept.get(host);
      if (known !== undefined) return known;
      const text = store.lane(robotsLane(context.lane, host));
      return typeof text === 'string' ? keep(host, text) : null;
    },
  };
}

/** As an earlier run left it, or as it begins. */
function stateOf(context: LaneContext, store: CrawlStore): LaneState {
  const stored = store.lane(context.lane);
  const detection = context.institution === null ? store.lane(DETECTION_LANE) : undefined;
  return stored === undefined && detection !== undefined
    ? afterDetection(readLaneState(detection))
    : readLaneState(stored);
}
