import type { CaptureId } from '../../model/ids.ts';
import type { IndicatorResult, Method, MethodScore } from '../../model/method.ts';
import { DATASETS_PER_PAGE, type MethodDataset, methodDatasetsPath } from '../numbers/methodDatasets.ts';
import { captureLinksOf, methodsOf, shownOf, shownScoreOf } from '../numbers/methodTraces.ts';
import type { ReportContext } from '../reportContext.ts';
import { institutionPath } from '../reportPaths.ts';
import type { ListPage } from './listPages.ts';
import { pagerView } from './pagerView.ts';

/** What every method says of each dataset of a body, indicator by indicator: one page for many datasets. */
export function* methodDatasetsPages(context: ReportContext): Generator<ListPage> {
  const methods = new Map(methodsOf(context).map((method) => [method.id, method]));
  for (const [id, datasets] of context.index.methodDatasets.ofBodies) {
    const pages = Math.ceil(datasets.length / DATASETS_PER_PAGE);
    for (let page = 1; page <= pages; page += 1) {
      const shown = datasets.slice((page - 1) * DATASETS_PER_PAGE, page * DATASETS_PER_PAGE);
      const view = {
        title: context.institutionName(id),
        institutionHref: institutionPath(id),
        datasets: shown.map((dataset) => datasetView(context, dataset, methods)),
        pager: pagerView(context, pages, page, (number) => methodDatasetsPath(id, number)),
      };
      yield { path: methodDatasetsPath(id, page), view };
    }
  }
}

function datasetView(
  context: ReportContext,
  { anchor, scores }: MethodDataset,
  methods: ReadonlyMap<string, Method>,
): object {
  const [first] = scores;
  const common = commonCaptures(scores);
  return {
    anchor,
    title: first === undefined || first.title === '' ? (first?.dataset ?? '') : first.title,
    href: first === undefined ? null : context.index.resourceHref(first.institutionId, first.dataset),
    links: captureLinksOf(context, [...common]),
    methods: scores.flatMap((score) => {
      const method = methods.get(score.method);
      return method === undefined ? [] : [methodView(context, method, score, common)];
    }),
  };
}

function methodView(
  context: ReportContext,
  method: Method,
  score: MethodScore,
  common: ReadonlySet<CaptureId>,
): object {
  const names = new Map(method.indicators.map(({ id, name }) => [id, context.name(name)]));
  return {
    id: score.id,
    name: context.name(method.name),
    score: shownOf(context, method, score),
    stands: score.stands === null ? '' : context.say('methods.stands', { resource: score.stands }),
    indicators: score.indicators.map((result) => ({
      name: names.get(result.indicator) ?? result.indicator,
      found: result.found,
      points: pointsOf(context, method, result),
      links: captureLinksOf(
        context,
        result.captures.filter((capture) => !common.has(capture)),
      ),
    })),
  };
}

function pointsOf(context: ReportContext, method: Method, { points, max }: IndicatorResult): string {
  if (points === null) return context.say('common.cannotTell');
  const values = { score: shownScoreOf(context, method, points), max: shownScoreOf(context, method, max) };
  return context.say('methods.of', values);
}

/** Answers that most indicators rest on: those that describe the dataset. They are named once, the others at each. */
function commonCaptures(scores: readonly MethodScore[]): ReadonlySet<CaptureId> {
  const resting = scores.flatMap(({ indicators }) => indicators).filter(({ captures }) => captures.length > 0);
  const counts = new Map<CaptureId, number>();
  for (const { captures } of resting)
    for (const capture of new Set(captures)) counts.set(capture, (counts.get(capture) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => 2 * count > resting.length).map(([capture]) => capture));
}
