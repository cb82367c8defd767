import type { Method, MethodScore } from '../../model/method.ts';
import { bareSubject } from '../../model/ids.ts';
import { compareText } from '../../model/json.ts';
import type { ReportContext } from '../reportContext.ts';
import { ROWS_PER_PAGE } from '../reportIndex.ts';
import { institutionPath } from '../reportPaths.ts';
import { bandName, bodyNumber, meanNumber, methodResultsOf, methodsOf, scoreNumber } from '../numbers/methodTraces.ts';
import type { ShownNumber } from '../numbers/trace.ts';

const SPREAD_SHOWN = 8;
const BEST_LEVEL = 5;
/** Formats about which methods disagree: ids of rules/tables/formats.yaml with the name that the lists know. */
const DISPUTED = [
  ['csv', 'CSV'],
  ['xlsx', 'XLSX'],
  ['pdf', 'PDF'],
  ['png', 'PNG'],
  ['jpg', 'JPEG'],
  ['html', 'HTML'],
  ['zip', 'ZIP'],
] as const;

/** How the methods of others see the datasets of this audit, and where and why they disagree with each other and us. */
export function methodsView(context: ReportContext): object {
  const methods = methodsOf(context);
  const rows = datasetRows(context, methods);
  return {
    title: context.say('methods.title'),
    methods: methods.map((method) => methodView(context, method)),
    datasets: rows.slice(0, ROWS_PER_PAGE),
    more: rows.length > ROWS_PER_PAGE ? context.say('common.more', { count: rows.length - ROWS_PER_PAGE }) : '',
    bodies: bodyRows(context, methods),
    spread: rows
      .filter(({ spread }) => spread > 0)
      .toSorted((a, b) => b.spread - a.spread || compareText(a.key, b.key))
      .slice(0, SPREAD_SHOWN),
    reasons: REASONS.map((reason) => context.say(`methods.reason.${reason}`)),
    formats: formatRows(context, methods),
  };
}

const REASONS = ['content', 'licence', 'pictures', 'best', 'fields', 'unknown', 'size'] as const;

function methodView(context: ReportContext, method: Method): object {
  return {
    id: method.id,
    name: context.name(method.name),
    about: context.prose(method.about),
    aggregation: context.prose(method.aggregation),
    mean: meanNumber(context, method),
    max: context.say('methods.max', { max: method.scale.max }),
    sources: method.sources.map(({ text, url }) => ({ text, url })),
    indicators: method.dimensions.map(({ id, name }) => ({
      name: context.name(name),
      list: method.indicators
        .filter(({ dimension }) => dimension === id)
        .map((indicator) => `${context.name(indicator.name)} – ${indicator.points}`)
        .join('; '),
    })),
    deviations: method.deviations.map((deviation) => ({ text: context.prose(deviation), source: deviation.source })),
  };
}

type DatasetRow = {
  readonly key: string;
  readonly title: string;
  readonly href: string;
  readonly institution: string;
  readonly ours: ShownNumber | null;
  readonly licence: string;
  readonly scores: readonly { readonly id: string; readonly number: ShownNumber | null; readonly band: string }[];
  /** Between the kindest and the strictest of all, as shares of their maximum. */
  readonly spread: number;
};

function datasetRows(context: ReportContext, methods: readonly Method[]): readonly DatasetRow[] {
  const datasets = [...context.index.methodDatasets.ofBodies.values()].flat();
  return datasets.flatMap(({ scores }): DatasetRow[] => {
    const [first] = scores;
    if (first === undefined) return [];
    const ours = oursOf(context, first);
    return [
      {
        key: `${first.institutionId}\n${first.dataset}`,
        title: first.title === '' ? bareSubject(first.dataset) : first.title,
        href: context.index.resourceHref(first.institutionId, first.dataset) ?? institutionPath(first.institutionId),
        institution: context.institutionName(first.institutionId),
        ours: ours.number,
        licence: ours.licence,
        scores: methods.map((method) => {
          const score = scores.find((each) => each.method === method.id);
          return score === undefined
            ? { id: method.id, number: null, band: '' }
            : { id: method.id, number: scoreNumber(context, method, score), band: bandName(context, method, score) };
        }),
        spread: spreadOf(scores, methods, ours.level),
      },
    ];
  });
}

/** The level of the resource for which the dataset stands with us; the licence stands beside it. */
function oursOf(
  context: ReportContext,
  { institutionId, dataset }: MethodScore,
): { readonly number: ShownNumber | null; readonly licence: string; readonly level: number | null } {
  const own = context.index.dataset(institutionId, dataset);
  const resource = own === undefined ? undefined : context.index.resource(institutionId, own.representative);
  const href = own === undefined ? null : context.index.resourceHref(institutionId, own.representative);
  if (resource === undefined || href === null || resource.level === null)
    return { number: null, licence: '', level: null };
  return {
    number: { text: context.say('common.level', { level: resource.level }), href, about: resource.title },
    licence: context.label('licenceStatuses', resource.licence ?? 'unknown'),
    level: resource.level,
  };
}

function spreadOf(scores: readonly MethodScore[], methods: readonly Method[], level: number | null): number {
  const shares = scores.flatMap(({ method, score, decided }) =>
    decided === 0 || !methods.some(({ id }) => id === method) ? [] : [score / decided],
  );
  const all = level === null ? shares : [...shares, level / BEST_LEVEL];
  return all.length < 2 ? 0 : Math.max(...all) - Math.min(...all);
}

function bodyRows(context: ReportContext, methods: readonly Method[]): readonly object[] {
  const { bodies } = methodResultsOf(context);
  return [...Map.groupBy(bodies, ({ institutionId }) => institutionId)].flatMap(([id, own]) => {
    const result = context.index.institutions.get(id);
    if (result === undefined) return [];
    return [
      {
        name: context.name(result.institution.name),
        href: institutionPath(id),
        datasets: String(own[0]?.datasets ?? 0),
        scores: methods.map((method) => {
          const body = own.find((each) => each.method === method.id);
          const isSummed = method.method === 'ckanext-qa';
          return {
            mean: body === undefined ? null : bodyNumber(context, method, body, body.mean),
            sum: body === undefined || !isSummed ? null : bodyNumber(context, method, body, body.sum),
          };
        }),
      },
    ];
  });
}

/** What each method says of a format by its published lists, and we by ours: no file of the audit is in it. */
function formatRows(context: ReportContext, methods: readonly Method[]): readonly object[] {
  const of = (engine: string): Method | undefined => methods.find(({ method }) => method === engine);
  const [mqa, qa, udata, odpw] = ['mqa', 'ckanext-qa', 'udata', 'odpw'].map(of);
  const has = (method: Method | undefined, list: string, name: string): boolean =>
    method?.lists[list]?.includes(name) === true;
  const words = (open: boolean, machine: boolean): string =>
    context.say(`methods.format.${open ? 'open' : 'closed'}${machine ? 'Machine' : ''}`);
  return DISPUTED.map(([id, name]) => {
    const entry = context.input.tables.formats.find((each) => each.id === id);
    const plain = name.toLowerCase();
    return {
      name,
      ours: entry === undefined ? '–' : context.say('common.level', { level: entry.maxLevel }),
      mqa: words(has(mqa, 'nonProprietary', name), has(mqa, 'machineReadable', name)),
      qa: String(qa?.scores[name] ?? '–'),
      udata: context.say(has(udata, 'closedFormats', plain) ? 'methods.format.closed' : 'methods.format.open'),
      odpw: words(has(odpw, 'openFormats', plain), has(odpw, 'machineFormats', plain)),
    };
  });
}
