import type { Field, SchemaFault, TableSchema } from '../../../model/tableSchema.ts';
import type { TableStart, TableWatch, WatchedTable } from '../tableWatch.ts';
import { type CellReader, cellReader } from './cellReader.ts';
import { collectFaults, type Tell } from './collectFaults.ts';
import { constraintsOf, type Demand } from './constraintsOf.ts';
import { fieldNames } from './fieldNames.ts';
import { matchLabels } from './matchLabels.ts';

/** What is wrong with a table by its schema: the first faults in the order of the file, and how many there are in all. */
export type SchemaCheck = {
  readonly sheet: string | null;
  readonly rows: number;
  readonly faults: readonly SchemaFault[];
  readonly count: number;
};

export type CheckedTable = {
  readonly schema: TableSchema;
  /** False when the descriptor says that there is no header. */
  readonly header: boolean;
};

/** Values of a column, or keys, that are held to find repetitions; later ones are not compared. */
const MAX_KEYS = 2_000_000;

type Column = {
  readonly field: Field;
  readonly index: number;
  readonly read: CellReader;
  readonly demands: readonly Demand[];
  readonly missing: ReadonlySet<string>;
  /** Values met before; null when they may repeat. */
  readonly seen: Set<unknown> | null;
};

/**
 * Looks on while tables are read, and holds them against a schema. `schemaOf` gives the one of a sheet (null for delimited
 * text), or null when it is nobody's business. `checks` is complete when the tables are read.
 */
export function checkWatch(schemaOf: (sheet: string | null) => CheckedTable | null): {
  readonly watch: TableWatch;
  readonly checks: readonly SchemaCheck[];
} {
  const checks: SchemaCheck[] = [];
  const watch: TableWatch = (start) => {
    const asked = schemaOf(start.sheet);
    if (asked === null) return { row() {}, end() {} };
    const table = checkTable(start, asked);
    return {
      row: table.row,
      end({ rows }) {
        table.end({ rows, complete: true });
        checks.push({ sheet: start.sheet, rows, ...table.found() });
      },
    };
  };
  return { watch, checks };
}

function checkTable(
  start: TableStart,
  { schema, header }: CheckedTable,
): WatchedTable & Pick<ReturnType<typeof collectFaults>, 'found'> {
  const { tell, found } = collectFaults(start.sheet);
  let rows = null as RowCheck | null;
  const begin = (labels: readonly string[], rowNumber: number): RowCheck => {
    const names = labels.length > 0 ? fieldNames(trimmed(labels)) : schema.fields.map(({ name }) => name);
    const match = matchLabels(names, schema);
    for (const fault of match.faults) tell({ ...fault, row: fault.column === null ? null : rowNumber });
    rows = rowCheck(columnsOf(match.columns, schema, start.sheet !== null), schema, tell);
    return rows;
  };
  const row = (cells: readonly string[], rowNumber: number): void => {
    if (rows !== null) return rows(cells, rowNumber);
    // No header was recognised: the first row is meant to be one, unless the descriptor says that there is none.
    const check = begin(header ? cells : [], rowNumber);
    if (!header) check(cells, rowNumber);
  };
  if (start.labels.length > 0 && header) begin(start.labels, start.headerRows.at(-1) ?? 1);
  else if (start.labels.length > 0) row(start.labels, start.headerRows.at(-1) ?? 1);
  return {
    row,
    end() {
      if (rows === null && header) begin([''], 1);
    },
    found,
  };
}

/** Without blank labels at the end: workbooks have columns without any. */
function trimmed(labels: readonly string[]): readonly string[] {
  const names = labels.map((label) => label.trim());
  while (names.at(-1) === '') names.pop();
  return names;
}

function columnsOf(fields: readonly (Field | null)[], schema: TableSchema, native: boolean): readonly Column[] {
  return fields.flatMap((field, index): Column[] => {
    const read = field === null ? null : cellReader(field, native);
    if (field === null || read === null) return [];
    return [
      {
        field,
        index,
        read,
        demands: constraintsOf(field, read).filter((demand) => demand !== null),
        missing: new Set(field.missingValues ?? schema.missingValues),
        seen: field.constraints?.unique === true ? new Set() : null,
      },
    ];
  });
}

type RowCheck = (cells: readonly string[], rowNumber: number) => void;

function rowCheck(columns: readonly Column[], schema: TableSchema, tell: Tell): RowCheck {
  const keys = [...(schema.primaryKey === undefined ? [] : [schema.primaryKey]), ...(schema.uniqueKeys ?? [])].map(
    (names) => ({
      names,
      isPrimary: names === schema.primaryKey,
      columns: names.flatMap((name) => columns.find(({ field }) => field.name === name) ?? []),
      seen: new Set<string>(),
    }),
  );
  return (cells, row) => {
    for (const column of columns) checkCell(column, cells[column.index] ?? '', row, tell);
    for (const key of keys) {
      if (key.columns.length < key.names.length) continue;
      const texts = key.columns.map(({ index }) => (cells[index] ?? '').trim());
      const isMissing = key.columns.some(({ missing }, at) => missing.has(texts[at] ?? ''));
      const joined = JSON.stringify(texts);
      const isWrong = isMissing ? key.isPrimary : key.seen.has(joined);
      if (!isMissing && key.seen.size < MAX_KEYS) key.seen.add(joined);
      if (!isWrong) continue;
      const column = (key.columns[0]?.index ?? 0) + 1;
      const code = key.isPrimary ? 'primary-key' : 'unique-error';
      tell({
        code,
        row,
        column,
        field: key.names.join(', '),
        asked: code === 'primary-key' ? 'primaryKey' : 'uniqueKeys',
        quote: texts.join(' | '),
      });
    }
  };
}

function checkCell(
  { field, index, read, demands, missing, seen }: Column,
  cell: string,
  row: number,
  tell: Tell,
): void {
  const text = field.type === 'string' || field.type === 'any' ? cell : cell.trim();
  const place = { row, column: index + 1, field: field.name, quote: cell };
  if (missing.has(text)) {
    if (field.constraints?.required === true) tell({ ...place, code: 'constraint-error', asked: 'required' });
    return;
  }
  const value = read(text);
  if (value === null) {
    const format = field.format === undefined || field.format === 'default' ? '' : ` ${field.format}`;
    return tell({ ...place, code: 'type-error', asked: `${field.type}${format}` });
  }
  for (const { asked, met } of demands) if (!met(value, text)) tell({ ...place, code: 'constraint-error', asked });
  if (seen === null) return;
  if (seen.has(value)) tell({ ...place, code: 'unique-error', asked: 'unique' });
  else if (seen.size < MAX_KEYS) seen.add(value);
}
