import type { LicenceStatement } from '../../model/factValues.ts';
import { reservesRights } from '../../model/reservesRights.ts';
import type { Tables } from '../../model/tables.ts';
import type { Sentence } from './carryObject.ts';
import { statement, type StatementContext } from './makeStatement.ts';
import { mentionsTerms } from './termsMention.ts';

/** „© Община …“, „Copyright 2024“; not „(c)“ of a list, „copyright notice“ or „copyright ownership“, which claim nothing. */
const COPYRIGHT_SIGN =
  /©\s?(?:copyright\s?)?(?:(?:19|20)\d{2}|\p{L})|(?:copyright|\(c\)):?\s?(?:©|\(c\))?\s?(?:19|20)\d{2}|^copyright:? (?:\(c\) |by )\p{L}|(?:19|20)\d{2}\s?(?:©|\(c\))/u;

/** „CC BY-SA 4.0 • Всички права запазени“: one line that contradicts itself; „some rights reserved“ is what licences do. */
export function reservedBeside(
  named: readonly LicenceStatement[],
  sentence: Sentence,
  tables: Tables,
  context: StatementContext,
): readonly LicenceStatement[] {
  const { plain } = sentence;
  const contradicts =
    named.some(({ kind }) => kind === 'open') &&
    /(?<!\p{L})(?:всички (?:\p{L}+ )?права|all (?:\p{L}+ )?rights)(?!\p{L})/u.test(plain);
  if (!contradicts || !reservesRights(plain, tables.vocabulary.licenceReserved)) return [];
  return [statement('reserved', null, [], sentence, context, null)];
}

export function readReserved(
  sentence: Sentence,
  tables: Tables,
  context: StatementContext,
): readonly LicenceStatement[] {
  const { plain } = sentence;
  const terms = mentionsTerms(plain) ? [statement('terms-link', null, [], sentence, context, null)] : [];
  if (!reservesRights(plain, tables.vocabulary.licenceReserved) && !COPYRIGHT_SIGN.test(plain)) return terms;
  return [...terms, statement('reserved', null, [], sentence, context, null)];
}
