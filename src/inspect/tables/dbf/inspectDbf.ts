import type { Inspection } from '../../inspection.ts';
import { putTable } from '../workbook.ts';
import { readDbf } from './readDbf.ts';

/** Facts of a dBASE table that stands alone: its rows as of any other table, and how it keeps them. */
export async function inspectDbf({ source, facts, watch }: Inspection): Promise<void> {
  const { table, encoding, declared, deletedRows } = await readDbf(source, { codePage: null, watch });
  facts.put('dbf.storage', { encoding, declared, deletedRows }, { kind: 'bytes', from: 0, to: 32 });
  putTable(facts, table);
}
