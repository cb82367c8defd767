import { z } from 'zod';

const moment = z.iso.datetime();

/** One run of a job. `lost` = its process ended while it ran; `interrupted` = the schedule was stopped meanwhile. */
const run = z.strictObject({
  /** The time it was due; later than it when it was caught up. */
  due: moment,
  started: moment,
  ended: moment.nullable(),
  outcome: z.enum(['running', 'finished', 'failed', 'interrupted', 'lost']),
  audit: z.string().nullable(),
  exit: z.number().nullable(),
  error: z.string().nullable(),
});

/** A due time without a run: nobody was waiting (machine off or asleep, program stopped), or another audit still ran. */
const miss = z.strictObject({ due: moment, because: z.enum(['nobody-waited', 'busy']) });

const job = z.strictObject({
  cron: z.string(),
  /** Due times up to here are accounted for: run, or missed. */
  seen: moment,
  lastRun: run.nullable(),
  /** Since the last run that finished; the newest hundred. */
  missed: z.array(miss),
  missedInAll: z.number(),
});

/** What the schedule knows of its jobs from one start to the next; `schedule.json` in the folder of audits. */
export const scheduleRecord = z.strictObject({
  format: z.literal(1),
  /** The process that waits, and its last sign of life. */
  waiting: z.strictObject({ pid: z.number(), since: moment, seen: moment }).nullable(),
  jobs: z.record(z.string(), job),
});

export type RunRecord = Readonly<z.infer<typeof run>>;
export type JobRecord = Readonly<z.infer<typeof job>>;
export type ScheduleRecord = Readonly<z.infer<typeof scheduleRecord>>;

export const NO_RECORD: ScheduleRecord = { format: 1, waiting: null, jobs: {} };
/** A run may begin so long after it was due and is still on time: the program is at work on another audit's pages. */
export const ON_TIME_MS = 5 * 60_000;
const MOST_MISSES = 100;

export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** A job as it is known before it was ever due: what was due before it was written into the schedule is no miss. */
export function newJob(cron: string, nowMs: number): JobRecord {
  return { cron, seen: iso(nowMs), lastRun: null, missed: [], missedInAll: 0 };
}

export function withMisses(
  record: JobRecord,
  dues: readonly number[],
  because: JobRecord['missed'][number]['because'],
): JobRecord {
  const missed = [...record.missed, ...dues.map((due) => ({ due: iso(due), because }))].slice(-MOST_MISSES);
  return { ...record, missed, missedInAll: record.missedInAll + dues.length };
}
