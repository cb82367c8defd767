import type { TableContext, TableReading } from './tableTally.ts';
import { startTable } from './tableReader.ts';

/**
 * Reads a table whose rows are in memory: header, size, labels, structural faults and the dates it holds. Rows are
 * numbered from 1. For rows that come one by one see `startTable`.
 */
export function readTable(rows: readonly (readonly string[])[], context: TableContext): TableReading {
  const reader = startTable(context);
  for (const [index, row] of rows.entries()) reader.push(row, index + 1);
  return reader.finish();
}
