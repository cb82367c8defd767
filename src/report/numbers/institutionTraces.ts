import type { InstitutionResult } from '../../model/audit.ts';
import type { Dimension } from '../../model/rule.ts';
import type { InstitutionScore, Rank, Traced } from '../../model/score.ts';
import type { ReportContext } from '../reportContext.ts';
import { formatDecimal, formatInteger, formatPercent, starGlyphs } from '../sentences/formatNumber.ts';
import { shownSummary } from './shownSummary.ts';
import {
  datasetItemsOf,
  datasetRow,
  findingRows,
  institutionLevelRow,
  scoreRows,
  type DatasetItem,
} from './traceRows.ts';
import type { Trace, TraceSection } from './trace.ts';

/** Numbers of one institution, by short name. */
export const INSTITUTION_NUMBERS = [
  'rank',
  'level',
  'open',
  'notstated',
  'stars',
  'quality',
  'weight',
  'judged',
  'format',
  'licence',
  'machine-readability',
  'freshness',
] as const;
export type InstitutionNumber = (typeof INSTITUTION_NUMBERS)[number];
export type InstitutionTraces = ReadonlyMap<InstitutionNumber, Trace>;

/** Traces of the numbers that this institution has; a withheld score has none. */
export function institutionTraces(context: ReportContext, result: InstitutionResult): InstitutionTraces {
  const traces = new Map<InstitutionNumber, Trace>();
  const rank = context.index.ranks.get(result.institution.id);
  if (rank !== undefined) traces.set('rank', rankTrace(context, result, rank));
  for (const [number, traced] of tracedNumbers(shownSummary(result.summary))) {
    if (traced !== null) traces.set(number, tracedTrace(context, result, number, traced));
  }
  return traces;
}

function tracedNumbers(
  summary: InstitutionScore,
): readonly (readonly [Exclude<InstitutionNumber, 'rank'>, Traced | null])[] {
  const { dimensionPercents: percents, coverage } = summary;
  return [
    ['level', summary.technicalLevel?.mean ?? null],
    ['open', summary.openLicencePercent],
    ['notstated', summary.notStatedPercent],
    ['stars', summary.strictStars],
    ['quality', summary.qualityPercent],
    ['weight', coverage.weightPercent],
    ['judged', coverage.resourcesPercent],
    ['format', percents.format],
    ['licence', percents.licence],
    ['machine-readability', percents['machine-readability']],
    ['freshness', percents.freshness],
  ];
}

/** „3–5“, or „3“ when the place is sure. */
export function rankText(context: ReportContext, rank: Rank): string {
  const best = formatInteger(rank.best, context.lang);
  return rank.best === rank.worst ? best : `${best}–${formatInteger(rank.worst, context.lang)}`;
}

function numberText(context: ReportContext, number: InstitutionNumber, value: number): string {
  return number === 'level' || number === 'stars'
    ? formatDecimal(value, context.lang)
    : formatPercent(value, context.lang);
}

function titleOf(context: ReportContext, result: InstitutionResult, number: InstitutionNumber): string {
  return `${context.say(`number.${number}.title`)} – ${context.name(result.institution.name)}`;
}

function rankTrace(context: ReportContext, result: InstitutionResult, rank: Rank): Trace {
  return {
    id: `i-${result.institution.id}-rank`,
    title: titleOf(context, result, 'rank'),
    value: rankText(context, rank),
    formula: context.say('number.rank.formula', {
      above: rank.above.length,
      below: rank.below.length,
      ranked: context.input.result.ranking.length,
    }),
    sections: [
      { heading: context.say('trace.own'), rows: () => [institutionLevelRow(context, result.institution.id)] },
      { heading: context.say('trace.above'), rows: () => scoreRows(context, rank.above) },
      { heading: context.say('trace.below'), rows: () => scoreRows(context, rank.below) },
    ],
  };
}

function tracedTrace(
  context: ReportContext,
  result: InstitutionResult,
  number: Exclude<InstitutionNumber, 'rank'>,
  traced: Traced,
): Trace {
  const { technicalLevel, coverage } = result.summary;
  const weights = context.input.ruleSet.profile.weights;
  const bounds = {
    low: formatDecimal(technicalLevel?.low ?? 0, context.lang),
    high: formatDecimal(technicalLevel?.high ?? 0, context.lang),
  };
  const values: { readonly [name: string]: string | number } = {
    ...bounds,
    judged: coverage.judged,
    discovered: coverage.discovered,
    datasets: result.datasets.length,
    minimum: context.input.ruleSet.profile.minCoveragePercent,
    format: weights.format,
    licence: weights.licence,
    machine: weights['machine-readability'],
    freshness: weights.freshness,
  };
  return {
    id: `i-${result.institution.id}-${number}`,
    title: titleOf(context, result, number),
    value: numberText(context, number, traced.value),
    formula: context.say(`number.${number}.formula`, values),
    sections: [
      ...datasetSections(context, result, number),
      ...(traced.scores.length === 0
        ? []
        : [{ heading: context.say('trace.scores'), rows: () => scoreRows(context, traced.scores) }]),
      ...(traced.findings.length === 0
        ? []
        : [{ heading: context.say('trace.findings'), rows: () => findingRows(context, traced.findings) }]),
    ],
  };
}

const DIMENSIONS_OF: { readonly [N in InstitutionNumber]?: readonly Dimension[] } = {
  level: ['format'],
  open: ['licence'],
  notstated: ['licence'],
  stars: ['format', 'licence'],
};

function datasetSections(
  context: ReportContext,
  result: InstitutionResult,
  number: InstitutionNumber,
): readonly TraceSection[] {
  const dimensions = DIMENSIONS_OF[number];
  if (dimensions === undefined) return [];
  const rows = () =>
    datasetItemsOf(context, result).map((item) =>
      datasetRow(context, item, datasetValue(context, number, item), dimensions),
    );
  return [{ heading: context.say('trace.datasets'), rows }];
}

function datasetValue(context: ReportContext, number: InstitutionNumber, { resource }: DatasetItem): string {
  if (number === 'open' || number === 'notstated')
    return context.label('licenceStatuses', resource?.licence ?? 'unknown');
  const value = number === 'level' ? resource?.level : resource?.strictStars;
  if (value === null || value === undefined) return context.say('common.cannotTell');
  return number === 'level' ? context.say('common.level', { level: value }) : `${starGlyphs(value)} ${value}`;
}
