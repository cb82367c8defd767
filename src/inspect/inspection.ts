import type { Sha256 } from '../model/ids.ts';
import type { ByteSource } from '../model/ports.ts';
import type { Tables } from '../model/tables.ts';
import type { BodyFacts } from './bodyFacts.ts';
import type { TableWatch } from './tables/tableWatch.ts';

/** What every inspector of a body gets: the bytes, the vocabulary tables, and where to put its facts. */
export type Inspection = {
  readonly source: ByteSource;
  readonly digest: Sha256;
  readonly tables: Tables;
  readonly facts: BodyFacts;
  /** Ids of the containers that were opened on the way to these bytes, the outermost first. */
  readonly containers: readonly string[];
  /** Sees the rows of tables while they are read; undefined = nobody asked. */
  readonly watch: TableWatch | undefined;
  /** Reads what a file beside the data says on re-use. */
  readonly readStatements: (bytes: Uint8Array, memberName: string) => void;
  /** Inspects other bytes, of any format, found inside these. */
  readonly inspect: (inside: Inspection) => Promise<void>;
};
