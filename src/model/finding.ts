import type { Evidence } from './evidence.ts';
import type { FindingId, InstitutionId, SubjectId } from './ids.ts';
import type { Json } from './json.ts';
import type { Dimension } from './rule.ts';

/** Ordered from weakest to strongest claim. `error` = a bug of ours in one check: shown, never counted against anyone. */
export const OUTCOMES = ['not-applicable', 'pass', 'cannot-tell', 'fail', 'error'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Rule × subject → outcome. Several faults of one rule on one subject are data of one finding. */
export type Finding = {
  readonly id: FindingId;
  readonly ruleId: string;
  readonly ruleVersion: number;
  /** `not-public` = of an active rule whose findings only the body itself and the working group see. */
  readonly ruleStatus: 'trial' | 'active' | 'not-public';
  readonly dimension: Dimension;
  readonly institutionId: InstitutionId;
  readonly subject: SubjectId;
  readonly outcome: Outcome;
  readonly messageKey: string;
  /** Values for the message's placeholders: text or numbers; lists only for detail tables. */
  readonly data: { readonly [name: string]: Json };
  readonly evidence: readonly Evidence[];
  /** Points earned and at stake; both 0 unless the outcome is pass or fail. */
  readonly points: number;
  readonly maxPoints: number;
};
