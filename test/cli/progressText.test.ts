import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../src/app/auditEvents.ts';
import { noted, progressText, started } from '../../src/cli/progressText.ts';
import type { Capture } from '../../src/model/capture.ts';

function exchange(lane: string, result: object, purpose = 'file', queued = 3): AuditEvent {
  const capture = { lane, target: { purpose }, result } as unknown as Capture;
  return { is: 'gather', event: { is: 'exchange', lane, capture, queued, requests: 1 } };
}

function tell(events: readonly AuditEvent[], lang: 'bg' | 'en'): { text: string; lines: string[] } {
  const lines: string[] = [];
  let state = started();
  for (const event of events) {
    const next = noted(state, event, lang);
    state = next.state;
    if (next.line !== null) lines.push(next.line);
  }
  return { text: progressText(state, lang), lines };
}

const begun: AuditEvent = { is: 'begun', id: 'a', dir: 'audits/a', institutions: 2, resumed: false };

describe('progress', () => {
  it('counts what was asked, what came and what failed; what was not asked is no request', () => {
    const { text, lines } = tell(
      [
        begun,
        { is: 'gather', event: { is: 'lane-started', lane: 'x', resumed: false } },
        exchange('x', { is: 'response', status: 200, body: { bytes: 1_500_000 } }),
        exchange('x', { is: 'failure', code: 'dns-failed' }),
        exchange('x', { is: 'not-attempted', reason: 'robots' }, 'file', 7),
      ],
      'bg',
    );
    expect(lines).toEqual(['Започваме оценка a: 2 институции → audits/a']);
    expect(text).toBe('Обхождане: 0 готови, 1 в ход · 2 заявки · 1 файл · 1,5 MB · 1 неуспешна · 7 чакат');
  });

  it('says in both languages that a floor under one second is used', () => {
    const floor: AuditEvent = { is: 'gather', event: { is: 'floor-under-1s', host: 'a.example', floorMs: 20 } };
    expect(tell([begun, floor], 'en').lines[1]).toContain('less than 1 second between requests (20 ms)');
    expect(tell([begun, floor], 'bg').lines[1]).toContain('под 1 секунда между заявките (20 ms)');
  });

  it('goes through the stages', () => {
    expect(tell([begun, { is: 'inspect', done: 3, total: 9 }], 'bg').text).toBe('Преглед на файловете: 3 / 9');
    expect(tell([begun, { is: 'judge' }], 'bg').text).toBe('Оценяване…');
    expect(tell([begun, { is: 'pdf-skipped', because: 'no-browser', detail: '' }], 'bg').lines[1]).toContain(
      'Без PDF: няма Chromium',
    );
  });
});
