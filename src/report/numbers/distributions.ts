import { FRESHNESS } from '../../model/facts/derivedFacts.ts';
import type { ListName } from '../closedLists.ts';
import type { ReportContext } from '../reportContext.ts';
import { tracePath } from '../reportPaths.ts';
import { compareText } from '../../model/json.ts';
import { formatInteger, formatPercent, starGlyphs } from '../sentences/formatNumber.ts';
import { scoredResources } from '../reportIndex.ts';
import { datasetItems, datasetRow, resourceRow, type DatasetItem } from './traceRows.ts';
import { attributed } from './shownSummary.ts';
import type { ShownNumber, Trace, TraceRow } from './trace.ts';

export type DistributionName = 'levels' | 'stars' | 'licence' | 'freshness' | 'formats';

/** How datasets (formats: resources) divide. Shares are of all of them, those that cannot be told included. */
export type Distribution = {
  readonly name: DistributionName;
  readonly title: string;
  readonly total: number;
  readonly bins: readonly Bin[];
};
export type Bin = {
  readonly key: string;
  readonly label: string;
  /** Short name for the axis of a chart. */
  readonly short: string;
  readonly count: number;
  readonly percent: string;
  readonly number: ShownNumber;
  readonly trace: Trace;
};

const SIX = ['0', '1', '2', '3', '4', '5'];
const KEYS: { readonly [N in Exclude<DistributionName, 'formats'>]: readonly string[] } = {
  levels: [...SIX, 'unknown'],
  stars: [...SIX, 'unknown'],
  licence: ['open', 'restricted', 'conflicting', 'not-stated', 'unknown'],
  freshness: FRESHNESS,
};

export function distributions(context: ReportContext): { readonly [N in DistributionName]: Distribution } {
  const items = datasetItems(context);
  return {
    levels: overDatasets(context, 'levels', items, ({ resource }) => String(resource?.level ?? 'unknown')),
    stars: overDatasets(context, 'stars', items, ({ resource }) => String(resource?.strictStars ?? 'unknown')),
    licence: overDatasets(context, 'licence', items, ({ resource }) => resource?.licence ?? 'unknown'),
    freshness: overDatasets(context, 'freshness', items, ({ resource }) => resource?.freshness ?? 'cannot-tell'),
    formats: overResources(context),
  };
}

function overDatasets(
  context: ReportContext,
  name: Exclude<DistributionName, 'formats'>,
  items: readonly DatasetItem[],
  keyOf: (item: DatasetItem) => string,
): Distribution {
  const groups = Map.groupBy(items, keyOf);
  const dimensions = name === 'licence' || name === 'freshness' ? ([name] as const) : (['format', 'licence'] as const);
  const bins = KEYS[name].map((key) => {
    const members = groups.get(key) ?? [];
    const label = binLabel(context, name, key);
    const rows = () => members.map((item) => datasetRow(context, item, label, dimensions));
    const short = name === 'stars' && key !== 'unknown' ? `${key} ★` : label;
    return makeBin(context, name, { key, label, short, total: items.length, count: members.length, rows });
  });
  return { name, title: context.say(`distribution.${name}.title`), total: items.length, bins };
}

function overResources(context: ReportContext): Distribution {
  const resources = attributed(context.input.result.institutions).flatMap(scoredResources);
  const groups = Map.groupBy(resources, (resource) => resource.format ?? 'unknown');
  const bins = [...groups]
    .sort(([a, some], [b, others]) => others.length - some.length || compareText(a, b))
    .map(([key, members]) => {
      const label = key === 'unknown' ? context.say('common.cannotTell') : context.formatName(key);
      const rows = () => members.map((resource) => resourceRow(context, resource, label));
      const short = key === 'unknown' ? label : context.formatShort(key);
      return makeBin(context, 'formats', { key, label, short, total: resources.length, count: members.length, rows });
    });
  return { name: 'formats', title: context.say('distribution.formats.title'), total: resources.length, bins };
}

type BinParts = {
  readonly key: string;
  readonly label: string;
  readonly short: string;
  readonly total: number;
  readonly count: number;
  readonly rows: () => readonly TraceRow[];
};

function makeBin(context: ReportContext, name: DistributionName, parts: BinParts): Bin {
  const id = `${name}-${parts.key}`;
  const title = `${context.say(`distribution.${name}.title`)}: ${parts.label}`;
  const text = formatInteger(parts.count, context.lang);
  const percent = parts.total === 0 ? '–' : formatPercent((100 * parts.count) / parts.total, context.lang);
  const formula = context.say(`distribution.${name}.formula`, { count: parts.count, total: parts.total, percent });
  return {
    key: parts.key,
    label: parts.label,
    short: parts.short,
    count: parts.count,
    percent,
    number: { text, href: tracePath(id), about: title },
    trace: { id, title, value: text, formula, sections: [{ heading: context.say('trace.list'), rows: parts.rows }] },
  };
}

function binLabel(context: ReportContext, name: DistributionName, key: string): string {
  if (name === 'levels' || name === 'stars') {
    if (key === 'unknown') return context.say('common.cannotTell');
    if (name === 'levels') return context.say('common.level', { level: key });
    return `${starGlyphs(Number(key))} (${key})`;
  }
  const list: ListName = name === 'licence' ? 'licenceStatuses' : 'freshness';
  return context.label(list, key);
}
