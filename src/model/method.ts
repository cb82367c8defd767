import type { CaptureId, InstitutionId, ScoreId, Sha256, SubjectId } from './ids.ts';
import type { Bilingual } from './lang.ts';

/** Published ways of scoring datasets; each has a small engine in judge/methods and its tables in rules/profiles. */
export const METHOD_ENGINES = ['mqa', 'ckanext-qa', 'udata', 'odpw'] as const;
export type MethodEngine = (typeof METHOD_ENGINES)[number];

/** The scoring scheme of somebody else, as its authors publish it. */
export type Method = {
  readonly id: string;
  readonly method: MethodEngine;
  readonly name: Bilingual;
  readonly about: Bilingual;
  /** How the resources of a dataset become one score, and the datasets of a body another. */
  readonly aggregation: Bilingual;
  /** Best score; `share` scores are from 0 to 1. */
  readonly scale: { readonly max: number; readonly as: 'points' | 'stars' | 'share' };
  readonly sources: readonly { readonly text: string; readonly url: string }[];
  readonly dimensions: readonly { readonly id: string; readonly name: Bilingual }[];
  readonly indicators: readonly MethodIndicator[];
  /** Names of ranges, the best first; `from` = least score. */
  readonly bands: readonly { readonly id: string; readonly from: number; readonly name: Bilingual }[];
  /** Vocabularies that it compares with. */
  readonly lists: { readonly [name: string]: readonly string[] };
  /** Scores of formats by name. */
  readonly scores: { readonly [name: string]: number };
  /** By which extensions, media types and words a format of `scores` is known; lower case. */
  readonly aliases: { readonly [name: string]: readonly string[] };
  /** Where the published programs differ from what they describe, or we from them. */
  readonly deviations: readonly (Bilingual & { readonly source: string })[];
};

export type MethodIndicator = {
  readonly id: string;
  readonly dimension: string;
  readonly name: Bilingual;
  readonly of: 'dataset' | 'distribution' | 'both';
  readonly points: number;
  /** A test of its engine. */
  readonly test: string;
};

/** One indicator of one dataset. */
export type IndicatorResult = {
  readonly indicator: string;
  /** null = the evidence does not tell, and the method has no rule for that. */
  readonly points: number | null;
  readonly max: number;
  /** What was found, as written; '' = nothing. */
  readonly found: string;
  /** The resource it was found on; null = the dataset. */
  readonly resource: string | null;
  readonly captures: readonly CaptureId[];
};

/** What one method says of one dataset. */
export type MethodScore = {
  readonly id: ScoreId;
  readonly method: string;
  readonly institutionId: InstitutionId;
  readonly dataset: SubjectId;
  readonly title: string;
  readonly score: number;
  /** The best that could be had of what is decided; equal to the scale's maximum when all is. */
  readonly decided: number;
  /** Null where the undecided rest could change it. */
  readonly band: string | null;
  /** Title of the resource that it stands for, where the method takes the best one. */
  readonly stands: string | null;
  readonly indicators: readonly IndicatorResult[];
};

/** What one method says of one body. */
export type MethodBody = {
  readonly method: string;
  readonly institutionId: InstitutionId;
  readonly datasets: number;
  readonly sum: number;
  readonly mean: number;
  readonly scores: readonly ScoreId[];
};

/**
 * What is stored of one method's scores of one body. The scores themselves follow from the stored evidence, by one pure
 * function; `digest` proves that they are the same ones: SHA-256 of all MethodScores in canonical JSON.
 */
export type MethodTotal = Pick<MethodBody, 'method' | 'datasets' | 'sum' | 'mean'> & { readonly digest: Sha256 };

/** Everything that the methods of others say of an audit. */
export type MethodResults = { readonly scores: readonly MethodScore[]; readonly bodies: readonly MethodBody[] };
