import type { CellBound, CellBounds, CellDatatype } from './cellDatatype.ts';
import { cellValue } from './cellValue.ts';
import type { Notes } from './metadataNotes.ts';

type Description = Readonly<Record<string, unknown>>;
const LENGTHS = ['length', 'minLength', 'maxLength'] as const;
const LEAST = ['minimum', 'minInclusive', 'minExclusive'];
const MOST = ['maximum', 'maxInclusive', 'maxExclusive'];

/** The bounds of a datatype; those that contradict each other, or have no meaning for its base, make it an error. */
export function readBounds(
  description: Description,
  datatype: Omit<CellDatatype, 'bounds'>,
  at: string,
  notes: Notes,
): CellBounds {
  return {
    length: readLengths(description, datatype, at, notes),
    ...readLimits(description, datatype, at, notes),
  };
}

function readLengths(
  description: Description,
  { builtin }: Omit<CellDatatype, 'bounds'>,
  at: string,
  notes: Notes,
): CellBounds['length'] {
  const lengths: { length?: number; minLength?: number; maxLength?: number } = {};
  for (const name of LENGTHS) {
    const value = description[name];
    if (value === undefined) continue;
    if (builtin.kind !== 'text' && builtin.kind !== 'binary') notes.fail('property-forbidden', `${at}/${name}`, value);
    else if (typeof value === 'number' && Number.isInteger(value) && value >= 0) lengths[name] = value;
    else notes.warn('property-value', `${at}/${name}`, value);
  }
  const { length, minLength = 0, maxLength = Infinity } = lengths;
  if (minLength > maxLength || (length !== undefined && (length < minLength || length > maxLength)))
    notes.fail('property-value', at, lengths);
  return lengths;
}

function readLimits(
  description: Description,
  datatype: Omit<CellDatatype, 'bounds'>,
  at: string,
  notes: Notes,
): Pick<CellBounds, 'least' | 'most'> {
  const { kind } = datatype.builtin;
  const isOrdered = ['integer', 'decimal', 'double', 'moment', 'duration'].includes(kind);
  const side = (names: readonly string[]): CellBound | null => {
    const given = names.filter((name) => description[name] !== undefined);
    if (given.length > 1 && given.some((name) => name.endsWith('Exclusive')))
      notes.fail('property-forbidden', `${at}/${given[1]}`, description[given[1] ?? '']);
    const [name] = given;
    if (name === undefined) return null;
    if (isOrdered) return readLimit(name, description[name], datatype, `${at}/${name}`, notes);
    notes.fail('property-forbidden', `${at}/${name}`, description[name]);
    return null;
  };
  const [least, most] = [side(LEAST), side(MOST)];
  if (least !== null && most !== null) {
    const isEmpty = least.value > most.value || (least.value === most.value && least.inclusive !== most.inclusive);
    if (isEmpty) notes.fail('property-value', at, { [least.name]: least.said, [most.name]: most.said });
  }
  return { least, most };
}

function readLimit(
  name: string,
  value: unknown,
  datatype: Omit<CellDatatype, 'bounds'>,
  at: string,
  notes: Notes,
): CellBound | null {
  const said = typeof value === 'number' || typeof value === 'string' ? String(value) : null;
  // A limit may be written as the type itself writes it, or in the format of the column.
  const plain = {
    ...datatype,
    format: datatype.format.is === 'number' ? { ...datatype.format, pattern: null } : { is: 'none' as const },
  };
  const read = said === null ? null : (cellValue(said, plain) ?? cellValue(said, datatype));
  if (said === null || read === null) {
    notes.warn('property-value', at, value);
    return null;
  }
  return { name, value: read, inclusive: !name.endsWith('Exclusive'), said };
}
