import { checkManifest } from '../evidence/checkManifest.ts';
import { writeManifestSignature } from '../evidence/signature/manifestSignature.ts';
import { readPrivateKey } from '../evidence/signature/signingKey.ts';
import { UserError } from '../model/errors.ts';

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
    throw new UserError('changed', {
      bg: `${dir}: ${first.path} не е такъв, какъвто е запечатан; променена оценка не се подписва (вижте zvezdomer verify)`,
      en: `${dir}: ${first.path} is not what was sealed; a changed audit is not signed (see zvezdomer verify)`,
    });
  }
  return writeManifestSignature(dir, key);
}
