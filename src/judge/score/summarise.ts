import type { Finding } from '../../model/finding.ts';
import { scoreId } from '../../model/ids.ts';
import type { Institution } from '../../model/institution.ts';
import { compareText } from '../../model/json.ts';
import type { Dataset, Resource } from '../../model/resource.ts';
import { isStarDimension, type Profile, STAR_DIMENSIONS, type StarDimension } from '../../model/rule.ts';
import type { InstitutionScore, Score, Traced } from '../../model/score.ts';
import type { Derived } from '../derive/deriveAll.ts';
import { mean, percent, rounded, sum } from './arithmetic.ts';
import { withheldReason } from './withheld.ts';

const BEST_LEVEL = 5;

/** The resource that a dataset stands for, with its scores and the findings that prove its level and licence. */
type Standing = {
  readonly resource: Resource;
  readonly scores: readonly Score[];
  readonly findings: readonly string[];
};

/** The overview of one body: fair sums over datasets, two coverages, bounds, and the reason when nothing is printed. */
export function summarise(from: {
  readonly institution: Institution;
  readonly derived: Derived;
  readonly findings: readonly Finding[];
  readonly scores: readonly Score[];
  readonly profile: Profile;
}): InstitutionScore {
  const { institution, derived, scores, findings, profile } = from;
  const resources = derived.resources.map(({ resource }) => resource);
  const standings = standingsOf(derived.datasets, resources, scores, findings);
  const coverage = coverageOf(resources, derived, scores, findings);
  const dimensions = dimensionPercents(standings);
  const levels = standings.flatMap(({ resource }) => (resource.level === null ? [] : [resource.level]));
  const stars = standings.flatMap(({ resource }) => (resource.strictStars === null ? [] : [resource.strictStars]));
  const withheld = withheldReason({
    institution,
    sites: derived.sites,
    discovered: coverage.discovered,
    datasets: levels.length,
    weightPercent: coverage.weightPercent.value,
    resourcesPercent: coverage.resourcesPercent.value,
    minCoveragePercent: profile.minCoveragePercent,
  });
  return {
    id: scoreId(`institution:${institution.id}`, 'summary'),
    institutionId: institution.id,
    withheld,
    technicalLevel: technicalLevel(standings, unseenCount(resources, derived.datasets)),
    ...licenceShares(standings),
    strictStars: tracedMean(standings, ({ strictStars }) => strictStars),
    dimensionPercents: dimensions,
    qualityPercent: quality(dimensions, profile),
    coverage,
    counts: {
      resources: resources.filter(({ kind }) => kind === 'resource').length,
      documents: resources.filter(({ kind }) => kind === 'document').length,
      datasets: derived.datasets.length,
      gone: derived.resources.filter(
        ({ resource, candidate }) => resource.kind === 'resource' && candidate.outcome === 'gone',
      ).length,
      unknown: derived.resources.filter(
        ({ resource, candidate }) =>
          resource.kind !== 'document' && (candidate.outcome === 'unknown' || candidate.outcome === 'not-asked'),
      ).length,
    },
    levels: histogram(levels),
    stars: histogram(stars),
  };
}

function standingsOf(
  datasets: readonly Dataset[],
  resources: readonly Resource[],
  scores: readonly Score[],
  findings: readonly Finding[],
): readonly Standing[] {
  const bySubject = new Map(resources.map((resource) => [resource.subject, resource]));
  const scoresOf = Map.groupBy(scores, ({ subject }) => subject);
  const findingsOf = Map.groupBy(findings, ({ subject }) => subject);
  return datasets.flatMap(({ representative }) => {
    const resource = bySubject.get(representative);
    if (resource === undefined) return [];
    return [
      {
        resource,
        scores: scoresOf.get(representative) ?? [],
        findings: (findingsOf.get(representative) ?? [])
          .filter(({ outcome, ruleStatus }) => outcome !== 'error' && ruleStatus === 'active')
          .map(({ id }) => id),
      },
    ];
  });
}

/**
 * Resources that were discovered and whose level nobody could tell, each as far as it could matter. A text that was read
 * and may be a document as well as data is listed, and no more: it is not unseen.
 */
function unseenCount(resources: readonly Resource[], datasets: readonly Dataset[]): number {
  const decided = new Set(resources.filter(({ level }) => level !== null).map(({ dataset }) => dataset));
  const undecidedSets = datasets.filter(({ subject }) => !decided.has(subject)).length;
  return (
    undecidedSets + resources.filter(({ kind, kindReason }) => kind === 'undecided' && kindReason === 'not-seen').length
  );
}

/** Mean level with bounds: all unseen at level 0, all unseen at level 5. */
function technicalLevel(standings: readonly Standing[], unseen: number): InstitutionScore['technicalLevel'] {
  const value = tracedMean(standings, ({ level }) => level);
  if (value === null) return null;
  const levels = standings.flatMap(({ resource }) => (resource.level === null ? [] : [resource.level]));
  const whole = levels.length + unseen;
  return { mean: value, low: rounded(sum(levels) / whole), high: rounded((sum(levels) + BEST_LEVEL * unseen) / whole) };
}

