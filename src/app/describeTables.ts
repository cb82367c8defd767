import { basename } from 'node:path';
import type { InferredTable } from '../inspect/tables/schema/inferSchema.ts';
import { UserError } from '../model/errors.ts';
import { type ReadTables, readTables } from './readTables.ts';
import type { SeeOptions } from './seeOne.ts';

const PACKAGE_PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';
const RESOURCE_PROFILE = 'https://datapackage.org/profiles/2.0/dataresource.json';

/**
 * Describes the tables of a file or address as a Data Package (standard v2): one resource a table, with its dialect and
 * the Table Schema that its cells let us infer. @throws UserError when it holds no table that can be read
 */
export async function describeTables(asked: string, options: SeeOptions = {}): Promise<object> {
  const read = await readTables(asked, { is: 'describe' }, options);
  const tables = read.answer?.is === 'describe' ? read.answer.tables : [];
  const filled = tables.filter(({ rows, schema }) => rows > 0 || schema.fields.length > 0);
  if (filled.length === 0) {
    const format = read.value('format.id') ?? '?';
    throw new UserError('no-table', {
      bg: `${asked}: не намерихме таблица, която да опишем (формат: ${format}); описват се CSV, TSV, XLSX, XLS и ODS`,
      en: `${asked}: we found no table to describe (format: ${format}); CSV, TSV, XLSX, XLS and ODS are described`,
    });
  }
  return { $schema: PACKAGE_PROFILE, resources: resourcesOf(asked, read, filled) };
}

function resourcesOf(asked: string, read: ReadTables, tables: readonly InferredTable[]): readonly object[] {
  const isUrl = /^https?:\/\//i.test(asked);
  const fileName = isUrl
    ? (asked
        .replace(/[?#].*$/, '')
        .split('/')
        .at(-1) ?? '')
    : basename(asked);
  const format = read.value('format.id');
  const encoding = read.value('text.encoding');
  const entry = read.tables.formats.find(({ id }) => id === format);
  const { body } = read;
  const names = new Set<string>();
  return tables.map((table) => ({
    $schema: RESOURCE_PROFILE,
    name: resourceName(fileName, table.sheet, names),
    ...(table.sheet === null ? {} : { title: table.sheet }),
    type: 'table',
    path: isUrl ? asked : fileName,
    ...(format === undefined ? {} : { format: entry?.extensions[0] ?? format }),
    ...(entry?.mediaTypes[0] === undefined ? {} : { mediatype: entry.mediaTypes[0] }),
    // Of a workbook the encoding is the container's own affair.
    ...(encoding === undefined || table.sheet !== null ? {} : { encoding: encoding === 'ascii' ? 'utf-8' : encoding }),
    bytes: body.bytes,
    hash: `sha256:${body.digest}`,
    dialect: { ...table.dialect, ...(table.sheet === null ? delimitedDialect(read) : {}) },
    schema: table.schema,
  }));
}

function delimitedDialect(read: ReadTables): object {
  const delimiter = read.value('table.delimiter');
  const quoteChar = read.value('table.quote');
  return {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(quoteChar === undefined ? {} : { quoteChar, doubleQuote: true }),
  };
}

/** Lower-case letters, digits, `-` and `_`, as the standard asks; different for each table. */
function resourceName(fileName: string, sheet: string | null, taken: Set<string>): string {
  const parts = [fileName.replace(/\.[a-z0-9]+$/i, ''), ...(sheet === null ? [] : [sheet])];
  const base =
    parts
      .map(slug)
      .filter((part) => part !== '')
      .join('-') || 'table';
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`;
  taken.add(name);
  return name;
}

const CYRILLIC = 'абвгдежзийклмнопрстуфхцчшщъьюя';
const LATIN = 'a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya'.split(' ');

/** In Latin letters as the Transliteration Act has it. */
function slug(text: string): string {
  const latin = [...text.toLowerCase()].map((letter) => LATIN[CYRILLIC.indexOf(letter)] ?? letter).join('');
  return latin.replace(/[^a-z0-9_]+/g, '-').replace(/^-+|-+$/g, '');
}
