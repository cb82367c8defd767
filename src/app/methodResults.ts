import { scoreMethods } from '../judge/methods/scoreMethods.ts';
import type { AuditResult } from '../model/audit.ts';
import type { Method, MethodResults } from '../model/method.ts';
import type { AuditFolder } from './auditFolder.ts';
import { judgeInput } from './judgeAudit.ts';
import { loadRuleBook, type RuleBook } from './loadRuleBook.ts';

/** What the methods of others say of a judged audit, from its database alone; the methods with which it was judged. */
export function methodResults(
  folder: Pick<AuditFolder, 'store' | 'history'>,
  { audit, institutions }: Pick<AuditResult, 'audit' | 'institutions'>,
  book: RuleBook,
  wanted?: string,
): MethodResults {
  const { ruleSet, tables } = bookWithMethods(book);
  const methods = ruleSet.methods.filter(({ id }) => wanted === undefined || id === wanted);
  // Judged as having none: its evidence need not be read again.
  const listing = institutions.filter(({ facts }) => facts.some(({ key }) => key === 'dataset.listed'));
  const each = listing.map(({ institution }) => scoreMethods(judgeInput(folder, audit, institution), methods, tables));
  return { scores: each.flatMap(({ scores }) => scores), bodies: each.flatMap(({ bodies }) => bodies) };
}

/** Audits of earlier versions were stored without methods: those of this program are taken, with its tables. */
export function bookWithMethods(book: RuleBook): RuleBook {
  const { methods } = book.ruleSet as { readonly methods?: readonly Method[] };
  return methods === undefined ? loadRuleBook('five-star') : book;
}