function licenceShares(
  standings: readonly Standing[],
): Pick<InstitutionScore, 'openLicencePercent' | 'notStatedPercent'> {
  const told = standings.filter(({ resource }) => resource.licence !== null);
  const share = (status: Resource['licence']): Traced | null => {
    const value = percent(told.filter(({ resource }) => resource.licence === status).length, told.length);
    return value === null ? null : traced(value, told, 'licence');
  };
  return { openLicencePercent: share('open'), notStatedPercent: share('not-stated') };
}

function tracedMean(standings: readonly Standing[], valueOf: (resource: Resource) => number | null): Traced | null {
  const known = standings.filter(({ resource }) => valueOf(resource) !== null);
  const value = mean(known.flatMap(({ resource }) => valueOf(resource) ?? []));
  return value === null ? null : traced(value, known);
}

function traced(value: number, standings: readonly Standing[], dimension?: StarDimension): Traced {
  const scores = standings.flatMap((standing) =>
    standing.scores.filter((score) => dimension === undefined || score.dimension === dimension),
  );
  const own = new Set(scores.flatMap(({ findings }) => findings));
  const rest = dimension === undefined ? standings.flatMap(({ findings }) => findings) : [];
  return {
    value,
    findings: [...new Set([...own, ...rest])].toSorted(compareText),
    scores: scores.map(({ id }) => id).toSorted(compareText),
  };
}

function dimensionPercents(standings: readonly Standing[]): InstitutionScore['dimensionPercents'] {
  const of = (dimension: StarDimension): Traced | null => {
    const scored = standings.flatMap(({ scores }) =>
      scores.filter((score) => score.dimension === dimension && score.maxPoints > 0),
    );
    const value = mean(scored.map(({ points, maxPoints }) => (100 * points) / maxPoints));
    if (value === null) return null;
    return {
      value,
      findings: [...new Set(scored.flatMap(({ findings }) => findings))].toSorted(compareText),
      scores: scored.map(({ id }) => id).toSorted(compareText),
    };
  };
  return {
    format: of('format'),
    licence: of('licence'),
    'machine-readability': of('machine-readability'),
    freshness: of('freshness'),
  };
}

/** Weighted mean of the dimensions that have a value; a dimension that nobody could decide is left out, not zero. */
function quality(dimensions: InstitutionScore['dimensionPercents'], profile: Profile): Traced | null {
  const scored = STAR_DIMENSIONS.flatMap((dimension) => {
    const value = dimensions[dimension];
    return value === null ? [] : [{ value, weight: profile.weights[dimension] }];
  });
  const weight = sum(scored.map((part) => part.weight));
  if (weight === 0) return null;
  return {
    value: rounded(sum(scored.map((part) => part.value.value * part.weight)) / weight),
    findings: [...new Set(scored.flatMap((part) => part.value.findings))].toSorted(compareText),
    scores: [...new Set(scored.flatMap((part) => part.value.scores))].toSorted(compareText),
  };
}

function coverageOf(
  resources: readonly Resource[],
  derived: Derived,
  scores: readonly Score[],
  findings: readonly Finding[],
): InstitutionScore['coverage'] {
  // What a body links to on another's host, and that host did not let us see, is told, and counts in no direction.
  const unseen = new Set(
    resources.filter(({ origin, level }) => origin === 'other-host' && level === null).map(({ subject }) => subject),
  );
  const discovered = resources.filter(({ kind, subject }) => kind !== 'document' && !unseen.has(subject));
  const unidentified = new Set(
    derived.resources
      .filter(({ candidate }) => candidate.site !== null && candidate.site.identified !== true)
      .map(({ resource }) => resource.subject),
  );
  const judged = discovered.filter(
    ({ kind, level, subject }) => kind === 'resource' && level !== null && !unidentified.has(subject),
  );
  const counted = scores.filter(({ dimension, subject }) => isStarDimension(dimension) && !unseen.has(subject));
  const decided = sum(counted.map((score) => score.decided));
  const applicable = sum(counted.map((score) => score.applicable));
  const levelFindings = new Set(judged.map(({ subject }) => subject));
  return {
    weightPercent: {
      value: percent(decided, applicable) ?? 0,
      findings: [],
      scores: counted.map(({ id }) => id).toSorted(compareText),
    },
    resourcesPercent: {
      value: percent(judged.length, discovered.length) ?? 0,
      findings: findings
        .filter(
          ({ subject, outcome, ruleStatus }) =>
            levelFindings.has(subject) && outcome !== 'error' && ruleStatus === 'active',
        )
        .map(({ id }) => id)
        .toSorted(compareText),
      scores: counted
        .filter(({ subject }) => levelFindings.has(subject))
        .map(({ id }) => id)
        .toSorted(compareText),
    },
    judged: judged.length,
    discovered: discovered.length,
  };
}

function histogram(values: readonly number[]): readonly number[] {
  return [0, 1, 2, 3, 4, 5].map((step) => values.filter((value) => value === step).length);
}
