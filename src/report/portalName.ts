import { DETECTION_LANE } from '../model/detectionLane.ts';
import type { ReportContext } from './reportContext.ts';

/** What a lane without an institution is called: it asks a portal (`portal:<host>`), or of which kind that is. */
export function portalName(context: ReportContext, lane: string): string {
  if (lane === DETECTION_LANE) return context.say('common.detectionLane');
  return context.say('common.portalLane', { host: lane.replace(/^portal:/, '') });
}
