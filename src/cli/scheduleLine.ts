import type { ScheduleEvent } from '../app/runSchedule.ts';
import type { Terminal } from './terminal.ts';

/** One line of the schedule's log, with the time in UTC. */
export function scheduleLine(event: ScheduleEvent, terminal: Terminal): string {
  const at = event.at.toISOString();
  return event.is === 'not-written'
    ? `${at} ${terminal.say({ bg: 'състоянието на графика не може да се запише', en: 'the state of the schedule cannot be written' })}: ${messageOf(event.error)}`
    : `${at} ${event.job}: ${told(event, terminal)}`;
}

function told(event: Exclude<ScheduleEvent, { is: 'not-written' }>, { say }: Terminal): string {
  switch (event.is) {
    case 'started':
      return say(STARTED[event.because]);
    case 'finished':
      return say({ bg: `завърши, код ${event.exit}`, en: `finished, code ${event.exit}` });
    case 'skipped-busy':
      return say({ bg: `пропусната, още върви ${event.busyWith}`, en: `skipped, ${event.busyWith} is still running` });
    case 'missed': {
      const times = event.due.slice(-5).map((due) => due.toISOString());
      const more = event.due.length > times.length ? '…, ' : '';
      return say({
        bg: `пропуснати, защото никой не чакаше: ${event.due.length} (${more}${times.join(', ')})`,
        en: `missed, since nobody was waiting: ${event.due.length} (${more}${times.join(', ')})`,
      });
    }
    case 'lost':
      return say({
        bg: `последното провеждане е прекъснато, без да завърши${event.audit === null ? '' : ` (${event.audit})`}`,
        en: `the last run was cut off before its end${event.audit === null ? '' : ` (${event.audit})`}`,
      });
    case 'clock-set-back':
      return say({
        bg: 'часовникът е върнат с повече от денонощие; времената се броят отсега',
        en: 'the clock was set back by more than a day; times count from now on',
      });
    case 'failed':
      return `${say({ bg: 'провали се', en: 'failed' })}: ${messageOf(event.error)}`;
  }
}

const STARTED = {
  due: { bg: 'започна', en: 'started' },
  'catch-up': { bg: 'започна със закъснение, наваксва пропуснатото', en: 'started late, to catch up' },
  resume: { bg: 'продължава прекъснатата оценка', en: 'goes on with the audit that was cut off' },
} as const;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
