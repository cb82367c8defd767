import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/app/verifyAudit.ts';
import { offlineEnv } from '../setup/network.ts';
import { comparableAudit } from './comparable.ts';
import { type Example, ROOT, startExample } from './exampleAudit.ts';

const KILLS = 10;
let example: Example;
beforeAll(async () => {
  example = await startExample({ minDelayMs: 25, browser: false });
});
afterAll(() => example.close());

function command(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [path.join(ROOT, 'src/cli/main.ts'), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: offlineEnv({ ...process.env, CI: '1' }),
  });
}

/** Code of a run to its end, or 'killed'; the signal is sent as soon as `when` holds. */
async function run(
  args: readonly string[],
  when: (() => boolean) | null,
  signal: 'SIGKILL' | 'SIGINT' = 'SIGKILL',
): Promise<number | 'killed'> {
  const child = command(args);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const watch = setInterval(() => {
    if (when?.() !== true) return;
    clearInterval(watch);
    child.kill(signal);
  }, 1);
  const code = await ended;
  clearInterval(watch);
  return code ?? 'killed';
}

/** Holds once the example has seen that many more requests. */
function afterRequests(count: number): () => boolean {
  const from = example.web.requests().length;
  return () => example.web.requests().length - from >= count;
}

/** Small linear congruential generator: the same random moments every time. */
function randomMoments(seed: number, count: number, below: number): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 1 + (state % below);
  });
}

describe('an audit that is killed', () => {
  it('goes on where it was and comes to the same result', async () => {
    const base = ['audit', '--config', example.config, '--out', example.out, '--no-pdf'];
    expect(await run([...base, '--id', 'whole'], null)).toBe(4);
    const wholeRequests = example.web.requests().length;
    const moments = randomMoments(2026, KILLS, Math.floor(wholeRequests / KILLS));
    let kills = 0;
    for (const [index, moment] of moments.entries()) {
      const what =
        index === 0 ? [...base, '--id', 'broken'] : ['audit', '--resume', 'broken', '--out', example.out, '--no-pdf'];
      // The last one while the report is being written, the others during the crawl.
      const when =
        index < KILLS - 1
          ? afterRequests(moment)
          : () => existsSync(path.join(example.out, 'broken/report/index.html'));
      if ((await run(what, when)) === 'killed') kills += 1;
    }
    expect(kills).toBe(KILLS);
    expect(await run(['audit', '--resume', 'broken', '--out', example.out, '--no-pdf'], null)).toBe(4);

    const whole = comparableAudit(path.join(example.out, 'whole'));
    const broken = comparableAudit(path.join(example.out, 'broken'));
    expect(broken.exchanges).toEqual(whole.exchanges);
    expect(broken.facts).toEqual(whole.facts);
    expect(broken.result).toBe(whole.result);
    expect((await verifyAudit(path.join(example.out, 'broken'))).is).toBe('reproduced');

    // Nothing whose record was complete is asked again: at most one repeat per host and kill.
    const again = new Map<string, number>();
    const count = (requests: ReturnType<typeof example.web.requests>, by: 1 | -1): void => {
      for (const { host, method, path: asked } of requests) {
        const key = `${host} ${method} ${asked}`;
        again.set(key, (again.get(key) ?? 0) + by);
      }
    };
    count(example.web.requests().slice(wholeRequests), 1);
    count(example.web.requests().slice(0, wholeRequests), -1);
    const repeats = new Map<string, number>();
    for (const [key, more] of again) {
      expect(more, key).toBeGreaterThanOrEqual(0);
      const host = key.split(' ')[0] ?? '';
      repeats.set(host, (repeats.get(host) ?? 0) + more);
    }
    for (const [host, more] of repeats) expect(more, host).toBeLessThanOrEqual(KILLS);
  }, 300_000);
});

describe('an audit that is interrupted', () => {
  it('finishes what is in flight, says that it can go on, and goes on', async () => {
    const narrow = ['--out', example.out, '--no-pdf'];
    const what = [
      'audit',
      '--config',
      example.config,
      '--id',
      'interrupted',
      '--institution',
      'rzi-kamengrad',
      ...narrow,
    ];
    expect(await run(what, afterRequests(5), 'SIGINT')).toBe(130);
    const stopped = example.web.requests().length;
    expect(await run(['audit', '--resume', 'interrupted', ...narrow], null)).toBe(0);
    const asked = example.web
      .requests()
      .slice(stopped - 5)
      .map(({ host, method, path: address }) => `${host} ${method} ${address}`);
    expect(asked.filter((one, index) => one.includes(' GET ') && asked.indexOf(one) !== index)).toEqual([]);
  }, 60_000);
});
