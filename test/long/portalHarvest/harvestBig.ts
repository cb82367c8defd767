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
  /** Datasets that were edited before it began. */
  readonly edited: number;
  /** Requests by method of the API, as the portal counted them; all runs of the audit together. */
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
/** A killed run is started again after this long, and the next audit a week later. */
const BETWEEN_RUNS_MS = 60_000;
const BETWEEN_AUDITS_MS = 7 * 24 * 3_600_000;

/** One audit of a series: how its runs end, and how many datasets are edited before it begins. */
export type AuditPlan = { readonly kills: readonly Kill[]; readonly edited: number };

/**
 * Harvests a generated portal whole, in processes that are killed where `kills` says; each audit goes on from the one
 * before it. Reads what they left.
 */
export async function harvestBig(
  big: BigPortal,
  misbehaviour: Partial<Misbehaviour>,
  audits: readonly AuditPlan[],
  bodies: number,
): Promise<readonly BigHarvest[]> {
  const out = mkdtempSync(path.join(tmpdir(), 'zvezdomer-portal-'));
  const served = await serve(big, misbehaviour);
  try {
    const harvests: BigHarvest[] = [];
    for (const [index, { kills, edited }] of audits.entries()) {
      const [dir, since] = [path.join(out, `a${index + 1}`), index === 0 ? null : path.join(out, `a${index}`)];
      if (edited > 0) served.edit(edited);
      const runs: ChildEnd[] = [];
      for (const kill of [...kills, null]) {
        const laterMs = runs.length > 0 ? BETWEEN_RUNS_MS : index > 0 ? BETWEEN_AUDITS_MS : 0;
        const plan = { dir, since, endFile: path.join(out, 'end.json'), startMs: served.nowMs() + laterMs, kill };
        runs.push(await run(out, { ...plan, port: served.port, big, bodies }));
      }
      const health = runs.at(-1)?.health as CrawlHealth;
      harvests.push({ harvested: await readHarvest(dir), ...served.seen(), edited, runs, health });
    }
    return harvests;
  } finally {
    await served.close();
    rmSync(out, { recursive: true, force: true });
  }
}

/** The portal on loopback, on the clock of whoever asks: each request says what time it is. */
async function serve(big: BigPortal, misbehaviour: Partial<Misbehaviour>) {
  let nowMs = START_MS;
  let askedMs: number[] = [];
  let statuses = new Map<number, number>();
  let before: ReadonlyMap<string, number> = new Map();
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
    edit: (count: number) => portal.edit(count),
    /** What has been asked since this was called before. */
    seen() {
      const calls = new Map([...portal.calls()].map(([name, count]) => [name, count - (before.get(name) ?? 0)]));
      const seen = { ledger: portal.ledger(), calls, askedMs, statuses };
      [before, askedMs, statuses] = [portal.calls(), [], new Map<number, number>()];
      return seen;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function run(out: string, plan: ChildPlan): Promise<ChildEnd> {
  const file = path.join(out, 'plan.json');
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
  return JSON.parse(readFileSync(plan.endFile, 'utf8')) as ChildEnd;
}
