import { openScheduleMemory } from '../jobs/scheduleMemory.ts';
import { type ScheduleStatus, scheduleStatus } from '../jobs/scheduleStatus.ts';
import type { Clock } from '../model/ports.ts';
import { isAlive } from './isAlive.ts';
import { loadSchedule } from './loadSchedule.ts';
import { systemClock } from './systemClock.ts';

export type { JobStatus, ScheduleStatus } from '../jobs/scheduleStatus.ts';

/** How a schedule stands: who waits, what is next, how the last runs ended, what was missed. Runs nothing. */
export function tellSchedule(
  path: string,
  out: string,
  clock: Clock = systemClock,
): ScheduleStatus & { readonly timeZone: string } {
  const { timeZone, audits } = loadSchedule(path);
  const status = scheduleStatus({ timeZone, jobs: audits }, openScheduleMemory(out).read(), clock.now(), isAlive);
  return { ...status, timeZone };
}
