import type { ScheduledJob, ScheduleWork } from './scheduledJob.ts';
import type { ScheduleLedger } from './scheduleLedger.ts';
import { iso, type RunRecord, withMisses } from './scheduleRecord.ts';

/** A run that has to be made up for; `resume` = the audit that was cut off, to go on with. */
export type Owed = { readonly job: ScheduledJob; readonly due: number; readonly resume: string | null };

/** The gate through which jobs go, one at a time: two audits would be two crawlers on the same servers. */
export type JobGate = {
  /** Runs a job that is due now; when another runs, that is said, counted as missed, and owed. */
  offer(job: ScheduledJob, due: number): void;
  /** Remembers a run to make up for, once per job; nothing when the schedule does not catch up. */
  owe(one: Owed): void;
  /** Begins the next run that is owed, unless one is under way. */
  payBack(): void;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
};

type Because = 'due' | 'catch-up' | 'resume';
const INTERRUPTED = 130;

export function openJobGate(
  { clock, catchUp, onEvent }: ScheduleWork,
  ledger: ScheduleLedger,
  signal: AbortSignal,
): JobGate {
  let running: { readonly name: string; readonly done: Promise<void> } | null = null;
  const owed: Owed[] = [];
  const at = (): Date => new Date(clock.now());

  const begin = (one: Owed, because: Because): void => {
    const { name } = one.job;
    let run = newRun(one, clock.now());
    onEvent({ is: 'started', job: name, at: at(), due: new Date(one.due), because });
    ledger.noteRun(name, run);
    const onBegun = (audit: string): void => ledger.noteRun(name, (run = { ...run, audit }));
    const perform = async (): Promise<void> => {
      let how: Pick<RunRecord, 'outcome' | 'exit' | 'error'>;
      try {
        const { exit } = await one.job.run({ signal, resume: one.resume, onBegun });
        how = { outcome: exit === INTERRUPTED ? 'interrupted' : 'finished', exit, error: null };
        onEvent({ is: 'finished', job: name, at: at(), exit });
      } catch (error) {
        how = { outcome: 'failed', exit: null, error: messageOf(error) };
        onEvent({ is: 'failed', job: name, at: at(), error });
      }
      ledger.noteRun(name, { ...run, ...how, ended: iso(clock.now()) });
      running = null;
      if (!signal.aborted) gate.payBack();
    };
    running = { name, done: perform() };
  };

  const gate: JobGate = {
    offer(job, due) {
      if (running === null) return begin({ job, due, resume: null }, 'due');
      onEvent({ is: 'skipped-busy', job: job.name, at: at(), busyWith: running.name });
      ledger.set(job.name, withMisses(ledger.of(job.name), [due], 'busy'));
      gate.owe({ job, due, resume: null });
    },
    owe(one) {
      // A job that is longer than its own interval would never end again.
      if (!catchUp || running?.name === one.job.name || owed.some(({ job }) => job === one.job)) return;
      owed.push(one);
    },
    payBack() {
      const next = running === null ? owed.shift() : undefined;
      if (next !== undefined) begin(next, next.resume === null ? 'catch-up' : 'resume');
    },
    async idle() {
      await running?.done;
    },
  };
  return gate;
}

function newRun({ due, resume }: Owed, nowMs: number): RunRecord {
  return {
    due: iso(due),
    started: iso(nowMs),
    ended: null,
    outcome: 'running',
    audit: resume,
    exit: null,
    error: null,
  };
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
