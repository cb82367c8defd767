import { measureCrawl, type MeasuredCrawl } from '../../../src/app/measureCrawl.ts';
import { gatherAudit } from '../../../src/gather/gatherAudit.ts';
import type { GatherInput } from '../../../src/gather/gatherInput.ts';
import type { CrawlHealth } from '../../../src/model/audit.ts';
import type { CrawlConfig } from '../../../src/model/config.ts';
import { openCrawlStore } from '../../../src/store/crawlStore.ts';
import { openDatabase } from '../../../src/store/openDatabase.ts';
import { auditConfig, crawlConfig, SAMPLE_TABLES } from '../../gather/fakes/sampleConfig.ts';
import { simulatedClock } from '../../gather/fakes/simulatedClock.ts';
import { memoryEvidence } from './memoryEvidence.ts';
import { simulatedHttp } from './simulatedHttp.ts';
import { planWorld, type World, type WorldPlan } from './world.ts';

export type Simulated = {
  readonly world: World;
  readonly health: readonly CrawlHealth[];
  readonly measured: MeasuredCrawl;
  readonly simulatedMs: number;
};

/** The settings that institutions are crawled with, but for budgets, which would hide what the pace does. */
export function worldCrawl(changes: Partial<CrawlConfig> = {}): CrawlConfig {
  return crawlConfig(80, {
    resolve: {},
    minDelayMs: 1_000,
    delayPerResponseTime: 1,
    headersTimeoutMs: 30_000,
    bodyTimeoutMs: 60_000,
    budget: { requests: 1_000_000, bytes: 1e12, minutes: 1e6 },
    browser: { enabled: false, timeoutMs: 1_000, pages: 0 },
    ...changes,
  });
}

/** Crawls a world by the real lanes, store and pacer, over a network and a clock that are simulated. */
export async function simulate(
  plan: WorldPlan,
  changes: Partial<CrawlConfig> = {},
  hosts: GatherInput['hosts'] = {},
): Promise<Simulated> {
  const world = planWorld(plan);
  const clock = simulatedClock();
  const startMs = clock.now();
  const crawl = worldCrawl(changes);
  const evidence = memoryEvidence();
  const db = openDatabase(':memory:', 'create');
  try {
    const health = await clock.run(
      gatherAudit({
        config: auditConfig(crawl, world.institutions),
        tables: SAMPLE_TABLES,
        clock,
        store: openCrawlStore(db),
        evidence: evidence.writer,
        replay: evidence.reader,
        http: simulatedHttp(world, clock, crawl),
        render: null,
        hosts,
        signal: new AbortController().signal,
        onEvent: () => {},
      }),
    );
    const measured = await measureCrawl(evidence.captures, evidence.reader, crawl);
    return { world, health, measured, simulatedMs: clock.now() - startMs };
  } finally {
    db.close();
  }
}
