import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { measureEvidence, type MeasuredCrawl } from '../../../src/app/measureCrawl.ts';
import { systemClock } from '../../../src/app/systemClock.ts';
import { openEvidenceReader } from '../../../src/evidence/openEvidenceReader.ts';
import { openEvidenceWriter } from '../../../src/evidence/openEvidenceWriter.ts';
import { gatherAudit } from '../../../src/gather/gatherAudit.ts';
import type { CrawlConfig } from '../../../src/model/config.ts';
import type { Json } from '../../../src/model/json.ts';
import { openCrawlStore } from '../../../src/store/crawlStore.ts';
import { openDatabase } from '../../../src/store/openDatabase.ts';
import { auditConfig, SAMPLE_TABLES } from '../../gather/fakes/sampleConfig.ts';
import { worldCrawl } from './simulate.ts';
import { planWorld, type World, type WorldPlan } from './world.ts';

/** What takes minutes in the simulated world takes seconds here. */
const SLOWNESS = 0.1;

/**
 * The same by the real clock, over real sockets, with evidence on the disk: a world on loopback addresses, crawled until
 * the time is up and then stopped as a user would stop it. Measured from the evidence alone.
 */
export async function crawlReally(
  plan: WorldPlan,
  maxMs: number,
): Promise<{ readonly world: World; readonly measured: MeasuredCrawl }> {
  const world = planWorld(plan);
  const server = await startServer(plan);
  const dir = await mkdtemp(path.join(tmpdir(), 'zvezdomer-polite-'));
  const crawl = worldCrawl({ resolve: server.places, headersTimeoutMs: 5_000, bodyTimeoutMs: 6_000 });
  try {
    await gather(world, crawl, dir, maxMs);
    return { world, measured: await measureEvidence(path.join(dir, 'evidence')) };
  } finally {
    server.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

async function gather(world: World, crawl: CrawlConfig, dir: string, maxMs: number): Promise<void> {
  const db = openDatabase(path.join(dir, 'audit.sqlite'), 'create');
  const evidenceDir = path.join(dir, 'evidence');
  const evidence = await openEvidenceWriter({
    dir: evidenceDir,
    software: 'zvezdomer/bench',
    settings: crawl as unknown as Json,
    namespace: 'bench',
    startAt: null,
    known: () => undefined,
  });
  try {
    await gatherAudit({
      config: auditConfig(crawl, world.institutions),
      tables: SAMPLE_TABLES,
      clock: systemClock,
      store: openCrawlStore(db),
      evidence,
      replay: openEvidenceReader({ dir: evidenceDir }),
      render: null,
      signal: AbortSignal.timeout(maxMs),
      onEvent: () => {},
    });
  } finally {
    await evidence.close();
    db.close();
  }
}

async function startServer(plan: WorldPlan): Promise<{ readonly places: Record<string, string>; stop(): void }> {
  const script = path.join(import.meta.dirname, '../servePoliteWorld.ts');
  const child = spawn(process.execPath, [script, JSON.stringify({ ...plan, slowness: SLOWNESS })], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout }))
    return { places: JSON.parse(line) as Record<string, string>, stop: () => void child.kill() };
  throw new Error('the server of the bench did not start');
}
