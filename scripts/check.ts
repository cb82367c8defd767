// `npm run check`: everything that can be known without running the program. Runs all steps even when one fails,
// because a list of all faults saves rounds.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

interface Step {
  readonly name: string;
  /** What it makes sure of, for the line that is printed. */
  readonly about: string;
  /** A script from the root of the project, and its arguments. */
  readonly command: readonly [script: string, ...args: string[]];
}

const root = path.join(import.meta.dirname, '..');

const steps: readonly Step[] = [
  {
    name: 'types',
    about: 'TypeScript, strictest settings',
    command: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'],
  },
  { name: 'lint', about: 'oxlint', command: ['node_modules/oxlint/bin/oxlint', '--deny-warnings'] },
  {
    name: 'format',
    about: 'prettier',
    command: ['node_modules/prettier/bin/prettier.cjs', '--check', '--cache', '--log-level=warn', '.'],
  },
  { name: 'unused', about: 'knip: code and dependencies', command: ['node_modules/knip/bin/knip.js', '--no-progress'] },
  { name: 'docs', about: 'generated lists are current', command: ['scripts/catalogue.ts', '--check'] },
  {
    name: 'walls',
    about: 'who may import whom, purity',
    command: ['node_modules/vitest/vitest.mjs', 'run', 'test/walls.test.ts'],
  },
];

/** Runs one step on this very Node; its output is shown only when it has something to say. */
function run(step: Step): boolean {
  const startedMs = performance.now();
  const [script, ...args] = step.command;
  const result = spawnSync(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  const ok = result.status === 0;
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`${ok ? '✓' : '✗'} ${step.name.padEnd(7)} ${seconds} s  ${step.about}\n`);
  if (!ok) process.stdout.write(`${[result.error?.message ?? '', result.stdout, result.stderr].join('\n').trim()}\n\n`);
  return ok;
}

const failed = steps.filter((step) => !run(step)).map((step) => step.name);
process.stdout.write(`${steps.length - failed.length} of ${steps.length} checks passed`);
process.stdout.write(failed.length === 0 ? '\n' : `; failed: ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
