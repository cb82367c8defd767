import type { TableAnswer, TableOrder } from '../inspect/tables/schema/tableOrder.ts';
import type { Sha256 } from '../model/ids.ts';
import type { Tables } from '../model/tables.ts';

/** To the child: first the tables, then bodies; pieces of a body that was too large to come with its order. */
export type ToInspector =
  | { readonly is: 'tables'; readonly tables: Tables }
  | {
      readonly is: 'body';
      readonly digest: Sha256;
      readonly size: number;
      readonly bytes: Uint8Array | null;
      readonly order: TableOrder | null;
    }
  | { readonly is: 'piece'; readonly request: number; readonly bytes: Uint8Array | null };

/** A fact as it is stored: its key and its canonical JSON. */
export type FactRow = { readonly key: string; readonly record: string };

export type Inspected =
  | { readonly is: 'facts'; readonly rows: readonly FactRow[]; readonly answer: TableAnswer | null }
  /** It took more time or memory than any body may, or a fault of ours showed: nothing is known of it. */
  | { readonly is: 'lost'; readonly why: 'too-costly' | 'inspection-failed'; readonly detail: string };

/** From the child: that it can begin; pieces that it asks for; one answer for each body in the order of asking. */
export type FromInspector =
  | { readonly is: 'ready' }
  | { readonly is: 'range'; readonly request: number; readonly from: number; readonly to: number }
  /** The next piece of a walk through the body; walks are numbered, null bytes end one. */
  | { readonly is: 'next'; readonly request: number; readonly walk: number }
  | { readonly is: 'facts'; readonly rows: readonly FactRow[]; readonly answer: TableAnswer | null }
  | { readonly is: 'failed'; readonly message: string };
