import type { InstitutionId } from './ids.ts';

/** An organisation of a catalogue as its publisher describes it. */
export type PortalOrganisation = {
  readonly uri: string;
  readonly name: string;
  readonly description?: string;
  readonly contacts?: string;
  /** A society or company, as the catalogue itself says; absent = it does not say. */
  readonly civil?: boolean;
};

/** Another name of a body: an earlier one, a short one, one in another language. */
export type KnownName = { readonly institution: InstitutionId; readonly name: string };

/** What a person decided about an organisation; null = it is no body of ours. */
export type MatchDecision = {
  readonly organisation: string;
  readonly institution: InstitutionId | null;
  readonly by: string;
  readonly date: string;
};

export const MATCH_SIGNS = ['decision', 'eik', 'host', 'ekatte', 'region', 'name'] as const;
export type MatchSign = (typeof MATCH_SIGNS)[number];

/** A body that an organisation may be, by what, with the words that say so. */
export type MatchCandidate = { readonly institution: InstitutionId; readonly by: MatchSign; readonly quote: string };

/**
 * `matched` = sure enough to be used; `tie` = one or several candidates of which a person must choose, or none of them;
 * `none` = nobody comes into question.
 */
export type OrganisationMatch = { readonly organisation: PortalOrganisation } & (
  | ({ readonly is: 'matched' } & MatchCandidate)
  | { readonly is: 'tie'; readonly because: TieReason; readonly candidates: readonly MatchCandidate[] }
  | { readonly is: 'none' }
);

/**
 * `several` bodies of that name · `incomplete` name, others may exist · `contradicted` by a code or an address ·
 * `part`, unit or namesake of a body · `code-only`: the code is the body's, the name is another.
 */
export const TIE_REASONS = ['several', 'incomplete', 'contradicted', 'part', 'code-only', 'civil'] as const;
export type TieReason = (typeof TIE_REASONS)[number];
