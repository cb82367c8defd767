import type { CaptureId, ScoreId } from '../../model/ids.ts';
import type { Method, MethodBody, MethodResults, MethodScore } from '../../model/method.ts';
import type { ReportContext } from '../reportContext.ts';
import { tracePath } from '../reportPaths.ts';
import { formatDecimal, formatInteger } from '../sentences/formatNumber.ts';
import type { ShownNumber, Trace, TraceLink, TraceRow } from './trace.ts';

const MOST_LINKS = 3;

export function methodResultsOf(context: ReportContext): MethodResults {
  return context.input.methods ?? { scores: [], bodies: [] };
}

/** A page about other methods stands in the report of every audit that found datasets in a catalogue. */
export function hasMethods(context: ReportContext): boolean {
  return methodsOf(context).length > 0;
}

export function methodsOf(context: ReportContext): readonly Method[] {
  const { methods } = context.input.ruleSet as { readonly methods?: readonly Method[] };
  const used = new Set(methodResultsOf(context).scores.map(({ method }) => method));
  return (methods ?? []).filter(({ id }) => used.has(id));
}

/** A score as people write it: points and stars whole where they are, shares with two decimals. */
export function shownScoreOf(context: ReportContext, method: Method, value: number): string {
  const isWhole = Number.isInteger(value) && method.scale.as !== 'share';
  return isWhole ? formatInteger(value, context.lang) : formatDecimal(value, context.lang);
}

/** Of how much: the maximum, or what is left of it where part cannot be told. */
export function shownOf(context: ReportContext, method: Method, { score, decided }: MethodScore): string {
  const number = shownScoreOf(context, method, score);
  return decided === method.scale.max && method.scale.as !== 'points'
    ? number
    : context.say('methods.of', { score: number, max: shownScoreOf(context, method, decided) });
}

/** The sums and means of the page on other methods: one page for each method, and for each body by each method. */
export function* methodTraces(context: ReportContext): Generator<Trace> {
  const { scores, bodies } = methodResultsOf(context);
  const methods = new Map(methodsOf(context).map((method) => [method.id, method]));
  for (const method of methods.values()) yield meanTrace(context, method, scores);
  const byId = new Map(scores.map((score) => [score.id, score]));
  for (const body of bodies) {
    const method = methods.get(body.method);
    if (method !== undefined) yield bodyTrace(context, method, body, byId);
  }
}

export function scoreNumber(context: ReportContext, method: Method, score: MethodScore): ShownNumber {
  return {
    text: shownOf(context, method, score),
    href: context.index.methodDatasets.href(score),
    about: `${context.name(method.name)}: ${score.title}`,
  };
}

export function meanNumber(context: ReportContext, method: Method): ShownNumber {
  const { scores } = methodResultsOf(context);
  const { id, value, title } = meanTrace(context, method, scores);
  return { text: value, href: tracePath(id), about: title };
}

export function bodyNumber(context: ReportContext, method: Method, body: MethodBody, value: number): ShownNumber {
  return {
    text: shownScoreOf(context, method, value),
    href: tracePath(bodyTraceId(body)),
    about: context.name(method.name),
  };
}

function bodyTraceId({ method, institutionId }: MethodBody): string {
  return `method-${method}-${institutionId}`;
}

function meanTrace(context: ReportContext, method: Method, scores: readonly MethodScore[]): Trace {
  const own = scores.filter((score) => score.method === method.id);
  const mean = own.length === 0 ? 0 : own.reduce((sum, { score }) => sum + score, 0) / own.length;
  return {
    id: `method-${method.id}`,
    title: context.say('methods.meanTitle', { method: context.name(method.name) }),
    value: formatDecimal(mean, context.lang),
    formula: context.say('methods.meanFormula', { count: own.length }),
    sections: [
      { heading: context.say('trace.datasets'), rows: () => own.map((score) => scoreRow(context, method, score)) },
    ],
  };
}

function bodyTrace(
  context: ReportContext,
  method: Method,
  body: MethodBody,
  byId: ReadonlyMap<ScoreId, MethodScore>,
): Trace {
  const own = body.scores.flatMap((id) => byId.get(id) ?? []);
  return {
    id: bodyTraceId(body),
    title: `${context.name(method.name)}: ${context.institutionName(body.institutionId)}`,
    value: formatDecimal(body.mean, context.lang),
    formula: context.say('methods.bodyFormula', {
      sum: shownScoreOf(context, method, body.sum),
      datasets: body.datasets,
      mean: formatDecimal(body.mean, context.lang),
    }),
    sections: [
      { heading: context.say('trace.datasets'), rows: () => own.map((score) => scoreRow(context, method, score)) },
    ],
  };
}

function scoreRow(context: ReportContext, method: Method, score: MethodScore): TraceRow {
  return {
    label: score.title,
    href: context.index.methodDatasets.href(score),
    value: shownOf(context, method, score),
    note: [context.institutionName(score.institutionId), bandName(context, method, score), score.id]
      .filter(Boolean)
      .join(' · '),
    links: captureLinksOf(
      context,
      score.indicators.flatMap(({ captures }) => captures),
    ),
  };
}

export function bandName(context: ReportContext, method: Method, { band }: MethodScore): string {
  const found = method.bands.find(({ id }) => id === band);
  return found === undefined ? '' : context.name(found.name);
}

export function captureLinksOf(context: ReportContext, captures: readonly CaptureId[]): readonly TraceLink[] {
  const hrefs = [...new Set(captures)].flatMap((id) => context.index.captureHref(id) ?? []);
  return hrefs.slice(0, MOST_LINKS).map((href) => ({ text: context.say('trace.request'), href }));
}
