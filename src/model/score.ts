import type { FindingId, InstitutionId, ScoreId, SubjectId } from './ids.ts';
import type { Improvement } from './improvement.ts';
import type { MethodTotal } from './method.ts';
import type { Dimension, StarDimension } from './rule.ts';

/** Points of one subject in one dimension; an integer percentage is computed once, when shown. */
export type Score = {
  readonly id: ScoreId;
  readonly subject: SubjectId;
  readonly institutionId: InstitutionId;
  readonly dimension: Dimension;
  readonly points: number;
  readonly maxPoints: number;
  /** Weight of findings decided (pass, fail) and applicable (also cannot-tell). */
  readonly decided: number;
  readonly applicable: number;
  readonly findings: readonly FindingId[];
};

/** A number with the things it was made from: nothing is printed without these (DESIGN §1.5). */
export type Traced = {
  readonly value: number;
  readonly findings: readonly FindingId[];
  readonly scores: readonly ScoreId[];
};

/** Why no score is printed for a body. */
export type Withheld =
  | 'no-address'
  | 'not-identified'
  | 'unreachable'
  | 'blocked'
  | 'no-resources'
  | 'coverage-weight'
  | 'coverage-resources';

/**
 * What the overview shows of one body. Means are over datasets; a dataset stands for its best current resource.
 * low and high: all unseen discovered resources bad (level 0, not open) or good (level 5, open).
 */
export type InstitutionScore = {
  readonly id: ScoreId;
  readonly institutionId: InstitutionId;
  readonly withheld: Withheld | null;
  readonly technicalLevel: { readonly mean: Traced; readonly low: number; readonly high: number } | null;
  /** Percent of datasets whose licence is open; not-stated counts as not open and is shown apart. */
  readonly openLicencePercent: Traced | null;
  readonly notStatedPercent: Traced | null;
  /** Mean of the strict, cumulative stars: none without an open licence (Berners-Lee 2010). */
  readonly strictStars: Traced | null;
  readonly dimensionPercents: { readonly [D in StarDimension]: Traced | null };
  /** Weighted mean of the dimensions by the profile, percent. */
  readonly qualityPercent: Traced | null;
  readonly coverage: {
    /** Weight decided ÷ weight applicable, percent. */
    readonly weightPercent: Traced;
    /** Resources judged ÷ discovered, percent. */
    readonly resourcesPercent: Traced;
    readonly judged: number;
    readonly discovered: number;
  };
  readonly counts: {
    readonly resources: number;
    readonly documents: number;
    readonly datasets: number;
    readonly gone: number;
    readonly unknown: number;
  };
  /** Number of the body's datasets at each strict star count and technical level, index 0–5. */
  readonly levels: readonly number[];
  readonly stars: readonly number[];
  /** What would change if failures were mended, the most effective first; absent in audits of version 0.1. */
  readonly improvements?: readonly Improvement[];
  /** By the methods of others; absent where no catalogue lists a dataset of the body, and in audits of early versions. */
  readonly methods?: readonly MethodTotal[];
};

/** best = 1 + bodies surely above; worst = ranked bodies − bodies surely below. */
export type Rank = {
  readonly institutionId: InstitutionId;
  readonly best: number;
  readonly worst: number;
  readonly above: readonly ScoreId[];
  readonly below: readonly ScoreId[];
};
