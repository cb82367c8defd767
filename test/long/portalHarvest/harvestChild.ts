// One run of the harvester, in a process of its own: `node harvestChild.ts PLAN.json`. Its evidence and its database are on
// the disk, its clock passes only when it waits, and it kills itself where the plan says so.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { bigHoldings } from '../../../fixtures/portal/holdings/bigHoldings.ts';
import { openAuditFolder } from '../../../src/app/auditFolder.ts';
import { openEvidence } from '../../../src/app/openEvidence.ts';
import { openEvidenceWriter } from '../../../src/evidence/openEvidenceWriter.ts';
import { repairTail } from '../../../src/evidence/repairTail.ts';
import { gatherAudit } from '../../../src/gather/gatherAudit.ts';
import type { Http } from '../../../src/gather/http/http.ts';
import { openHttp } from '../../../src/gather/http/openHttp.ts';
import type { EvidenceWriter } from '../../../src/model/ports.ts';
import { fakeClock } from '../../gather/fakes/fakeClock.ts';
import { SAMPLE_TABLES } from '../../gather/fakes/sampleConfig.ts';
import { type ChildEnd, type ChildPlan, CLOCK_HEADER, harvestConfig, type Kill } from './plan.ts';

/** An answer takes this long on the simulated clock, whatever it takes here. */
const ANSWER_MS = 300;

const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as ChildPlan;
const endFile = path.join(plan.dir, 'end.json');
let exchanges = 0;

function tellEnd(health: unknown): void {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const end: ChildEnd = { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMb: maxRSS / 1024, exchanges, health };
  writeFileSync(endFile, JSON.stringify(end));
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

const folder = openAuditFolder(path.join(plan.dir, 'audit'), 'create');
const clock = fakeClock(plan.startMs);
const organisations = bigHoldings({ ...plan.big, datasets: 1, resources: 1 }).organisations.map(({ uri }) => uri);
const config = harvestConfig(plan.port, organisations, plan.bodies);
const tail = await repairTail(folder.evidenceDir, folder.crawl.evidenceEnd());
const writer = await openEvidenceWriter({
  dir: folder.evidenceDir,
  software: 'zvezdomer/test',
  settings: {},
  namespace: folder.id,
  startAt: tail.end,
  known: (digest) => folder.store.bodyPlace(digest),
});
const http = timed(openHttp(config.crawl), clock);
const health = await gatherAudit({
  config,
  tables: SAMPLE_TABLES,
  clock,
  store: folder.crawl,
  evidence: mortal(writer),
  replay: openEvidence(folder),
  http,
  render: null,
  signal: new AbortController().signal,
  onEvent: () => {},
});
await http.close();
await writer.close();
folder.close();
tellEnd(health.at(-1) ?? null);
