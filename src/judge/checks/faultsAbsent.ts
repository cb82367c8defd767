import type { Evidence } from '../../model/evidence.ts';
import { quote } from '../../model/evidence.ts';
import { TABLE_FAULTS, type TableFault } from '../../model/factValues.ts';
import { answer, type CheckResult, textListParam } from './check.ts';
import { columnName } from './columnName.ts';
import { defineCheck } from './defineCheck.ts';
import { evidenceOf, valueOf } from './factReading.ts';
import { notKnown, unseen } from './unseen.ts';

/** Whether a table is free of the named structural faults; all that are found are data of one finding. */
export const faultsAbsent = defineCheck({
  name: 'faults-absent',
  subject: 'resource',
  reads: ['resource.link-status', 'resource.format', 'table.faults'],
  params: {
    faults: { type: 'text-list', meaning: 'Codes of structural faults (model/factValues.ts).', oneOf: TABLE_FAULTS },
  },
  messages: {
    absent: { outcome: 'pass', placeholders: [] },
    present: { outcome: 'fail', placeholders: ['presentFault', 'count', 'place', 'example'] },
    // Merged cells and blank rows have no words to quote, some faults no place: nobody is shown an empty quotation.
    'present-unquoted': { outcome: 'fail', placeholders: ['presentFault', 'count', 'place'] },
    'present-unplaced': { outcome: 'fail', placeholders: ['presentFault', 'count'] },
    'not-table': { outcome: 'not-applicable', placeholders: ['foundFormat'] },
  },
  run(reader, params) {
    const nothing = unseen(reader);
    if (nothing !== undefined) return nothing;
    const foundFormat = valueOf(reader, 'resource.format');
    if (foundFormat === undefined) return notKnown(reader, 'resource.format');
    const faults = valueOf(reader, 'table.faults');
    if (faults === undefined) {
      const family = reader.tables.formats.find(({ id }) => id === foundFormat)?.family;
      const isTable = family === 'table' || reader.fact('table.faults') !== undefined;
      return isTable
        ? notKnown(reader, 'table.faults')
        : answer('not-table', { foundFormat }, evidenceOf(reader, 'resource.format'));
    }
    const wanted = textListParam(params, 'faults');
    const present = faults.filter(({ code }) => wanted.includes(code));
    const evidence = evidenceOf(reader, 'table.faults');
    const first = present[0];
    if (first === undefined) return answer('absent', {}, evidence);
    return answerPresent(
      first,
      {
        presentFault: [...new Set(present.map(({ code }) => code))],
        count: present.reduce((sum, { count }) => sum + count, 0),
      },
      present.map((fault) => faultEvidence(fault, evidence[0])),
    );
  },
});

function answerPresent(first: TableFault, counted: CheckResult['data'], evidence: readonly Evidence[]): CheckResult {
  const place = placeOf(first);
  const example = quote(first.quote);
  if (place === '') return answer('present-unplaced', counted, evidence);
  // A hidden sheet is quoted by its name, which the place already says.
  if (example === '' || example === place) return answer('present-unquoted', { ...counted, place }, evidence);
  return answer('present', { ...counted, place, example }, evidence);
}

/** „Лист1!B3“ without words, as spreadsheets write it; a row is named by its first cell. Empty when there is no place. */
function placeOf({ sheet, row, column }: TableFault): string {
  const cell = row === null ? '' : `${columnName(column ?? 1)}${row}`;
  return [sheet ?? '', cell].filter((part) => part !== '').join('!');
}

function faultEvidence(fault: TableFault, base: Evidence | undefined): Evidence {
  const at: Evidence['at'] =
    fault.row === null
      ? { kind: 'whole' }
      : { kind: 'cell', sheet: fault.sheet, row: fault.row, column: fault.column ?? 1 };
  return {
    capture: base?.capture ?? null,
    body: base?.body ?? null,
    at: base?.at.kind === 'css' ? base.at : at,
    quote: quote(fault.quote),
  };
}
