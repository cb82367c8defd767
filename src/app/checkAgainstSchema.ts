import { basename } from 'node:path';
import { checkWatch, type SchemaCheck } from '../inspect/tables/schema/checkTable.ts';
import { UserError } from '../model/errors.ts';
import type { TableFault, TableFaultCode } from '../model/factValues.ts';
import { type DescribedTable, readTableSchema } from './readTableSchema.ts';
import { type ReadTables, readTables } from './readTables.ts';
import type { SeeOptions } from './seeOne.ts';

/** What a schema says of a file: by table, and the faults of structure that no schema needs to be given for. */
export type SchemaVerdict = {
  readonly asked: string;
  readonly valid: boolean;
  readonly tables: readonly SchemaCheck[];
  readonly structure: readonly TableFault[];
};

/** Faults of structure that the Frictionless framework has too, under the same codes. */
const STRUCTURE: readonly TableFaultCode[] = [
  ...(['blank-label', 'duplicate-label', 'extra-cell', 'missing-cell'] as const),
  ...(['blank-row', 'encoding-error', 'source-error'] as const),
];

/** Holds the tables of a file or address against a schema. @throws UserError for a bad schema, or when there is no table */
export async function checkAgainstSchema(
  asked: string,
  schemaFile: string,
  options: SeeOptions = {},
): Promise<SchemaVerdict> {
  const described = readTableSchema(schemaFile);
  const { watch, checks } = checkWatch(chooser(described, asked));
  const read = await readTables(asked, watch, options);
  if (checks.length === 0) throw noTable(asked);
  const structure = (read.value('table.faults') ?? []).filter(({ code }) => STRUCTURE.includes(code));
  const tables = checks.map((check) => withoutPersonalQuotes(check, read));
  return { asked, valid: structure.length === 0 && tables.every(({ count }) => count === 0), tables, structure };
}

/** A package by sheet or file; a schema by itself is for the first table, as of a workbook the first sheet is meant. */
function chooser(described: readonly DescribedTable[], asked: string): (sheet: string | null) => DescribedTable | null {
  const file = basename(asked);
  const ofFile = described.filter(({ path }) => path !== null && (path === asked || basename(path) === file));
  const candidates = ofFile.length > 0 ? ofFile : described;
  let first = true;
  return (sheet) => {
    const named = candidates.find((table) => table.sheet !== null && table.sheet === sheet);
    const isFirst = first;
    first = false;
    return named ?? (isFirst ? (candidates.find((table) => table.sheet === null) ?? null) : null);
  };
}

/** What stands in a column of personal data is shown to nobody, not even to who checks the file. */
function withoutPersonalQuotes(check: SchemaCheck, read: ReadTables): SchemaCheck {
  const personal = new Set(
    (read.value('table.personal-columns') ?? []).map(({ sheet, column }) => JSON.stringify([sheet, column])),
  );
  const faults = check.faults.map((fault) => {
    const isPersonal = personal.has(JSON.stringify([fault.sheet, fault.column]));
    return isPersonal && !fault.code.endsWith('-label') ? { ...fault, quote: '•••' } : fault;
  });
  return { ...check, faults };
}

function noTable(asked: string): UserError {
  return new UserError('no-table', {
    bg: `${asked}: не намерихме таблицата, която схемата описва; проверяват се CSV, TSV, XLSX, XLS и ODS`,
    en: `${asked}: we did not find the table that the schema describes; CSV, TSV, XLSX, XLS and ODS are checked`,
  });
}
