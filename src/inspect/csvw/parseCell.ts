import { KEEPS_BLANKS, KEEPS_BREAKS } from './builtinDatatypes.ts';
import type { CellBound, CellDatatype, CellValue } from './cellDatatype.ts';
import { cellValue } from './cellValue.ts';
import type { CsvwColumn } from './csvwTable.ts';

export type ParsedCell = {
  /** Null for a cell without a value; what is no value of the datatype stays text. */
  readonly value: CellValue | readonly CellValue[] | null;
  /** What is wrong with it, as the metadata would have it; null when nothing is. */
  readonly fault: { readonly code: 'type-error' | 'constraint-error'; readonly asked: string } | null;
};

/** Reads one cell as its column has it (Model for Tabular Data, 6.4). */
export function parseCell(cell: string, column: CsvwColumn): ParsedCell {
  const { datatype, separator } = column;
  const text = normalise(cell, datatype.base) || normalise(column.default, datatype.base);
  const missing: ParsedCell = {
    value: null,
    fault: column.required ? { code: 'constraint-error', asked: 'required' } : null,
  };
  if (column.null.includes(text)) return missing;
  if (separator === null) return parseOne(text, datatype);
  if (text === '') return { ...missing, value: [] };
  const keepsEnds = KEEPS_BREAKS.has(datatype.base);
  const parts = (separator === '' ? [...text] : text.split(separator)).map((part) => (keepsEnds ? part : part.trim()));
  const parsed = parts.filter((part) => !column.null.includes(part)).map((part) => parseOne(part, datatype));
  return {
    value: parsed.map(({ value }) => value as CellValue),
    fault: parsed.find(({ fault }) => fault !== null)?.fault ?? null,
  };
}

function normalise(cell: string, base: string): string {
  if (KEEPS_BREAKS.has(base)) return cell;
  const text = cell.replace(/[\r\n\t]/g, ' ');
  return KEEPS_BLANKS.has(base) ? text : text.trim().replace(/ {2,}/g, ' ');
}

function parseOne(text: string, datatype: CellDatatype): ParsedCell {
  const value = cellValue(text, datatype);
  if (value === null) return { value: text, fault: { code: 'type-error', asked: datatype.base } };
  const asked = brokenLength(text, datatype) ?? brokenBound(value, datatype);
  return { value, fault: asked === null ? null : { code: 'constraint-error', asked } };
}

function brokenLength(text: string, { builtin, base, bounds }: CellDatatype): string | null {
  const { length, minLength = 0, maxLength = Infinity } = bounds.length;
  if (length === undefined && minLength === 0 && maxLength === Infinity) return null;
  const size = builtin.kind === 'binary' ? bytesOf(text, base) : [...text].length;
  if (length !== undefined && size !== length) return `length ${length}`;
  if (size < minLength) return `minLength ${minLength}`;
  return size > maxLength ? `maxLength ${maxLength}` : null;
}

function bytesOf(text: string, base: string): number {
  return base === 'hexBinary' ? text.length / 2 : (text.length / 4) * 3 - (/=*$/.exec(text)?.[0].length ?? 0);
}

function brokenBound(value: CellValue, { bounds: { least, most } }: CellDatatype): string | null {
  const said = ({ name, said: limit }: CellBound): string => `${name} ${limit}`;
  if (least !== null && !(least.inclusive ? value >= least.value : value > least.value)) return said(least);
  return most !== null && !(most.inclusive ? value <= most.value : value < most.value) ? said(most) : null;
}
