import process from 'node:process';
import { startSchedule } from '../jobs/schedule.ts';
import type { RunRequest, ScheduledJob, ScheduleEvent } from '../jobs/scheduledJob.ts';
import { openScheduleMemory, type ScheduleMemory } from '../jobs/scheduleMemory.ts';
import { UserError } from '../model/errors.ts';
import type { Clock } from '../model/ports.ts';
import { findAudit } from './auditFolder.ts';
import { isAlive } from './isAlive.ts';
import { loadConfig } from './loadConfig.ts';
import { loadSchedule, type ScheduledAudit } from './loadSchedule.ts';
import { type AuditOutcome, type AuditRequest, runAudit } from './runAudit.ts';
import { systemClock } from './systemClock.ts';

export type { ScheduleEvent } from '../jobs/scheduledJob.ts';
export type RunningSchedule = {
  readonly jobs: readonly { readonly name: string; readonly cron: string }[];
  stop(): Promise<void>;
};

export type ScheduleRequest = {
  readonly path: string;
  /** Folder of all audits; what the schedule knows of its jobs is kept there too. */
  readonly out: string;
  readonly onEvent: (event: ScheduleEvent) => void;
  readonly onOutcome: (name: string, outcome: AuditOutcome) => void;
  readonly clock?: Clock;
  /** How an audit is run; for tests of the schedule alone. */
  readonly audit?: (request: AuditRequest) => Promise<AuditOutcome>;
};

/**
 * Starts the audits of a schedule by their cron expressions, never two at once. Every configuration is read before the
 * first waits, so that a fault is found now and not at three in the morning.
 */
export function runSchedule(request: ScheduleRequest): RunningSchedule {
  const { path, out, clock = systemClock } = request;
  const { timeZone, catchUp, audits } = loadSchedule(path);
  for (const { config } of audits) loadConfig(config);
  const memory = openScheduleMemory(out);
  refuseSecond(memory, out);
  const jobs = audits.map((audit): ScheduledJob => ({
    name: audit.name,
    cron: audit.cron,
    run: (how) => runOne(request, audit, how, clock),
  }));
  const running = startSchedule({ jobs, timeZone, catchUp, clock, memory, pid: process.pid, onEvent: request.onEvent });
  return { jobs: audits.map(({ name, cron }) => ({ name, cron })), stop: running.stop };
}

async function runOne(
  { out, onOutcome, audit = runAudit }: ScheduleRequest,
  { name, config, sinceLast }: ScheduledAudit,
  { signal, resume, onBegun }: RunRequest,
  clock: Clock,
): Promise<AuditOutcome> {
  const since = sinceLast ? ({ is: 'newest' } as const) : null;
  const what =
    resume === null
      ? { configPath: config, out, id: null, asOf: null, only: [], sinceLast: since }
      : { resume: findAudit(resume, out) };
  const onEvent: AuditRequest['onEvent'] = (event) => {
    if (event.is === 'begun') onBegun(event.id);
  };
  const outcome = await audit({ what, pdf: true, onEvent, signal, clock });
  onOutcome(name, outcome);
  return outcome;
}

/** Two schedules over the same audits would run each of them twice, on the same servers. */
function refuseSecond(memory: ScheduleMemory, out: string): void {
  const { waiting } = memory.read();
  if (waiting === null || waiting.pid === process.pid || !isAlive(waiting.pid)) return;
  throw new UserError('schedule-runs', {
    bg: `${out}: по график вече работи процес ${waiting.pid}; спрете го или вижте „zvezdomer schedule --status“`,
    en: `${out}: process ${waiting.pid} already runs a schedule; stop it, or see "zvezdomer schedule --status"`,
  });
}
