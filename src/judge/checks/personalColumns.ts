import type { Evidence } from '../../model/evidence.ts';
import type { PersonalColumn, PersonalKind } from '../../model/personalColumn.ts';
import { answer, type CheckResult } from './check.ts';
import { columnName } from './columnName.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/** Kinds that name one person. Accounts are anybody's; contacts are mostly those of an office. */
const OF_A_PERSON: ReadonlySet<PersonalKind> = new Set(['egn', 'lnch', 'id-card']);

/** Whether a table shows numbers that name a person. Told are columns and counts; nobody ever sees a value. */
export const personalColumns = defineCheck({
  name: 'personal-columns',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.format', 'table.personal-columns', 'http.truncated'],
  params: {},
  messages: {
    none: { outcome: 'pass', placeholders: [] },
    contacts: { outcome: 'pass', placeholders: ['presentPersonal', 'columns'] },
    accounts: { outcome: 'cannot-tell', placeholders: ['columns', 'count'] },
    found: { outcome: 'fail', placeholders: ['presentPersonal', 'columns', 'count'] },
    'not-table': { outcome: 'not-applicable', placeholders: ['foundFormat'] },
  },
  run(reader) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    const foundFormat = valueOf(reader, 'resource.format');
    if (foundFormat === undefined) return notKnown(reader, 'resource.format');
    const columns = valueOf(reader, 'table.personal-columns');
    if (columns === undefined) {
      const family = reader.tables.formats.find(({ id }) => id === foundFormat)?.family;
      return family === 'table'
        ? notKnown(reader, 'table.personal-columns')
        : answer('not-table', { foundFormat }, evidenceOf(reader, 'resource.format'));
    }
    const base = evidenceOf(reader, 'table.personal-columns')[0];
    const said =
      tell(
        'found',
        columns.filter(({ kind }) => OF_A_PERSON.has(kind)),
        base,
      ) ??
      tell(
        'accounts',
        columns.filter(({ kind }) => kind === 'iban'),
        base,
      );
    if (said !== null) return said;
    // What was cut off may hold what the beginning does not.
    if (valueOf(reader, 'http.truncated') === true)
      return answer('not-known', { unknownReason: 'truncated' }, evidenceOf(reader, 'http.truncated'));
    return tell('contacts', columns, base) ?? answer('none', {}, base === undefined ? [] : [base]);
  },
});

function tell(key: string, columns: readonly PersonalColumn[], base: Evidence | undefined): CheckResult | null {
  if (columns.length === 0) return null;
  const data = {
    presentPersonal: [...new Set(columns.map(({ kind }) => kind))],
    columns: columns.map(placeOf).join(', '),
    count: columns.reduce((sum, { cells }) => sum + cells, 0),
  };
  return answer(
    key,
    data,
    columns.map((column) => evidenceAt(column, base)),
  );
}

/** „Лист1!C (ЕГН)“ */
function placeOf({ sheet, column, label }: PersonalColumn): string {
  const name = `${sheet === null ? '' : `${sheet}!`}${columnName(column)}`;
  return label === '' ? name : `${name} (${label})`;
}

function evidenceAt({ sheet, column, label }: PersonalColumn, base: Evidence | undefined): Evidence {
  return {
    capture: base?.capture ?? null,
    body: base?.body ?? null,
    at: base?.at.kind === 'css' || base?.at.kind === 'json' ? base.at : { kind: 'cell', sheet, row: 1, column },
    quote: label,
  };
}
