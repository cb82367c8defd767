import { existsSync } from 'node:fs';
import { readPublicKey } from '../evidence/signature/signingKey.ts';
import { checkWacz, type WaczCheck } from '../evidence/wacz/checkWacz.ts';
import { UserError } from '../model/errors.ts';

/**
 * Checks an exported file on its own, without the audit that it comes from.
 *
 * @param keyFile the public key that must have signed; null = any, or none
 */
export async function verifyWacz(file: string, keyFile: string | null): Promise<WaczCheck> {
  const key = keyFile === null ? null : readPublicKey(keyFile);
  if (!existsSync(file)) {
    throw new UserError('wacz-missing', { bg: `${file}: няма такъв файл`, en: `${file}: there is no such file` });
  }
  return checkWacz(file, key);
}
