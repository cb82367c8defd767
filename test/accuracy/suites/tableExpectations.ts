import type { TableFaultCode } from '../../../src/model/factValues.ts';
import { TABLE_FAULTS } from '../../../src/model/factValues.ts';
import type { CorpusRecord, Item } from '../question.ts';

/** What a validator's own test expects of a file, in our codes. */
export type Expectation = {
  /** Empty = valid: nothing may be found. */
  readonly faults: readonly ExpectedFault[];
  /** The test stopped counting early, so more than these may be right. */
  readonly partial: boolean;
  /** False where the verdict needs something that the file does not hold; `why` is the name of the line. */
  readonly counted: boolean;
  readonly why: string;
  readonly words: string;
};
export type ExpectedFault = {
  readonly codes: readonly TableFaultCode[];
  readonly row: number | null;
  readonly column: number | null;
};

/** Names of other validators for what ours call otherwise. Faults of values and schemas have no code here on purpose. */
const SAME_FAULT: Readonly<Record<string, readonly TableFaultCode[]>> = {
  // A validator takes the first row for the header: what stands there may be a title.
  'blank-header': ['blank-label', 'title-rows'],
  'duplicate-header': ['duplicate-label'],
  'extra-value': ['extra-cell'],
  'missing-value': ['missing-cell'],
  'extra-label': ['extra-cell'],
  'missing-label': ['missing-cell'],
  'extra-header': ['extra-cell'],
  'missing-header': ['missing-cell'],
  'format-error': ['source-error'],
  ragged_rows: ['missing-cell', 'extra-cell'],
  blank_rows: ['blank-row'],
  invalid_encoding: ['encoding-error', 'source-error'],
  title_row: ['title-rows'],
  unclosed_quote: ['source-error'],
  stray_quote: ['source-error'],
  whitespace: ['source-error'],
  line_breaks: ['source-error', 'mixed-line-ends'],
  check_options: ['one-column'],
  empty_column_name: ['blank-label'],
  duplicate_column_name: ['duplicate-label'],
};

/** All that is stated of one file, by whichever of the validators' ways its manifest row has. */
export function expectationsOf(item: Item, records: readonly CorpusRecord[]): Expectation[] {
  if (item.truthText.startsWith('[')) return goodtables(item.truthText, item.sourcePath);
  const { truth } = item;
  if (truth === null) return records.flatMap(({ value }) => frictionlessFact(item, value));
  if ('faults' in truth) return own(truth);
  if ('feature' in truth || 'steps' in truth) return csvlint(truth, item);
  if ('errors' in truth)
    return describesOthers(item) ? [] : [frictionless(truth['errors'], truth['fields'], truth['valid'])];
  return [];
}

/** Our own labelled tables: `faults` is a list of codes, empty for a table without any. */
function own(truth: Readonly<Record<string, unknown>>): Expectation[] {
  const codes = Array.isArray(truth['faults']) ? truth['faults'].filter((code) => typeof code === 'string') : [];
  return [
    expectation(
      codes.flatMap((code) => fault(code, null, null)),
      codes.join(', ') || 'valid',
    ),
  ];
}

/** frictionless-py's tests as facts about a path; only calls without options say something about the file alone. */
function frictionlessFact(item: Item, value: Readonly<Record<string, unknown>>): Expectation[] {
  const { path, options, valid, expected_errors: errors, flatten_fields: fields } = value;
  if (typeof path !== 'string' || path !== item.sourcePath || typeof valid !== 'boolean') return [];
  if (!Array.isArray(options) || options.length > 0 || describesOthers(item)) return [];
  return [frictionless(errors, fields, valid)];
}

/** Descriptors and packages: the verdict is about the files that they name. */
function describesOthers(item: Item): boolean {
  return /\.(json|yaml|yml|zip)$/i.test(item.id) && !/\.(csv|tsv)\.zip$/i.test(item.id);
}

function frictionless(errors: unknown, fields: unknown, valid: unknown): Expectation {
  const names = Array.isArray(fields) ? fields.map(String) : [];
  const rows = Array.isArray(errors) ? errors.filter((row): row is unknown[] => Array.isArray(row)) : [];
  const place = (row: readonly unknown[], name: string): number | null => {
    const value = row[names.indexOf(name)];
    return typeof value === 'number' ? value : null;
  };
  const stated = rows.map((row) => {
    const type = names.includes('type') ? row[names.indexOf('type')] : row.find((cell) => typeof cell === 'string');
    return { type: String(type), row: place(row, 'rowNumber'), column: place(row, 'fieldNumber') };
  });
  return fromStated(stated, valid === true, false);
}

