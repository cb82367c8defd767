import type { CellDatatype } from './cellDatatype.ts';

/** How the rows of a file are read (Metadata Vocabulary for Tabular Data, 5.9). */
export type CsvwDialect = {
  readonly commentPrefix: string | null;
  readonly delimiter: string;
  readonly encoding: string;
  readonly headerRowCount: number;
  readonly quoteChar: string | null;
  readonly skipBlankRows: boolean;
  readonly skipColumns: number;
  readonly skipRows: number;
  readonly trim: 'both' | 'start' | 'end' | 'none';
};

export type CsvwColumn = {
  /** Null when neither a name nor a title gives one. */
  readonly name: string | null;
  readonly hasName: boolean;
  /** By language; `und` for those of no language. Null when the description has none. */
  readonly titles: ReadonlyMap<string, readonly string[]> | null;
  readonly virtual: boolean;
  readonly required: boolean;
  readonly separator: string | null;
  readonly default: string;
  readonly null: readonly string[];
  readonly datatype: CellDatatype;
};

export type ForeignKey = {
  readonly columns: readonly string[];
  /** URL of the table, or `@id` of the schema of the table, that is referred to. */
  readonly table: { readonly url: string } | { readonly schema: string };
  readonly referenced: readonly string[];
  readonly at: string;
};

export type CsvwTable = {
  /** Absolute. */
  readonly url: string;
  readonly at: string;
  readonly dialect: CsvwDialect;
  /** Null when the document has no schema for the table: any columns will do. */
  readonly columns: readonly CsvwColumn[] | null;
  /** Of the labels of the file itself, where nothing says otherwise. */
  readonly language: string;
  readonly schemaId: string | null;
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
};
