import type { KeyObject } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { MANIFEST_FILE, SIGNATURE_FILE } from '../listAuditFiles.ts';
import { writeWhole } from '../writeWhole.ts';
import { checkSignature, signBytes, type SignatureCheck } from './signature.ts';

/**
 * Writes `manifest.sig.json`: an Ed25519 signature over the exact bytes of manifest.json, which any tool can check
 * (README). It names no time of signing: nobody but ourselves would vouch for it. When the audit was made stands in the
 * manifest, which is what is signed.
 *
 * @returns the id of the key
 */
export async function writeManifestSignature(auditDir: string, privateKey: KeyObject): Promise<string> {
  const signature = signBytes(await readFile(path.join(auditDir, MANIFEST_FILE)), privateKey);
  const text = `${JSON.stringify({ format: 1, signs: MANIFEST_FILE, ...signature }, null, 2)}\n`;
  await writeWhole(path.join(auditDir, SIGNATURE_FILE), [text]);
  return signature.keyId;
}

/** Takes away the signature of an earlier manifest. Returns whether there was one. */
export async function removeManifestSignature(auditDir: string): Promise<boolean> {
  const had = (await readText(path.join(auditDir, SIGNATURE_FILE))) !== undefined;
  await rm(path.join(auditDir, SIGNATURE_FILE), { force: true });
  return had;
}

/** @param demanded the public key that must have signed; null = any, or none */
export async function checkManifestSignature(auditDir: string, demanded: KeyObject | null): Promise<SignatureCheck> {
  const text = await readText(path.join(auditDir, SIGNATURE_FILE));
  const manifest = await readFile(path.join(auditDir, MANIFEST_FILE)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return new Uint8Array(0);
    throw error;
  });
  return checkSignature(manifest, text === undefined ? undefined : parse(text), demanded);
}

async function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** Text that is no JSON is a signature that is wrong, not one that is missing. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) ?? null;
  } catch {
    return null;
  }
}
