import type { FindingId, SubjectId } from './ids.ts';

/**
 * What a body can do, from one sentence to a file made anew: `licence-sentence` on its site, `portal-terms` of its
 * datasets there, `licence-agree` where statements contradict each other, `save-as-csv` of workbooks, `clean-table` of
 * tables with faults, `table-for-document` where a table stands in a document. `together` = all of them.
 */
export const REMEDIES = [
  'licence-sentence',
  'portal-terms',
  'licence-agree',
  'save-as-csv',
  'clean-table',
  'table-for-document',
  'together',
] as const;
export type Remedy = (typeof REMEDIES)[number];

/** Before and after. */
export type Step = readonly [number, number];

/**
 * What a remedy would change: the same evidence judged again, with the licence stated or the table saved as said and
 * nothing else different. Promised only where the rules give it: an unknown level and terms that somebody must first
 * decide to give up are left out.
 */
export type Improvement = {
  readonly remedy: Remedy;
  /** The rule whose example shows how; null for `together`. */
  readonly rule: string | null;
  /** Sites on which these resources were found. */
  readonly sites: number;
  /** Resources that gain, each with its level and strict stars (null = cannot tell). */
  readonly changes: readonly { readonly subject: SubjectId; readonly level: Step; readonly stars: Step | null }[];
  /** Failures that it mends; what the change rests on. */
  readonly findings: readonly FindingId[];
  /** Means of the body over its datasets; null where no score is printed. */
  readonly body: { readonly level: Step; readonly stars: Step | null; readonly openPercent: Step | null } | null;
};
