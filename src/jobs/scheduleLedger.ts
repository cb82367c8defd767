import { iso, type JobRecord, newJob, type RunRecord, type ScheduleRecord } from './scheduleRecord.ts';
import type { ScheduledJob, ScheduleWork } from './scheduledJob.ts';

/** The records of a running schedule, written down at every change. */
export type ScheduleLedger = {
  of(name: string): JobRecord;
  set(name: string, record: JobRecord): void;
  /** Notes how the last run of a job stands; one that finished makes good what was missed before. */
  noteRun(name: string, run: RunRecord): void;
  /** Writes everything down; without a sign of life when nobody waits any more. */
  save(isWaiting?: boolean): void;
};

export function openScheduleLedger({ jobs, clock, memory, pid, onEvent }: ScheduleWork): ScheduleLedger {
  const since = iso(clock.now());
  const records = known(memory.read(), jobs, clock.now());
  const ledger: ScheduleLedger = {
    of: (name) => records.get(name) ?? newJob('', clock.now()),
    set: (name, record) => void records.set(name, record),
    noteRun(name, run) {
      const before = ledger.of(name);
      records.set(name, { ...before, lastRun: run, missed: run.outcome === 'finished' ? [] : before.missed });
      ledger.save();
    },
    save(isWaiting = true) {
      const waiting = isWaiting ? { pid, since, seen: iso(clock.now()) } : null;
      try {
        memory.write({ format: 1, waiting, jobs: Object.fromEntries(records) });
      } catch (error) {
        // A full disk must not end the schedule: by the next due time somebody may have made room.
        onEvent({ is: 'not-written', at: new Date(clock.now()), error });
      }
    },
  };
  return ledger;
}

/** The records of today's jobs; one whose times were changed begins anew: times of another schedule are no misses. */
function known({ jobs }: ScheduleRecord, wanted: readonly ScheduledJob[], nowMs: number): Map<string, JobRecord> {
  return new Map(
    wanted.map(({ name, cron }) => {
      const before = jobs[name];
      if (before === undefined) return [name, newJob(cron, nowMs)];
      return [name, before.cron === cron ? before : { ...before, cron, seen: iso(nowMs) }];
    }),
  );
}