type Stated = { readonly type: string; readonly row: number | null; readonly column: number | null };

/** Errors that have no code of ours need a schema or a rule: such a test is shown, not counted. */
function fromStated(stated: readonly Stated[], valid: boolean, partial: boolean): Expectation {
  const words =
    stated.length === 0
      ? valid
        ? 'valid'
        : 'invalid'
      : stated.map(({ type, row, column }) => `${type}@${row ?? '–'}:${column ?? '–'}`).join(', ');
  const faults = stated.flatMap(({ type, row, column }) => fault(type, row, column));
  if (stated.length > 0 && faults.length === 0)
    return { ...expectation([], words), counted: false, why: 'needs a schema' };
  if (stated.length === 0 && !valid) return { ...expectation([], words), counted: false, why: 'fault without a code' };
  return { ...expectation(faults, words), partial: partial || faults.length < stated.length };
}

function fault(type: string, row: number | null, column: number | null): ExpectedFault[] {
  const same = SAME_FAULT[type] ?? TABLE_FAULTS.filter((code) => code === type);
  return same.length === 0 ? [] : [{ codes: same, row, column }];
}

function expectation(faults: readonly ExpectedFault[], words: string): Expectation {
  return { faults, partial: false, counted: true, why: '', words };
}

/** goodtables-py's feature tests: `[{options, report: [[table, row, column, code]]}]`. */
function goodtables(text: string, sourcePath: string): Expectation[] {
  const scenarios: unknown = JSON.parse(text);
  if (!Array.isArray(scenarios)) return [];
  return scenarios.flatMap((one: unknown): Expectation[] => {
    const { options, report } = (one ?? {}) as { options?: unknown; report?: unknown };
    if (typeof options !== 'object' || options === null || !Array.isArray(report)) return [];
    const names = Object.keys(options);
    const checks = (options as Record<string, unknown>)['checks'];
    const structureOnly =
      checks === undefined || (Array.isArray(checks) && checks.every((check) => check === 'structure'));
    const stated = report.map((row: unknown[]) => ({
      type: String(row[3]),
      row: numberOf(row[1]),
      column: numberOf(row[2]),
    }));
    const known = names.every((name) => ['checks', 'error_limit'].includes(name));
    const found = fromStated(stated, stated.length === 0, names.includes('error_limit'));
    // By its own specification a value is missing where a row has fewer of them than the header; the reader of workbooks
    // of that time said it of empty cells, too, which all rows of a sheet may have.
    if (/\.xlsx?$/.test(sourcePath) && stated.some(({ type }) => type === 'missing-value'))
      return [{ ...found, counted: false, why: 'an empty cell of a sheet, called missing' }];
    // row_limit leaves faults unread, schema brings some in: neither is about the whole file alone.
    return [structureOnly && known ? found : { ...found, counted: false, why: 'needs a schema or stops early' }];
  });
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** Faults of csvlint that are about headers of HTTP or about settings, not about the file. */
const NOT_IN_FILE = [
  'no_encoding',
  'no_content_type',
  'wrong_content_type',
  'excel',
  'check_options',
  'nonrfc_line_breaks',
  'not_found',
];

/** csvlint.rb's features: the kind of message, how many, of which types. */
function csvlint(truth: Readonly<Record<string, unknown>>, item: Item): Expectation[] {
  const types = Array.isArray(truth['types']) ? truth['types'].map(String) : [];
  const steps = Array.isArray(truth['steps']) ? truth['steps'].map(String) : [];
  const row = numberOf(Number(/should have the row "(\d+)"/.exec(steps.join('\n'))?.[1] ?? Number.NaN));
  const stated = types.map((type) => ({ type, row: Number.isNaN(row) ? null : row, column: null }));
  const valid = truth['valid'] === true || (truth['valid'] !== false && truth['count'] === 0);
  const found = fromStated(stated, valid, true);
  const set = steps.some((step) => /I set the (delimiter|quotechar|line endings)|encoding header/.test(step));
  const outside = types.some((type) => NOT_IN_FILE.includes(type)) || (set && !valid);
  if (outside) return [{ ...found, counted: false, why: 'about settings or HTTP, not the file' }];
  // Blank lines at the end were lost when the test's text was made a file.
  const isLost = found.faults.some((one) => (one.row ?? 0) > linesOf(item.bytes()));
  return [isLost ? { ...found, counted: false, why: 'a row that the stored file does not have' } : found];
}

function linesOf(bytes: Uint8Array): number {
  return Buffer.from(bytes)
    .toString('latin1')
    .trimEnd()
    .split(/\r\n|\r|\n/).length;
}
