import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scheduleLine } from '../../src/cli/scheduleLine.ts';
import { scheduleStatusLines } from '../../src/cli/scheduleStatusLines.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { inProcess } from '../e2e/commandLine.ts';

const terminal: Terminal = {
  lang: 'bg',
  interactive: false,
  columns: () => 80,
  out: () => undefined,
  err: () => undefined,
  raw: () => undefined,
  say: ({ bg }) => bg,
  endWith: () => undefined,
  exitCode: () => 0,
};
const RUN = {
  due: '2026-11-01T01:00:00.000Z',
  started: '2026-11-01T01:00:01.000Z',
  ended: '2026-11-01T03:12:00.000Z',
  outcome: 'finished',
  audit: 'a-20261101-0100',
  exit: 3,
  error: null,
} as const;

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-status-'));
  writeFileSync(path.join(dir, 's.yaml'), "audits: [{ name: месечна, cron: '0 3 1 * *', config: a.yaml }]\n");
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('schedule --status', () => {
  it('says in Bulgarian who waits, what is next, how the last run ended and what was missed', () => {
    const missed = [
      { due: '2026-10-01T00:00:00.000Z', because: 'nobody-waited' },
      { due: '2026-11-01T01:00:00.000Z', because: 'busy' },
    ] as const;
    const job = { name: 'месечна', cron: '0 3 1 * *', next: '2026-12-01T01:00:00.000Z', missedInAll: 3 };
    const waiting = { pid: 41, since: '2026-10-25T00:30:00.000Z', seen: '2026-11-26T01:00:00.000Z' };
    const jobs = [
      { ...job, lastRun: RUN, missed, isWell: false },
      { ...job, name: 'нова', lastRun: null, missed: [], missedInAll: 0, isWell: true },
    ];
    const status = { timeZone: 'Europe/Sofia', isWaiting: true, waiting, jobs, isWell: false };
    expect(scheduleStatusLines(status, terminal)).toEqual([
      'Графикът чака (процес 41, от 25.10.2026, 03:30).',
      '✗ месечна (0 3 1 * *)',
      '    следваща: 01.12.2026, 03:00',
      '    последна: 01.11.2026, 03:00 – 01.11.2026, 05:12: завърши; код 3 (audit: завършено, но бюджетът за заявки прекъсна обхождането на поне една институция); оценка a-20261101-0100',
      '    пропуснати: 2 (01.10.2026, 03:00 – никой не чакаше; 01.11.2026, 03:00 – вървеше друга оценка)',
      '    пропуснати досега общо: 3',
      '✓ нова (0 3 1 * *)',
      '    следваща: 01.12.2026, 03:00',
      '    последна: още няма',
    ]);
    expect(scheduleStatusLines({ ...status, isWaiting: false }, terminal)[0]).toBe(
      'Графикът не работи: никой не чака следващото време (последен знак 26.11.2026, 03:00). Пуснете „zvezdomer schedule“.',
    );
  });

  it('has its own exit code when nobody waits, for people and for programs', async () => {
    const args = ['schedule', '--status', '-c', path.join(dir, 's.yaml'), '--out', path.join(dir, 'audits')];
    const shown = await inProcess(...args);
    expect(shown).toMatchObject({ code: 11, err: [] });
    expect(shown.out[0]).toBe('Графикът не работи: никой не чака следващото време. Пуснете „zvezdomer schedule“.');
    const { code, out } = await inProcess(...args, '--json');
    expect(code).toBe(11);
    expect(JSON.parse(out.join('\n'))).toMatchObject({ isWell: false, jobs: [{ name: 'месечна', isWell: true }] });
  });
});

describe('the log of a schedule', () => {
  const at = new Date('2026-11-02T03:00:00Z');
  it.each([
    [{ is: 'started', due: at, because: 'catch-up' }, 'започна със закъснение, наваксва пропуснатото'],
    [{ is: 'finished', exit: 3 }, 'завърши, код 3'],
    [
      { is: 'missed', due: Array.from({ length: 7 }, () => at) },
      `пропуснати, защото никой не чакаше: 7 (…, ${Array.from({ length: 5 }, () => at.toISOString()).join(', ')})`,
    ],
    [{ is: 'lost', audit: 'a-1' }, 'последното провеждане е прекъснато, без да завърши (a-1)'],
    [{ is: 'failed', error: new Error('x') }, 'провали се: x'],
  ] as const)('%o', (event, text) => {
    expect(scheduleLine({ ...event, job: 'месечна', at }, terminal)).toBe(`${at.toISOString()} месечна: ${text}`);
  });
});
