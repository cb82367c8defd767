import path from 'node:path';
import { compareText } from '../model/json.ts';
import { isEvidenceFile } from './evidenceFiles.ts';
import { type BrokenRecord, findBrokenRecords } from './findBrokenRecords.ts';
import { digestFile, type FileDigest, listAuditFiles, MANIFEST_FILE } from './listAuditFiles.ts';
import { readManifest } from './readManifest.ts';

/** One way in which the audit's folder is not what its manifest says. */
export type ManifestDifference =
  /** There is no manifest, or it is none that this program can read: nothing can be said about the files. */
  | { readonly is: 'no-manifest'; readonly path: string }
  | { readonly is: 'missing'; readonly path: string }
  | { readonly is: 'extra'; readonly path: string }
  | {
      readonly is: 'changed';
      readonly path: string;
      readonly expected: FileDigest;
      readonly found: FileDigest;
      /**
       * For evidence, the broken records in order; empty = every record is whole on its own, so that records were
       * added, removed or replaced as a whole. Null for other files.
       */
      readonly records: readonly BrokenRecord[] | null;
    };

/**
 * Hashes every file of an audit against its manifest. Differences are sorted by path; none = untouched.
 *
 * @param under only paths that begin so
 */
export async function checkManifest(auditDir: string, under = ''): Promise<ManifestDifference[]> {
  const manifest = await readManifest(auditDir);
  if (manifest === null) return [{ is: 'no-manifest', path: MANIFEST_FILE }];
  const expected = new Map(manifest.files.map((file) => [file.path, file]));
  const present = new Set(await listAuditFiles(auditDir, manifest.leftOut));
  const differences: ManifestDifference[] = [];
  for (const file of [...new Set([...expected.keys(), ...present])].sort(compareText)) {
    if (!file.startsWith(under)) continue;
    const stated = expected.get(file);
    if (stated === undefined) differences.push({ is: 'extra', path: file });
    else if (!present.has(file)) differences.push({ is: 'missing', path: file });
    else differences.push(...(await compareFile(auditDir, stated)));
  }
  return differences;
}

async function compareFile(auditDir: string, expected: FileDigest): Promise<ManifestDifference[]> {
  const found = await digestFile(auditDir, expected.path);
  if (found.sha256 === expected.sha256 && found.bytes === expected.bytes) return [];
  const isEvidence = isEvidenceFile(path.posix.basename(expected.path));
  const records = isEvidence ? await findBrokenRecords(auditDir, expected.path) : null;
  return [{ is: 'changed', path: expected.path, expected, found, records }];
}
