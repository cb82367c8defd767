import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { SchemaCheck } from '../inspect/tables/schema/checkTable.ts';
import type { MetadataNote } from '../inspect/csvw/metadataNotes.ts';
import { UserError } from '../model/errors.ts';
import type { TableFaultCode } from '../model/factValues.ts';
import { checkAgainstCsvw, type SchemaDocument, documentOf, findCsvw, isCsvw } from './checkAgainstCsvw.ts';
import { maskPersonal } from './maskPersonal.ts';
import { type DescribedTable, tablesOf } from './readTableSchema.ts';
import type { SchemaVerdict } from './schemaVerdict.ts';
import { type ReadTables, readTables } from './readTables.ts';
import type { SeeOptions } from './seeOne.ts';

/** Faults of structure that the Frictionless framework has too, under the same codes. */
const STRUCTURE: readonly TableFaultCode[] = [
  ...(['blank-label', 'duplicate-label', 'extra-cell', 'missing-cell'] as const),
  ...(['blank-row', 'encoding-error', 'source-error'] as const),
];

/**
 * Holds the tables of a file or address against a schema; `given` null: the one that lies beside the file.
 * @throws UserError for a bad schema, or when there is no table
 */
export async function checkAgainstSchema(
  asked: string,
  given: string | null,
  options: SeeOptions = {},
): Promise<SchemaVerdict> {
  const { schema, passed } = given === null ? schemaBeside(asked) : { schema: documentOf(given), passed: [] };
  if (isCsvw(schema.document)) {
    const verdict = await checkAgainstCsvw(asked, schema, options);
    return { ...verdict, metadata: [...passed, ...verdict.metadata] };
  }
  const described = tablesOf(schema.document, schema.file);
  const read = await readTables(asked, { is: 'check', schemas: schemasFor(described, asked) }, options);
  const checks = read.answer?.is === 'check' ? read.answer.checks : [];
  if (checks.length === 0) throw noTable(asked);
  const structure = (read.value('table.faults') ?? []).filter(({ code }) => STRUCTURE.includes(code));
  const tables = checks.map((check) => withoutPersonalQuotes(check, read));
  return {
    asked,
    valid: structure.length === 0 && tables.every(({ count }) => count === 0),
    tables,
    structure,
    metadata: [],
  };
}

/** CSVW metadata beside a file that speak of it, else a package in its folder. */
function schemaBeside(asked: string): { readonly schema: SchemaDocument; readonly passed: readonly MetadataNote[] } {
  const { found, passed } = findCsvw(asked);
  const dataPackage = join(dirname(asked), 'datapackage.json');
  const schema = found ?? (existsSync(dataPackage) ? documentOf(dataPackage) : null);
  if (schema !== null) return { schema, passed };
  const names = `${basename(asked)}-metadata.json, csv-metadata.json, datapackage.json`;
  throw new UserError('schema-beside', {
    bg: `${asked}: до файла няма описание (${names}); посочете схемата: --schema ФАЙЛ`,
    en: `${asked}: no description lies beside the file (${names}); name the schema: --schema FILE`,
  });
}

/** Of a package those of the file; a schema by itself is for any file. */
function schemasFor(described: readonly DescribedTable[], asked: string): readonly DescribedTable[] {
  const file = basename(asked);
  const ofFile = described.filter(({ path }) => path !== null && (path === asked || basename(path) === file));
  return ofFile.length > 0 ? ofFile : described;
}

function withoutPersonalQuotes(check: SchemaCheck, read: ReadTables): SchemaCheck {
  const columns = (read.value('table.personal-columns') ?? []).filter(({ sheet }) => sheet === check.sheet);
  const personal = new Set(columns.map(({ column }) => column));
  return { ...check, faults: check.faults.map((fault) => maskPersonal(fault, personal)) };
}

function noTable(asked: string): UserError {
  return new UserError('no-table', {
    bg: `${asked}: не намерихме таблицата, която схемата описва; проверяват се CSV, TSV, XLSX, XLS и ODS`,
    en: `${asked}: we did not find the table that the schema describes; CSV, TSV, XLSX, XLS and ODS are checked`,
  });
}
