import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../src/app/auditEvents.ts';
import { showProgress } from '../../src/cli/showProgress.ts';
import { textWidth } from '../../src/cli/textWidth.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import type { Capture } from '../../src/model/capture.ts';

type Gather = Extract<AuditEvent, { is: 'gather' }>['event'];
const gather = (event: Gather): AuditEvent => ({ is: 'gather', event });
const begun: AuditEvent = { is: 'begun', id: 'a', dir: 'audits/a', institutions: 2, resumed: false };
const opened = (lane: string): AuditEvent => gather({ is: 'lane-started', lane, resumed: false });
const asking = (lane: string): AuditEvent =>
  gather({ is: 'asking', lane, host: `${lane}.example`, url: `http://${lane}.example/x` });

function exchange(lane: string, result: object, more: { purpose?: string; queued?: number; leftMs?: number } = {}) {
  const { purpose = 'file', queued = 3, leftMs = 720_000 } = more;
  const request = { url: `http://${lane}.example/x` };
  const address = `127.0.0.${lane.length}:80`;
  const capture = { lane, target: { purpose }, request, result, address, elapsedMs: 200 } as unknown as Capture;
  return gather({ is: 'exchange', lane, capture, queued, requests: 1, intervalMs: 1_000, leftMs });
}

/** A terminal, a clock and a timer that pass only when the test says so. */
function staged(options: { interactive: boolean; columns?: number; lang?: 'bg' | 'en'; quiet?: boolean }) {
  let nowMs = 0;
  const drawn: string[] = [];
  const lines: string[] = [];
  const timers: { ms: number; work: () => void; at: number }[] = [];
  const terminal = {
    lang: options.lang ?? 'bg',
    interactive: options.interactive,
    columns: () => options.columns ?? 200,
    err: (text: string) => void lines.push(text),
    raw: (text: string) => {
      const line = text.replace('\r\u001b[2K', '');
      if (line !== '') drawn.push(line);
    },
  } as unknown as Terminal;
  const progress = showProgress(terminal, {
    now: () => nowMs,
    every: (ms, work) => {
      timers.push({ ms, work, at: ms });
      return () => void timers.splice(0);
    },
    quiet: options.quiet ?? false,
  });
  return {
    progress,
    drawn,
    lines,
    timers,
    pass(ms: number) {
      const end = nowMs + ms;
      for (;;) {
        const due = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        nowMs = due.at;
        due.at += due.ms;
        due.work();
      }
      nowMs = end;
    },
  };
}

const good = { is: 'response', status: 200, body: { bytes: 1_500_000 } };
const STORY = [
  begun,
  opened('x'),
  opened('yy'),
  exchange('x', good),
  exchange('x', good, { purpose: 'page' }),
  exchange('x', { is: 'failure', code: 'dns-failed' }),
  exchange('x', { is: 'not-attempted', reason: 'robots' }, { queued: 7 }),
  asking('x'),
  gather({ is: 'waiting', lane: 'yy', host: 'yy.example', waitMs: 900, because: 'pace' }),
];

describe('progress', () => {
  it('counts what was asked, what came and what failed; what was not asked is no request', () => {
    const stage = staged({ interactive: true });
    stage.pass(1_000);
    for (const event of STORY) stage.progress.event(event);
    stage.pass(4_000);
    expect(stage.lines).toEqual(['Започваме оценка a: 2 институции → audits/a']);
    expect(stage.drawn.at(-1)).toBe(
      'Обхождане: 0 от 2 · хостове: 1 питани, 1 на ред · 1 страница · 1 файл · 3,0 MB · 1 неуспешна · 7 чакат · η 0,75 · още поне 12 мин',
    );
    const english = staged({ interactive: true, lang: 'en' });
    english.pass(1_000);
    for (const event of STORY) english.progress.event(event);
    english.pass(4_000);
    expect(english.drawn.at(-1)).toBe(
      'Visiting: 0 of 2 · hosts: 1 asked, 1 in turn · 1 page · 1 file · 3.0 MB · 1 failed · 7 queued · η 0.75 · at least 12 min more',
    );
  });

  it('fits the width of the terminal: what matters least goes first', () => {
    for (const columns of [20, 40, 60, 80, 100, 120]) {
      const stage = staged({ interactive: true, columns });
      stage.pass(1_000);
      for (const event of STORY) stage.progress.event(event);
      stage.pass(4_000);
      const line = stage.drawn.at(-1) ?? '';
      expect(textWidth(line), line).toBeLessThan(columns);
      if (columns >= 60) expect(line).toContain('още поне 12 мин');
      expect(line.startsWith('Обхождане: 0 от 2')).toBe(true);
    }
  });

  it('is drawn at most eight times a second, whatever happens', () => {
    const stage = staged({ interactive: true });
    stage.pass(1_000);
    stage.progress.event(begun);
    const before = stage.drawn.length;
    for (let event = 0; event < 1_000; event += 1) {
      stage.progress.event(exchange('x', good));
      stage.pass(1);
    }
    expect(stage.drawn.length - before).toBeGreaterThan(4);
    expect(stage.drawn.length - before).toBeLessThanOrEqual(8);
  });

  it('without a terminal is a line every 30 s, also when nothing happens: then it says whom we wait for', () => {
    const stage = staged({ interactive: false });
    for (const event of [begun, opened('x'), exchange('x', good), asking('x')]) stage.progress.event(event);
    stage.pass(95_000);
    expect(stage.lines.slice(1)).toHaveLength(3);
    expect(stage.lines[1]).not.toContain('няма отговор');
    expect(stage.lines[3]).toMatch(/ · няма отговор от 2 мин: чакаме x\.example \(http:\/\/x\.example\/x\)$/);
    stage.progress.end();
    expect(stage.timers).toEqual([]);
  });

  it('says that a wait is asked for, and for how long yet', () => {
    const stage = staged({ interactive: true });
    stage.pass(1_000);
    const wait = gather({ is: 'waiting', lane: 'x', host: 'x.example', waitMs: 600_000, because: 'retry-after' });
    for (const event of [begun, opened('x'), exchange('x', good), wait]) stage.progress.event(event);
    stage.pass(61_000);
    expect(stage.drawn.at(-1)).toBe('няма отговор от 61 s: x.example – сървърът поиска да изчакаме, още 9 мин');
  });

  it('is silent when it is asked to be, but for what must be said', () => {
    const stage = staged({ interactive: true, quiet: true });
    for (const event of STORY) stage.progress.event(event);
    stage.pass(300_000);
    stage.progress.note('Спираме');
    expect([stage.drawn, stage.lines]).toEqual([[], ['Спираме']]);
  });

  it('says once for all hosts that less than a second is allowed here', () => {
    const stage = staged({ interactive: false });
    for (const host of ['a.example', 'b.example'])
      stage.progress.event(gather({ is: 'floor-under-1s', host, floorMs: 0 }));
    expect(stage.lines).toHaveLength(1);
  });

  it('says why there is no PDF', () => {
    const stage = staged({ interactive: false });
    stage.progress.event({ is: 'pdf-skipped', because: 'no-browser', detail: '' });
    expect(stage.lines[0]).toMatch(/^Без PDF: няма Chromium\./);
  });
});
