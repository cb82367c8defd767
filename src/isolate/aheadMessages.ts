import type { Sha256 } from '../model/ids.ts';
import type { Tables } from '../model/tables.ts';

/** To the child: first the tables, then bodies. */
export type ToInspector =
  | { readonly is: 'tables'; readonly tables: Tables }
  | { readonly is: 'body'; readonly digest: Sha256; readonly bytes: Uint8Array };

/** A fact as it is stored: its key and its canonical JSON. */
export type FactRow = { readonly key: string; readonly record: string };
/** From the child, one for each body in the order of asking; null = inspection threw. */
export type FromInspector = { readonly digest: Sha256; readonly rows: readonly FactRow[] | null };
