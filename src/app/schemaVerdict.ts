import type { MetadataNote } from '../inspect/csvw/metadataNotes.ts';
import type { SchemaCheck } from '../inspect/tables/schema/checkTable.ts';
import type { TableFault } from '../model/factValues.ts';

/** What a schema says of a file: by table, and the faults of structure that no schema needs to be given for. */
export type SchemaVerdict = {
  readonly asked: string;
  readonly valid: boolean;
  readonly tables: readonly SchemaCheck[];
  readonly structure: readonly TableFault[];
  /** What is wrong with CSVW metadata; empty for schemas of other standards, which are refused instead. */
  readonly metadata: readonly MetadataNote[];
};
