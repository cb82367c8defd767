// Crawls in a process of its own, so that its memory can be measured: `node runAuditOfFaults.ts CONFIG FOLDER`. The real
// network client, database and evidence writer; few words in the tables, so that each site is asked for a handful of
// addresses. Prints one line of JSON at the end. Without arguments it only loads everything: so the compile cache is
// filled, and the crawl is measured as the published program runs, without the stripper of types in memory.

import { openAuditFolder } from '../../src/app/auditFolder.ts';
import { loadConfig } from '../../src/app/loadConfig.ts';
import { systemClock } from '../../src/app/systemClock.ts';
import { openEvidenceReader } from '../../src/evidence/openEvidenceReader.ts';
import { openEvidenceWriter } from '../../src/evidence/openEvidenceWriter.ts';
import { gatherAudit } from '../../src/gather/gatherAudit.ts';
import { SAMPLE_TABLES } from '../gather/fakes/sampleConfig.ts';

const [configPath = '', dir = ''] = process.argv.slice(2);
if (configPath === '') process.exit(0);
const config = loadConfig(configPath);
const folder = openAuditFolder(dir, 'create');
const evidence = await openEvidenceWriter({
  dir: folder.evidenceDir,
  software: 'zvezdomer/test',
  settings: {},
  namespace: 'faults',
  known: (digest) => folder.store.bodyPlace(digest),
});
const startMs = performance.now();
const health = await gatherAudit({
  config,
  tables: SAMPLE_TABLES,
  clock: systemClock,
  store: folder.crawl,
  evidence,
  replay: openEvidenceReader({ dir: folder.evidenceDir }),
  render: null,
  signal: new AbortController().signal,
  onEvent: () => undefined,
});
const seconds = (performance.now() - startMs) / 1000;
await evidence.close();
folder.close();
// maxRSS is in kilobytes on every system (libuv).
console.log(JSON.stringify({ health, seconds, peakRssMb: process.resourceUsage().maxRSS / 1024 }));
