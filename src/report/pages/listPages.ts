import type { ReportContext } from '../reportContext.ts';
import { ROWS_PER_PAGE } from '../reportIndex.ts';
import { capturesPath, institutionPath, tracePath } from '../reportPaths.ts';
import type { StoredCapture } from '../reportInput.ts';
import type { Trace, TraceRow } from '../numbers/trace.ts';
import { portalName } from '../portalName.ts';
import { captureRow } from './captureView.ts';
import { pagerView } from './pagerView.ts';

/** One page of a list: its path in the language's folder and its view. */
export type ListPage = { readonly path: string; readonly view: object };

/** The pages of one number: its formula, and everything that it was made from. */
export function* tracePages(context: ReportContext, trace: Trace): Generator<ListPage> {
  const rows = trace.sections.flatMap(({ heading, rows: read }) => read().map((row) => ({ heading, row })));
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE));
  for (let page = 1; page <= pages; page += 1) {
    const shown = rows.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE);
    const view = {
      title: trace.title,
      value: trace.value,
      formula: trace.formula,
      first: page === 1,
      empty: rows.length === 0,
      sections: groupByHeading(shown),
      pager: pagerView(context, pages, page, (number) => tracePath(trace.id, number)),
    };
    yield { path: tracePath(trace.id, page), view };
  }
}

function groupByHeading(rows: readonly { readonly heading: string; readonly row: TraceRow }[]): readonly object[] {
  return [...Map.groupBy(rows, ({ heading }) => heading)].map(([heading, members]) => ({
    heading,
    rows: members.map(({ row }) => row),
  }));
}

/** All exchanges of a lane in order: what requests, documents and bodies without a score lead to. */
export function* capturePages(
  context: ReportContext,
  lane: string,
  stored: readonly StoredCapture[],
): Generator<ListPage> {
  const pages = Math.max(1, Math.ceil(stored.length / ROWS_PER_PAGE));
  const institution = context.index.institutions.get(lane)?.institution;
  for (let page = 1; page <= pages; page += 1) {
    const shown = stored.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE);
    const view = {
      title: institution === undefined ? portalName(context, lane) : context.name(institution.name),
      institutionHref: institution === undefined ? null : institutionPath(institution.id),
      captures: shown.map((each) => captureRow(context, each)),
      pager: pagerView(context, pages, page, (number) => capturesPath(lane, number)),
    };
    yield { path: capturesPath(lane, page), view };
  }
}
