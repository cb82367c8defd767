import type { Clock } from '../model/ports.ts';
import type { ScheduleMemory } from './scheduleMemory.ts';

export type ScheduledJob = {
  readonly name: string;
  /** Five-field cron expression, in the schedule's time zone. */
  readonly cron: string;
  /** Runs the audit and answers with its exit code; its failure is reported and does not end the schedule. */
  readonly run: (how: RunRequest) => Promise<{ readonly exit: number }>;
};

export type RunRequest = {
  /** Aborted when the schedule is stopped. */
  readonly signal: AbortSignal;
  /** The audit of a run that was cut off, to go on with; null = a new one. */
  readonly resume: string | null;
  /** To be called with the id of the audit as soon as there is one. */
  readonly onBegun: (audit: string) => void;
};

export type ScheduleEvent =
  | { readonly is: 'not-written'; readonly at: Date; readonly error: unknown }
  | ({ readonly job: string; readonly at: Date } & (
      | { readonly is: 'started'; readonly due: Date; readonly because: 'due' | 'catch-up' | 'resume' }
      | { readonly is: 'finished'; readonly exit: number }
      | { readonly is: 'failed'; readonly error: unknown }
      /** It was due while another audit was still running: never two at once, and it is said. */
      | { readonly is: 'skipped-busy'; readonly busyWith: string }
      /** It was due while nobody waited: the program was stopped, the machine off or asleep, the clock set forward. */
      | { readonly is: 'missed'; readonly due: readonly Date[] }
      /** The last run never came to its end: the process that ran it is gone. */
      | { readonly is: 'lost'; readonly audit: string | null }
      /** The clock stands more than a day before what was seen last: counted from now on. */
      | { readonly is: 'clock-set-back' }
    ));

export type ScheduleWork = {
  readonly jobs: readonly ScheduledJob[];
  readonly timeZone: string;
  /** What was missed is run as soon as it can be, once; what was cut off is gone on with. */
  readonly catchUp: boolean;
  readonly clock: Clock;
  readonly memory: ScheduleMemory;
  readonly pid: number;
  readonly onEvent: (event: ScheduleEvent) => void;
};
