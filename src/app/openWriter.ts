import { openEvidenceWriter } from '../evidence/openEvidenceWriter.ts';
import { repairTail } from '../evidence/repairTail.ts';
import type { CrawlConfig } from '../model/config.ts';
import type { Json } from '../model/json.ts';
import type { EvidenceWriter } from '../model/ports.ts';
import type { AuditFolder } from './auditFolder.ts';
import type { History } from './openHistory.ts';
import { programVersion } from './packageRoot.ts';

/** The end of the evidence, behind whatever of it is whole. */
export async function openWriter(
  { evidenceDir, id, store, crawl }: AuditFolder,
  settings: CrawlConfig,
  history: History | null,
): Promise<EvidenceWriter> {
  const tail = await repairTail(evidenceDir, crawl.evidenceEnd());
  return openEvidenceWriter({
    dir: evidenceDir,
    software: programVersion().replace(' ', '/'),
    settings: settings as unknown as Json,
    namespace: id,
    startAt: tail.end,
    known: (digest) => store.bodyPlace(digest) ?? history?.known(digest),
  });
}
