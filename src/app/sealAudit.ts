import type { KeyObject } from 'node:crypto';
import { removeManifestSignature, writeManifestSignature } from '../evidence/signature/manifestSignature.ts';
import { writeCdxj } from '../evidence/writeCdxj.ts';
import { writeManifest } from '../evidence/writeManifest.ts';
import type { AuditInfo } from '../model/audit.ts';
import type { AuditFolder } from './auditFolder.ts';
import { programVersion } from './packageRoot.ts';

/** Ids of keys: whose signature the audit has now, and whether an earlier one had to go. */
export type Seal = { readonly signedBy: string | null; readonly droppedSignature: boolean };

/**
 * Closes the audit and writes index.cdxj and manifest.json over everything that its folder holds, so that any later
 * change of one byte is found by verify. The database is closed first: only then is its file whole. An earlier signature
 * was of another manifest and is taken away; with a key the new manifest is signed.
 */
export async function sealAudit(folder: AuditFolder, key: KeyObject | null = null): Promise<Seal> {
  const tables = folder.store.tableDigests();
  const info = folder.store.info<AuditInfo>('audit');
  // Not the folder's name: a copy is the same audit, and citations name its id.
  const auditId = info?.id ?? folder.id;
  const asOf = info === undefined ? {} : { asOf: info.asOf };
  const dependsOn = dependenciesOf(folder, info);
  folder.close();
  await writeCdxj(folder.evidenceDir);
  // Before the new manifest: killed in between, an audit without signature is left, never one with a wrong one.
  const had = await removeManifestSignature(folder.dir);
  await writeManifest(folder.dir, { auditId, program: programVersion(), tables, dependsOn, ...asOf });
  const signedBy = key === null ? null : await writeManifestSignature(folder.dir, key);
  return { signedBy, droppedSignature: had && key === null };
}

/** The audits that hold bodies of this one. */
function dependenciesOf(
  { store }: AuditFolder,
  info: AuditInfo | undefined,
): readonly { readonly audit: string; readonly where: string }[] {
  const where = new Map((info?.since?.sources ?? []).map((source) => [source.audit, source.where]));
  return store.bodiesElsewhere().map(({ audit }) => ({ audit, where: where.get(audit) ?? `../${audit}` }));
}
