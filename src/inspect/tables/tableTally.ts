import type { DatePoint, TableFault } from '../../model/factValues.ts';
import type { PersonalColumn } from '../../model/personalColumn.ts';
import type { ColumnTally } from './columnTally.ts';
import type { TableLayout } from './findLayout.ts';
import type { Sighting } from './sighting.ts';
import type { TableWatch } from './tableWatch.ts';

export type TableContext = {
  readonly sheet: string | null;
  /** Groups of merged cells in the sheet or HTML table. */
  readonly mergedCells?: number;
  /** The rows are all rows of the table. */
  readonly complete: boolean;
  /** Rows come from delimited text: the number of cells of a row is what its writer wrote, not the last filled cell. */
  readonly delimited?: boolean;
  /** Names of the columns where the format itself gives them (dBASE, databases): every row is then one of data. */
  readonly labels?: readonly string[];
  readonly watch?: TableWatch | undefined;
};

export type TableReading = {
  readonly shape: {
    readonly rows: number;
    readonly columns: number;
    readonly headerRow: number | null;
    readonly sheet: string | null;
    readonly complete: boolean;
  };
  readonly labels: readonly string[];
  readonly faults: readonly TableFault[];
  /** Columns that hold personal data: empty = looked for and none found. */
  readonly personal: readonly PersonalColumn[];
  readonly period: {
    readonly latest: DatePoint;
    readonly earliest: DatePoint | null;
    readonly from: 'column' | 'title';
    readonly measured?: true;
    readonly step?: 1 | 7 | 14 | 31;
  } | null;
};

/** All that is counted while rows pass by; memory does not grow with the number of rows. */
export type TableTally = {
  layout: TableLayout;
  /** Number of each head row as its source counts rows. */
  rowNumbers: readonly number[];
  titles: readonly string[];
  headRows: readonly (readonly string[])[];
  rows: number;
  width: number;
  columns: ColumnTally[];
  blank: Sighting | null;
  extra: Sighting | null;
  /** Of the extra cells, those that hold something. */
  filledExtra: Sighting | null;
  missing: Sighting | null;
  totals: Sighting | null;
  notes: Sighting | null;
  comments: number;
  furtherTables: Sighting | null;
};
