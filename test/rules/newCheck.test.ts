import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');
let copy = '';

/** A copy of the rooms that a new check touches, with the libraries of this one. */
beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'zvezdomer-new-check-'));
  for (const part of ['src/model', 'src/rules', 'src/judge', 'rules', 'test/judge', 'package.json', 'tsconfig.json']) {
    cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(script: string, ...args: readonly string[]): { status: number | null; out: string } {
  // The copy has another name each time: what is compiled of it would stay in the cache of the tests for ever.
  // A machine that asks for colours gets them in what is compared here.
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', NO_COLOR: '1', FORCE_COLOR: undefined };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', cwd: copy, env });
  return { status, out: `${stdout}${stderr}` };
}

const newCheck = (...args: readonly string[]): { status: number | null; out: string } => run(path.join(root, 'scripts/new-check.ts'), ...args, '--root', copy);

it('makes what loads, and a test that fails until the check is written', { timeout: 60_000 }, () => {
  const made = newCheck('page-count', '--dimension', 'licence');
  expect(made.out).toContain('rules/licence/page-count.yaml');
  expect(made.status).toBe(0);
  expect(existsSync(path.join(copy, 'src/judge/checks/pageCount.ts'))).toBe(true);

  const load = path.join(copy, 'load.ts');
  writeFileSync(load, `import { ruleSet } from './test/judge/ruleBook.ts';\nprocess.stdout.write(ruleSet().rules.map(({ id }) => id).join(' '));\n`);
  expect(run(load).out).toContain('licence.page-count');

  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const both = ['test/judge/checks/pageCount.test.ts', 'test/judge/checks/checks.test.ts'];
  const failing = run(vitest, 'run', '--root', copy, ...both);
  expect(failing.status).not.toBe(0);
  expect(failing.out).toMatch(/says holds[\s\S]*expected 'not-known' to be 'holds'/);
  // The table of all checks knows the new one: only its own test fails.
  expect(failing.out).toMatch(/FAIL {2}test\/judge\/checks\/pageCount\.test\.ts/);
  expect(failing.out).not.toMatch(/FAIL {2}test\/judge\/checks\/checks\.test\.ts/);
  expect(failing.out).toMatch(/Test Files {2}1 failed \| 1 passed \(2\)/);
});

it('refuses names that exist or are no names, and writes nothing', () => {
  const before = readFileSync(path.join(copy, 'src/judge/checks/all.ts'), 'utf8');
  for (const [args, said] of [
    [['link-alive'], /linkAlive\.ts is already there/],
    [['PageCount'], /lower case/],
    [[], /lower case/],
    [['other-count', '--dimension', 'stars'], /no dimension stars/],
  ] as const) {
    const { status, out } = newCheck(...args);
    expect(status).toBe(2);
    expect(out).toMatch(said);
  }
  expect(readFileSync(path.join(copy, 'src/judge/checks/all.ts'), 'utf8')).toBe(before);
});
