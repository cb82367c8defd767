import { openEvidenceReader } from '../evidence/openEvidenceReader.ts';
import type { AuditInfo } from '../model/audit.ts';
import type { EvidenceReader } from '../model/ports.ts';
import type { AuditFolder } from './auditFolder.ts';
import { evidenceOfOthers } from './earlierAudit.ts';

/** The evidence of an audit, with the bodies that stand in earlier ones. */
export function openEvidence({
  dir,
  evidenceDir,
  store,
}: Pick<AuditFolder, 'dir' | 'evidenceDir' | 'store'>): EvidenceReader {
  const since = store.info<AuditInfo>('audit')?.since;
  return openEvidenceReader({ dir: evidenceDir, others: evidenceOfOthers(dir, since) });
}
