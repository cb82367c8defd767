import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../model/errors.ts';

/**
 * Where an export of an audit is written: the file that is named, else one called `otherwise` beside the audit's
 * folder.
 * @throws UserError when it would stand inside the audit's folder, or its own folder is not there
 */
export function exportTarget(dir: string, named: string | undefined, otherwise: string): string {
  const target = resolve(named ?? join(dirname(resolve(dir)), otherwise));
  const inside = relative(resolve(dir), target);
  if (inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside) {
    throw new UserError('export-inside', {
      bg: `${target}: в папката на оценката не се добавя нищо, иначе тя вече не отговаря на manifest.json`,
      en: `${target}: nothing is added to the audit's folder, or it would not be what manifest.json says any more`,
    });
  }
  if (!existsSync(dirname(target))) {
    throw new UserError('export-folder', {
      bg: `${dirname(target)}: няма такава папка`,
      en: `${dirname(target)}: there is no such folder`,
    });
  }
  return target;
}
