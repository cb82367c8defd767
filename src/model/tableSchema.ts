/** A field of a Table Schema, Data Package standard v2: https://datapackage.org/standard/table-schema/ */
export type Field = {
  readonly name: string;
  readonly title?: string | undefined;
  readonly type: FieldType;
  /** `default` when left out. */
  readonly format?: string | undefined;
  /** Of numbers: written with another sign than a dot before the fraction, with groups, with units. */
  readonly decimalChar?: string | undefined;
  readonly groupChar?: string | undefined;
  readonly bareNumber?: boolean | undefined;
  readonly trueValues?: readonly string[] | undefined;
  readonly falseValues?: readonly string[] | undefined;
  /** Instead of those of the schema. */
  readonly missingValues?: readonly string[] | undefined;
  readonly constraints?: Constraints | undefined;
};

export const FIELD_TYPES = [
  ...(['string', 'integer', 'number', 'boolean', 'date', 'datetime', 'time', 'year', 'yearmonth', 'duration'] as const),
  ...(['object', 'array', 'list', 'geopoint', 'geojson', 'any'] as const),
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** A value as a descriptor writes it. */
export type Bound = string | number | boolean;

export type Constraints = {
  readonly required?: boolean | undefined;
  readonly unique?: boolean | undefined;
  /** A regular expression that the whole cell fits. */
  readonly pattern?: string | undefined;
  readonly enum?: readonly Bound[] | undefined;
  readonly minimum?: Bound | undefined;
  readonly maximum?: Bound | undefined;
  readonly exclusiveMinimum?: Bound | undefined;
  readonly exclusiveMaximum?: Bound | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
};

export const FIELDS_MATCH = ['exact', 'equal', 'subset', 'superset', 'partial'] as const;

export type TableSchema = {
  readonly $schema?: string | undefined;
  readonly fields: readonly Field[];
  /** How the columns of the data must be those of the schema; `exact` (all, in order) when left out. */
  readonly fieldsMatch?: (typeof FIELDS_MATCH)[number] | undefined;
  readonly missingValues: readonly string[];
  readonly primaryKey?: readonly string[] | undefined;
  readonly uniqueKeys?: readonly (readonly string[])[] | undefined;
};

/** How a table is written (Table Dialect v2). Rows count from 1. */
export type TableDialect = {
  readonly $schema: string;
  readonly header: boolean;
  readonly headerRows?: readonly number[];
  readonly headerJoin?: string;
  readonly commentRows?: readonly number[];
  readonly delimiter?: string;
  readonly quoteChar?: string;
  readonly doubleQuote?: boolean;
  readonly sheetName?: string;
};

/** Where a table is not what its schema says; codes are those of the Frictionless framework. */
export const SCHEMA_FAULTS = [
  ...(['missing-label', 'extra-label', 'incorrect-label', 'type-error', 'constraint-error'] as const),
  ...(['unique-error', 'primary-key', 'foreign-key', 'extra-cell', 'missing-cell', 'source-error'] as const),
] as const;
export type SchemaFault = {
  readonly code: (typeof SCHEMA_FAULTS)[number];
  readonly sheet: string | null;
  /** From 1, as the source counts; null when the column is not there. */
  readonly row: number | null;
  readonly column: number | null;
  /** Of the schema; empty for a column that it does not have. */
  readonly field: string;
  /** What was asked: a type, or a constraint and its value. */
  readonly asked: string;
  readonly quote: string;
};
