import { type ChildProcess, fork } from 'node:child_process';
import { basename } from 'node:path';
import type { Fact } from '../../src/model/facts.ts';
import { UserError } from '../../src/model/errors.ts';
import { viewFacts } from './factView.ts';
import type { Judgement, Offered } from './question.ts';
import type { Inspect, Inspection } from './runSuite.ts';

export type ChildRequest = { readonly name: string; readonly bytes: Uint8Array; readonly offered: Offered | null };
export type ChildReply =
  | { readonly ok: true; readonly facts: readonly Fact[]; readonly judged: Judged; readonly elapsedMs: number }
  | { readonly ok: false; readonly message: string };
/** Judge may break where inspection did not: then only the questions about its verdict are lost. */
export type Judged = { readonly judgement: Judgement } | { readonly crashed: string };
/** What a child says once when it has loaded everything. */
export const READY = 'ready';

export type Inspector = { readonly inspect: Inspect; readonly close: () => void };

const MEMORY_MB = 1024;
const INSPECTING = new URL('inspectChild.ts', import.meta.url);

/**
 * Inspects in a child process, one body at a time: a hang is ended after `limitMs`, a crash or a lack of memory costs
 * one case, and the next one gets a new child.
 */
export function inspectInChild(limitMs: number, program: URL = INSPECTING): Inspector {
  let child: ChildProcess | null = null;
  const end = (): void => {
    child?.kill('SIGKILL');
    child = null;
  };
  return {
    close: end,
    inspect: async (id, bytes, offered) => {
      child ??= await startChild(program);
      const inspection = await askChild(child, { name: basename(id), bytes, offered: offered ?? null }, limitMs);
      if (inspection.lost) end();
      return inspection.result;
    },
  };
}

/** A child that cannot even start is no fault of the file: it ends the run. */
function startChild(program: URL): Promise<ChildProcess> {
  const child = fork(program, {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${MEMORY_MB}`],
    // Parsers of others print warnings; they belong to nobody here.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (text: Buffer) => {
      said = (said + text.toString('utf8')).slice(-4000);
    });
    child.once('exit', () =>
      reject(new UserError('inspector', `the inspecting process does not start: ${lastWords(said)}`)),
    );
    child.once('message', (message) => {
      child.removeAllListeners('exit');
      child.stderr?.removeAllListeners('data');
      if (message === READY) resolve(child);
      else reject(new UserError('inspector', 'the inspecting process answers before it is asked'));
    });
  });
}

/** `lost`: this child is no longer of use. */
function askChild(
  child: ChildProcess,
  request: ChildRequest,
  limitMs: number,
): Promise<{ result: Inspection; lost: boolean }> {
  return new Promise((resolve) => {
    let said = '';
    const onError = (text: Buffer): void => {
      said = (said + text.toString('utf8')).slice(-2000);
    };
    const done = (result: Inspection, lost: boolean): void => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.stderr?.off('data', onError);
      resolve({ result, lost });
    };
    const onMessage = (message: unknown): void => done(readReply(message as ChildReply), false);
    const onExit = (code: number | null, signal: string | null): void =>
      done({ ok: false, message: `the inspecting process ended (${signal ?? code}): ${lastWords(said)}` }, true);
    const timer = setTimeout(() => done({ ok: false, message: `no answer within ${limitMs} ms` }, true), limitMs);
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.stderr?.on('data', onError);
    child.send(request);
  });
}

/** Of a stack trace, the line that says what happened. */
function lastWords(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.find((line) => /error/i.test(line)) ?? lines.find((line) => line !== '') ?? 'no message';
}

function readReply(reply: ChildReply): Inspection {
  if (!reply.ok) return reply;
  const { facts, judged, elapsedMs } = reply;
  const view = viewFacts(facts);
  if ('judgement' in judged) return { ok: true, seen: { facts: view, judgement: judged.judgement, elapsedMs } };
  return {
    ok: true,
    seen: {
      facts: view,
      elapsedMs,
      get judgement(): Judgement {
        throw new Error(`judge: ${judged.crashed}`);
      },
    },
  };
}
