import type { RecordFault } from '../evidenceErrors.ts';

/** One way in which a WACZ file is not what it says of itself. */
export type WaczDifference =
  /** No ZIP file, or nothing in it says what should be in it: nothing more can be said. */
  | { readonly is: 'not-a-wacz'; readonly why: string }
  /** datapackage.json is not the one that datapackage-digest.json names. */
  | { readonly is: 'package-changed' }
  | { readonly is: 'missing' | 'extra' | 'changed' | 'repeated' | 'compressed'; readonly path: string }
  | {
      readonly is: 'broken-record';
      readonly path: string;
      readonly offset: number;
      readonly fault: RecordFault;
      readonly targetUri: string | null;
    }
  /** A line of the index without its record, or a record without its line. */
  | { readonly is: 'index-only' | 'record-only'; readonly line: string }
  | { readonly is: 'index-unsorted' | 'index-unreadable'; readonly line: string };
