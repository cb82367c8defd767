import { writeCdxj } from '../evidence/writeCdxj.ts';
import { writeManifest } from '../evidence/writeManifest.ts';
import type { AuditInfo } from '../model/audit.ts';
import type { AuditFolder } from './auditFolder.ts';
import { programVersion } from './packageRoot.ts';

/**
 * Closes the audit and writes index.cdxj and manifest.json over everything that its folder holds, so that any later
 * change of one byte is found by verify. The database is closed first: only then is its file whole.
 */
export async function sealAudit(folder: AuditFolder): Promise<void> {
  const tables = folder.store.tableDigests();
  // Not the folder's name: a copy is the same audit, and citations name its id.
  const auditId = folder.store.info<AuditInfo>('audit')?.id ?? folder.id;
  folder.close();
  await writeCdxj(folder.evidenceDir);
  await writeManifest(folder.dir, { auditId, program: programVersion(), tables });
}
