/**
 * `body` = from the bytes alone (same bytes, same facts; cached by digest) · `exchange` = from one capture ·
 * `link` = from a page about what it links to · `history` = from earlier audits · `derived` = combined by judge/derive.
 */
export type FactOrigin = 'body' | 'exchange' | 'link' | 'history' | 'derived';
export type FactSpec = {
  readonly origin: FactOrigin;
  readonly type: 'text' | 'number' | 'flag' | 'date' | 'list' | 'record';
  readonly unit: string | null;
  /** For developers and the people who open the database; shown by the catalogue. */
  readonly meaning: string;
};

/** One entry of the registry. */
export function fact(origin: FactOrigin, type: FactSpec['type'], unit: string | null, meaning: string): FactSpec {
  return { origin, type, unit, meaning };
}
