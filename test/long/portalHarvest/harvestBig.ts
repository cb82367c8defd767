import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { type BigPortal, bigHoldings } from '../../../fixtures/portal/holdings/bigHoldings.ts';
import { openPortal } from '../../../fixtures/portal/portal.ts';
import type { Misbehaviour } from '../../../fixtures/portal/settings.ts';
import type { Ledger } from '../../../fixtures/portal/world.ts';
import type { CrawlHealth } from '../../../src/model/audit.ts';
import { type ChildEnd, type ChildPlan, CLOCK_HEADER, type Kill, PORTAL_HOST } from './plan.ts';
import { type Harvested, readHarvest } from './readHarvest.ts';

export type BigHarvest = {
  readonly harvested: Harvested;
  readonly ledger: Ledger;
  /** Requests by method of the API, as the portal counted them; all runs together. */
  readonly calls: ReadonlyMap<string, number>;
  /** Simulated moments at which the portal was asked for anything. */
  readonly askedMs: readonly number[];
  /** Answers by status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** One for each run: all but the last ended by their own hand. */
  readonly runs: readonly ChildEnd[];
  readonly health: CrawlHealth;
};

const START_MS = Date.UTC(2026, 5, 15, 6);
/** A killed run is started again after this long. */
const BETWEEN_RUNS_MS = 60_000;

/** Harvests a generated portal whole, in processes that are killed where `kills` says, and reads what they left. */
export async function harvestBig(
  big: BigPortal,
  misbehaviour: Partial<Misbehaviour>,
  kills: readonly Kill[],
  bodies: number,
): Promise<BigHarvest> {
  const dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-portal-'));
  const served = await serve(big, misbehaviour);
  try {
    const runs: ChildEnd[] = [];
    for (const kill of [...kills, null]) {
      const startMs = runs.length === 0 ? START_MS : served.nowMs() + BETWEEN_RUNS_MS;
      runs.push(await run({ dir, port: served.port, startMs, kill, big, bodies }));
    }
    const health = runs.at(-1)?.health as CrawlHealth;
    const harvested = await readHarvest(path.join(dir, 'audit'));
    return { harvested, ...served.seen(), runs, health };
  } finally {
    await served.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The portal on loopback, on the clock of whoever asks: each request says what time it is. */
async function serve(big: BigPortal, misbehaviour: Partial<Misbehaviour>) {
  let nowMs = START_MS;
  const askedMs: number[] = [];
  const statuses = new Map<number, number>();
  const base = `http://${PORTAL_HOST}`;
  const portal = openPortal({ holdings: bigHoldings(big), misbehaviour, nowMs: () => nowMs, base });
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      nowMs = Math.max(nowMs, Number(request.headers[CLOCK_HEADER] ?? 0));
      askedMs.push(nowMs);
      const { method = 'GET', url = '/', headers } = request;
      const answer = portal.answer({ method, path: url, headers, body: Buffer.concat(parts) });
      const status = answer?.status ?? 404;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      response.sendDate = false;
      response.writeHead(status, { ...answer?.headers });
      response.end(answer?.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    nowMs: () => nowMs,
    seen: () => ({ ledger: portal.ledger(), calls: portal.calls(), askedMs, statuses }),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function run(plan: ChildPlan): Promise<ChildEnd> {
  const file = path.join(plan.dir, 'plan.json');
  writeFileSync(file, JSON.stringify(plan));
  const script = path.join(import.meta.dirname, 'harvestChild.ts');
  // As `npm run zvezdomer` starts the program.
  const child = spawn(process.execPath, ['--max-semi-space-size=4', script, file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told = `${told}${text}`.slice(-4_000)));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once('close', (...end) => resolve(end)),
  );
  const isAsMeant = plan.kill === null ? code === 0 : signal === 'SIGKILL';
  if (!isAsMeant) throw new Error(`a run ended with ${code ?? signal}: ${told}`);
  return JSON.parse(readFileSync(path.join(plan.dir, 'end.json'), 'utf8')) as ChildEnd;
}
