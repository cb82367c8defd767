import { open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from './appendFile.ts';
import { EvidenceDamaged } from './evidenceErrors.ts';
import { evidenceFileNumber, filesFrom } from './evidenceFiles.ts';
import type { EvidencePlace } from './evidencePlace.ts';
import { MEMBER_SIGNATURE } from './gzipMember.ts';
import { createReadAt } from './readAt.ts';
import { scanExchanges } from './scanExchanges.ts';

type TailRepair = {
  /** End of the last complete exchange: where the writer goes on. Null when there is no evidence. */
  readonly end: EvidencePlace | null;
  /** Complete exchanges found after `knownEnd`. */
  readonly exchanges: number;
  readonly cutBytes: number;
};

/**
 * Cuts off what a killed run left half written. Everything up to the last complete exchange stays, byte for byte.
 *
 * @param knownEnd end of what the database already has; null = look from the start
 * @throws EvidenceDamaged when evidence before `knownEnd` is gone, or complete exchanges stand after a broken record
 */
export async function repairTail(dir: string, knownEnd: EvidencePlace | null): Promise<TailRepair> {
  await checkKnownEnd(dir, knownEnd);
  let end = knownEnd;
  let exchanges = 0;
  for await (const item of scanExchanges(dir, knownEnd)) {
    if (item.is === 'torn') break;
    end = item.end;
    exchanges += 1;
  }
  const files = await filesFrom(dir, end);
  const whole = files.filter(({ file }) => file !== end?.file);
  for (const { file } of whole) await checkOurs(dir, file);
  let cutBytes = 0;
  if (end !== null) cutBytes += await cut(dir, end);
  // Backwards: killed in between, no later file stands after a missing one.
  for (const { file } of whole.sort((a, b) => evidenceFileNumber(b.file) - evidenceFileNumber(a.file))) {
    cutBytes += (await stat(path.join(dir, file))).size;
    await rm(path.join(dir, file));
  }
  if (files.length > 0) await syncFolder(dir);
  return { end, exchanges, cutBytes };
}

async function checkKnownEnd(dir: string, knownEnd: EvidencePlace | null): Promise<void> {
  if (knownEnd === null) return;
  const size = await stat(path.join(dir, knownEnd.file)).then(
    (file) => file.size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return 0;
      throw error;
    },
  );
  if (size >= knownEnd.offset) return;
  const what = `the database knows ${knownEnd.offset} bytes, the file has ${size}`;
  throw new EvidenceDamaged({ ...knownEnd, offset: size, capture: null }, what);
}

/** A file is removed whole only if it is the start of one of ours: a foreign file of that name is not ours to delete. */
async function checkOurs(dir: string, file: string): Promise<void> {
  const start = await createReadAt(path.join(dir, file), 0)(0, MEMBER_SIGNATURE.length);
  const ours = start.equals(MEMBER_SIGNATURE.subarray(0, start.length));
  // After a power cut a file may have its length but not yet its bytes.
  if (ours || start.every((byte) => byte === 0)) return;
  throw new EvidenceDamaged({ file, offset: 0, capture: null }, 'the file does not start with a record of ours');
}

async function cut(dir: string, end: EvidencePlace): Promise<number> {
  const handle = await open(path.join(dir, end.file), 'r+');
  try {
    const { size } = await handle.stat();
    if (size > end.offset) {
      await handle.truncate(end.offset);
      await handle.sync();
    }
    return size - end.offset;
  } finally {
    await handle.close();
  }
}
