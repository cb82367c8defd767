import type { Institution } from '../../model/institution.ts';
import type { Dimension } from '../../model/rule.ts';
import type { Score } from '../../model/score.ts';
import { type DcatNode, makeNode, typed } from './dcatNode.ts';
import type { DcatScope, ExportedDataset, ExportedDistribution } from './dcatScope.ts';
import { bothTexts } from './dcatText.ts';
import type { Judged } from './judgedIndex.ts';
import { measure, type Measured, type MetricId, METRICS, OF_RESOURCE, percentOf } from './metrics.ts';

const BY_ID = new Map(METRICS.map((metric) => [metric.id, metric]));

/** What we measured of a distribution, each with its findings; what stayed unknown is said in an annotation. */
export function* distributionMeasurements(
  scope: DcatScope,
  { iri, judged }: ExportedDistribution,
): Generator<DcatNode> {
  if (judged === null) return;
  const scores = scoresOf(scope, judged);
  const measured = measure(judged, scores, mayScore(scope, judged.institution));
  for (const one of measured) yield measurementNode(scope, iri, one, findingsOf(scope, one, scores));
  const known = new Set(measured.map(({ metric }) => metric));
  const unknown = OF_RESOURCE.filter((metric) => !known.has(metric));
  if (unknown.length > 0) yield annotationNode(scope, iri, unknown);
}

/** A dataset stands for its best current resource; without any that we judged nothing is measured, and that is said. */
export function* datasetMeasurements(scope: DcatScope, exported: ExportedDataset): Generator<DcatNode> {
  const { iri, distributions } = exported;
  yield* metadataMeasurement(scope, exported);
  const judged = distributions.flatMap((distribution) => distribution.judged ?? []);
  const best = representativeOf(scope, judged);
  if (best === null) {
    yield annotationNode(scope, iri, []);
    return;
  }
  const { level, strictStars } = best.resource;
  const seen = judged.filter(({ resource }) => resource.level !== null).length;
  const scores = scoresOf(scope, best);
  const values: readonly { readonly metric: MetricId; readonly value: number | null }[] = [
    { metric: 'technical-level', value: level },
    { metric: 'strict-stars', value: strictStars },
    { metric: 'judged-percent', value: Math.round((100 * seen) / distributions.length) },
  ];
  for (const { metric, value } of values) {
    if (value === null) continue;
    const one = { metric, value };
    yield measurementNode(scope, iri, one, findingsOf(scope, one, scores));
  }
  if (level === null) yield annotationNode(scope, iri, ['technical-level']);
}

/** What its catalogue says of it, by the rules of metadata. */
function* metadataMeasurement(scope: DcatScope, { iri, dataset, institution }: ExportedDataset): Generator<DcatNode> {
  if (institution === null || !mayScore(scope, institution)) return;
  const scores = scope.judged.scores(institution.id, `dataset:${dataset.uri}`);
  const score = scores.find(({ dimension }) => dimension === 'metadata');
  const value = percentOf(score);
  if (score === undefined || value === null) return;
  const one = { metric: 'metadata-percent', value } as const;
  yield measurementNode(scope, iri, one, findingsOf(scope, one, new Map([['metadata', score]])));
}

function representativeOf({ bg: { index } }: DcatScope, judged: readonly Judged[]): Judged | null {
  const [first] = judged;
  if (first === undefined) return null;
  const { institution, resource } = first;
  const subject = index.dataset(institution.id, resource.dataset)?.representative;
  const found = subject === undefined ? undefined : index.resource(institution.id, subject);
  return found === undefined ? first : { institution, resource: found };
}

function measurementNode(
  scope: DcatScope,
  of: string,
  { metric, value }: Measured,
  findings: readonly string[],
): DcatNode {
  const { iris } = scope;
  return makeNode(iris.measurement(metric, of), ['dqv:QualityMeasurement'], {
    'dqv:computedOn': { iri: of },
    'dqv:isMeasurementOf': { iri: iris.metric(metric) },
    'dqv:value': typed(value, BY_ID.get(metric)?.datatype ?? 'xsd:string'),
    'prov:wasGeneratedBy': { iri: iris.audit },
    'prov:wasDerivedFrom': findings.map((finding) => ({ iri: iris.finding(finding) })),
  });
}

/** Unknown is no measurement and never a nought: it is said in words, of which metrics. */
function annotationNode(scope: DcatScope, of: string, unknown: readonly MetricId[]): DcatNode {
  const { iris } = scope;
  const names = (context: DcatScope['bg']): Record<string, string> => ({
    metrics: unknown.map((metric) => context.say(`dcat.metrics.${metric}`)).join(', '),
  });
  return makeNode(iris.measurement('unknown', of), ['dqv:QualityAnnotation'], {
    'oa:hasTarget': { iri: of },
    'oa:motivatedBy': { iri: 'http://www.w3.org/ns/dqv#qualityAssessment' },
    'rdfs:comment': unknown.length === 0 ? bothTexts(scope, 'dcat.notJudged') : bothTexts(scope, 'dcat.unknown', names),
    'dqv:inDimension': unknown.map((metric) => ({ iri: iris.dimension(BY_ID.get(metric)?.dimension ?? 'coverage') })),
    'prov:wasGeneratedBy': { iri: iris.audit },
  });
}

function scoresOf({ judged }: DcatScope, { institution, resource }: Judged): ReadonlyMap<Dimension, Score> {
  return new Map(judged.scores(institution.id, resource.subject).map((score) => [score.dimension, score]));
}

function mayScore({ bg }: DcatScope, institution: Institution): boolean {
  return bg.index.institutions.get(institution.id)?.summary.withheld === null;
}

/** Findings that the audience may see, of the dimension that the metric belongs to. */
function findingsOf({ bg }: DcatScope, { metric }: Measured, scores: ReadonlyMap<Dimension, Score>): readonly string[] {
  const dimension = BY_ID.get(metric)?.dimension ?? 'coverage';
  const own = dimension === 'coverage' ? undefined : scores.get(dimension);
  return (own?.findings ?? []).filter((finding) => bg.index.findings.has(finding));
}
