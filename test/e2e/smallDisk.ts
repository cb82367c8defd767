import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect } from 'vitest';
import { verifyAudit } from '../../src/app/verifyAudit.ts';
import { offlineEnv } from '../setup/network.ts';
import { inProcess } from './commandLine.ts';
import { type ComparableAudit, comparableAudit } from './comparable.ts';
import { type Example, ROOT, startExample } from './exampleAudit.ts';

const BODY = ['--institution', 'mbal-bistritsa', '--no-pdf'];
/** Mounting a disk of our own takes root on Linux; elsewhere only the limit on files is tried. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount();
export const canLimit = process.platform === 'linux';
function tryMount(): boolean {
  const place = path.join(ROOT, 'node_modules', '.mount-try');
  try {
    mkdirSync(place, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place]);
    return true;
  } catch {
    // A container without the right to mount.
    return false;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

type Ended = { readonly code: number; readonly said: string };

/** Runs the program where there is room: in this process, since only a full disk needs one of its own. */
async function runWithRoom(args: readonly string[]): Promise<Ended> {
  const { code, out, err } = await inProcess(...args);
  return { code, said: [...err, ...out].join('\n') };
}

/** Runs the program as users do, with files of at most so many bytes when a limit is given. */
async function run(args: readonly string[], fileLimit: number | null = null): Promise<Ended> {
  const program = [process.execPath, path.join(ROOT, 'src/cli/main.ts'), ...args];
  const [file = '', ...rest] =
    fileLimit === null
      ? program
      : ['sh', '-c', `ulimit -f ${Math.floor(fileLimit / 512)}; exec "$@"`, 'sh', ...program];
  const env = offlineEnv({ ...process.env, CI: '1', LANG: 'bg_BG.UTF-8', LC_ALL: '' });
  const child = spawn(file, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? -1)));
  return { code, said };
}

function folderBytes(dir: string): number {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

export type SmallDisks = {
  limitFiles(share: number): Promise<void>;
  fillDisk(shares: readonly number[]): Promise<void>;
};

/** Makes the whole audit before the tests of a file, and offers what is compared with it. */
export function smallDisks(): SmallDisks {
  let example: Example;
  let whole: WholeAudit;
  beforeAll(async () => {
    example = await startExample({ minDelayMs: 0, browser: false });
    whole = await wholeAudit(example);
  }, 120_000);
  afterAll(() => example.close());
  return {
    limitFiles: (share) => limitFiles(example, whole, share),
    fillDisk: (shares) => fillDisk(example, whole, shares),
  };
}

type WholeAudit = { readonly dir: string; readonly base: readonly string[]; readonly result: ComparableAudit };

/** The audit that all others are compared with, on a disk with room. */
async function wholeAudit(example: Example): Promise<WholeAudit> {
  const base = ['audit', '--config', example.config, ...BODY];
  const { code, said } = await runWithRoom([...base, '--id', 'whole', '--out', example.out]);
  expect(code, said).toBe(0);
  const dir = path.join(example.out, 'whole');
  return { dir, base, result: comparableAudit(dir) };
}

/** The same audit where no file may grow beyond a share of the whole one's database; then with room. */
async function limitFiles(example: Example, whole: WholeAudit, share: number): Promise<void> {
  const limit = Math.floor(statSync(path.join(whole.dir, 'audit.sqlite')).size * share);
  const limited = await run([...whole.base, '--id', 'limited', '--out', example.out], limit);
  expect(limited.code, limited.said).toBe(10);
  expect(limited.said).toContain('продължете с: zvezdomer audit --resume');
  expect(limited.said).not.toContain('своя грешка');
  const ended = await runWithRoom(['audit', '--resume', 'limited', '--out', example.out, '--no-pdf']);
  expect(ended.code, ended.said).toBe(0);
  expect(comparableAudit(path.join(example.out, 'limited'))).toEqual(whole.result);
}

/** The same audit on a disk that holds one share after the other of what the whole one takes; then with room. */
async function fillDisk(example: Example, whole: WholeAudit, shares: readonly number[]): Promise<void> {
  const place = path.join(example.out, 'small');
  mkdirSync(place);
  const bytes = folderBytes(whole.dir);
  const size = (share: number): string => `size=${Math.floor((bytes * share) / 1024)}k`;
  execFileSync('mount', ['-t', 'tmpfs', '-o', size(shares[0] ?? 1), 'tmpfs', place]);
  try {
    let begun = false;
    // What had no room to begin is begun, what began is gone on with.
    const next = (): string[] =>
      begun
        ? ['audit', '--resume', 'small', '--no-pdf', '--out', place]
        : [...whole.base, '--id', 'small', '--out', place];
    for (const share of shares) {
      execFileSync('mount', ['-o', `remount,${size(share)}`, place]);
      const full = await run(next());
      begun ||= full.said.includes('Започваме');
      expect(full.code, `${share}: ${full.said}`).toBe(10);
      expect(full.said).toContain('Спряно: дискът е пълен');
    }
    execFileSync('mount', ['-o', 'remount,size=200m', place]);
    const done = await runWithRoom(next());
    expect(done.code, done.said).toBe(0);
    expect(comparableAudit(path.join(place, 'small'))).toEqual(whole.result);
    expect((await verifyAudit(path.join(place, 'small'))).is).toBe('reproduced');
  } finally {
    execFileSync('umount', ['-l', place]);
  }
}
