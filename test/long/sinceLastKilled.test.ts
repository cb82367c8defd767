import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAudit } from '../../src/app/runAudit.ts';
import { verifyAudit } from '../../src/app/verifyAudit.ts';
import { fakeClock } from '../gather/fakes/fakeClock.ts';
import { offlineEnv } from '../setup/network.ts';
import { type ChangingSite, htmlPage, register, startChangingSite } from '../e2e/changingSite.ts';
import { comparableAudit } from '../e2e/comparable.ts';
import { ROOT } from '../e2e/exampleAudit.ts';

const EIGHT_HOURS_MS = 8 * 3_600_000;
/** After how many requests of its own each run is killed. */
const KILLS = [1, 3, 4, 2];

let site: ChangingSite;
beforeAll(async () => {
  site = await startChangingSite({ minDelayMs: 25 });
  const { pages } = site;
  const files = Array.from({ length: 8 }, (_, index) => `/danni/${index}.csv`);
  const news = Array.from({ length: 3 }, (_, index) => `/novini/${index}`);
  pages.set('/', {
    body: htmlPage('Начало', [
      ...files.map((address, index) => [address, `Регистър ${index} (CSV)`] as const),
      ...news.map((address) => [address, 'Новина'] as const),
    ]),
  });
  for (const address of files) pages.set(address, { body: register(address, 50), type: 'text/csv; charset=utf-8' });
  for (const address of news) pages.set(address, { body: htmlPage(address, [[`${address}.csv`, 'Списък (CSV)']]) });
  const what = { configPath: site.config, out: site.out, id: 'base', asOf: null, only: [] };
  await runAudit({ what, pdf: false, onEvent: () => {}, clock: fakeClock(Date.now() - EIGHT_HOURS_MS) });
  // Half of the files change, some move with the same bytes.
  for (const address of files.slice(0, 4))
    pages.set(address, { body: register(`${address} нов`, 50), type: 'text/csv' });
  for (const address of files.slice(6))
    pages.set(address, { body: register(address, 50), type: 'text/csv', etag: '"x"' });
}, 60_000);
afterAll(() => site.close());

/** Runs the program to its end, or kills it after so many requests. */
async function run(args: readonly string[], kill: number | null): Promise<number | 'killed'> {
  const from = site.asked.length;
  const child = spawn(process.execPath, [path.join(ROOT, 'src/cli/main.ts'), ...args, '--out', site.out, '--no-pdf'], {
    stdio: 'ignore',
    env: offlineEnv({ ...process.env, CI: '1' }),
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const watch = setInterval(() => {
    if (kill === null || site.asked.length - from < kill) return;
    clearInterval(watch);
    child.kill('SIGKILL');
  }, 1);
  const code = await ended;
  clearInterval(watch);
  return code ?? 'killed';
}

it('an audit since the last one that is killed goes on with the same history and comes to the same result', async () => {
  const base = ['audit', '--config', site.config, '--since-last', 'base'];
  expect(await run([...base, '--id', 'whole'], null)).toBe(0);
  const statuses = site.asked.map(({ status }) => status);
  expect(statuses.filter((status) => status === 304).length).toBeGreaterThan(2);
  for (const [index, kill] of KILLS.entries()) {
    const what = index === 0 ? [...base, '--id', 'broken'] : ['audit', '--resume', 'broken'];
    expect(await run(what, kill)).toBe('killed');
  }
  expect(await run(['audit', '--resume', 'broken'], null)).toBe(0);
  const whole = comparableAudit(path.join(site.out, 'whole'));
  const broken = comparableAudit(path.join(site.out, 'broken'));
  expect(broken.exchanges).toEqual(whole.exchanges);
  expect(broken.facts).toEqual(whole.facts);
  expect(broken.result).toBe(whole.result);
  expect(whole.facts.some((fact) => fact.includes('"history.carried"'))).toBe(true);
  expect(await verifyAudit(path.join(site.out, 'broken'))).toMatchObject({ is: 'reproduced' });
}, 120_000);
