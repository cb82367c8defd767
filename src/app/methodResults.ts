import { scoreMethods } from '../judge/methods/scoreMethods.ts';
import type { AuditInfo } from '../model/audit.ts';
import type { Method, MethodResults } from '../model/method.ts';
import type { AuditFolder } from './auditFolder.ts';
import { judgeInput } from './judgeAudit.ts';
import { loadRuleBook, type RuleBook } from './loadRuleBook.ts';

/** What the methods of others say of an audit, from its database alone; the methods with which it was judged. */
export function methodResults(
  folder: Pick<AuditFolder, 'store' | 'history'>,
  info: AuditInfo,
  book: RuleBook,
  wanted?: string,
): MethodResults {
  const { ruleSet, tables } = bookWithMethods(book);
  const methods = ruleSet.methods.filter(({ id }) => wanted === undefined || id === wanted);
  // Judged as having none: its evidence need not be read again.
  const results = folder.store.auditResult()?.institutions ?? [];
  const listing = results.filter(({ facts }) => facts.some(({ key }) => key === 'dataset.listed'));
  const ids = new Set(listing.map(({ institution }) => institution.id));
  const each = folder.store
    .institutions()
    .filter(({ id }) => ids.has(id))
    .map((institution) => scoreMethods(judgeInput(folder, info, institution), methods, tables));
  return { scores: each.flatMap(({ scores }) => scores), bodies: each.flatMap(({ bodies }) => bodies) };
}

/** Audits of earlier versions were stored without methods: those of this program are taken, with its tables. */
export function bookWithMethods(book: RuleBook): RuleBook {
  const { methods } = book.ruleSet as { readonly methods?: readonly Method[] };
  return methods === undefined ? loadRuleBook('five-star') : book;
}
