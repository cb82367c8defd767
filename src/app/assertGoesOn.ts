import { checkCatalogue } from '../judge/checkCatalogue.ts';
import { UserError } from '../model/errors.ts';
import { isJsonObject, type Json } from '../model/json.ts';
import type { AuditFolder } from './auditFolder.ts';
import { loadOnlyTables, type RuleBook } from './loadRuleBook.ts';

/**
 * Whether this version can go on with an audit that another one began. What it cannot: read the other half of a
 * catalogue by another way than the first, and judge by rules or tables that lack what it reads in them, which would
 * break off in the middle or call missing what nobody looked for.
 * @throws UserError that says what to do instead
 */
export function assertGoesOn(folder: Pick<AuditFolder, 'dir' | 'store' | 'crawl'>, book: RuleBook): void {
  const { dir, store } = folder;
  if (store.isDone('gather')) {
    if (!store.isDone('judge')) assertJudgeable(dir, book);
    return;
  }
  const lacks = isOldHarvest(folder) ? ['portal.kind'] : lacking(book);
  if (lacks.length === 0) return;
  const program = store.info<{ program?: string }>('started')?.program ?? 'zvezdomer';
  const list = lacks.slice(0, 5).join(', ');
  throw new UserError('audit-other-version', {
    bg: `${dir}: обхождането е започнато с друга версия на програмата (${program}) и не може да продължи с тази (липсват: ${list}). Довършете го с версията, с която е започнато, или започнете нова оценка със същите настройки (zvezdomer audit --config …); събраното дотук остава в папката.`,
    en: `${dir}: the crawl was begun by another version of the program (${program}) and cannot go on with this one (missing: ${list}). Finish it with the version that began it, or start a new audit with the same configuration (zvezdomer audit --config …); what was gathered so far stays in the folder.`,
  });
}

/** @throws UserError when this version cannot judge by these rules and tables */
export function assertJudgeable(dir: string, book: RuleBook): void {
  const lacks = lacking(book);
  if (lacks.length === 0) return;
  const list = lacks.slice(0, 5).join(', ');
  throw new UserError('rules-other-version', {
    bg: `${dir}: правилата и таблиците, запазени с тази оценка, са от друга версия на програмата и тази не може да съди по тях (липсват: ${list}). Съдете по днешните: „zvezdomer rescore ${dir} --rules current“.`,
    en: `${dir}: the rules and tables that were stored with this audit are of another version of the program, and this one cannot judge by them (missing: ${list}). Judge by those of today: \`zvezdomer rescore ${dir} --rules current\`.`,
  });
}

/** Before catalogues had kinds, the lists of the national portal were read by page number. */
function isOldHarvest({ store, crawl }: Pick<AuditFolder, 'store' | 'crawl'>): boolean {
  const portal = store.info<{ portal?: Json }>('config')?.portal;
  if (!isJsonObject(portal) || 'kind' in portal) return false;
  const host = URL.parse(typeof portal['url'] === 'string' ? portal['url'] : '')?.host ?? '';
  return crawl.lane(`portal:${host}`) !== undefined;
}

function lacking({ ruleSet, tables }: RuleBook): readonly string[] {
  const checks = new Set(checkCatalogue().map(({ name }) => name));
  const unknown = ruleSet.rules.flatMap(({ check }) => (checks.has(check) ? [] : [check]));
  const current = loadOnlyTables() as unknown as Json;
  return [...new Set(unknown), ...absent(current, tables as unknown as Json, 2, '')];
}

/** Members that `stored` lacks, down to so many levels: below them stand entries, which may be more or fewer. */
function absent(current: Json, stored: Json, levels: number, path: string): readonly string[] {
  if (!isJsonObject(current) || levels === 0) return [];
  if (!isJsonObject(stored)) return [path];
  return Object.entries(current).flatMap(([key, value]) => {
    const name = path === '' ? key : `${path}.${key}`;
    const own = stored[key];
    return own === undefined ? [name] : absent(value, own, levels - 1, name);
  });
}
