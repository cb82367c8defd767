// Our side of the crawl bench: the ordinary stages of an audit, evidence and all facts on, as built for publishing (the
// bench builds it). Argument: the server's port.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { gatherStage } from '../../../dist/app/gatherStage.js';
import { growHeapSlowly } from '../../../dist/app/growHeapSlowly.js';
import { openPool } from '../../../dist/app/openPool.js';
import { inspectAudit } from '../../../dist/app/inspectAudit.js';
import { createAudit } from '../../../dist/app/prepareAudit.js';
import { systemClock } from '../../../dist/app/systemClock.js';

// As the command line begins.
growHeapSlowly();
const dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-bench-'));
const configPath = path.join(dir, 'bench.yaml');
writeFileSync(
  configPath,
  `id: bench
title: { bg: Измерване, en: Bench }
institutions:
  - id: bench
    name: { bg: Община Пример, en: Example }
    kind: municipality
    sites: ['http://bench.example/']
    identityConfirmed: true
crawl:
  userAgent: { product: Zvezdomer, contactUrl: 'https://zvezdomer.example/bot' }
  minDelayMs: 0
  delayPerResponseTime: 0
  maxDepth: 20
  budget: { requests: 10000, bytes: 1000000000, minutes: 600 }
  browser: { enabled: false }
  resolve: { bench.example: '127.0.0.1:${process.argv[2]}' }
`,
);
const audit = createAudit({ configPath, out: dir, id: 'bench', asOf: null, only: [] }, systemClock);
const startedMs = performance.now();
const pool = openPool(audit.book.tables);
const [health] = await gatherStage(audit, pool, systemClock, () => undefined);
const gatheredMs = performance.now();
await inspectAudit(audit.folder, audit.book.tables, pool);
pool.close();
const inspectedMs = performance.now();
const facts = audit.folder.db.prepare('SELECT count(*) AS n FROM facts').get()?.['n'];
audit.folder.close();
rmSync(dir, { recursive: true });
process.stdout.write(
  `${JSON.stringify({
    requests: health?.requests,
    facts,
    gatherMs: Math.round(gatheredMs - startedMs),
    inspectMs: Math.round(inspectedMs - gatheredMs),
  })}\n`,
);
