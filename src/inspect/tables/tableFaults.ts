import { quote } from '../../model/evidence.ts';
import type { TableFault, TableFaultCode } from '../../model/factValues.ts';
import { cellDate, cellYear } from './cellDate.ts';
import { isNumericTally } from './columnTally.ts';
import type { Sighting } from './sighting.ts';
import type { TableTally } from './tableTally.ts';

/** More rows than this share with a wrong number of cells: the fault is of the table, not of a row. */
const RAGGED_SHARE = 0.01;
/** Columns named by dates or years from which a table counts as wide. */
const WIDE_DATES = 6;

type Surroundings = { readonly sheet: string | null; readonly mergedCells: number };

/**
 * The structural faults of a table. `breaksUse` only where a program that is told how many lines to skip would still
 * read wrong or nameless data: values in columns that the header does not name, several tables in one, cells merged
 * over columns, headers in several rows that do not give each column its own name. Title rows above a clear header and
 * a missing header are faults, but one setting overcomes them.
 */
export function tableFaults(tally: TableTally, surroundings: Surroundings): TableFault[] {
  const make = (code: TableFaultCode, sighting: Sighting, breaksUse: boolean): TableFault => ({
    code,
    count: sighting.count,
    row: sighting.row === 0 ? null : sighting.row,
    column: sighting.column,
    sheet: surroundings.sheet,
    quote: quote(sighting.quote),
    breaksUse,
  });
  const faults: TableFault[] = [];
  const add = (code: TableFaultCode, sighting: Sighting | null, breaksUse = false): void => {
    if (sighting !== null && sighting.count > 0) faults.push(make(code, sighting, breaksUse));
  };
  const share = (sighting: Sighting | null): number =>
    sighting === null || tally.rows === 0 ? 0 : sighting.count / tally.rows;
  const isNamed = tally.layout.headerRows.length === 0 && tally.layout.labels.length > 0;
  const hasHeader = tally.layout.headerRows.length > 0 || isNamed;

  add('title-rows', titleRows(tally), !hasHeader && tally.rows > 0);
  add('no-header', hasHeader || tally.rows === 0 ? null : firstRow(tally));
  add('multi-row-header', multiRowHeader(tally), headerIsAmbiguous(tally));
  add('merged-cells', surroundings.mergedCells > 0 ? place(surroundings.mergedCells) : null, true);
  add('blank-label', blankLabels(tally));
  add('duplicate-label', duplicateLabels(tally));
  add('wide-dates', wideDates(tally));
  add(
    'one-column',
    tally.rows > 0 && tally.width === 1 && !isNamed ? firstRow(tally) : null,
    pouredIntoOneColumn(tally),
  );
  add(
    'extra-cell',
    tally.extra,
    hasHeader && share(tally.filledExtra) > RAGGED_SHARE && (tally.filledExtra?.count ?? 0) > 1,
  );
  add(
    'missing-cell',
    tally.missing,
    hasHeader && share(tally.missing) > RAGGED_SHARE && (tally.missing?.count ?? 0) > 1,
  );
  add('blank-row', tally.blank);
  add('several-tables', tally.furtherTables, true);
  add('total-rows', tally.totals);
  add(
    'side-notes',
    tally.notes,
    (tally.notes?.count ?? 0) > 2 && share(tally.notes) > RAGGED_SHARE && share(tally.notes) < 0.5,
  );
  add('mixed-types', mixedTypes(tally));
  return faults;
}

function place(count: number, row = 0, column: number | null = null, words = ''): Sighting {
  return { count, row, column, quote: words };
}

function titleRows(tally: TableTally): Sighting | null {
  const [first] = tally.layout.titleRows;
  return first === undefined
    ? null
    : place(tally.layout.titleRows.length, tally.rowNumbers[first] ?? 0, 1, tally.titles[0]);
}

function firstRow(tally: TableTally): Sighting {
  const words = tally.columns
    .slice(0, 20)
    .map((column) => column.firstText?.cell ?? column.firstNumber?.cell ?? '')
    .join(' | ');
  return place(1, tally.rowNumbers[tally.layout.firstDataRow] ?? 0, null, words);
}

function headerPlace(tally: TableTally): number {
  const last = tally.layout.headerRows.at(-1);
  return last === undefined ? 0 : (tally.rowNumbers[last] ?? 0);
}

function multiRowHeader(tally: TableTally): Sighting | null {
  const { headerRows, numberingRow, labels } = tally.layout;
  const count = headerRows.length + (numberingRow === null ? 0 : 1);
  if (headerRows.length === 0 || count < 2) return null;
  return place(count, tally.rowNumbers[headerRows[0] ?? 0] ?? 0, null, labels.join(' | '));
}

/** Do the header's rows, read together, leave a column without a name of its own? */
function headerIsAmbiguous(tally: TableTally): boolean {
  const { labels } = tally.layout;
  return labels.includes('') || new Set(labels).size < labels.length;
}

function blankLabels(tally: TableTally): Sighting | null {
  const { labels } = tally.layout;
  const blank = labels.map((label, index) => (label === '' ? index + 1 : 0)).filter((column) => column > 0);
  return blank.length === 0 ? null : place(blank.length, headerPlace(tally), blank[0] ?? null, labels.join(' | '));
}

function duplicateLabels(tally: TableTally): Sighting | null {
  const known = new Set<string>();
  let sighting = null as Sighting | null;
  for (const [index, label] of tally.layout.labels.entries()) {
    const key = label.toLowerCase();
    if (label !== '' && known.has(key)) {
      sighting = place(
        (sighting?.count ?? 0) + 1,
        headerPlace(tally),
        sighting?.column ?? index + 1,
        sighting?.quote ?? label,
      );
    }
    known.add(key);
  }
  return sighting;
}

function wideDates(tally: TableTally): Sighting | null {
  const { labels } = tally.layout;
  const dated = labels.filter((label) => cellDate(label) !== null || cellYear(label) !== null);
  if (dated.length < WIDE_DATES) return null;
  return place(dated.length, headerPlace(tally), labels.indexOf(dated[0] ?? '') + 1, dated.slice(0, 8).join(' | '));
}

/** Long texts or rows of several values in the only column: a page of text, or a table with an unknown delimiter. */
function pouredIntoOneColumn(tally: TableTally): boolean {
  const sample = tally.columns[0]?.firstText?.cell ?? '';
  return sample.length > 60 || /[,;|\t].*[,;|\t]/.test(sample);
}

/** Columns of numbers or dates in which some cells are words. */
function mixedTypes(tally: TableTally): Sighting | null {
  let sighting = null as Sighting | null;
  for (const [index, column] of tally.columns.entries()) {
    if (column === undefined || !isNumericTally(column) || column.firstText === null) continue;
    if (tally.totals !== null && column.texts <= tally.totals.count) continue;
    const { row, cell } = column.firstText;
    sighting = place(
      (sighting?.count ?? 0) + column.texts,
      sighting?.row ?? row,
      sighting?.column ?? index + 1,
      sighting?.quote ?? cell,
    );
  }
  return sighting;
}
