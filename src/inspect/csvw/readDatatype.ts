import { BUILTIN_DATATYPES, type BuiltinDatatype } from './builtinDatatypes.ts';
import type { CellDatatype, CellFormat } from './cellDatatype.ts';
import { isAbsoluteUrl, isCommonProperty } from './csvwContext.ts';
import type { Notes } from './metadataNotes.ts';
import { readMomentPattern } from './momentPattern.ts';
import { type NumberSigns, readNumberPattern } from './numberPattern.ts';
import { readBounds } from './readBounds.ts';

const STRING: BuiltinDatatype = { kind: 'text' };
const NONE: CellFormat = { is: 'none' };
const PROPERTIES: ReadonlySet<string> = new Set(
  (
    '@id @type base format length minLength maxLength minimum maximum minInclusive maxInclusive minExclusive ' +
    'maxExclusive'
  ).split(' '),
);
const SIGNS: NumberSigns = { decimal: '.', group: ',' };

export const ANY_TEXT: CellDatatype = {
  base: 'string',
  builtin: STRING,
  format: NONE,
  bounds: { length: {}, least: null, most: null },
};

/** The `datatype` of a column (5.11.2); what cannot be meant is noted, and a string then. */
export function readDatatype(value: unknown, at: string, notes: Notes): CellDatatype {
  if (typeof value === 'string') return ofBase(baseOf(value, at, notes));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    notes.warn('property-value', at, value);
    return ANY_TEXT;
  }
  const description = value as Readonly<Record<string, unknown>>;
  checkDescription(description, at, notes);
  const named = description['base'];
  const base = named === undefined ? 'string' : baseOf(named, `${at}/base`, notes);
  const plain = ofBase(base);
  const format =
    description['format'] === undefined
      ? plain.format
      : readFormat(description['format'], plain, `${at}/format`, notes);
  return { ...plain, format, bounds: readBounds(description, { ...plain, format }, at, notes) };
}

function ofBase(base: string): CellDatatype {
  const builtin = BUILTIN_DATATYPES.get(base) ?? STRING;
  const isNumber = builtin.kind === 'integer' || builtin.kind === 'decimal' || builtin.kind === 'double';
  return { ...ANY_TEXT, base, builtin, format: isNumber ? { is: 'number', pattern: null, signs: SIGNS } : NONE };
}

function baseOf(value: unknown, at: string, notes: Notes): string {
  if (typeof value === 'string' && BUILTIN_DATATYPES.has(value)) return value;
  notes.warn('property-value', at, value);
  return 'string';
}

function checkDescription(description: Readonly<Record<string, unknown>>, at: string, notes: Notes): void {
  for (const name of Object.keys(description))
    if (!PROPERTIES.has(name) && !isCommonProperty(name)) notes.warn('property-unknown', `${at}/${name}`);
  const id = description['@id'];
  if (id !== undefined) {
    const isBuiltin =
      typeof id === 'string' &&
      /^http:\/\/www\.w3\.org\/(?:2001\/XMLSchema#|ns\/csvw#(?:JSON|Any)|1999\/02\/22-rdf-syntax-ns#(?:XMLLiteral|HTML))/.test(
        id,
      );
    if (typeof id !== 'string' || isBuiltin || !isAbsoluteUrl(id)) notes.fail('property-value', `${at}/@id`, id);
  }
  if (description['@type'] !== undefined && description['@type'] !== 'Datatype')
    notes.fail('property-value', `${at}/@type`, description['@type']);
}

function readFormat(value: unknown, { base, builtin, format }: CellDatatype, at: string, notes: Notes): CellFormat {
  const read = (): CellFormat | null => {
    switch (builtin.kind) {
      case 'integer':
      case 'decimal':
      case 'double':
        return readNumberFormat(value);
      case 'boolean':
        return readBooleanFormat(value);
      case 'moment':
        return readMomentFormat(value, base);
      default:
        return readRegex(value);
    }
  };
  const found = read();
  if (found === null) notes.warn('property-value', at, value);
  return found ?? format;
}

function readNumberFormat(value: unknown): CellFormat | null {
  const description: unknown = typeof value === 'string' ? { pattern: value } : value;
  if (typeof description !== 'object' || description === null) return null;
  const { pattern, decimalChar = '.', groupChar = ',' } = description as Readonly<Record<string, unknown>>;
  if (typeof decimalChar !== 'string' || typeof groupChar !== 'string' || decimalChar === '' || groupChar === '')
    return null;
  const signs = { decimal: decimalChar, group: groupChar };
  if (pattern === undefined) return { is: 'number', pattern: null, signs };
  const read = typeof pattern === 'string' ? readNumberPattern(pattern, signs) : null;
  return read === null ? null : { is: 'number', pattern: read, signs };
}

function readBooleanFormat(value: unknown): CellFormat | null {
  const [yes = '', no = '', ...rest] = typeof value === 'string' ? value.split('|') : [];
  return yes === '' || no === '' || rest.length > 0 ? null : { is: 'boolean', yes, no };
}

/** Of days of months and the like the standard knows no formats: theirs is passed over with a note. */
function readMomentFormat(value: unknown, base: string): CellFormat | null {
  const pattern = typeof value === 'string' ? readMomentPattern(value, base) : null;
  return pattern === null ? null : { is: 'moment', pattern };
}

function readRegex(value: unknown): CellFormat | null {
  if (typeof value !== 'string') return null;
  try {
    return { is: 'regex', regex: new RegExp(`^(?:${value})$`, 'u') };
  } catch {
    return null;
  }
}
