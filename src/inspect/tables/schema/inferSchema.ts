import { compareText } from '../../../model/json.ts';
import type { TableDialect, TableSchema } from '../../../model/tableSchema.ts';
import type { TableStart, TableWatch } from '../tableWatch.ts';
import { type ColumnProfile, emptyProfile, profileCell } from './columnProfile.ts';
import { fieldNames } from './fieldNames.ts';
import { inferField } from './inferField.ts';

const SCHEMA_PROFILE = 'https://datapackage.org/profiles/2.0/tableschema.json';
const DIALECT_PROFILE = 'https://datapackage.org/profiles/2.0/tabledialect.json';
const MAX_COLUMNS = 2000;
/** Between the labels of a header in several rows (`findHeader`). */
const HEADER_JOIN = ' / ';

/** What a table says of itself: how it is written, and what each column holds. */
export type InferredTable = {
  readonly sheet: string | null;
  readonly rows: number;
  readonly dialect: TableDialect;
  readonly schema: TableSchema;
};

/** Looks on while tables are read; `tables` is complete when they are. */
export function schemaWatch(): { readonly watch: TableWatch; readonly tables: readonly InferredTable[] } {
  const tables: InferredTable[] = [];
  const watch: TableWatch = (start) => {
    const columns: ColumnProfile[] = start.labels.map(emptyProfile);
    let rows = 0;
    return {
      row(cells) {
        // A row that ends early leaves the columns after it empty.
        const widest = start.labels.length > 0 ? 0 : Math.min(cells.length, MAX_COLUMNS);
        const width = Math.max(columns.length, widest);
        for (let column = 0; column < width; column += 1) {
          // A column that appears late was empty in every row before.
          const profile = (columns[column] ??= { ...emptyProfile(), empty: rows });
          profileCell(profile, cells[column] ?? '');
        }
        rows += 1;
      },
      end: (read) => void tables.push(inferTable(start, columns, read)),
    };
  };
  return { watch, tables };
}

function inferTable(
  start: TableStart,
  columns: readonly ColumnProfile[],
  read: { readonly rows: number; readonly complete: boolean },
): InferredTable {
  const names = fieldNames(columns.map((_, index) => start.labels[index] ?? ''));
  const fields = columns.map((profile, index) => {
    const label = start.labels[index] ?? '';
    const name = names[index] ?? '';
    return inferField(
      name === label ? { name } : { name, ...(label === '' ? {} : { title: label }) },
      label,
      profile,
      read.complete,
    );
  });
  const typed = columns.filter((_, index) => fields[index]?.type !== 'string');
  const missing = new Set(typed.flatMap(({ missing: words }) => [...words.keys()]));
  return {
    sheet: start.sheet,
    rows: read.rows,
    dialect: dialectOf(start),
    schema: { $schema: SCHEMA_PROFILE, fields, missingValues: ['', ...[...missing].toSorted(compareText)] },
  };
}

function dialectOf({ sheet, headerRows, otherRows }: TableStart): TableDialect {
  const isUsual = headerRows.length === 1 && headerRows[0] === 1;
  return {
    $schema: DIALECT_PROFILE,
    header: headerRows.length > 0,
    ...(headerRows.length === 0 || isUsual ? {} : { headerRows }),
    ...(headerRows.length > 1 ? { headerJoin: HEADER_JOIN } : {}),
    ...(otherRows.length === 0 ? {} : { commentRows: otherRows }),
    ...(sheet === null ? {} : { sheetName: sheet }),
  };
}
