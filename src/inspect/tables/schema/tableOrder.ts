import type { TableWatch } from '../tableWatch.ts';
import { type CheckedTable, checkWatch, type SchemaCheck } from './checkTable.ts';
import { type InferredTable, schemaWatch } from './inferSchema.ts';

/** A schema for the table of one sheet; null for delimited text, and for the first sheet of a workbook. */
export type SheetSchema = CheckedTable & { readonly sheet: string | null };

/** What somebody wants of the tables of a body beside its facts: plain data, so that another process can be asked. */
export type TableOrder =
  { readonly is: 'describe' } | { readonly is: 'check'; readonly schemas: readonly SheetSchema[] };

export type TableAnswer =
  | { readonly is: 'describe'; readonly tables: readonly InferredTable[] }
  | { readonly is: 'check'; readonly checks: readonly SchemaCheck[] };

/** Looks on while tables are read; the answer is complete when they are. */
export function watchFor(order: TableOrder): { readonly watch: TableWatch; answer(): TableAnswer } {
  if (order.is === 'describe') {
    const { watch, tables } = schemaWatch();
    return { watch, answer: () => ({ is: 'describe', tables }) };
  }
  const { watch, checks } = checkWatch(chooser(order.schemas));
  return { watch, answer: () => ({ is: 'check', checks }) };
}

/** A schema by the name of its sheet, else the one without a name for the first table. */
function chooser(schemas: readonly SheetSchema[]): (sheet: string | null) => SheetSchema | null {
  let first = true;
  return (sheet) => {
    const named = schemas.find((table) => table.sheet !== null && table.sheet === sheet);
    const isFirst = first;
    first = false;
    return named ?? (isFirst ? (schemas.find((table) => table.sheet === null) ?? null) : null);
  };
}
