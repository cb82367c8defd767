import type { SchemaFault } from '../model/tableSchema.ts';

/**
 * What stands in a column of personal data is shown to nobody, not even to who checks the file; `columns` from 1. A key
 * of several columns is hidden as soon as the table has such a column.
 */
export function maskPersonal(fault: SchemaFault, columns: ReadonlySet<number>): SchemaFault {
  const isPersonal =
    (fault.column !== null && columns.has(fault.column)) || (columns.size > 0 && fault.quote.includes(' | '));
  return isPersonal && !fault.code.endsWith('-label') ? { ...fault, quote: '•••' } : fault;
}
