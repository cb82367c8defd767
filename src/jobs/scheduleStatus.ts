import { cronTimes } from './cronTimes.ts';
import {
  iso,
  type JobRecord,
  newJob,
  ON_TIME_MS,
  type RunRecord,
  type ScheduleRecord,
  withMisses,
} from './scheduleRecord.ts';

export type JobStatus = {
  readonly name: string;
  readonly cron: string;
  readonly next: string;
  readonly lastRun: RunRecord | null;
  /** Due times without a run since the last one that finished. */
  readonly missed: readonly JobRecord['missed'][number][];
  readonly missedInAll: number;
  /** Nothing was missed, and the last run came to its end with an audit that reached somebody. */
  readonly isWell: boolean;
};

export type ScheduleStatus = {
  /** Somebody is there to run what is due next. */
  readonly isWaiting: boolean;
  readonly waiting: ScheduleRecord['waiting'];
  readonly jobs: readonly JobStatus[];
  readonly isWell: boolean;
};

/** A sign of life is given every minute; one that is a little older is the machine's, not an end. */
const SIGN_OF_LIFE_MS = 3 * 60_000;
const NOTHING_REACHED = 5;

/**
 * How a schedule stands at a moment, from what it wrote down: also what was due since then and nobody ran.
 * `isAlive` tells of a process on this machine; a sign of life may come from another one.
 */
export function scheduleStatus(
  schedule: { readonly timeZone: string; readonly jobs: readonly { readonly name: string; readonly cron: string }[] },
  record: ScheduleRecord,
  nowMs: number,
  isAlive: (pid: number) => boolean,
): ScheduleStatus {
  const { waiting } = record;
  const isWaiting = waiting !== null && (isAlive(waiting.pid) || nowMs - Date.parse(waiting.seen) <= SIGN_OF_LIFE_MS);
  const jobs = schedule.jobs.map(({ name, cron }) => {
    const times = cronTimes(name, cron, schedule.timeZone);
    const before = record.jobs[name];
    const known = before === undefined || before.cron !== cron ? newJob(cron, nowMs) : before;
    const overdue = times.between(Date.parse(known.seen), nowMs - ON_TIME_MS);
    const { missed, missedInAll } = withMisses(known, overdue, 'nobody-waited');
    const lastRun =
      isWaiting || known.lastRun?.outcome !== 'running'
        ? known.lastRun
        : { ...known.lastRun, outcome: 'lost' as const };
    const next = iso(times.after(nowMs));
    return { name, cron, next, lastRun, missed, missedInAll, isWell: missed.length === 0 && didWell(lastRun) };
  });
  return { isWaiting, waiting, jobs, isWell: isWaiting && jobs.every(({ isWell }) => isWell) };
}

function didWell(run: RunRecord | null): boolean {
  if (run === null || run.outcome === 'running') return true;
  return run.outcome === 'finished' && run.exit !== NOTHING_REACHED;
}
