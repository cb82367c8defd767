import { UserError } from '../model/errors.ts';
import type { Bilingual } from '../model/lang.ts';

/** A file of a sealed audit is another one now: `refused` says what is not done with it, as „се подписва / is signed“ would. */
export function changedSinceSealing(dir: string, file: string, refused: Bilingual): UserError {
  return new UserError('changed', {
    bg: `${dir}: ${file} не е такъв, какъвто е запечатан; ${refused.bg} (вижте zvezdomer verify)`,
    en: `${dir}: ${file} is not what was sealed; ${refused.en} (see zvezdomer verify)`,
  });
}
