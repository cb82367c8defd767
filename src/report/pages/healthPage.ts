import type { CrawlHealth } from '../../model/audit.ts';
import { compareText } from '../../model/json.ts';
import { wasSent } from '../../model/wasSent.ts';
import type { ListName } from '../closedLists.ts';
import type { ReportContext } from '../reportContext.ts';
import type { StoredCapture } from '../reportInput.ts';
import { portalName } from '../portalName.ts';
import { capturesPath, institutionPath } from '../reportPaths.ts';
import { fileName } from '../safeText.ts';
import { formatBytes, formatDecimal, formatDuration, formatInteger } from '../sentences/formatNumber.ts';
import { catalogueWords, countsInWords, whyWords } from '../sentences/healthWords.ts';
import { hasPortalChapter } from './portalChapter.ts';
import { politenessView } from './politenessView.ts';

/** How the crawl went: a crawl that silently did not run must be seen before any score is believed. */
export function healthView(context: ReportContext): object {
  const { health, result } = context.input;
  const lanes = [...health].sort((a, b) => endOrder(a) - endOrder(b) || compareText(a.lane, b.lane));
  return {
    title: context.say('health.title'),
    portalChapter: hasPortalChapter(context),
    lost: lanes.filter((lane) => lane.end === 'not-reached').map((lane) => laneView(context, lane)),
    troubled: lanes
      .filter((lane) => lane.end !== 'complete' && lane.end !== 'not-reached')
      .map((lane) => laneView(context, lane)),
    lanes: lanes.map((lane) => laneView(context, lane)),
    total: {
      requests: formatInteger(
        sum(lanes, (lane) => requestsOf(context, lane)),
        context.lang,
      ),
      bytes: formatBytes(
        sum(lanes, (lane) => lane.bytes),
        context.lang,
      ),
      left: formatInteger(
        sum(lanes, (lane) => lane.leftInQueue),
        context.lang,
      ),
    },
    skipped: totals(context, lanes, (lane) => lane.skipped, 'skipReasons'),
    failures: totals(context, lanes, (lane) => lane.failures, 'failures', 'failureAdvice'),
    politeness: politenessView(context),
    exceptions: result.audit.exceptions.map(({ host, reason }) => ({ host, reason: context.name(reason) })),
    // A shorter pace than a second is accepted only for loopback hosts, and must be told (DESIGN §5).
    loopback: hasLoopback([...context.index.lanes.values()].flat()),
  };
}

const END_ORDER: { readonly [E in CrawlHealth['end']]: number } = {
  'not-reached': 0,
  stopped: 1,
  'cut-by-budget': 2,
  complete: 3,
};
const endOrder = (lane: CrawlHealth): number => END_ORDER[lane.end];

function sum(lanes: readonly CrawlHealth[], of: (lane: CrawlHealth) => number): number {
  return lanes.reduce((total, lane) => total + of(lane), 0);
}

function laneView(context: ReportContext, lane: CrawlHealth): object {
  const institution = lane.institutionId === null ? undefined : context.index.institutions.get(lane.institutionId);
  const gap = shortestGapMs(context.index.lanes.get(lane.lane) ?? []);
  return {
    anchor: `lane-${fileName(lane.lane)}`,
    lane: lane.lane,
    name: institution === undefined ? portalName(context, lane.lane) : context.name(institution.institution.name),
    href: institution === undefined ? null : institutionPath(institution.institution.id),
    capturesHref: capturesPath(lane.lane),
    requests: formatInteger(requestsOf(context, lane), context.lang),
    bytes: formatBytes(lane.bytes, context.lang),
    left: formatInteger(lane.leftInQueue, context.lang),
    pages: optional(context, lane.pages),
    files: optional(context, lane.files),
    rendered: optional(context, lane.rendered),
    time: lane.activeMs === undefined ? '–' : formatDuration(lane.activeMs, context.lang),
    budget: budgetText(context, lane),
    why: whyWords(lane, context.texts),
    catalogue: catalogueWords(lane, context.texts, context.lang, (key) => organisationName(context, key)),
    end: lane.end,
    endText: context.label('laneEnds', lane.end),
    gap: gap === null ? '–' : `${formatDecimal(gap / 1000, context.lang)} s`,
    skipped: countsInWords(lane.skipped, 'skipReasons', context.texts, context.lang),
    failures: countsInWords(lane.failures, 'failures', context.texts, context.lang),
  };
}

function organisationName(context: ReportContext, key: string): string | undefined {
  const body = context.index.ofOrganisation(key);
  return body === undefined ? undefined : context.name(body.name);
}

/** As everywhere in the report: a name that no server has was looked up, not asked. */
function requestsOf(context: ReportContext, { lane }: CrawlHealth): number {
  return (context.index.lanes.get(lane) ?? []).filter(({ capture }) => wasSent(capture)).length;
}

/** Zero stays visible as a dash; absent in audits of version 0.1. */
function optional(context: ReportContext, count: number | undefined): string {
  return count === undefined || count === 0 ? '–' : formatInteger(count, context.lang);
}

/** All three limits: one alone would hide which of them is near. */
function budgetText(context: ReportContext, { budgetLeft }: CrawlHealth): string {
  if (budgetLeft === undefined || budgetLeft === null) return '–';
  const { lang } = context;
  const requests = `${context.say('health.requests')}: ${formatInteger(budgetLeft.requests, lang)}`;
  return `${requests}; ${formatBytes(budgetLeft.bytes, lang)}; ${formatDuration(budgetLeft.ms, lang)}`;
}

function totals(
  context: ReportContext,
  lanes: readonly CrawlHealth[],
  of: (lane: CrawlHealth) => { readonly [code: string]: number },
  list: ListName,
  adviceList: ListName | null = null,
): readonly object[] {
  const counts = new Map<string, number>();
  for (const lane of lanes) {
    for (const [code, count] of Object.entries(of(lane))) counts.set(code, (counts.get(code) ?? 0) + count);
  }
  return [...counts]
    .filter(([, count]) => count > 0)
    .sort(([a, some], [b, others]) => others - some || compareText(a, b))
    .map(([code, count]) => ({
      name: context.label(list, code),
      advice: adviceList === null ? '' : context.label(adviceList, code),
      count: formatInteger(count, context.lang),
    }));
}

/** Shortest time from start to start on one host of a lane: what a server's owner would measure. */
function shortestGapMs(stored: readonly StoredCapture[]): number | null {
  const starts = new Map<string, number[]>();
  for (const { capture } of stored) {
    const host = URL.parse(capture.request.url)?.host;
    const start = Date.parse(capture.startedAt);
    if (!wasSent(capture) || host === undefined || Number.isNaN(start)) continue;
    const known = starts.get(host);
    if (known === undefined) starts.set(host, [start]);
    else known.push(start);
  }
  let shortest: number | null = null;
  for (const times of starts.values()) {
    const sorted = times.sort((a, b) => a - b);
    for (const [index, time] of sorted.entries()) {
      const before = sorted[index - 1];
      if (before !== undefined) shortest = Math.min(shortest ?? Infinity, time - before);
    }
  }
  return shortest;
}

function hasLoopback(stored: readonly StoredCapture[]): boolean {
  return stored.some(
    ({ capture: { result } }) =>
      result.is === 'response' && /^(?:127\.|\[?::1\b|\[?::ffff:127\.)/.test(result.remoteAddress ?? ''),
  );
}
