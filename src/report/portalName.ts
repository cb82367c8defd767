import type { ReportContext } from './reportContext.ts';

/** What a lane without an institution is called: it asks a portal (`portal:<host>`). */
export function portalName(context: ReportContext, lane: string): string {
  return context.say('common.portalLane', { host: lane.replace(/^portal:/, '') });
}
