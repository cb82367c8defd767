import type { CsvwDialect } from './csvwTable.ts';
import type { Notes } from './metadataNotes.ts';
import { atomic, isBoolean, isCount, isString, openDescription } from './properties.ts';

const KNOWN = (
  'commentPrefix delimiter doubleQuote encoding header headerRowCount lineTerminators quoteChar skipBlankRows ' +
  'skipColumns skipInitialSpace skipRows trim'
).split(' ');

/** RFC 4180 with a header of one row, in UTF-8 (Metadata Vocabulary for Tabular Data, 5.9). */
export const DEFAULT_DIALECT: CsvwDialect = {
  commentPrefix: '#',
  delimiter: ',',
  encoding: 'utf-8',
  headerRowCount: 1,
  quoteChar: '"',
  skipBlankRows: false,
  skipColumns: 0,
  skipRows: 0,
  trim: 'none',
};

const isSign = (value: unknown): value is string => isString(value) && value.length === 1;
const isSignOrNull = (value: unknown): value is string | null => value === null || isSign(value);
const isEncoding = (value: unknown): value is string => {
  if (!isString(value)) return false;
  try {
    return new TextDecoder(value).encoding !== '';
  } catch {
    return false;
  }
};
const isTrim = (value: unknown): value is boolean | 'true' | 'false' | 'start' | 'end' =>
  isBoolean(value) || ['true', 'false', 'start', 'end'].includes(value as string);
const isTerminators = (value: unknown): value is string | readonly string[] =>
  isString(value) || (Array.isArray(value) && value.every(isString));

export function readDialect(value: unknown, at: string, notes: Notes): CsvwDialect {
  const dialect = openDescription(value, KNOWN, 'Dialect', at, notes);
  const header = atomic(dialect, 'header', isBoolean, true);
  const initial = atomic(dialect, 'skipInitialSpace', isBoolean, false);
  const trim = atomic(dialect, 'trim', isTrim, initial ? 'start' : false);
  atomic(dialect, 'lineTerminators', isTerminators, '\n');
  // Signs escaped by a backslash are not read: who reads such a file should know.
  if (!atomic(dialect, 'doubleQuote', isBoolean, true)) notes.warn('property-value', `${at}/doubleQuote`, false);
  return {
    commentPrefix: atomic(dialect, 'commentPrefix', isSignOrNull, DEFAULT_DIALECT.commentPrefix),
    delimiter: atomic(dialect, 'delimiter', isSign, DEFAULT_DIALECT.delimiter),
    encoding: atomic(dialect, 'encoding', isEncoding, DEFAULT_DIALECT.encoding),
    headerRowCount: atomic(dialect, 'headerRowCount', isCount, header ? 1 : 0),
    quoteChar: atomic(dialect, 'quoteChar', isSignOrNull, DEFAULT_DIALECT.quoteChar),
    skipBlankRows: atomic(dialect, 'skipBlankRows', isBoolean, false),
    skipColumns: atomic(dialect, 'skipColumns', isCount, 0),
    skipRows: atomic(dialect, 'skipRows', isCount, 0),
    trim: trim === true || trim === 'true' ? 'both' : trim === 'start' || trim === 'end' ? trim : 'none',
  };
}
