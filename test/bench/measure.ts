import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What one run of a program cost. */
export type Cost = {
  readonly seconds: number;
  /** Of the program and all its children, user and system together. */
  readonly cpuSeconds: number;
  /** Highest sum of resident memory of the program and its children. */
  readonly peakMb: number;
  /** Last line of standard output. */
  readonly lastLine: string;
};

const SAMPLE_MS = 50;

/**
 * Runs a command to its end and measures it; throws when it fails. Linux only: memory is read from /proc, CPU time from
 * the shell's `time`.
 */
export async function measure(
  command: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string; readonly mayFail?: boolean } = {},
): Promise<Cost> {
  const startedMs = performance.now();
  const script = 'TIMEFORMAT="cpu %U %S"; time "$@"';
  const child = spawn('bash', ['-c', script, 'bash', ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env, LC_ALL: 'C' },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err = `${err}${text}`.slice(-20_000)));
  let peak = 0;
  const sampler = setInterval(() => (peak = Math.max(peak, treeMemory(child.pid ?? 0))), SAMPLE_MS);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(sampler);
  const seconds = (performance.now() - startedMs) / 1000;
  if (code !== 0 && options.mayFail !== true) throw new Error(`${command.join(' ')} ended with ${code}: ${err}`);
  const [, user, system] = /cpu ([\d.]+) ([\d.]+)\s*$/.exec(err) ?? [];
  const lastLine = out.trim().split('\n').at(-1) ?? '';
  return { seconds, cpuSeconds: Number(user) + Number(system), peakMb: peak / 1e6, lastLine };
}

/** Resident bytes of a process and everything below it. */
function treeMemory(root: number): number {
  const children = new Map<number, number[]>();
  const memory = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const parent = Number(fields[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
      memory.set(Number(name), Number(fields[21]) * 4096);
    } catch {
      // The process has ended between the two looks.
    }
  }
  let sum = 0;
  for (const pending = [root]; pending.length > 0;) {
    const pid = pending.pop() ?? 0;
    sum += memory.get(pid) ?? 0;
    pending.push(...(children.get(pid) ?? []));
  }
  return sum;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
