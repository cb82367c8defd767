import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEvent } from '../../src/app/auditEvents.ts';
import { openEventLog } from '../../src/cli/eventLog.ts';
import { stopOnSignals } from '../../src/cli/stopOnSignals.ts';
import type { Capture } from '../../src/model/capture.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-log-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function exchange(result: object): AuditEvent {
  const capture = {
    id: 'c1',
    lane: 'a',
    sequence: 4,
    target: { purpose: 'file' },
    request: { method: 'GET', url: 'http://a.example/b.csv' },
    elapsedMs: 12,
    repeat: false,
    address: '127.0.0.1:80',
    result,
  } as unknown as Capture;
  return {
    is: 'gather',
    event: { is: 'exchange', lane: 'a', capture, queued: 2, requests: 3, intervalMs: 0, leftMs: 0 },
  };
}

const TS = '2026-11-20T10:00:00.000Z';

describe('the log', () => {
  it('has a line for each event, on the disk at once, and goes on in an old file', () => {
    const file = path.join(dir, 'audit.log');
    const read = (): unknown[] =>
      readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
    const open = () =>
      openEventLog(
        file,
        () => Date.parse(TS),
        () => undefined,
      );
    const log = open();
    const common = { ts: TS, lane: 'a', sequence: 4, capture: 'c1', purpose: 'file', method: 'GET' };
    const url = 'http://a.example/b.csv';
    log.event(exchange({ is: 'response', status: 200, body: { bytes: 9, digest: 'd' } }));
    const sent = { ...common, url, queued: 2, ms: 12, address: '127.0.0.1:80' };
    expect(read()).toEqual([{ ...sent, event: 'response', status: 200, bytes: 9, digest: 'd' }]);
    log.event(exchange({ is: 'failure', code: 'connect-refused', detail: 'x' }));
    log.event(exchange({ is: 'not-attempted', reason: 'robots', detail: 'y' }));
    log.end(4);
    open().end(0);
    expect(read().slice(1)).toEqual([
      { ...sent, event: 'failure', reason: 'connect-refused', detail: 'x' },
      { ...common, url, queued: 2, event: 'skipped', reason: 'robots', detail: 'y' },
      { ts: TS, event: 'end', exit: 4 },
      { ts: TS, event: 'end', exit: 0 },
    ]);
  });

  it('that cannot be opened is the fault of the option', () => {
    expect(() =>
      openEventLog(
        path.join(dir, 'no/such/folder'),
        () => 0,
        () => undefined,
      ),
    ).toThrow('--log');
  });
});

describe('Ctrl+C', () => {
  function staged() {
    const said: string[] = [];
    const listeners = new Set<() => void>();
    let late: (() => void) | null = null;
    const stop = stopOnSignals({
      source: { on: (_, listener) => listeners.add(listener), off: (_, listener) => listeners.delete(listener) },
      graceMs: 20_000,
      after(ms, work) {
        said.push(`after ${ms}`);
        late = work;
        return () => said.push('cancelled');
      },
      onStop: () => said.push('stop'),
      onGiveUp: (because) => said.push(because),
    });
    return { stop, said, listeners, send: () => [...listeners][0]?.(), tooLate: () => late?.() };
  }

  it('stops in order, and does not wait for ever', () => {
    const { stop, said, send, tooLate } = staged();
    expect(stop.signal.aborted).toBe(false);
    send();
    expect(stop.signal.aborted).toBe(true);
    expect(said).toEqual(['stop', 'after 20000']);
    tooLate();
    expect(said.at(-1)).toBe('too-long');
  });

  it('for the second time stops at once; in time, nothing is left behind', () => {
    const { stop, said, send, listeners } = staged();
    send();
    send();
    expect(said.at(-1)).toBe('second-signal');
    stop.done();
    expect(said.at(-1)).toBe('cancelled');
    expect(listeners.size).toBe(0);
  });
});
