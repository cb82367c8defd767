import type { BuiltinDatatype } from './builtinDatatypes.ts';
import type { MomentPattern } from './momentPattern.ts';
import type { NumberPattern, NumberSigns } from './numberPattern.ts';

/** So that values of one column compare: numbers, moments and durations as numbers, all else as text. */
export type CellValue = number | bigint | string | boolean;

/** What the cells of a column hold, and how they are written. */
export type CellDatatype = {
  readonly base: string;
  readonly builtin: BuiltinDatatype;
  readonly format: CellFormat;
  readonly bounds: CellBounds;
};

export type CellFormat =
  | { readonly is: 'none' }
  | { readonly is: 'regex'; readonly regex: RegExp }
  | { readonly is: 'boolean'; readonly yes: string; readonly no: string }
  | { readonly is: 'moment'; readonly pattern: MomentPattern }
  | { readonly is: 'number'; readonly pattern: NumberPattern | null; readonly signs: NumberSigns };

/** Between what a value, and its length, must lie (Metadata Vocabulary for Tabular Data, 5.11.2). */
export type CellBounds = {
  readonly length: { readonly length?: number; readonly minLength?: number; readonly maxLength?: number };
  readonly least: CellBound | null;
  readonly most: CellBound | null;
};

export type CellBound = {
  readonly name: string;
  readonly value: CellValue;
  readonly inclusive: boolean;
  readonly said: string;
};
