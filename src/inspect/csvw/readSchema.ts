import type { CellDatatype } from './cellDatatype.ts';
import type { CsvwColumn, CsvwTable, ForeignKey } from './csvwTable.ts';
import type { Notes } from './metadataNotes.ts';
import {
  arrayOf,
  atomic,
  checkIdle,
  columnNames,
  type Description,
  INHERITED,
  isBoolean,
  isString,
  naturalLanguage,
  openDescription,
} from './properties.ts';
import { ANY_TEXT, readDatatype } from './readDatatype.ts';
import { pathPart } from '../../model/pathPart.ts';

/** Properties that a cell has from its column, schema, table or group, the nearest first (5.7). */
export type Inherited = Pick<CsvwColumn, 'required' | 'separator' | 'default' | 'null' | 'datatype'> & {
  readonly language: string | null;
};

export const NOTHING_INHERITED: Inherited = {
  required: false,
  separator: null,
  default: '',
  null: [''],
  datatype: ANY_TEXT,
  language: null,
};

type Around = { readonly notes: Notes; readonly base: string; readonly language: string };
type Schema = Pick<CsvwTable, 'columns' | 'language' | 'schemaId' | 'primaryKey' | 'foreignKeys'>;
/** A schema, where it stands in the document, and against what addresses and texts in it are read. */
type Given = { readonly value: unknown; readonly at: string; readonly base: string; readonly language: string };

const SCHEMA = ['columns', 'foreignKeys', 'primaryKey', 'rowTitles', ...INHERITED];
const COLUMN = ['name', 'suppressOutput', 'titles', 'virtual', ...INHERITED];
/** RFC 6570 2.3, and not with the underscore that the standard keeps for itself. */
const NAME = /^(?:[A-Za-z0-9_\p{L}]|%[0-9A-Fa-f]{2})(?:\.?(?:[A-Za-z0-9_\p{L}\p{N}]|%[0-9A-Fa-f]{2}))*$/u;

const isSeparator = (value: unknown): value is string | null => value === null || isString(value);

export function inherit(above: Inherited, description: Description): Inherited {
  const { at, notes, values } = description;
  const datatype: CellDatatype =
    values['datatype'] === undefined ? above.datatype : readDatatype(values['datatype'], `${at}/datatype`, notes);
  return {
    required: atomic(description, 'required', isBoolean, above.required),
    separator: atomic(description, 'separator', isSeparator, above.separator),
    default: atomic(description, 'default', isString, above.default),
    null: readNull(description, above.null),
    datatype,
    language: isString(values['lang']) ? values['lang'] : above.language,
  };
}

function readNull({ at, notes, values }: Description, above: readonly string[]): readonly string[] {
  const value = values['null'];
  if (value === undefined) return above;
  const words = (Array.isArray(value) ? (value as unknown[]) : [value]).filter(isString);
  const isWhole = words.length === (Array.isArray(value) ? value.length : 1);
  if (!isWhole) notes.warn('property-value', `${at}/null`, value);
  return words.length === 0 ? above : words;
}

/** Columns and keys of a table; null columns when nothing is said of them. */
export function readSchema(given: Given | null, above: Inherited, notes: Notes): Schema {
  if (given === null) return { columns: null, language: 'und', schemaId: null, primaryKey: [], foreignKeys: [] };
  const schema = openDescription(given.value, SCHEMA, 'Schema', given.at, notes);
  checkIdle(schema);
  const inherited = inherit(above, schema);
  const { base, language } = given;
  const columns = arrayOf(schema, 'columns').map(({ value, at }) =>
    readColumn(value, at, inherited, { notes, base, language }),
  );
  checkColumns(columns, given.at, notes);
  // A key names columns by their `name`; a name made of a title does not count (5.5).
  const names = new Set(columns.map(({ name, hasName }) => (hasName ? name : null)));
  const known = (property: string): readonly string[] => {
    const asked = columnNames(schema, property);
    if (asked.every((name) => names.has(name))) return asked;
    notes.warn('reference-unknown', `${given.at}/${property}`, schema.values[property]);
    return [];
  };
  known('rowTitles');
  const { '@id': id } = schema.values;
  return {
    // A schema without columns is one that no table with columns agrees with, unless it only sets what is inherited.
    columns: 'columns' in schema.values || Object.keys(schema.values).length === 0 ? columns : null,
    language: above.language ?? language,
    schemaId: isString(id) && URL.canParse(id, base) ? new URL(id, base).href : null,
    primaryKey: known('primaryKey'),
    foreignKeys: arrayOf(schema, 'foreignKeys').flatMap(
      ({ value, at }) => readForeignKey(value, at, names, { notes, base }) ?? [],
    ),
  };
}

function readColumn(value: unknown, at: string, above: Inherited, { notes, language }: Around): CsvwColumn {
  const column = openDescription(value, COLUMN, 'Column', at, notes);
  checkIdle(column);
  const { language: inherited, ...cell } = inherit(above, column);
  const titles = naturalLanguage(column, 'titles', inherited ?? language);
  const isName = (name: unknown): name is string => isString(name) && !name.startsWith('_') && NAME.test(name);
  const name = atomic(column, 'name', isName as (value: unknown) => value is string | null, null);
  const title = titles === null ? undefined : [...titles.values()].flat()[0];
  return {
    ...cell,
    name: name ?? (title === undefined ? null : pathPart(title)),
    hasName: name !== null,
    titles,
    virtual: atomic(column, 'virtual', isBoolean, false),
  };
}

function checkColumns(columns: readonly CsvwColumn[], at: string, notes: Notes): void {
  const names = columns.flatMap(({ name, hasName }) => (hasName && name !== null ? [name] : []));
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  if (repeated !== undefined) notes.fail('property-value', `${at}/columns`, repeated);
  const firstVirtual = columns.findIndex(({ virtual }) => virtual);
  if (firstVirtual >= 0 && columns.slice(firstVirtual).some(({ virtual }) => !virtual))
    notes.fail('property-value', `${at}/columns/${firstVirtual}/virtual`, true);
}

/** A key has only these properties, and the columns that it names must be there (5.6). */
function readForeignKey(
  value: unknown,
  at: string,
  names: ReadonlySet<string | null>,
  { notes, base }: Omit<Around, 'language'>,
): ForeignKey | null {
  const only = (object: unknown, known: readonly string[], place: string): Description => {
    const values = (typeof object === 'object' && object !== null ? object : {}) as Description['values'];
    for (const each of Object.keys(values))
      if (!known.includes(each)) notes.fail('property-forbidden', `${place}/${each}`, values[each]);
    return { at: place, notes, values };
  };
  const key = only(value, ['columnReference', 'reference'], at);
  const columns = columnNames(key, 'columnReference');
  if (columns.length === 0 || !columns.every((name) => names.has(name))) {
    notes.fail('reference-unknown', `${at}/columnReference`, key.values['columnReference']);
    return null;
  }
  const reference = only(
    key.values['reference'],
    ['resource', 'schemaReference', 'columnReference'],
    `${at}/reference`,
  );
  const referenced = columnNames(reference, 'columnReference');
  const { resource, schemaReference } = reference.values;
  const target = isString(resource) ? resource : schemaReference;
  if (referenced.length !== columns.length || !isString(target) || !URL.canParse(target, base)) {
    notes.fail('property-missing', `${at}/reference`, key.values['reference']);
    return null;
  }
  const url = new URL(target, base).href;
  return { columns, table: isString(resource) ? { url } : { schema: url }, referenced, at };
}
