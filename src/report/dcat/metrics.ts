import { dcatMoment } from '../../model/dcatMoment.ts';
import { type Dimension, isStarDimension } from '../../model/rule.ts';
import type { Score } from '../../model/score.ts';
import type { Curie } from './dcatNode.ts';
import type { Judged } from './judgedIndex.ts';

export type MetricDimension = 'format' | 'licence' | 'machine-readability' | 'freshness' | 'metadata' | 'coverage';

/** What we measure, in the words of the W3C Data Quality Vocabulary (https://www.w3.org/TR/vocab-dqv/). */
export type Metric = {
  /** Key of its texts `dcat.metrics.<id>`, and the end of its address. */
  readonly id: MetricId;
  readonly dimension: MetricDimension;
  readonly datatype: Curie;
};

export type MetricId =
  | 'technical-level'
  | 'format-percent'
  | 'licence-status'
  | 'strict-stars'
  | 'machine-readability-percent'
  | 'freshness-verdict'
  | 'last-change'
  | 'metadata-percent'
  | 'coverage-percent'
  | 'judged-percent';

export const METRICS: readonly Metric[] = [
  { id: 'technical-level', dimension: 'format', datatype: 'xsd:integer' },
  { id: 'format-percent', dimension: 'format', datatype: 'xsd:integer' },
  { id: 'licence-status', dimension: 'licence', datatype: 'xsd:string' },
  { id: 'strict-stars', dimension: 'licence', datatype: 'xsd:integer' },
  { id: 'machine-readability-percent', dimension: 'machine-readability', datatype: 'xsd:integer' },
  { id: 'freshness-verdict', dimension: 'freshness', datatype: 'xsd:string' },
  { id: 'last-change', dimension: 'freshness', datatype: 'xsd:date' },
  { id: 'metadata-percent', dimension: 'metadata', datatype: 'xsd:integer' },
  { id: 'coverage-percent', dimension: 'coverage', datatype: 'xsd:integer' },
  { id: 'judged-percent', dimension: 'coverage', datatype: 'xsd:integer' },
];
export const METRIC_DIMENSIONS: readonly MetricDimension[] = [
  'format',
  'licence',
  'machine-readability',
  'freshness',
  'metadata',
  'coverage',
];

export type Measured = { readonly metric: MetricId; readonly value: string | number };
type Scores = ReadonlyMap<Dimension, Score>;

/** What is known of one resource; what is not is left out, never 0. Percents only where scores may be shown. */
export function measure({ resource }: Judged, scores: Scores, mayScore: boolean): readonly Measured[] {
  const all: readonly { readonly metric: MetricId; readonly value: string | number | null }[] = [
    { metric: 'technical-level', value: resource.level },
    { metric: 'format-percent', value: mayScore ? percentOf(scores.get('format')) : null },
    { metric: 'licence-status', value: resource.licence },
    { metric: 'strict-stars', value: resource.strictStars },
    { metric: 'machine-readability-percent', value: mayScore ? percentOf(scores.get('machine-readability')) : null },
    { metric: 'freshness-verdict', value: resource.freshness === 'cannot-tell' ? null : resource.freshness },
    { metric: 'last-change', value: dcatMoment(resource.date ?? '')?.datatype === 'date' ? resource.date : null },
    {
      metric: 'coverage-percent',
      value: coverageOf([...scores.values()].filter(({ dimension }) => isStarDimension(dimension))),
    },
  ];
  return all.flatMap(({ metric, value }) => (value === null ? [] : [{ metric, value }]));
}

/** What a resource could be measured by; without one of these something is unknown and said to be. */
export const OF_RESOURCE: readonly MetricId[] = [
  'technical-level',
  'licence-status',
  'machine-readability-percent',
  'freshness-verdict',
];

export function percentOf(score: Score | undefined): number | null {
  return score === undefined || score.maxPoints === 0 ? null : Math.round((100 * score.points) / score.maxPoints);
}

function coverageOf(scores: readonly Score[]): number | null {
  const applicable = scores.reduce((sum, score) => sum + score.applicable, 0);
  const decided = scores.reduce((sum, score) => sum + score.decided, 0);
  return applicable === 0 ? null : Math.round((100 * decided) / applicable);
}
