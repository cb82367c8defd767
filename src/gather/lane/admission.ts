import type { FrontierEntry } from '../../model/ports.ts';
import { type Admission, admit } from './admit.ts';
import { hostRefusal, patienceOf } from './hostRefusal.ts';
import { hostnameOf } from './laneContext.ts';
import type { Lane, Shared } from './runtime.ts';

/** Whether an entry may be asked now, by what the lane and its host's pace say. */
export function admission(shared: Shared, lane: Lane, entry: FrontierEntry): Admission {
  const { crawl } = lane.context.config;
  const hostname = hostnameOf(entry.target.url);
  const pace = shared.pacer.pace(hostname);
  return admit(lane.context, lane.state, entry, {
    robotsOf: lane.robotsOf,
    refusal: hostRefusal(crawl, hostname, pace, shared.clock.now(), patienceOf(lane)),
    canRender: shared.render !== null,
    wornOut: lane.learner.wornOut(entry.cell),
  });
}
