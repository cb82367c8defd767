import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkManifest, type ManifestDifference } from '../evidence/checkManifest.ts';
import { isEvidenceFile } from '../evidence/evidenceFiles.ts';
import { MANIFEST_FILE } from '../evidence/listAuditFiles.ts';
import { changedSinceSealing } from './changedSinceSealing.ts';

/**
 * Before an audit is changed and sealed again: its evidence and its database must be what was sealed, or the new seal
 * would vouch for what somebody did in between. The old manifest goes: killed on the way, the audit is left unsealed,
 * not with a seal that does not fit. The report and the index may differ: they are written anew.
 *
 * @throws UserError `changed`
 */
export async function breakSeal(dir: string): Promise<void> {
  const changed = (await checkManifest(dir)).find(countsBeforeSealing);
  if (changed !== undefined) {
    throw changedSinceSealing(dir, changed.path, {
      bg: 'променена оценка не се запечатва отново',
      en: 'a changed audit is not sealed again',
    });
  }
  rmSync(join(dir, MANIFEST_FILE), { force: true });
}

function countsBeforeSealing({ is, path }: ManifestDifference): boolean {
  return is !== 'no-manifest' && (path === 'audit.sqlite' || isEvidenceFile(basename(path)));
}
