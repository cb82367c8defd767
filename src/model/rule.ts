import type { FactKey } from './facts.ts';
import type { Json } from './json.ts';
import type { Bilingual, Lang } from './lang.ts';
import type { InstitutionKind, LegalKind } from './institution.ts';
import type { Method } from './method.ts';

/** The four dimensions that make up the score. */
export const STAR_DIMENSIONS = ['format', 'licence', 'machine-readability', 'freshness'] as const;
export type StarDimension = (typeof STAR_DIMENSIONS)[number];

/** Duties and what catalogues say of datasets stand beside the stars and are never mixed into them. */
export const DIMENSIONS = [...STAR_DIMENSIONS, 'duty', 'metadata'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export function isStarDimension(dimension: Dimension): dimension is StarDimension {
  return STAR_DIMENSIONS.some((name) => name === dimension);
}

/** `dataset` = one that a catalogue lists under the body's name. */
export type RuleSubject = 'resource' | 'institution' | 'dataset';

/** The article a rule rests on, with the edition in which we read it. */
export type LegalBasis = {
  /** Short name: ЗДОИ, Наредба 2016, ЗЕУ, Директива 2019/1024, five-star (a method, not law). */
  readonly act: Bilingual;
  readonly article: Bilingual;
  /** The text it was read in, e.g. „ДВ, бр. 15 от 2022 г.“ */
  readonly edition: string;
  /** `check` = wording not confirmed in today's text: such rules are `trial`. */
  readonly certainty: 'sure' | 'check';
};

/** `text` and `code` are pasted as they are, a line of `steps` is one step. */
export const EXAMPLE_KINDS = ['text', 'code', 'steps'] as const;

/** How a thing is mended, ready to use. `{institution}` stands for the body's name. */
export type Example = Bilingual & { readonly as: (typeof EXAMPLE_KINDS)[number] };

/** Rule = data in rules/: what it asks, of whom, why, by which article, for how many points, how to mend it. */
export type Rule = {
  readonly id: string;
  readonly version: number;
  readonly status: 'trial' | 'active' | 'retired';
  /** False: what it finds is for the body itself and the working group, never for the public, and counts in no score. */
  readonly public: boolean;
  readonly dimension: Dimension;
  readonly appliesTo: RuleSubject;
  /** Restricts institution rules to these kinds; empty = all. */
  readonly legalKinds: readonly LegalKind[];
  readonly kinds: readonly InstitutionKind[];
  readonly check: string;
  readonly params: { readonly [name: string]: Json };
  readonly points: number;
  readonly basis: readonly LegalBasis[];
  readonly since: string;
  readonly title: Bilingual;
  /** Why it matters, one paragraph. */
  readonly why: Bilingual;
  /** What to do, to a clerk who is no programmer. */
  readonly fix: Bilingual;
  /** A text ready to copy, or the steps that do it. */
  readonly example: Example;
  /** Where it was read, so that an error can name its place. */
  readonly source: { readonly file: string; readonly line: number };
};

/** How findings add up (rules/profiles/*.yaml). */
export type Profile = {
  readonly id: string;
  readonly name: Bilingual;
  /** Weight of each dimension, integers. */
  readonly weights: { readonly [D in StarDimension]: number };
  /** Both coverages must reach this, in percent, for a score to be printed (DESIGN §2). */
  readonly minCoveragePercent: number;
};

export type Messages = {
  /** check name → message key → text with {placeholders}; plural forms by `count`. */
  readonly [check: string]: { readonly [key: string]: MessageText };
};
export type MessageText = string | { readonly one: string; readonly other: string };

export type RuleSet = {
  readonly rules: readonly Rule[];
  readonly profile: Profile;
  /** Scoring schemes of others, by id. */
  readonly methods: readonly Method[];
  readonly messages: { readonly [L in Lang]: Messages };
  readonly hash: string;
};

/** What a check declares of itself; rules are checked against this when they are loaded. */
export type CheckDescription = {
  readonly name: string;
  readonly subject: RuleSubject;
  readonly reads: readonly FactKey[];
  readonly params: { readonly [name: string]: ParamSpec };
  /** Every message key that it can return, with its outcome and the placeholders that its data supply. */
  readonly messages: { readonly [key: string]: MessageSpec };
};
export type ParamSpec = {
  readonly type: 'integer' | 'text' | 'text-list' | 'number-list';
  readonly meaning: string;
  readonly min?: number;
  readonly max?: number;
  /** For texts and lists of texts: the values allowed. */
  readonly oneOf?: readonly string[];
};
export type MessageSpec = {
  readonly outcome: 'pass' | 'fail' | 'cannot-tell' | 'not-applicable';
  readonly placeholders: readonly string[];
};
export type CheckCatalogue = readonly CheckDescription[];
