import cron from 'node-cron';
import { UserError } from '../model/errors.ts';

export type ScheduledJob = {
  readonly name: string;
  /** Five-field cron expression, in the schedule's time zone. */
  readonly cron: string;
  /** Runs the audit; its failure is reported and does not end the schedule. Stopping the schedule aborts the signal. */
  readonly run: (signal: AbortSignal) => Promise<void>;
};

export type ScheduleEvent =
  | { readonly is: 'started' | 'finished'; readonly job: string; readonly at: Date }
  | { readonly is: 'failed'; readonly job: string; readonly at: Date; readonly error: unknown }
  /** It was due while another audit was still running: it is skipped and said, never run beside it. */
  | { readonly is: 'skipped-busy'; readonly job: string; readonly busyWith: string; readonly at: Date };

/**
 * Runs jobs by their cron expressions, never two at once: two audits would be two crawlers on the same servers.
 * Returns a stop function that waits for the running job.
 */
export function startSchedule(
  jobs: readonly ScheduledJob[],
  timeZone: string,
  onEvent: (event: ScheduleEvent) => void,
  now: () => Date = () => new Date(),
): { stop(): Promise<void> } {
  for (const job of jobs) assertCron(job);
  const runner = oneAtATime(onEvent, now);
  const tasks = jobs.map((job) =>
    cron.schedule(job.cron, ({ triggeredAt }) => runner.offer(job, triggeredAt), {
      timezone: timeZone,
      name: job.name,
    }),
  );
  return {
    async stop() {
      for (const task of tasks) await task.destroy();
      await runner.stop();
    },
  };
}

/** The gate through which jobs go: a job that is due while another runs is skipped, with an event that names both. */
export function oneAtATime(
  onEvent: (event: ScheduleEvent) => void,
  now: () => Date,
): {
  offer(job: ScheduledJob, at: Date): void;
  /** Asks the running job to stop and waits for it. */
  stop(): Promise<void>;
} {
  let running: { name: string; done: Promise<void> } | null = null;
  const stopping = new AbortController();
  return {
    offer(job, at) {
      if (running !== null) {
        onEvent({ is: 'skipped-busy', job: job.name, busyWith: running.name, at });
        return;
      }
      onEvent({ is: 'started', job: job.name, at });
      const done = job
        .run(stopping.signal)
        .then(() => onEvent({ is: 'finished', job: job.name, at: now() }))
        .catch((error: unknown) => onEvent({ is: 'failed', job: job.name, at: now(), error }))
        .finally(() => {
          running = null;
        });
      running = { name: job.name, done };
    },
    async stop() {
      stopping.abort();
      await running?.done;
    },
  };
}

function assertCron(job: ScheduledJob): void {
  if (!cron.validate(job.cron)) {
    throw new UserError('schedule-cron', {
      bg: `график „${job.name}“: „${job.cron}“ не е израз на cron (минута час ден месец ден-от-седмицата)`,
      en: `schedule "${job.name}": "${job.cron}" is not a cron expression (minute hour day month weekday)`,
    });
  }
}
