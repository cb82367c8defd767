import type { JobStatus, ScheduleStatus } from '../app/tellSchedule.ts';
import { EXIT } from '../model/errors.ts';
import { exitTexts } from './exitTexts.ts';
import type { Terminal } from './terminal.ts';

const MOST_TIMES = 5;

/** How a schedule stands, for people; times in the schedule's own zone. */
export function scheduleStatusLines(
  status: ScheduleStatus & { readonly timeZone: string },
  terminal: Terminal,
): readonly string[] {
  const when = momentIn(status.timeZone);
  return [waitingLine(status, when, terminal), ...status.jobs.flatMap((job) => jobLines(job, when, terminal))];
}

type When = (iso: string) => string;

function waitingLine({ isWaiting, waiting }: ScheduleStatus, when: When, { say }: Terminal): string {
  if (isWaiting && waiting !== null) {
    const { pid, since } = waiting;
    return say({
      bg: `Графикът чака (процес ${pid}, от ${when(since)}).`,
      en: `The schedule is waiting (process ${pid}, since ${when(since)}).`,
    });
  }
  const seen = waiting === null ? null : when(waiting.seen);
  return say({
    bg: `Графикът не работи: никой не чака следващото време${seen === null ? '' : ` (последен знак ${seen})`}. Пуснете „zvezdomer schedule“.`,
    en: `The schedule does not run: nobody waits for what is due next${seen === null ? '' : ` (last sign ${seen})`}. Start "zvezdomer schedule".`,
  });
}

function jobLines(job: JobStatus, when: When, terminal: Terminal): readonly string[] {
  const { say } = terminal;
  const missed = job.missed.slice(-MOST_TIMES).map(({ due, because }) => `${when(due)} – ${say(BECAUSE[because])}`);
  const more = job.missed.length > missed.length ? '…; ' : '';
  return [
    `${job.isWell ? '✓' : '✗'} ${job.name} (${job.cron})`,
    `    ${say({ bg: 'следваща', en: 'next' })}: ${when(job.next)}`,
    `    ${say({ bg: 'последна', en: 'last' })}: ${lastRun(job.lastRun, when, terminal)}`,
    ...(missed.length === 0
      ? []
      : [`    ${say({ bg: 'пропуснати', en: 'missed' })}: ${job.missed.length} (${more}${missed.join('; ')})`]),
    ...(job.missedInAll > job.missed.length
      ? [`    ${say({ bg: 'пропуснати досега общо', en: 'missed so far in all' })}: ${job.missedInAll}`]
      : []),
  ];
}

function lastRun(run: JobStatus['lastRun'], when: When, { say, lang }: Terminal): string {
  if (run === null) return say({ bg: 'още няма', en: 'none yet' });
  const time = run.ended === null ? when(run.started) : `${when(run.started)} – ${when(run.ended)}`;
  const name = (Object.keys(EXIT) as (keyof typeof EXIT)[]).find((key) => EXIT[key] === run.exit);
  return [
    `${time}: ${say(OUTCOME[run.outcome])}`,
    ...(run.exit === null
      ? []
      : [`${say({ bg: 'код', en: 'code' })} ${run.exit}${name === undefined ? '' : ` (${exitTexts[name][lang]})`}`]),
    ...(run.audit === null ? [] : [`${say({ bg: 'оценка', en: 'audit' })} ${run.audit}`]),
    ...(run.error === null ? [] : [run.error]),
  ].join('; ');
}

const BECAUSE = {
  'nobody-waited': { bg: 'никой не чакаше', en: 'nobody was waiting' },
  busy: { bg: 'вървеше друга оценка', en: 'another audit was running' },
} as const;

const OUTCOME = {
  running: { bg: 'върви', en: 'running' },
  finished: { bg: 'завърши', en: 'finished' },
  failed: { bg: 'провали се', en: 'failed' },
  interrupted: { bg: 'спряна заедно с графика', en: 'stopped together with the schedule' },
  lost: { bg: 'прекъсната, без да завърши', en: 'cut off before its end' },
} as const;

/** „01.12.2026, 03:00“ in a zone; minutes are all that cron knows. */
function momentIn(timeZone: string): When {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (iso) => {
    const parts = new Map(format.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
    const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
    return `${of('day')}.${of('month')}.${of('year')}, ${of('hour')}:${of('minute')}`;
  };
}
