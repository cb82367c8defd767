import { quote } from '../../model/evidence.ts';
import type { LicenceStatement } from '../../model/factValues.ts';
import type { Tables } from '../../model/tables.ts';
import { licenceOfValue } from './nameLicence.ts';
import type { StatementContext } from './makeStatement.ts';
import { readLicenceStatements } from './readLicenceStatements.ts';

/**
 * What the value of a member or property that is made for licences states: a bare name or address of a licence is one,
 * since the member says so; anything else is read as a sentence. `name` of the member is told in the quote.
 */
export function statementsOfValue(
  value: string,
  tables: Tables,
  context: StatementContext,
  name: string | null = null,
): readonly LicenceStatement[] {
  const entry = licenceOfValue(value, tables);
  if (entry === null) return readLicenceStatements(value, tables, context);
  const { scope, source, at } = context;
  const url = /^(?:https?:)?\/\//i.test(value.trim()) ? value.trim() : null;
  const words = quote(name === null ? value : `${name}: ${value}`);
  return [{ kind: entry.class, licence: entry.id, scope, source, url, conditions: entry.conditions, words, at }];
}
