import type { Fact } from '../model/facts.ts';
import type { PersonalKind } from '../model/personalColumn.ts';

/** Contacts are mostly those of offices, and published on purpose. */
const SHOWN: ReadonlySet<PersonalKind> = new Set(['email', 'phone']);

/**
 * Whether the guard found columns in the tables of a body that must not be shown: personal numbers, numbers of identity
 * cards, accounts. The search in the bytes cannot know the latter two, and cannot read every format.
 */
export function holdsPersonalData(facts: readonly Fact[]): boolean {
  return facts.some((fact) => {
    if (!fact.known) return false;
    if (fact.key === 'table.personal-columns') return fact.value.some(({ kind }) => !SHOWN.has(kind));
    if (fact.key !== 'page.tables') return false;
    return fact.value.some(({ personal = [] }) => personal.some(({ kind }) => !SHOWN.has(kind)));
  });
}
