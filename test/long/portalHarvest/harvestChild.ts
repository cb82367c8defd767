// One run of the harvester, in a process of its own: `node harvestChild.ts PLAN.json`. Its evidence and its database are on
// the disk, its clock passes only when it waits, and it kills itself where the plan says so.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { bigHoldings } from '../../../fixtures/portal/holdings/bigHoldings.ts';
import { type AuditFolder, openAuditFolder, readAuditFolder } from '../../../src/app/auditFolder.ts';
import { openEvidence } from '../../../src/app/openEvidence.ts';
import { openHistory } from '../../../src/app/openHistory.ts';
import { takeHistory } from '../../../src/app/takeHistory.ts';
import { openEvidenceWriter } from '../../../src/evidence/openEvidenceWriter.ts';
import { repairTail } from '../../../src/evidence/repairTail.ts';
import { gatherAudit } from '../../../src/gather/gatherAudit.ts';
import type { Http } from '../../../src/gather/http/http.ts';
import { openHttp } from '../../../src/gather/http/openHttp.ts';
import type { AuditInfo } from '../../../src/model/audit.ts';
import type { EvidenceWriter } from '../../../src/model/ports.ts';
import { fakeClock } from '../../gather/fakes/fakeClock.ts';
import { SAMPLE_TABLES } from '../../gather/fakes/sampleConfig.ts';
import { type ChildEnd, type ChildPlan, CLOCK_HEADER, harvestConfig, type Kill } from './plan.ts';

/** An answer takes this long on the simulated clock, whatever it takes here. */
const ANSWER_MS = 300;

const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as ChildPlan;
let exchanges = 0;

function tellEnd(health: unknown): void {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const end: ChildEnd = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMb: maxRSS / 1024, exchanges, health };
  writeFileSync(plan.endFile, JSON.stringify(end));
}

function dieAt(at: Kill['at']): void {
  if (plan.kill === null || plan.kill.at !== at || exchanges !== plan.kill.exchange) return;
  tellEnd(null);
  process.kill(process.pid, 'SIGKILL');
}

/** The real network client; it tells the portal what time it is, and lets the answer's time pass. */
function timed(http: Http, clock: ReturnType<typeof fakeClock>): Http {
  return {
    ...http,
    async exchange(request, ...rest) {
      exchanges += 1;
      dieAt('before');
      const headers = [...request.headers, [CLOCK_HEADER, String(clock.now())] as const];
      const answer = await http.exchange({ ...request, headers }, ...rest);
      clock.advance(ANSWER_MS);
      dieAt('answered');
      return answer;
    },
  };
}

function mortal(writer: EvidenceWriter): EvidenceWriter {
  return {
    ...writer,
    async append(exchange) {
      const appended = await writer.append(exchange);
      dieAt('recorded');
      return appended;
    },
  };
}

/** The audit as an earlier run left it, or a new one that takes over what the one before it saw. */
function openAudit(): {
  readonly folder: AuditFolder;
  readonly info: Pick<AuditInfo, 'id' | 'since'>;
  readonly at: string;
} {
  const isThere = existsSync(path.join(plan.dir, 'audit.sqlite'));
  const folder = openAuditFolder(plan.dir, isThere ? 'write' : 'create');
  const known = folder.store.info<Pick<AuditInfo, 'id' | 'since'>>('audit');
  const started = folder.store.info<{ at: string }>('started');
  if (known !== undefined && started !== undefined) return { folder, info: known, at: started.at };
  const at = new Date(plan.startMs).toISOString();
  const earlier = plan.since === null ? null : readAuditFolder(plan.since);
  const info = folder.store.transact(() => {
    const since =
      earlier === null ? {} : { since: takeHistory(folder.history, earlier, { dir: plan.dir, startedAt: at }) };
    const written = { id: folder.id, ...since };
    folder.store.putInfo('audit', written);
    folder.store.putInfo('started', { at });
    return written;
  });
  earlier?.close();
  return { folder, info, at };
}

const { folder, info, at } = openAudit();
const clock = fakeClock(plan.startMs);
const organisations = bigHoldings({ ...plan.big, datasets: 1, resources: 1 }).organisations.map(({ uri }) => uri);
const config = harvestConfig(plan.port, organisations, plan.bodies);
const replay = openEvidence(folder);
const history = openHistory(folder, info.since, { startedAt: at, evidence: replay });
const tail = await repairTail(folder.evidenceDir, folder.crawl.evidenceEnd());
const writer = await openEvidenceWriter({
  dir: folder.evidenceDir,
  software: 'zvezdomer/test',
  settings: {},
  namespace: folder.id,
  startAt: tail.end,
  known: (digest) => folder.store.bodyPlace(digest) ?? history?.known(digest),
});
const http = timed(openHttp(config.crawl), clock);
const health = await gatherAudit({
  auditId: folder.id,
  config,
  tables: SAMPLE_TABLES,
  clock,
  store: folder.crawl,
  evidence: mortal(writer),
  replay,
  history: history?.visits ?? null,
  http,
  render: null,
  signal: new AbortController().signal,
  onEvent: () => {},
});
await http.close();
await writer.close();
folder.close();
tellEnd(health.at(-1) ?? null);
