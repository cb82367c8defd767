import { type ScheduleEvent, startSchedule } from '../jobs/schedule.ts';
import { loadConfig } from './loadConfig.ts';
import { loadSchedule } from './loadSchedule.ts';
import { type AuditOutcome, runAudit } from './runAudit.ts';

export type { ScheduleEvent } from '../jobs/schedule.ts';
export type RunningSchedule = {
  readonly jobs: readonly { readonly name: string; readonly cron: string }[];
  stop(): Promise<void>;
};

/**
 * Starts the audits of a schedule by their cron expressions, never two at once. Every configuration is read before the
 * first waits, so that a fault is found now and not at three in the morning.
 */
export function runSchedule(
  path: string,
  out: string,
  onEvent: (event: ScheduleEvent) => void,
  onOutcome: (name: string, outcome: AuditOutcome) => void,
): RunningSchedule {
  const { timeZone, audits } = loadSchedule(path);
  for (const { config } of audits) loadConfig(config);
  const jobs = audits.map(({ name, cron, config }) => ({
    name,
    cron,
    run: async (signal: AbortSignal) => {
      const what = { configPath: config, out, id: null, asOf: null, only: [] };
      onOutcome(name, await runAudit({ what, pdf: true, onEvent: () => {}, signal }));
    },
  }));
  const running = startSchedule(jobs, timeZone, onEvent);
  return { jobs: audits.map(({ name, cron }) => ({ name, cron })), stop: running.stop };
}
