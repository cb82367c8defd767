import { checkManifest } from '../evidence/checkManifest.ts';
import { writeManifestSignature } from '../evidence/signature/manifestSignature.ts';
import { readPrivateKey } from '../evidence/signature/signingKey.ts';
import { UserError } from '../model/errors.ts';
import { changedSinceSealing } from './changedSinceSealing.ts';

/**
 * Signs the manifest of a finished audit. Every file is hashed first: a signature under something that was changed
 * after sealing would vouch for the change.
 *
 * @returns the id of the key
 */
export async function signAudit(dir: string, keyFile: string): Promise<string> {
  const key = readPrivateKey(keyFile);
  const [first] = await checkManifest(dir);
  if (first?.is === 'no-manifest') {
    throw new UserError('not-sealed', {
      bg: `${dir}: оценката не е завършена (няма manifest.json); подписва се завършена оценка`,
      en: `${dir}: this audit is not finished (there is no manifest.json); only a finished one can be signed`,
    });
  }
  if (first !== undefined) {
    throw changedSinceSealing(dir, first.path, {
      bg: 'променена оценка не се подписва',
      en: 'a changed audit is not signed',
    });
  }
  return writeManifestSignature(dir, key);
}
