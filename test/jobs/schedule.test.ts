import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSchedule } from '../../src/jobs/schedule.ts';
import type { RunRequest, ScheduledJob, ScheduleEvent } from '../../src/jobs/scheduledJob.ts';
import { openScheduleMemory, type ScheduleMemory } from '../../src/jobs/scheduleMemory.ts';
import { scheduleStatus } from '../../src/jobs/scheduleStatus.ts';
import type { Clock } from '../../src/model/ports.ts';
import { type SimulatedClock, simulatedClock } from '../gather/fakes/simulatedClock.ts';

const HOUR = 3_600_000;
/** A Monday, 02:30 in Sofia. */
const START = Date.UTC(2026, 10, 2, 0, 30);
const ZONE = 'Europe/Sofia';

let dir: string;
let memory: ScheduleMemory;
let time: SimulatedClock;
/** How far the machine's clock has jumped: by sleep, by hand. */
let jumpMs: number;
let clock: Clock;
let events: ScheduleEvent[];
let ran: { name: string; at: string; resume: string | null }[];
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-schedule-'));
  memory = openScheduleMemory(dir);
  time = simulatedClock(START);
  jumpMs = 0;
  clock = { now: () => time.now() + jumpMs, wait: time.wait };
  events = [];
  ran = [];
});
afterEach(() => rmSync(dir, { recursive: true }));

function job(name: string, cron: string, tookMs = 0, end: () => number = () => 0): ScheduledJob {
  return {
    name,
    cron,
    async run({ signal, resume, onBegun }: RunRequest) {
      ran.push({ name, at: new Date(clock.now()).toISOString(), resume });
      onBegun(resume ?? `${name}-${ran.length}`);
      await clock.wait(tookMs, signal);
      return { exit: signal.aborted ? 130 : end() };
    },
  };
}

function start(jobs: readonly ScheduledJob[], catchUp = true, pid = 7): { stop(): Promise<void> } {
  return startSchedule({ jobs, timeZone: ZONE, catchUp, clock, memory, pid, onEvent: (event) => events.push(event) });
}
const pass = (ms: number): Promise<void> => time.run(time.wait(ms));
const told = (): readonly string[] => events.map((event) => `${event.is} ${'job' in event ? event.job : ''}`);
const status = (jobs: readonly ScheduledJob[], isAlive = false) =>
  scheduleStatus({ timeZone: ZONE, jobs }, memory.read(), clock.now(), () => isAlive);

