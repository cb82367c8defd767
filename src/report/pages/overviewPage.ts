import type { InstitutionResult } from '../../model/audit.ts';
import { compareText } from '../../model/json.ts';
import type { Rank } from '../../model/score.ts';
import { priorityOverview } from './priorityView.ts';
import { missingView } from './missingPage.ts';
import { barChart } from '../charts/barChart.ts';
import { shownNumber, withheldGroups, type AuditTraces } from '../numbers/auditTraces.ts';
import type { Distribution, DistributionName } from '../numbers/distributions.ts';
import { institutionTraces, type InstitutionNumber } from '../numbers/institutionTraces.ts';
import { keyFindings } from '../numbers/keyFindings.ts';
import { shownSummary } from '../numbers/shownSummary.ts';
import type { ShownNumber } from '../numbers/trace.ts';
import type { ReportContext } from '../reportContext.ts';
import { capturesPath, institutionPath } from '../reportPaths.ts';
import { formatDay, sofiaDay } from '../sentences/formatDate.ts';
import { formatDecimal } from '../sentences/formatNumber.ts';

export type AuditNumbers = {
  readonly traces: AuditTraces;
  readonly distributions: { readonly [N in DistributionName]: Distribution };
};

const COUNTS = [
  'count-institutions',
  'count-datasets',
  'count-resources',
  'count-documents',
  'count-requests',
] as const;

/** View of the front page; print.html uses the same. */
export function overviewView(context: ReportContext, numbers: AuditNumbers): object {
  const { audit } = context.input.result;
  return {
    title: context.name(audit.title),
    asOf: formatDay(sofiaDay(audit.asOf), context.lang),
    auditId: audit.id,
    counts: COUNTS.map((id) => numbers.traces.get(id)).flatMap((trace) =>
      trace === undefined ? [] : [shownNumber(trace)],
    ),
    keyFindings: keyFindings(context, numbers.traces),
    ranking: rankingView(context),
    bounded: context.input.result.institutions.some(({ summary }) => isCut(shownSummary(summary).technicalLevel)),
    withheld: withheldView(context),
    missing: missingView(context).lists,
    charts: [
      chartView(context, numbers.distributions.levels),
      chartView(context, numbers.distributions.stars),
      chartView(context, numbers.distributions.licence),
      chartView(context, numbers.distributions.freshness),
    ],
    formats: chartView(context, numbers.distributions.formats),
    priority: priorityOverview(context),
    trialShown: context.input.audience === 'working-group',
    levels: levelsView(context),
  };
}

function isCut(level: { readonly low: number; readonly high: number } | null): boolean {
  return level !== null && level.low !== level.high;
}

export function levelsView(context: ReportContext): readonly object[] {
  return ['0', '1', '2', '3', '4', '5'].map((level) => ({
    level,
    meaning: context.label('levels', level),
    examples: context.label('levelExamples', level),
  }));
}

/**
 * Ranked bodies by the mean that the table shows first, then in the order that judge gave: a body whose wide range
 * merely begins early must not stand above one with a higher level.
 */
export function rankedInstitutions(context: ReportContext): readonly (readonly [Rank, InstitutionResult])[] {
  const { ranking } = context.input.result;
  const ranked = ranking.flatMap((rank) => {
    const result = context.index.institutions.get(rank.institutionId);
    return result === undefined ? [] : [[rank, result] as const];
  });
  const meanOf = (result: InstitutionResult): number => result.summary.technicalLevel?.mean.value ?? 0;
  return ranked.sort(([, a], [, b]) => meanOf(b) - meanOf(a));
}

function rankingView(context: ReportContext): readonly object[] {
  return rankedInstitutions(context).map(([, result]) => {
    const { institution } = result;
    return {
      name: context.name(institution.name),
      href: institutionPath(institution.id),
      kind: context.label('institutionKinds', institution.kind),
      ...scoreNumbers(context, result),
    };
  });
}

/** The numbers of a body, each with its trace; null where there is none. */
export function scoreNumbers(context: ReportContext, result: InstitutionResult): object {
  const traces = institutionTraces(context, result);
  const number = (name: InstitutionNumber): ShownNumber | null => {
    const trace = traces.get(name);
    return trace === undefined ? null : shownNumber(trace);
  };
  const level = shownSummary(result.summary).technicalLevel;
  const bounds =
    isCut(level) && level !== null
      ? `${formatDecimal(level.low, context.lang)}–${formatDecimal(level.high, context.lang)}`
      : '';
  return {
    rank: number('rank'),
    level: number('level'),
    bounds,
    open: number('open'),
    notStated: number('notstated'),
    stars: number('stars'),
    quality: number('quality'),
    weight: number('weight'),
    judged: number('judged'),
    dimensions: (['format', 'licence', 'machine-readability', 'freshness'] as const).map((name) => ({
      name: context.label('dimensions', name),
      number: number(name),
    })),
  };
}

function withheldView(context: ReportContext): readonly object[] {
  return withheldGroups(context).map(([reason, members]) => ({
    reason: context.label('withheld', reason),
    why: context.say(`withheldWhy.${reason}`, { minimum: context.input.ruleSet.profile.minCoveragePercent }),
    number: {
      text: String(members.length),
      href: `traces/withheld-${reason}.html`,
      about: context.label('withheld', reason),
    },
    institutions: [...members]
      .sort((a, b) => compareText(a.institution.id, b.institution.id))
      .map((each) => ({
        name: context.name(each.institution.name),
        href: institutionPath(each.institution.id),
        kind: context.label('institutionKinds', each.institution.kind),
        capturesHref: capturesPath(each.institution.id),
      })),
  }));
}

export function chartView(context: ReportContext, distribution: Distribution): object {
  const { bins, name, title, total } = distribution;
  const few = name === 'formats' ? bins.slice(0, 10) : bins;
  const description = few.map((bin) => `${bin.label}: ${bin.number.text} (${bin.percent})`).join('; ');
  const isMuted = (key: string): boolean => key === 'unknown' || key === 'cannot-tell';
  const bars = few.map((bin) => ({
    label: bin.short,
    value: bin.count,
    text: `${bin.number.text} (${bin.percent})`,
    muted: isMuted(bin.key),
  }));
  return {
    name,
    title,
    note: context.say(`distribution.${name}.note`, { total }),
    empty: total === 0,
    svg: barChart({ id: `chart-${name}`, title, description, bars }),
    rows: bins.map((bin) => ({
      label: bin.label,
      number: bin.number,
      percent: bin.percent,
      meaning: name === 'levels' && bin.key !== 'unknown' ? context.label('levels', bin.key) : '',
    })),
  };
}
