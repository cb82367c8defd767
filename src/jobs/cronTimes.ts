import { Cron } from 'croner';
import { UserError } from '../model/errors.ts';

/** The due times of one cron expression in a time zone; in milliseconds since 1970 (UTC). */
export type CronTimes = {
  /** The first after a moment. */
  after(ms: number): number;
  /** Those after `fromMs` up to and with `toMs`, the last thousand of them. */
  between(fromMs: number, toMs: number): readonly number[];
};

/** Of a schedule that was away for years nobody reads more. */
const MOST_TIMES = 1_000;
/** The last moment that a Date holds: what never comes again is due then. */
const END_OF_DATES = 8.64e15;

/**
 * Five fields (minute hour day month weekday), as cron reads them; a time that the change to summer time leaves out is
 * due right after it, one that occurs twice is due once.
 * @throws UserError with the name of the job when the expression or the zone is none, or never comes
 */
export function cronTimes(name: string, expression: string, timeZone: string): CronTimes {
  const cron = parse(name, expression, timeZone);
  const after = (ms: number): number => cron.nextRun(new Date(ms))?.getTime() ?? END_OF_DATES;
  return {
    after,
    between(fromMs, toMs) {
      const found: number[] = [];
      for (let ms = after(fromMs); ms <= toMs; ms = after(ms)) {
        found.push(ms);
        // The library looks before a moment; ours may be one itself.
        if (found.length > MOST_TIMES)
          return cron
            .previousRuns(MOST_TIMES, new Date(toMs + 1_000))
            .map((date) => date.getTime())
            .toReversed();
      }
      return found;
    },
  };
}

function parse(name: string, expression: string, timezone: string): Cron {
  try {
    const cron = new Cron(expression, { timezone, paused: true, mode: '5-part' });
    if (cron.nextRun() !== null) return cron;
  } catch {
    // Said below, in words for people.
  }
  throw new UserError('schedule-cron', {
    bg: `график „${name}“: „${expression}“ в зона „${timezone}“ не е израз на cron (минута час ден месец ден-от-седмицата), или такова време няма`,
    en: `schedule "${name}": "${expression}" in zone "${timezone}" is not a cron expression (minute hour day month weekday), or there is no such time`,
  });
}
