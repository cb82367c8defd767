import { type CronTimes, cronTimes } from './cronTimes.ts';
import { type JobGate, openJobGate } from './jobGate.ts';
import { openScheduleLedger, type ScheduleLedger } from './scheduleLedger.ts';
import type { ScheduledJob, ScheduleWork } from './scheduledJob.ts';
import { iso, ON_TIME_MS, withMisses } from './scheduleRecord.ts';

/** A machine that slept or whose clock was set is noticed within this time; it is the sign of life, too. */
const LOOK_MS = 60_000;
const DAY_MS = 86_400_000;

type Desk = {
  readonly work: ScheduleWork;
  readonly times: ReadonlyMap<ScheduledJob, CronTimes>;
  readonly ledger: ScheduleLedger;
  readonly gate: JobGate;
};

/**
 * Runs jobs by their cron expressions, never two at once. Every due time is accounted for, as run or as missed, across
 * restarts. Returns a stop function that asks the running job to stop and waits for it.
 */
export function startSchedule(work: ScheduleWork): { stop(): Promise<void> } {
  const { jobs, timeZone } = work;
  const times = new Map(jobs.map((job) => [job, cronTimes(job.name, job.cron, timeZone)]));
  const stopping = new AbortController();
  const ledger = openScheduleLedger(work);
  const gate = openJobGate(work, ledger, stopping.signal);
  const waiting = wait({ work, times, ledger, gate }, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await waiting;
      await gate.idle();
      ledger.save(false);
    },
  };
}

async function wait(desk: Desk, signal: AbortSignal): Promise<void> {
  const { clock, jobs } = desk.work;
  for (const job of jobs) takeOver(desk, job);
  while (!signal.aborted) {
    for (const job of jobs) look(desk, job);
    desk.gate.payBack();
    desk.ledger.save();
    const nowMs = clock.now();
    const nextMs = Math.min(...[...desk.times.values()].map((times) => times.after(nowMs)));
    await clock.wait(Math.min(LOOK_MS, nextMs - nowMs), signal);
  }
}

/** What the process before this one left behind. */
function takeOver({ work, ledger, gate }: Desk, job: ScheduledJob): void {
  const before = ledger.of(job.name);
  const { lastRun } = before;
  if (lastRun === null || (lastRun.outcome !== 'running' && lastRun.outcome !== 'interrupted')) return;
  if (lastRun.outcome === 'running') {
    work.onEvent({ is: 'lost', job: job.name, at: new Date(work.clock.now()), audit: lastRun.audit });
    ledger.set(job.name, { ...before, lastRun: { ...lastRun, outcome: 'lost' } });
  }
  gate.owe({ job, due: Date.parse(lastRun.due), resume: lastRun.audit });
}

/** Accounts for all that was due since the last look. */
function look({ work, times, ledger, gate }: Desk, job: ScheduledJob): void {
  const nowMs = work.clock.now();
  const at = new Date(nowMs);
  const seenMs = Date.parse(ledger.of(job.name).seen);
  if (nowMs < seenMs - DAY_MS) work.onEvent({ is: 'clock-set-back', job: job.name, at });
  else if (nowMs <= seenMs) return;
  const due = times.get(job)?.between(seenMs, nowMs) ?? [];
  ledger.set(job.name, { ...ledger.of(job.name), seen: iso(nowMs) });
  const last = due.at(-1);
  const isOnTime = last !== undefined && nowMs - last <= ON_TIME_MS;
  const missed = isOnTime ? due.slice(0, -1) : due;
  if (missed.length > 0) {
    ledger.set(job.name, withMisses(ledger.of(job.name), missed, 'nobody-waited'));
    work.onEvent({ is: 'missed', job: job.name, at, due: missed.map((ms) => new Date(ms)) });
  }
  if (isOnTime) gate.offer(job, last);
  else if (last !== undefined) gate.owe({ job, due: last, resume: null });
}
