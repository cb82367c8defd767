import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

interface MadeUp {
  readonly lock?: string;
  /** Contents of node_modules/.package-lock.json, npm's note of what it installed. */
  readonly note?: string;
  readonly stamp?: string;
  /** What `npm ci` does in the made-up project, as a program. */
  readonly npm?: string;
}

const EMPTY_LOCK = JSON.stringify({
  lockfileVersion: 3,
  packages: { '': {}, 'node_modules/a': { version: '1.0.0', integrity: 'x' } },
});

/** A project that holds the script under test, one job and an npm of its own. */
function makeProject({ lock = EMPTY_LOCK, note, stamp, npm = 'process.exit(3)' }: MadeUp): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'run-'));
  folders.push(folder);
  for (const name of ['scripts', 'npm']) mkdirSync(path.join(folder, name));
  cpSync(path.join(root, 'scripts', 'run.mjs'), path.join(folder, 'scripts', 'run.mjs'));
  writeFileSync(
    path.join(folder, 'scripts', 'check.ts'),
    `console.log('job', process.argv.slice(2).join(' ')); process.exitCode = 7;`,
  );
  writeFileSync(
    path.join(folder, 'npm', 'npm-cli.js'),
    `require('node:fs').appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n'); ${npm}`,
  );
  if (lock !== '') writeFileSync(path.join(folder, 'package-lock.json'), lock);
  if (note !== undefined || stamp !== undefined) {
    mkdirSync(path.join(folder, 'node_modules', '.bin'), { recursive: true });
    symlinkSync(process.execPath, path.join(folder, 'node_modules', '.bin', 'node'));
  }
  if (note !== undefined) writeFileSync(path.join(folder, 'node_modules', '.package-lock.json'), note);
  if (stamp !== undefined) writeFileSync(path.join(folder, 'node_modules', '.zvezdomer-setup'), stamp);
  return folder;
}

function run(folder: string, ...args: string[]): { status: number | null; out: string; err: string; calls: number } {
  const env = {
    ...process.env,
    npm_execpath: path.join(folder, 'npm', 'npm-cli.js'),
    npm_node_execpath: process.execPath,
  };
  const result = spawnSync(process.execPath, [path.join(folder, 'scripts', 'run.mjs'), ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  let calls = 0;
  try {
    calls = readFileSync(path.join(folder, 'calls'), 'utf8').split('\n').length - 1;
  } catch {
    // npm was not called
  }
  return { status: result.status, out: result.stdout, err: result.stderr, calls };
}

const installs = `require('node:fs').mkdirSync('node_modules/.bin', { recursive: true }); require('node:fs').writeFileSync('node_modules/x', '')`;
const hashOf = (lock: string): string => createHash('sha256').update(lock).digest('hex');

describe('scripts/run.mjs', () => {
  it('names the jobs when asked for another', () => {
    expect(run(makeProject({}), 'dance')).toMatchObject({
      status: 64,
      calls: 0,
      err: expect.stringContaining('start|test|test:long|check'),
    });
    expect(run(makeProject({}), 'constructor').status).toBe(64);
  });

  it('installs once, says why, then runs the job with its arguments and ends with its exit code', () => {
    const folder = makeProject({ npm: installs });
    const first = run(folder, 'check', '--one', 'two');
    expect(first).toMatchObject({ status: 7, out: 'job --one two\n', calls: 1 });
    expect(first.err).toContain('още не са инсталирани');
    expect(run(folder, 'check')).toMatchObject({ status: 7, err: '', calls: 1 });
  });

  it('installs again when the lock file has changed', () => {
    const result = run(makeProject({ stamp: 'another', npm: installs }), 'check');
    expect(result).toMatchObject({
      status: 7,
      calls: 1,
      err: expect.stringContaining('package-lock.json has changed'),
    });
  });

  it('installs again when the last installation was not finished', () => {
    const result = run(makeProject({ note: '{"packages":{}}', npm: installs }), 'check');
    expect(result).toMatchObject({ status: 7, calls: 1, err: expect.stringContaining('was not finished') });
  });

  it('trusts an installation that npm itself has finished', () => {
    expect(run(makeProject({ note: EMPTY_LOCK }), 'check')).toMatchObject({ status: 7, calls: 0, err: '' });
  });

  it('runs at once when the stamp fits', () => {
    expect(run(makeProject({ stamp: hashOf(EMPTY_LOCK) }), 'check')).toMatchObject({ status: 7, calls: 0, err: '' });
  });

  it('shows the error of npm with advice and leaves no stamp', () => {
    const folder = makeProject({ npm: `console.error('npm error code EXAMPLE'); process.exit(1)` });
    for (const calls of [1, 2]) {
      const result = run(folder, 'check');
      expect(result).toMatchObject({ status: 69, out: '', calls });
      expect(result.err).toContain('npm error code EXAMPLE');
      expect(result.err).toContain('npm ping');
    }
  });

  it('says that the lock file is damaged', () => {
    expect(run(makeProject({ lock: '{ bad' }), 'check')).toMatchObject({
      status: 69,
      calls: 0,
      err: expect.stringContaining('is damaged'),
    });
  });

  it('says that the lock file is missing', () => {
    expect(run(makeProject({ lock: '' }), 'check')).toMatchObject({
      status: 69,
      calls: 0,
      err: expect.stringContaining('git checkout'),
    });
  });
});
