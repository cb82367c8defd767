import type { InstitutionResult } from '../../model/audit.ts';
import type { Finding } from '../../model/finding.ts';
import type { CaptureId, FindingId, InstitutionId, ScoreId, SubjectId } from '../../model/ids.ts';
import type { Dataset, Resource } from '../../model/resource.ts';
import type { Dimension } from '../../model/rule.ts';
import type { ReportContext } from '../reportContext.ts';
import { capturesPath, evidenceHref, institutionPath, tracePath } from '../reportPaths.ts';
import { findingSentence } from '../sentences/findingSentence.ts';
import { formatDecimal } from '../sentences/formatNumber.ts';
import { attributed, shownSummary } from './shownSummary.ts';
import type { TraceLink, TraceRow } from './trace.ts';

const MAX_LINKS = 8;

/** Links to the evidence of findings, named by rule. */
export function evidenceLinks(findings: readonly Finding[]): readonly TraceLink[] {
  const links = findings.flatMap((finding) => {
    const href = evidenceHref(finding);
    return href === null ? [] : [{ text: finding.ruleId, href }];
  });
  return links.slice(0, MAX_LINKS);
}

function captureLinks(context: ReportContext, captures: readonly (CaptureId | null)[]): readonly TraceLink[] {
  const hrefs = captures.map((id) => (id === null ? null : context.index.captureHref(id)));
  const first = hrefs.find((href) => href !== null);
  return first === undefined || first === null ? [] : [{ text: context.say('trace.request'), href: first }];
}

export type DatasetItem = {
  readonly result: InstitutionResult;
  readonly dataset: Dataset;
  /** The dataset's best current resource; undefined only in a damaged result. */
  readonly resource: Resource | undefined;
};

export function datasetItems(context: ReportContext): readonly DatasetItem[] {
  return attributed(context.input.result.institutions).flatMap((result) => datasetItemsOf(context, result));
}

export function datasetItemsOf(context: ReportContext, result: InstitutionResult): readonly DatasetItem[] {
  return result.datasets.map((dataset) => ({
    result,
    dataset,
    resource: context.index.resource(dataset.institutionId, dataset.representative),
  }));
}

/** A dataset with the value that it adds, and the evidence of its representative in these dimensions. */
export function datasetRow(
  context: ReportContext,
  item: DatasetItem,
  value: string,
  dimensions: readonly Dimension[],
): TraceRow {
  const { id, name } = item.result.institution;
  return {
    label: item.dataset.title,
    href: context.index.resourceHref(id, item.dataset.representative) ?? institutionPath(id),
    value,
    note: context.name(name),
    links: linksOfResource(context, id, item.dataset.representative, dimensions),
  };
}

export function resourceRow(context: ReportContext, resource: Resource, value: string): TraceRow {
  const id = resource.institutionId;
  return {
    label: resource.title,
    href: context.index.resourceHref(id, resource.subject) ?? institutionPath(id),
    value,
    note: context.institutionName(id),
    links: linksOfResource(context, id, resource.subject, ['format']),
  };
}

function linksOfResource(
  context: ReportContext,
  institution: InstitutionId,
  subject: SubjectId,
  dimensions: readonly Dimension[],
): readonly TraceLink[] {
  const all = context.index.findingsOn(institution, subject);
  const inDimensions = all.filter((finding) => dimensions.includes(finding.dimension));
  const links = evidenceLinks(inDimensions);
  if (links.length > 0) return links;
  const others = evidenceLinks(all);
  if (others.length > 0) return others;
  const resource = context.index.resource(institution, subject);
  return captureLinks(context, [resource?.capture ?? null, resource?.foundOn ?? null]);
}

export function documentRow(context: ReportContext, document: Resource): TraceRow {
  return {
    label: document.title === '' ? document.url : document.title,
    href: institutionPath(document.institutionId),
    value: context.label('kindReasons', document.kindReason),
    note: context.institutionName(document.institutionId),
    links: captureLinks(context, [document.capture, document.foundOn]),
  };
}

export function findingRow(context: ReportContext, finding: Finding): TraceRow {
  const { institutionId, subject } = finding;
  const rule = context.index.rules.get(finding.ruleId);
  const about = context.index.named(institutionId, subject)?.title ?? context.institutionName(institutionId);
  return {
    label: findingSentence(context, finding),
    href: evidenceHref(finding) ?? context.index.resourceHref(institutionId, subject) ?? institutionPath(institutionId),
    value: context.label('outcomes', finding.outcome),
    note: [rule === undefined ? finding.ruleId : context.prose(rule.title), about].join(' · '),
    links: evidenceLinks([finding]),
  };
}

export function findingRows(context: ReportContext, ids: readonly FindingId[]): readonly TraceRow[] {
  return ids.flatMap((id) => {
    const finding = context.index.findings.get(id);
    return finding === undefined ? [] : [findingRow(context, finding)];
  });
}

/** A score, or the summary of another institution that a rank was compared with. */
export function scoreRows(context: ReportContext, ids: readonly ScoreId[]): readonly TraceRow[] {
  return ids.flatMap((id) => {
    const summary = context.index.summaries.get(id);
    if (summary !== undefined) return [institutionLevelRow(context, summary.institutionId)];
    const score = context.index.scores.get(id);
    if (score === undefined) return [];
    const findings = score.findings.flatMap((finding) => context.index.findings.get(finding) ?? []);
    const { institutionId, subject } = score;
    const result = context.index.institutions.get(institutionId);
    return [
      {
        label: context.index.named(institutionId, subject)?.title ?? context.institutionName(institutionId),
        href: context.index.resourceHref(institutionId, subject) ?? institutionPath(institutionId),
        value:
          result?.summary.withheld === null
            ? context.say('trace.points', { points: score.points, max: score.maxPoints })
            : '–',
        note: context.say('trace.decided', {
          dimension: context.label('dimensions', score.dimension),
          decided: score.decided,
          applicable: score.applicable,
        }),
        links: evidenceLinks(findings),
      },
    ];
  });
}

export function institutionLevelRow(context: ReportContext, id: InstitutionId): TraceRow {
  const result = context.index.institutions.get(id);
  const level = result === undefined ? null : shownSummary(result.summary).technicalLevel;
  return {
    label: context.institutionName(id),
    href: level === null ? institutionPath(id) : tracePath(`i-${id}-level`),
    value: level === null ? '–' : formatDecimal(level.mean.value, context.lang),
    note:
      level === null
        ? ''
        : context.say('trace.bounds', {
            low: formatDecimal(level.low, context.lang),
            high: formatDecimal(level.high, context.lang),
          }),
    links: [{ text: context.say('trace.institution'), href: institutionPath(id) }],
  };
}

/** An institution with what was asked of it: also for one of which nothing could be judged. */
export function institutionRow(context: ReportContext, result: InstitutionResult, value: string): TraceRow {
  const { id, kind, name } = result.institution;
  const findings = result.findings.filter((finding) => context.index.findings.has(finding.id));
  return {
    label: context.name(name),
    href: institutionPath(id),
    value,
    note: context.label('institutionKinds', kind),
    links: [...evidenceLinks(findings).slice(0, 3), { text: context.say('trace.requests'), href: capturesPath(id) }],
  };
}
