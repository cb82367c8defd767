import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { createProgram } from '../../src/cli/createProgram.ts';
import { runProgram } from '../../src/cli/runProgram.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import type { Tools } from '../../src/cli/tools.ts';
import { EXIT, type ExitCode } from '../../src/model/errors.ts';
import { offlineEnv } from '../setup/network.ts';
import { ROOT } from './exampleAudit.ts';

type Said = { code: number; out: string[]; err: string[] };

/** The command line in this process: a child for each would cost more than what it does. */
export function inProcess(...args: string[]): Promise<Said> {
  return commandLine({})(...args);
}

/** The same with tools that serve many commands: inspectors that are started once for all checks of a file. */
export function commandLine(tools: Tools): (...args: string[]) => Promise<Said> {
  return (...args) => runInProcess(args, tools);
}

async function runInProcess(args: readonly string[], tools: Tools): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  let code: ExitCode = EXIT.ok;
  const terminal: Terminal = {
    lang: 'bg',
    interactive: false,
    columns: () => 80,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    raw: () => {},
    say: ({ bg }) => bg,
    endWith: (ended) => {
      code = ended;
    },
    exitCode: () => code,
  };
  const program = createProgram(terminal, tools);
  captureHelp(program, out, err);
  return { code: await runProgram(program, args, terminal), out, err };
}

/** Help and faults of usage are printed by commander itself. */
function captureHelp(command: Command, out: string[], err: string[]): void {
  command.configureOutput({ writeOut: (text) => void out.push(text), writeErr: (text) => void err.push(text) });
  for (const below of command.commands) captureHelp(below, out, err);
}

/** The program as a user starts it, in a folder: for what only a process can show. */
export function inChild(cwd: string, ...args: string[]): { code: number | null; out: string; err: string } {
  const child = spawnSync(process.execPath, [path.join(ROOT, 'src/cli/main.ts'), ...args], {
    encoding: 'utf8',
    cwd,
    env: offlineEnv({ ...process.env, CI: '1', LANG: 'bg_BG.UTF-8' }),
  });
  return { code: child.status, out: child.stdout, err: child.stderr };
}
