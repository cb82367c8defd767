import type { InstitutionResult } from '../../model/audit.ts';
import { compareText } from '../../model/json.ts';
import type { Withheld } from '../../model/score.ts';
import { isStarDimension } from '../../model/rule.ts';
import { wasSent } from '../../model/wasSent.ts';
import { portalName } from '../portalName.ts';
import type { ReportContext } from '../reportContext.ts';
import { capturesPath, tracePath } from '../reportPaths.ts';
import { scoredResources } from '../reportIndex.ts';
import { formatInteger, formatPercent } from '../sentences/formatNumber.ts';
import {
  datasetItems,
  datasetRow,
  documentRow,
  findingRow,
  institutionRow,
  resourceRow,
  type DatasetItem,
} from './traceRows.ts';
import { attributed } from './shownSummary.ts';
import type { ShownNumber, Trace, TraceRow } from './trace.ts';

/** Numbers about the whole audit, by id of their trace. */
export type AuditTraces = ReadonlyMap<string, Trace>;

export function shownNumber(trace: Trace): ShownNumber {
  return { text: trace.value, href: tracePath(trace.id), about: trace.title };
}

export function auditTraces(context: ReportContext): AuditTraces {
  const traces = [
    ...countTraces(context),
    ...withheldTraces(context),
    ...shareTraces(context),
    ...faultTraces(context),
  ];
  return new Map(traces.map((trace) => [trace.id, trace]));
}

function listTrace(
  context: ReportContext,
  id: string,
  value: string,
  rows: () => readonly TraceRow[],
  values: { readonly [name: string]: string | number } = {},
): Trace {
  return {
    id,
    title: context.say(`number.${id}.title`),
    value,
    formula: context.say(`number.${id}.formula`, values),
    sections: [{ heading: context.say('trace.list'), rows }],
  };
}

function countTraces(context: ReportContext): readonly Trace[] {
  const { institutions } = context.input.result;
  const { lang } = context;
  const known = attributed(institutions);
  const all = known.flatMap((result) => result.resources);
  const items = datasetItems(context);
  const resources = known.flatMap(scoredResources);
  const documents = all.filter((resource) => resource.kind === 'document');
  const undecided = all.filter((resource) => resource.kind === 'undecided');
  const scored = institutions.filter((result) => result.summary.withheld === null);
  const count = (id: string, list: readonly unknown[], rows: () => readonly TraceRow[]): Trace =>
    listTrace(context, id, formatInteger(list.length, lang), rows, { count: list.length });
  return [
    count('count-institutions', institutions, () =>
      institutions.map((each) => institutionRow(context, each, scoreState(context, each))),
    ),
    count('count-scored', scored, () => scored.map((each) => institutionRow(context, each, scoreState(context, each)))),
    count('count-datasets', items, () =>
      items.map((item) => datasetRow(context, item, levelText(context, item), ['format'])),
    ),
    count('count-resources', resources, () =>
      resources.map((each) => resourceRow(context, each, context.formatName(each.format))),
    ),
    count('count-documents', documents, () => documents.map((each) => documentRow(context, each))),
    count('count-undecided', undecided, () => undecided.map((each) => documentRow(context, each))),
    requestTrace(context),
  ];
}

function scoreState(context: ReportContext, { summary }: InstitutionResult): string {
  return summary.withheld === null ? context.say('trace.scored') : context.label('withheld', summary.withheld);
}

function levelText(context: ReportContext, { resource }: DatasetItem): string {
  const level = resource?.level ?? null;
  return level === null ? context.say('common.cannotTell') : context.say('common.level', { level });
}

/** Requests are counted from the records themselves: what is not in the evidence was not asked. */
function requestTrace(context: ReportContext): Trace {
  const lanes = [...context.index.lanes].map(([lane, stored]) => ({
    lane,
    asked: stored.filter(({ capture }) => wasSent(capture)).length,
  }));
  const total = lanes.reduce((sum, { asked }) => sum + asked, 0);
  const rows = () =>
    lanes.map(({ lane, asked }) => {
      const name = context.index.institutions.get(lane)?.institution.name;
      const href = capturesPath(lane);
      const value = formatInteger(asked, context.lang);
      return {
        label: name === undefined ? portalName(context, lane) : context.name(name),
        href,
        value,
        note: '',
        links: [{ text: context.say('trace.requests'), href }],
      };
    });
  return listTrace(context, 'count-requests', formatInteger(total, context.lang), rows, { count: total });
}

