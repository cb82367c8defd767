import type { SchemaCheck } from '../tables/schema/checkTable.ts';
import { checkCsv, type CheckedCsv } from './checkCsv.ts';
import { checkReferences, comparedColumns } from './checkReferences.ts';
import type { CsvwTable } from './csvwTable.ts';

/** Bytes that are decoded at a time. */
const PIECE = 1 << 16;

/** Holds files against their descriptions, and the rows of each against those that they refer to. */
export function checkTables(
  files: ReadonlyMap<CsvwTable, Uint8Array>,
): ReadonlyMap<CsvwTable, Omit<SchemaCheck, 'sheet'>> {
  const tables = [...files.keys()];
  const checked = new Map([...files].map(([table, bytes]) => [table, checkBytes(bytes, table, tables)]));
  return new Map(
    [...checked].map(([table, { rows, faults, count }]) => {
      const broken = checkReferences(table, checked);
      return [table, { rows, faults: [...faults, ...broken], count: count + broken.length }];
    }),
  );
}

function checkBytes(bytes: Uint8Array, table: CsvwTable, tables: readonly CsvwTable[]): CheckedCsv {
  const check = checkCsv(table, comparedColumns(table, tables));
  const decoder = new TextDecoder(table.dialect.encoding);
  for (let from = 0; from < bytes.length; from += PIECE)
    check.push(decoder.decode(bytes.subarray(from, from + PIECE), { stream: true }));
  check.push(decoder.decode());
  return check.end();
}
