import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
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

/** Up to here a file is read at once: a stream's buffers would be many times larger than most pages of a report. */
const WHOLE_BYTES = 1024 * 1024;

export async function digestFile(auditDir: string, file: string): Promise<FileDigest> {
  const where = path.join(auditDir, file);
  const hash = createHash('sha256');
  let bytes = 0;
  const take = (chunk: Uint8Array): void => {
    hash.update(chunk);
    bytes += chunk.length;
  };
  if (statSync(where).size <= WHOLE_BYTES) take(readFileSync(where));
  else for await (const chunk of createReadStream(where, { highWaterMark: WHOLE_BYTES })) take(chunk as Uint8Array);
  return { path: file, bytes, sha256: hash.digest('hex') };
}
