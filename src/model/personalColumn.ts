/**
 * What the guard of personal data looks for in tables (DESIGN §6). The first three name a person; accounts may be
 * anybody's; e-mails and phones are mostly those of an office and are only told.
 */
export const PERSONAL_KINDS = ['egn', 'lnch', 'id-card', 'iban', 'email', 'phone'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** A column that holds such values: how many and where, never which. */
export type PersonalColumn = {
  readonly kind: PersonalKind;
  /** From 1. */
  readonly column: number;
  /** Its label with anything personal masked; empty when there is none. */
  readonly label: string;
  readonly sheet: string | null;
  /** Cells that hold such a value, of those that hold anything. */
  readonly cells: number;
  readonly filled: number;
};