describe('a schedule', () => {
  it('runs what is due when it is due, and knows of it afterwards', async () => {
    const jobs = [job('нощна', '0 3 * * *', HOUR)];
    const schedule = start(jobs);
    await pass(25 * HOUR);
    expect(ran).toEqual([
      { name: 'нощна', at: '2026-11-02T01:00:00.000Z', resume: null },
      { name: 'нощна', at: '2026-11-03T01:00:00.000Z', resume: null },
    ]);
    expect(status(jobs, true)).toMatchObject({ isWell: true, isWaiting: true });
    await pass(HOUR);
    await time.run(schedule.stop());
    expect(status(jobs)).toMatchObject({
      isWaiting: false,
      isWell: false,
      jobs: [
        {
          next: '2026-11-04T01:00:00.000Z',
          isWell: true,
          missed: [],
          lastRun: {
            started: '2026-11-03T01:00:00.000Z',
            ended: '2026-11-03T02:00:00.000Z',
            audit: 'нощна-2',
            exit: 0,
          },
        },
      ],
    });
  });

  it('never runs two at once: the second is said to be missed, and made up for when the first is done', async () => {
    const jobs = [job('месечна', '0 3 2 * *', 2 * HOUR), job('седмична', '0 4 * * 1', HOUR)];
    const schedule = start(jobs);
    await pass(2 * HOUR);
    expect(told()).toEqual(['started месечна', 'skipped-busy седмична']);
    expect(status(jobs, true).jobs[1]).toMatchObject({
      isWell: false,
      missed: [{ due: '2026-11-02T02:00:00.000Z', because: 'busy' }],
    });
    await pass(2 * HOUR);
    expect(ran.map(({ name, at }) => `${name} ${at}`)).toEqual([
      'месечна 2026-11-02T01:00:00.000Z',
      'седмична 2026-11-02T03:00:00.000Z',
    ]);
    expect(status(jobs, true).jobs[1]).toMatchObject({ isWell: true, missed: [], missedInAll: 1 });
    await time.run(schedule.stop());
  });

  it('does not follow itself without end when it is longer than its interval', async () => {
    const schedule = start([job('a', '0 * * * *', 1.5 * HOUR)]);
    await pass(6 * HOUR);
    expect(ran.map(({ at }) => at.slice(11, 16))).toEqual(['01:00', '03:00', '05:00']);
    await time.run(schedule.stop());
  });

  it.each([
    [true, ['2026-11-05T06:30:00.000Z']],
    [false, []],
  ])('says what was missed while the machine slept; catchUp %s', async (catchUp, expected) => {
    const jobs = [job('нощна', '0 3 * * *')];
    const schedule = start(jobs, catchUp);
    await pass(60_000);
    jumpMs = 78 * HOUR - 60_000;
    await pass(60_000);
    const missed = events.find(({ is }) => is === 'missed');
    expect(missed).toMatchObject({
      job: 'нощна',
      due: [2, 3, 4, 5].map((day) => new Date(Date.UTC(2026, 10, day, 1))),
    });
    expect(ran.map(({ at }) => at)).toEqual(expected.map((at) => new Date(Date.parse(at) + 60_000).toISOString()));
    await pass(HOUR);
    expect(status(jobs, true)).toMatchObject({ isWell: catchUp, jobs: [{ missedInAll: 4 }] });
    await time.run(schedule.stop());
  });

  it('tells what nobody ran while it was not there, before and after it is started again', async () => {
    const jobs = [job('нощна', '0 3 * * *')];
    await time.run(start(jobs).stop());
    jumpMs = 30 * HOUR;
    expect(status(jobs)).toMatchObject({
      isWell: false,
      jobs: [{ missed: [{ due: '2026-11-02T01:00:00.000Z' }, { due: '2026-11-03T01:00:00.000Z' }] }],
    });
    const again = start(jobs, false);
    await pass(1_000);
    expect(told()).toEqual(['missed нощна']);
    await time.run(again.stop());
    // Told once, not at every start.
    const third = start(jobs, false);
    await pass(1_000);
    expect(told()).toEqual(['missed нощна']);
    expect(status(jobs, true).jobs[0]).toMatchObject({ isWell: false, missedInAll: 2 });
    await time.run(third.stop());
  });

  it('goes on with a run whose process was killed', async () => {
    const jobs = [job('нощна', '0 3 * * *', 2 * HOUR)];
    void start(jobs);
    await pass(HOUR);
    const left = readFileSync(path.join(dir, 'schedule.json'), 'utf8');
    expect(JSON.parse(left)).toMatchObject({ jobs: { нощна: { lastRun: { outcome: 'running', audit: 'нощна-1' } } } });
    // What the killed one would have gone on to do is in another folder.
    const killed = dir;
    dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-schedule-'));
    writeFileSync(path.join(dir, 'schedule.json'), left);
    rmSync(killed, { recursive: true });
    memory = openScheduleMemory(dir);
    jumpMs = 5 * HOUR;
    expect(status(jobs).jobs[0]).toMatchObject({ isWell: false, lastRun: { outcome: 'lost' } });
    events = [];
    ran = [];
    const again = start(jobs);
    await pass(1_000);
    expect(told()).toEqual(['lost нощна', 'started нощна']);
    expect(ran).toMatchObject([{ resume: 'нощна-1' }]);
    await pass(3 * HOUR);
    expect(status(jobs, true).jobs[0]).toMatchObject({
      isWell: true,
      lastRun: { audit: 'нощна-1', outcome: 'finished' },
    });
    await time.run(again.stop());
  });

  it('goes on with a run that was stopped together with it', async () => {
    const jobs = [job('нощна', '0 3 * * *', 2 * HOUR)];
    const first = start(jobs);
    await pass(HOUR);
    await time.run(first.stop());
    expect(status(jobs).jobs[0]).toMatchObject({ isWell: false, lastRun: { outcome: 'interrupted', exit: 130 } });
    const again = start(jobs);
    await pass(3 * HOUR);
    expect(ran.map(({ resume }) => resume)).toEqual([null, 'нощна-1']);
    await time.run(again.stop());
  });

  it('reports a run that fails, or that reached nobody, and goes on', async () => {
    const broken = { ...job('счупена', '0 3 * * *'), run: () => Promise.reject(new Error('no disk')) };
    const jobs = [broken, job('глуха', '30 3 * * *', 0, () => 5)];
    const schedule = start(jobs);
    await pass(25 * HOUR);
    expect(events[1]).toMatchObject({ is: 'failed', job: 'счупена', error: new Error('no disk') });
    expect(status(jobs, true)).toMatchObject({
      isWell: false,
      jobs: [
        { isWell: false, lastRun: { outcome: 'failed', error: 'no disk' } },
        { isWell: false, lastRun: { exit: 5 } },
      ],
    });
    expect(told().filter((line) => line === 'started счупена')).toHaveLength(2);
    await time.run(schedule.stop());
  });

  it('counts anew when the clock is set back, and never runs a time twice when it is set back a little', async () => {
    const jobs = [job('нощна', '0 3 * * *')];
    const schedule = start(jobs);
    await pass(HOUR);
    jumpMs = -HOUR;
    await pass(HOUR);
    expect(ran).toHaveLength(1);
    // A clock that stood four years ahead has been put right.
    jumpMs = -48 * HOUR;
    await pass(2 * HOUR);
    expect(told()).toContain('clock-set-back нощна');
    await pass(24 * HOUR);
    expect(ran).toHaveLength(2);
    await time.run(schedule.stop());
  });

  it('goes on when its state cannot be written', async () => {
    const file = memory;
    memory = {
      read: file.read,
      write: () => {
        throw new Error('ENOSPC');
      },
    };
    const schedule = start([job('нощна', '0 3 * * *')]);
    await pass(HOUR);
    expect(told()).toContain('not-written ');
    expect(ran).toHaveLength(1);
    await time.run(schedule.stop());
  });

  it('begins anew with a job whose times were changed', async () => {
    await time.run(start([job('нощна', '0 3 * * *')]).stop());
    jumpMs = 30 * HOUR;
    const jobs = [job('нощна', '0 5 * * *')];
    expect(status(jobs).jobs[0]).toMatchObject({ missed: [], next: '2026-11-04T03:00:00.000Z' });
    const again = start(jobs);
    await pass(1_000);
    expect(told()).toEqual([]);
    await time.run(again.stop());
  });

  it('says so when what it wrote down is not readable', () => {
    for (const text of ['{ torn', '{"format":1}']) {
      writeFileSync(path.join(dir, 'schedule.json'), text);
      expect(() => memory.read()).toThrow(expect.objectContaining({ code: 'schedule-unreadable' }));
    }
  });
});
