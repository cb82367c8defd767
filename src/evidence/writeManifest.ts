import path from 'node:path';
import type { Sha256 } from '../model/ids.ts';
import { canonicalJson } from '../model/json.ts';
import { digestFile, type FileDigest, listAuditFiles, MANIFEST_FILE, SIGNATURE_FILE } from './listAuditFiles.ts';
import { writeWhole } from './writeWhole.ts';

/** `manifest.json`: what the audit's folder held when it was sealed. */
export type Manifest = {
  readonly format: 1;
  readonly audit: string;
  /** Program and version that sealed it. */
  readonly program: string;
  /** The day that the audit refers to, ISO 8601 in UTC. Null in manifests of version 0.1. */
  readonly asOf: string | null;
  readonly files: readonly FileDigest[];
  /** Paths that are not hashed, since they change by being looked at (a database, whose tables are hashed instead). */
  readonly leftOut: readonly string[];
  readonly tables: { readonly [table: string]: TableDigest };
  /** Other audits that hold bodies of this one. */
  readonly dependsOn: readonly Dependency[];
};
/** `where` = folder of the other audit as seen from this one's, with `/`. */
type Dependency = { readonly audit: string; readonly where: string };
type TableDigest = { readonly rows: number; readonly sha256: Sha256 };

type ManifestOptions = {
  readonly auditId: string;
  readonly program: string;
  readonly asOf?: string;
  readonly tables: { readonly [table: string]: TableDigest };
  readonly leftOut?: readonly string[];
  readonly dependsOn?: readonly Dependency[];
};

/** Hashes every file of the audit's folder and writes `manifest.json`, last and at once. Returns what it wrote. */
export async function writeManifest(auditDir: string, options: ManifestOptions): Promise<Manifest> {
  const leftOut = options.leftOut ?? [];
  const files: FileDigest[] = [];
  for (const file of await listAuditFiles(auditDir, [...leftOut, `${MANIFEST_FILE}.new`, `${SIGNATURE_FILE}.new`]))
    files.push(await digestFile(auditDir, file));
  const manifest: Manifest = {
    format: 1,
    audit: options.auditId,
    program: options.program,
    asOf: options.asOf ?? null,
    files,
    leftOut,
    tables: options.tables,
    dependsOn: options.dependsOn ?? [],
  };
  // Canonical order, then spaces for people: the same audit gives the same bytes.
  const text = `${JSON.stringify(JSON.parse(canonicalJson(manifest)), null, 2)}\n`;
  await writeWhole(path.join(auditDir, MANIFEST_FILE), [text]);
  return manifest;
}
