import { CSVW_CONTEXT, isLanguageTag } from './csvwContext.ts';
import type { CsvwTable } from './csvwTable.ts';
import { openNotes, type MetadataNote, type Notes } from './metadataNotes.ts';
import {
  arrayOf,
  atomic,
  checkIdle,
  type Description,
  INHERITED,
  isBoolean,
  isString,
  openDescription,
} from './properties.ts';
import { DEFAULT_DIALECT, readDialect } from './readDialect.ts';
import { type Inherited, inherit, NOTHING_INHERITED, readSchema } from './readSchema.ts';

export type Metadata = { readonly tables: readonly CsvwTable[]; readonly notes: readonly MetadataNote[] };

/** What a document refers to by URL (a schema, a dialect); undefined when it cannot be read. */
export type LoadJson = (url: string) => unknown;

const GROUP = [
  '@context',
  'dialect',
  'notes',
  'tableDirection',
  'tableSchema',
  'tables',
  'transformations',
  ...INHERITED,
];
const TABLE = [
  '@context',
  'dialect',
  'notes',
  'suppressOutput',
  'tableDirection',
  'tableSchema',
  'transformations',
  'url',
];

type Context = { readonly base: string; readonly language: string; readonly load: LoadJson; readonly notes: Notes };

/**
 * Reads a CSVW metadata document (W3C Metadata Vocabulary for Tabular Data, 2015). `url`: where it stands; addresses in
 * it are told from there. Nothing is fetched: `load` gives what it refers to.
 */
export function readMetadata(document: unknown, url: string, load: LoadJson): Metadata {
  const notes = openNotes();
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    notes.fail('metadata-unreadable', '', document);
    return { tables: [], notes: notes.all };
  }
  const values = document as Readonly<Record<string, unknown>>;
  const context: Context = { ...readContext(values['@context'], url, notes), load, notes };
  const tables =
    'tables' in values || values['@type'] === 'TableGroup' ? readGroup(values, context) : readAlone(values, context);
  if (new Set(tables.map((table) => table.url)).size < tables.length) notes.fail('property-value', '/tables');
  return { tables, notes: notes.all };
}

/** Documents without a context are out there, among the tests of the W3C too: the one context is meant. */
function readContext(context: unknown, url: string, notes: Notes): Pick<Context, 'base' | 'language'> {
  const plain = { base: url, language: 'und' };
  if (context === undefined || context === CSVW_CONTEXT) return plain;
  const [name, local, ...rest] = Array.isArray(context) ? (context as unknown[]) : [];
  const isObject = local === undefined || (typeof local === 'object' && local !== null && !Array.isArray(local));
  if (name !== CSVW_CONTEXT || rest.length > 0 || !isObject) {
    notes.fail('metadata-unreadable', '/@context', context);
    return plain;
  }
  const { '@base': base, '@language': language, ...others } = (local ?? {}) as Readonly<Record<string, unknown>>;
  for (const each of Object.keys(others)) notes.fail('property-forbidden', `/@context/1/${each}`, others[each]);
  if (base !== undefined && (!isString(base) || !URL.canParse(base, url)))
    notes.warn('property-value', '/@context/1/@base', base);
  if (language !== undefined && !isLanguageTag(language))
    notes.warn('property-value', '/@context/1/@language', language);
  return {
    base: isString(base) && URL.canParse(base, url) ? new URL(base, url).href : url,
    language: isLanguageTag(language) ? language : 'und',
  };
}

function readGroup(values: Description['values'], context: Context): readonly CsvwTable[] {
  const { notes } = context;
  const group = openDescription(values, GROUP, 'TableGroup', '', notes);
  checkIdle(group);
  const tables = arrayOf(group, 'tables');
  if (tables.length === 0) notes.fail('property-missing', '/tables', values['tables']);
  const above = inherit(NOTHING_INHERITED, group);
  return tables.flatMap(({ value, at }) => readTable(value, at, { ...context, above, group }) ?? []);
}

function readAlone(values: Description['values'], context: Context): readonly CsvwTable[] {
  const group: Description = { at: '', notes: context.notes, values: {} };
  const table = readTable(values, '', { ...context, above: NOTHING_INHERITED, group });
  return table === null ? [] : [table];
}

type Above = Context & { readonly above: Inherited; readonly group: Description };

function readTable(value: unknown, at: string, context: Above): CsvwTable | null {
  const { notes, group } = context;
  const table = openDescription(value, [...TABLE, ...INHERITED], 'Table', at, notes);
  checkIdle(table);
  atomic(table, 'suppressOutput', isBoolean, false);
  const { url } = table.values;
  if (!isString(url) || url === '' || !URL.canParse(url, context.base)) {
    notes.fail('property-missing', `${at}/url`, url);
    return null;
  }
  const dialect = loaded(table, 'dialect', context) ?? loaded(group, 'dialect', context);
  const schema = loaded(table, 'tableSchema', context) ?? loaded(group, 'tableSchema', context);
  return {
    url: new URL(url, context.base).href,
    at,
    dialect: dialect === null ? DEFAULT_DIALECT : readDialect(dialect.value, dialect.at, notes),
    ...readSchema(schema, inherit(context.above, table), notes),
  };
}

/** What a property holds, or what stands at the address that it holds. */
function loaded(
  { at, values }: Description,
  name: string,
  { base, language, load, notes }: Context,
): { readonly value: unknown; readonly at: string; readonly base: string; readonly language: string } | null {
  const value = values[name];
  const place = `${at}/${name}`;
  if (value === undefined) return null;
  if (!isString(value)) return { value, at: place, base, language };
  const url = URL.canParse(value, base) ? new URL(value, base).href : base;
  const document = load(url);
  if (document === undefined) {
    notes.fail('reference-unknown', place, value);
    return null;
  }
  const { '@context': context, ...rest } = Object(document) as Readonly<Record<string, unknown>>;
  return { value: rest, at: place, ...readContext(context, url, notes) };
}
