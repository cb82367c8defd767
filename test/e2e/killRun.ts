import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import { verifyAudit } from '../../src/app/verifyAudit.ts';
import { offlineEnv } from '../setup/network.ts';
import { inProcess } from './commandLine.ts';
import { comparableAudit } from './comparable.ts';
import { ROOT } from './exampleAudit.ts';

/** What is audited, and what its servers saw. */
export type KillSubject = {
  readonly config: string;
  readonly out: string;
  /** Institutions, when not all of them. */
  readonly only?: readonly string[];
  /** Every request so far, as `host METHOD path`. */
  readonly requests: () => readonly string[];
  /** Exit code of an audit that runs through. */
  readonly exit: number;
};

/** `afterMs` after this run has sent that many requests, or after that many stages are done (4 = it is being sealed). */
export type Moment =
  { readonly requests: number; readonly afterMs: number } | { readonly stages: number; readonly afterMs: number };

/** Small linear congruential generator: the same random moments every time. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

type Ended = { readonly ended: number | 'killed'; readonly said: string };

/** Runs the program through: in this process, since a process is only needed by those that are killed. */
export async function run(args: readonly string[]): Promise<Ended> {
  const { code, out, err } = await inProcess(...args);
  return { ended: code, said: [...err, ...out].join('\n') };
}

/** Runs the program as users do; `when` is asked every millisecond, and the signal is sent as soon as it holds. */
export async function runUntil(
  args: readonly string[],
  when: (pid: number) => boolean,
  signal: 'SIGKILL' | 'SIGINT' = 'SIGKILL',
): Promise<Ended> {
  const child: ChildProcess = spawn(process.execPath, [path.join(ROOT, 'src/cli/main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: offlineEnv({ ...process.env, CI: '1', LANG: 'bg_BG.UTF-8', LC_ALL: '' }),
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const watch = setInterval(() => {
    if (!when(child.pid ?? 0)) return;
    clearInterval(watch);
    child.kill(signal);
  }, 1);
  const code = await ended;
  clearInterval(watch);
  return { ended: code ?? 'killed', said };
}

/** Holds once the servers have seen that many more requests. */
export function afterRequests(subject: Pick<KillSubject, 'requests'>, count: number): () => boolean {
  const from = subject.requests().length;
  return () => subject.requests().length - from >= count;
}

function reached(subject: KillSubject, dir: string, moment: Moment): (pid: number) => boolean {
  const isThere =
    'requests' in moment
      ? afterRequests(subject, moment.requests)
      : (pid: number) => isAtWork(dir, pid, moment.stages) && stagesDone(dir) >= moment.stages;
  let since: number | null = null;
  let lookedMs = 0;
  return (pid) => {
    // Not too often: looking into a database takes a lock for a moment.
    const looks = 'requests' in moment || performance.now() - lookedMs >= 20;
    if (looks) lookedMs = performance.now();
    if (since === null && looks && isThere(pid)) since = performance.now();
    return since !== null && performance.now() - since >= moment.afterMs;
  };
}

/** This very run has opened the audit; for the seal it has closed it again. */
function isAtWork(dir: string, pid: number, stages: number): boolean {
  const lock = path.join(dir, 'lock');
  return stages === 4 || (existsSync(lock) && readFileSync(lock, 'utf8') === String(pid));
}

/** Stages that an audit has done, from its database as it is written; 5 once the index of the seal is there too. */
function stagesDone(dir: string): number {
  const file = path.join(dir, 'audit.sqlite');
  if (!existsSync(file)) return 0;
  const db = new DatabaseSync(file, { readOnly: true, timeout: 1_000 });
  try {
    return Number(db.prepare('SELECT count(*) AS n FROM stages').get()?.['n'] ?? 0);
  } catch {
    // Being made just now.
    return 0;
  } finally {
    db.close();
  }
}

/**
 * Runs an audit through, and the same one killed at each of the moments and gone on with after each; both must come to
 * the same exchanges, facts and result, verify must reproduce it, and nothing whose record was complete may be asked
 * again. A run that ends before its moment comes is a fault of the test.
 */
export async function killAndCompare(
  subject: KillSubject,
  momentsOf: (requests: number) => readonly Moment[],
): Promise<void> {
  const only = (subject.only ?? []).flatMap((id) => ['--institution', id]);
  const start = ['audit', '--config', subject.config, '--out', subject.out, '--no-pdf', ...only];
  const resume = ['audit', '--resume', 'broken', '--out', subject.out, '--no-pdf'];
  const dir = path.join(subject.out, 'broken');
  const through = await run([...start, '--id', 'whole']);
  expect(through.ended, through.said).toBe(subject.exit);
  const first = subject.requests().slice();
  const moments = momentsOf(first.length);
  for (const [index, moment] of moments.entries()) {
    const what = index === 0 ? [...start, '--id', 'broken'] : resume;
    const { ended, said } = await runUntil(what, reached(subject, dir, moment));
    expect(ended, `kill ${index + 1} at ${JSON.stringify(moment)}: ${said}`).toBe('killed');
  }
  const last = await run(resume);
  expect(last.ended, last.said).toBe(subject.exit);

  const whole = comparableAudit(path.join(subject.out, 'whole'));
  const broken = comparableAudit(dir);
  expect(broken.exchanges).toEqual(whole.exchanges);
  expect(broken.facts).toEqual(whole.facts);
  expect(broken.result).toBe(whole.result);
  expect((await verifyAudit(dir)).is).toBe('reproduced');
  expectFewRepeats(first, subject.requests().slice(first.length), moments.length);
}

/** At most one request per host and kill may be asked twice: the one that was in flight. */
function expectFewRepeats(whole: readonly string[], broken: readonly string[], kills: number): void {
  const more = new Map<string, number>();
  for (const request of broken) more.set(request, (more.get(request) ?? 0) + 1);
  for (const request of whole) more.set(request, (more.get(request) ?? 0) - 1);
  const repeats = new Map<string, number>();
  for (const [request, count] of more) {
    expect(count, request).toBeGreaterThanOrEqual(0);
    const host = request.split(' ')[0] ?? '';
    repeats.set(host, (repeats.get(host) ?? 0) + count);
  }
  for (const [host, count] of repeats) expect(count, host).toBeLessThanOrEqual(kills);
}
