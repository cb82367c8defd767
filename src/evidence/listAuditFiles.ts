import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Sha256 } from '../model/ids.ts';
import { compareText } from '../model/json.ts';

export type FileDigest = { readonly path: string; readonly bytes: number; readonly sha256: Sha256 };

export const MANIFEST_FILE = 'manifest.json';
/** Signs the manifest, so it cannot be in it. */
export const SIGNATURE_FILE = 'manifest.sig.json';

/** What SQLite keeps beside an open database: gone when it is closed, so that no manifest can hold it. */
const SQLITE_COMPANION = /-(?:wal|shm|journal)$/;

/**
 * Every ordinary file under an audit's folder, by path with `/`, sorted; the manifest itself, its signature, SQLite's
 * companions and the paths in `leftOut` aside. Links are not followed: what they point at is not part of the audit.
 */
export async function listAuditFiles(auditDir: string, leftOut: readonly string[]): Promise<string[]> {
  const entries = await readdir(auditDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(auditDir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => file !== MANIFEST_FILE && file !== SIGNATURE_FILE)
    .filter((file) => !SQLITE_COMPANION.test(file) && !leftOut.includes(file))
    .sort(compareText);
}

export async function digestFile(auditDir: string, file: string): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path.join(auditDir, file), { highWaterMark: 1024 * 1024 })) {
    hash.update(chunk as Uint8Array);
    bytes += (chunk as Uint8Array).length;
  }
  return { path: file, bytes, sha256: hash.digest('hex') };
}
