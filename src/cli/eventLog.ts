import { closeSync, openSync, writeSync } from 'node:fs';
import type { AuditEvent } from '../app/auditEvents.ts';
import { UserError } from '../model/errors.ts';

export type EventLog = {
  readonly event: (event: AuditEvent) => void;
  /** The last line: how the run ended. */
  end(exit: number): void;
};

/**
 * Writes what happens as JSON lines to the end of a file: one object a line, each handed to the system at once, so that
 * a killed run loses none. Never rotated; `logrotate` with copytruncate may. A disk that refuses is told once, and the
 * audit goes on: its own evidence says the same.
 */
export function openEventLog(file: string, nowMs: () => number, onTrouble: (reason: string) => void): EventLog {
  let handle: number | null = openFile(file);
  const write = (fields: object): void => {
    if (handle === null) return;
    try {
      writeSync(handle, `${JSON.stringify({ ts: new Date(nowMs()).toISOString(), ...fields })}\n`);
    } catch (error) {
      onTrouble(error instanceof Error ? error.message : String(error));
      close();
    }
  };
  const close = (): void => {
    if (handle !== null) closeSync(handle);
    handle = null;
  };
  return {
    event: (event) => write(logFields(event)),
    end(exit) {
      write({ event: 'end', exit });
      close();
    },
  };
}

function openFile(file: string): number {
  try {
    return openSync(file, 'a', 0o600);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError('log-file', { bg: `--log ${file}: ${reason}`, en: `--log ${file}: ${reason}` });
  }
}

/** One event as the fields of its line; the names are the same in all lines (README). */
export function logFields(event: AuditEvent): object {
  if (event.is !== 'gather') {
    const { is, ...fields } = event;
    return is === 'gathered' ? { event: is, lanes: event.health.length } : { event: is, ...fields };
  }
  const gathered = event.event;
  switch (gathered.is) {
    case 'exchange':
      return exchangeFields(gathered);
    case 'waiting':
      return {
        event: 'waiting',
        lane: gathered.lane,
        host: gathered.host,
        ms: gathered.waitMs,
        reason: gathered.because,
      };
    case 'lane-ended': {
      const { end, requests, bytes, leftInQueue } = gathered.health;
      return { event: 'lane-ended', lane: gathered.lane, reason: end, requests, bytes, queued: leftInQueue };
    }
    default: {
      const { is, ...fields } = gathered;
      return { event: is, ...fields };
    }
  }
}

type Exchange = Extract<Extract<AuditEvent, { is: 'gather' }>['event'], { is: 'exchange' }>;

function exchangeFields({ lane, capture, queued }: Exchange): object {
  const { result, target, request, elapsedMs, id, sequence, repeat, carried, address } = capture;
  const common = {
    lane,
    sequence,
    capture: id,
    purpose: target.purpose,
    method: request.method,
    url: request.url,
    queued,
    ...(repeat ? { repeat } : {}),
  };
  if (carried !== undefined) return { event: 'carried', ...common, reason: `audit ${carried.audit}` };
  const sent = { ...common, ms: elapsedMs, ...(address === undefined ? {} : { address }) };
  if (result.is === 'response')
    return { event: 'response', ...sent, status: result.status, bytes: result.body.bytes, digest: result.body.digest };
  if (result.is === 'failure') return { event: 'failure', ...sent, reason: result.code, detail: result.detail };
  return { event: 'skipped', ...common, reason: result.reason, detail: result.detail };
}
