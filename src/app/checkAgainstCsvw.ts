import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brokenReferences, referencedTable } from '../inspect/csvw/checkReferences.ts';
import { checkTables } from '../inspect/csvw/checkTables.ts';
import { CSVW_CONTEXT } from '../inspect/csvw/csvwContext.ts';
import type { CsvwTable } from '../inspect/csvw/csvwTable.ts';
import type { MetadataNote } from '../inspect/csvw/metadataNotes.ts';
import { type LoadJson, readMetadata } from '../inspect/csvw/readMetadata.ts';
import { UserError } from '../model/errors.ts';
import type { SchemaVerdict } from './schemaVerdict.ts';
import { maskPersonal } from './maskPersonal.ts';
import { readDescriptor } from './readDescriptor.ts';
import { readTables } from './readTables.ts';
import type { SeeOptions } from './seeOne.ts';

/** A schema as it was read, and where it stands: addresses in it are told from there. */
export type SchemaDocument = { readonly file: string; readonly document: unknown };

/** @throws UserError where there is no JSON */
export function documentOf(file: string): SchemaDocument {
  return { file, document: readDescriptor(file) };
}

function urlOf(path: string): string {
  return pathToFileURL(resolve(path)).href;
}

/** Is a descriptor CSVW metadata, not a Table Schema? */
export function isCsvw(descriptor: unknown): boolean {
  if (typeof descriptor !== 'object' || descriptor === null) return false;
  const { '@context': context, tables, tableSchema } = descriptor as Readonly<Record<string, unknown>>;
  const named = Array.isArray(context) ? (context[0] as unknown) : context;
  return named === CSVW_CONTEXT || Array.isArray(tables) || tableSchema !== undefined;
}

/**
 * Holds a file, and the tables that its keys refer to, against CSVW metadata. Other tables are read from where the
 * document says, on this machine; nothing but the file asked for is fetched. When the file is the document itself, all
 * tables are checked. @throws UserError for a table that cannot be read
 */
export async function checkAgainstCsvw(
  asked: string,
  document: SchemaDocument,
  options: SeeOptions = {},
): Promise<SchemaVerdict> {
  const { metadata, wanted } = tablesToCheck(asked, document);
  const files = new Map<CsvwTable, Uint8Array>();
  const personal = new Map<CsvwTable, ReadonlySet<number>>();
  for (const [table, path] of wanted) {
    const read = await readTables(path, null, options);
    files.set(table, read.bytes);
    personal.set(table, new Set((read.value('table.personal-columns') ?? []).map(({ column }) => column)));
  }
  const tables = [...checkTables(files)].map(([table, check]) => {
    const path = wanted.get(table) ?? asked;
    const sheet = path === asked ? null : basename(path);
    const faults = check.faults.map((fault) => maskPersonal({ ...fault, sheet }, personal.get(table) ?? new Set()));
    return { ...check, sheet, faults };
  });
  const isRight = !metadata.some(({ level }) => level === 'error') && tables.every(({ count }) => count === 0);
  return { asked, valid: isRight, tables, structure: [], metadata };
}

/** What a document says of a file, and the tables to be read, with where they are; none when the document is wrong. */
export function tablesToCheck(
  asked: string,
  { file, document }: SchemaDocument,
): { readonly metadata: readonly MetadataNote[]; readonly wanted: ReadonlyMap<CsvwTable, string> } {
  const { tables, notes } = readMetadata(document, urlOf(file), loadBeside);
  const metadata = [...notes, ...brokenReferences(tables)];
  const isWhole = resolve(asked) === resolve(file);
  const mine = isWhole ? null : tableOf(asked, tables);
  if (!isWhole && mine === null)
    metadata.push({ level: 'error', code: 'not-described', at: '', quote: basename(asked) });
  if (metadata.some(({ level }) => level === 'error')) return { metadata, wanted: new Map() };
  const wanted = mine === null ? tables : [mine, ...referredTo(mine, tables)];
  return { metadata, wanted: new Map(wanted.map((table) => [table, table === mine ? asked : pathOf(table)])) };
}

function referredTo(mine: CsvwTable, tables: readonly CsvwTable[]): readonly CsvwTable[] {
  const targets = mine.foreignKeys.flatMap((key) => referencedTable(key, tables) ?? []);
  return [...new Set(targets)].filter((table) => table !== mine);
}

/** The description of a file: by its address, by its name, or the only one that there is. */
function tableOf(asked: string, tables: readonly CsvwTable[]): CsvwTable | null {
  const url = /^https?:/i.test(asked) ? asked : urlOf(asked);
  const nameOf = (address: string): string => decodeURIComponent(new URL(address).pathname.split('/').at(-1) ?? '');
  return (
    tables.find((table) => table.url === url) ??
    tables.find((table) => nameOf(table.url) === nameOf(url)) ??
    (tables.length === 1 ? (tables[0] ?? null) : null)
  );
}

function pathOf(table: CsvwTable): string {
  const url = new URL(table.url);
  if (url.protocol === 'file:') return fileURLToPath(url);
  throw new UserError('table-elsewhere', {
    bg: `описанието сочи таблица в мрежата: ${table.url}; изтеглете я до описанието и я посочете с относителен адрес`,
    en: `the metadata name a table on the network: ${table.url}; save it beside them and name it by a relative address`,
  });
}

const loadBeside: LoadJson = (url) => {
  if (!url.startsWith('file:')) return undefined;
  const file = fileURLToPath(url);
  return existsSync(file) ? readDescriptor(file) : undefined;
};

/**
 * The first document beside a file that speaks of it: `FILE-metadata.json`, then `csv-metadata.json` (Model for Tabular
 * Data, 5); `before`: documents that a server named. Those that do not mention the file are passed over, with a note.
 */
export function findCsvw(
  asked: string,
  before: readonly string[] = [],
): { readonly found: SchemaDocument | null; readonly passed: readonly MetadataNote[] } {
  const passed: MetadataNote[] = [];
  for (const file of [...before, `${asked}-metadata.json`, join(dirname(asked), 'csv-metadata.json')]) {
    if (!existsSync(file)) continue;
    const found = documentOf(file);
    const { tables } = readMetadata(found.document, urlOf(file), loadBeside);
    if (tables.some(({ url }) => url === urlOf(asked))) return { found, passed };
    passed.push({ level: 'warning', code: 'not-described', at: '', quote: basename(file) });
  }
  return { found: null, passed };
}
