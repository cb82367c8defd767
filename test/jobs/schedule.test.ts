import { describe, expect, it } from 'vitest';
import { oneAtATime, type ScheduleEvent, startSchedule } from '../../src/jobs/schedule.ts';

const at = new Date('2026-11-02T03:00:00Z');

describe('oneAtATime', () => {
  it('skips a job that is due while another runs, and says which', async () => {
    const events: ScheduleEvent[] = [];
    const gate = oneAtATime(
      (event) => events.push(event),
      () => at,
    );
    const slow = Promise.withResolvers<void>();
    gate.offer({ name: 'месечна', cron: '0 3 1 * *', run: () => slow.promise }, at);
    gate.offer({ name: 'седмична', cron: '0 3 * * 1', run: async () => {} }, at);
    expect(events).toEqual([
      { is: 'started', job: 'месечна', at },
      { is: 'skipped-busy', job: 'седмична', busyWith: 'месечна', at },
    ]);
    slow.resolve();
    await gate.stop();
    gate.offer({ name: 'седмична', cron: '0 3 * * 1', run: async () => {} }, at);
    await gate.stop();
    expect(events.slice(2).map(({ is, job }) => `${is} ${job}`)).toEqual([
      'finished месечна',
      'started седмична',
      'finished седмична',
    ]);
  });

  it('reports a job that fails and goes on', async () => {
    const events: ScheduleEvent[] = [];
    const gate = oneAtATime(
      (event) => events.push(event),
      () => at,
    );
    gate.offer({ name: 'a', cron: '* * * * *', run: () => Promise.reject(new Error('no disk')) }, at);
    await gate.stop();
    expect(events[1]).toMatchObject({ is: 'failed', job: 'a', error: new Error('no disk') });
  });

  it('asks the running job to stop', async () => {
    const gate = oneAtATime(
      () => {},
      () => at,
    );
    const seen: boolean[] = [];
    gate.offer(
      {
        name: 'a',
        cron: '* * * * *',
        run: (signal) =>
          new Promise((done) => signal.addEventListener('abort', () => done(void seen.push(signal.aborted)))),
      },
      at,
    );
    await gate.stop();
    expect(seen).toEqual([true]);
  });
});

describe('startSchedule', () => {
  it('refuses what is no cron expression, by name', () => {
    expect(() =>
      startSchedule([{ name: 'нощна', cron: 'всяка нощ', run: async () => {} }], 'Europe/Sofia', () => {}),
    ).toThrow(/нощна/);
  });

  it('starts and stops', async () => {
    const schedule = startSchedule([{ name: 'a', cron: '0 3 1 1 *', run: async () => {} }], 'Europe/Sofia', () => {});
    await expect(schedule.stop()).resolves.toBeUndefined();
  });
});
