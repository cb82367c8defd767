import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSchedule } from '../../src/app/loadSchedule.ts';
import type { AuditRequest } from '../../src/app/runAudit.ts';
import { runSchedule, type ScheduleRequest } from '../../src/app/runSchedule.ts';
import { tellSchedule } from '../../src/app/tellSchedule.ts';
import { simulatedClock } from '../gather/fakes/simulatedClock.ts';

const HOUR = 3_600_000;
const CONFIG = `id: a
title: { bg: А, en: A }
institutions:
  - { id: a, name: { bg: А, en: A }, kind: other, sites: ["http://a.example/"] }
crawl:
  userAgent: { product: Zvezdomer, contactUrl: 'https://zvezdomer.example/bot' }
`;
const SCHEDULE = `audits:
  - { name: нощна, cron: '0 3 * * *', config: a.yaml, sinceLast: true }
  - { name: дневна, cron: '0 15 * * *', config: a.yaml }
`;

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-schedule-'));
  file = path.join(dir, 'schedule.yaml');
  writeFileSync(path.join(dir, 'a.yaml'), CONFIG);
  writeFileSync(file, SCHEDULE);
});
afterEach(() => rmSync(dir, { recursive: true }));

function request(asked: AuditRequest['what'][], more: Partial<ScheduleRequest> = {}): ScheduleRequest {
  return {
    path: file,
    out: path.join(dir, 'audits'),
    onEvent: () => undefined,
    onOutcome: () => undefined,
    audit: ({ what, onEvent }) => {
      asked.push(what);
      const id = `a-${asked.length}`;
      const folder = path.join(dir, 'audits', id);
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'audit.sqlite'), '');
      onEvent({ is: 'begun', id, dir: folder, institutions: 1, resumed: 'resume' in what, since: null });
      return Promise.resolve({ id, dir: folder, health: [], report: null, exit: 'resume' in what ? 0 : 130 });
    },
    ...more,
  };
}

describe('runSchedule', () => {
  it('runs each audit as its entry says, and goes on with the one that was cut off', async () => {
    const clock = simulatedClock(Date.UTC(2026, 10, 2, 0, 30));
    const asked: AuditRequest['what'][] = [];
    const first = runSchedule(request(asked, { clock }));
    await clock.run(clock.wait(13 * HOUR));
    await clock.run(first.stop());
    const both = { configPath: path.join(dir, 'a.yaml'), out: path.join(dir, 'audits') };
    expect(asked).toMatchObject([
      { ...both, sinceLast: { is: 'newest' } },
      { ...both, sinceLast: null },
    ]);
    const told = tellSchedule(file, path.join(dir, 'audits'), clock);
    expect(told).toMatchObject({
      isWaiting: false,
      isWell: false,
      jobs: [{ lastRun: { audit: 'a-1', exit: 130 } }, {}],
    });
    const again = runSchedule(request(asked, { clock }));
    await clock.run(clock.wait(HOUR));
    await clock.run(again.stop());
    expect(asked.slice(2)).toEqual([
      { resume: path.join(dir, 'audits/a-1') },
      { resume: path.join(dir, 'audits/a-2') },
    ]);
  });

  it('is refused while another process runs one over the same audits', () => {
    const [at, out] = ['2026-11-02T00:00:00.000Z', path.join(dir, 'audits')];
    mkdirSync(out);
    const waiting = { pid: process.ppid, since: at, seen: at };
    writeFileSync(path.join(out, 'schedule.json'), JSON.stringify({ format: 1, waiting, jobs: {} }));
    expect(() => runSchedule(request([]))).toThrow(expect.objectContaining({ code: 'schedule-runs' }));
  });
});

describe('loadSchedule', () => {
  it('catches up unless told otherwise, and looks at everything anew', () => {
    expect(loadSchedule(file)).toMatchObject({
      timeZone: 'Europe/Sofia',
      catchUp: true,
      audits: [{ sinceLast: true }, { sinceLast: false }],
    });
  });

  it.each([
    [`${SCHEDULE}catchup: true\n`, 4, /catchup.*catchUp/],
    [SCHEDULE.replace('дневна', 'нощна'), 3, /нощна/],
    [SCHEDULE.replace('sinceLast: true', 'sinceLast: last'), 2, /sinceLast/],
  ])('says in which line something is wrong', (text, line, words) => {
    writeFileSync(file, text);
    expect(() => loadSchedule(file)).toThrow(expect.objectContaining({ line, message: expect.stringMatching(words) }));
  });
});
