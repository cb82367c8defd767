import type { ScheduleEvent } from '../app/runSchedule.ts';
import type { Terminal } from './terminal.ts';

/** One line of the schedule's log, with the time in UTC. */
export function scheduleLine(event: ScheduleEvent, { say }: Terminal): string {
  const at = event.at.toISOString();
  switch (event.is) {
    case 'started':
      return `${at} ${event.job}: ${say({ bg: 'започна', en: 'started' })}`;
    case 'finished':
      return `${at} ${event.job}: ${say({ bg: 'завърши', en: 'finished' })}`;
    case 'skipped-busy':
      return `${at} ${event.job}: ${say({ bg: `пропусната, още върви ${event.busyWith}`, en: `skipped, ${event.busyWith} is still running` })}`;
    case 'failed':
      return `${at} ${event.job}: ${say({ bg: 'провали се', en: 'failed' })}: ${event.error instanceof Error ? event.error.message : String(event.error)}`;
  }
}