/** Bodies without a score, by reason; only reasons that occur. */
export function withheldGroups(context: ReportContext): readonly (readonly [Withheld, readonly InstitutionResult[]])[] {
  const groups = Map.groupBy(context.input.result.institutions, (each) => each.summary.withheld);
  return [...groups]
    .flatMap(([reason, members]) => (reason === null ? [] : [[reason, members] as const]))
    .sort(([a], [b]) => compareText(a, b));
}

function withheldTraces(context: ReportContext): readonly Trace[] {
  const groups = withheldGroups(context);
  const rowsOf = (members: readonly InstitutionResult[]) => () =>
    members.map((each) => institutionRow(context, each, scoreState(context, each)));
  const all = groups.flatMap(([, members]) => members);
  return [
    listTrace(context, 'count-withheld', formatInteger(all.length, context.lang), rowsOf(all), { count: all.length }),
    ...groups.map(([reason, members]) => ({
      id: `withheld-${reason}`,
      title: `${context.say('number.count-withheld.title')}: ${context.label('withheld', reason)}`,
      value: formatInteger(members.length, context.lang),
      formula: context.say(`withheldWhy.${reason}`, { minimum: context.input.ruleSet.profile.minCoveragePercent }),
      sections: [{ heading: context.say('trace.list'), rows: rowsOf(members) }],
    })),
  ];
}

function shareTraces(context: ReportContext): readonly Trace[] {
  const items = datasetItems(context);
  const isLate = ({ resource }: DatasetItem): boolean =>
    resource?.freshness === 'late' || resource?.freshness === 'abandoned';
  const dated = items.filter((item) => item.resource?.freshness === 'current' || isLate(item));
  const share = (
    id: string,
    of: readonly DatasetItem[],
    wanted: (item: DatasetItem) => boolean,
    dimension: 'format' | 'licence' | 'freshness',
  ): readonly Trace[] => {
    if (of.length === 0) return [];
    const members = of.filter(wanted);
    const rows = () => members.map((item) => datasetRow(context, item, levelText(context, item), [dimension]));
    const values = { count: members.length, total: of.length };
    const percent = formatPercent((100 * members.length) / of.length, context.lang);
    const trace = listTrace(context, id, percent, rows, values);
    return [trace, { ...trace, id: `${id}-count`, value: formatInteger(members.length, context.lang) }];
  };
  return [
    ...share('share-open', items, ({ resource }) => resource?.licence === 'open', 'licence'),
    ...share('share-notstated', items, ({ resource }) => resource?.licence === 'not-stated', 'licence'),
    ...share('share-usable', items, ({ resource }) => (resource?.level ?? 0) >= 3, 'format'),
    ...share('share-late', dated, isLate, 'freshness'),
  ];
}

/** The rule that most resources fail: where a word to all institutions helps most. */
function faultTraces(context: ReportContext): readonly Trace[] {
  const failed = [...context.index.findings.values()].filter(
    ({ outcome, dimension }) => outcome === 'fail' && isStarDimension(dimension),
  );
  const groups = [...Map.groupBy(failed, (finding) => finding.ruleId)].sort(
    ([a, some], [b, others]) => others.length - some.length || compareText(a, b),
  );
  const [top] = groups;
  if (top === undefined) return [];
  const [ruleId, findings] = top;
  const rule = context.index.rules.get(ruleId);
  const values = { rule: rule === undefined ? ruleId : context.prose(rule.title), count: findings.length };
  const rows = () => findings.map((finding) => findingRow(context, finding));
  const trace = listTrace(context, 'top-fault', formatInteger(findings.length, context.lang), rows, values);
  return [{ ...trace, title: `${trace.title}: ${values.rule}` }];
}
