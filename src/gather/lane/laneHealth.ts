import type { CatalogueHealth, CrawlHealth } from '../../model/audit.ts';
import { SKIP_REASONS } from '../../model/capture.ts';
import { ownRequests } from './linkedFiles.ts';
import type { PortalState } from './laneState.ts';
import type { Lane } from './runtime.ts';

/** How a lane ended, from its state alone. */
export function laneHealth(lane: Lane, isStopped: boolean, queued: number): CrawlHealth {
  const { context, state } = lane;
  const skipped: Record<string, number> = {};
  for (const reason of SKIP_REASONS) {
    const count = state.skips[reason];
    if (count !== undefined && count.recorded + count.unrecorded > 0)
      skipped[reason] = count.recorded + count.unrecorded;
  }
  // Hosts that rested, went away, gave their bytes of a day or had quiet hours were not seen to their end either: it
  // must not read as complete.
  const isCut =
    state.cut !== null ||
    (skipped['back-off'] ?? 0) > 0 ||
    (skipped['quiet-hours'] ?? 0) > 0 ||
    (context.institution === null && isCatalogueCut(state.portal, skipped));
  return {
    lane: context.lane,
    institutionId: context.institution?.id ?? null,
    requests: state.requests,
    bytes: state.bytes,
    skipped,
    failures: Object.fromEntries(Object.entries(state.failures).sort(([a], [b]) => (a < b ? -1 : 1))),
    activeMs: state.activeMs,
    rendered: state.rendered,
    budgetLeft: budgetLeft(lane),
    ...(context.institution === null ? { catalogue: catalogueHealth(state.portal) } : {}),
    leftInQueue: isStopped ? queued : state.left,
    end: isStopped ? 'stopped' : !state.reached ? 'not-reached' : isCut ? 'cut-by-budget' : 'complete',
  };
}

/** A list that shows less than it counts, or a budget that left something out: the catalogue was not seen whole. */
function isCatalogueCut(
  { gaveUp, lists }: PortalState,
  skipped: { readonly [reason: string]: number | undefined },
): boolean {
  const isShort = lists.notWhole.some(
    ({ brokenOff, unreadable, read, told }) => brokenOff || unreadable > 0 || (told !== null && read < told),
  );
  return gaveUp !== null || isShort || (skipped['budget'] ?? 0) > 0;
}

function catalogueHealth({ lists, catalogue, bodies, rests, gaveUp }: PortalState): CatalogueHealth {
  return { lists, catalogue, bodies, rests, gaveUp };
}

function budgetLeft({ context, state }: Lane): NonNullable<CrawlHealth['budgetLeft']> | null {
  // The portal's lane is bound by what it lists.
  if (context.institution === null) return null;
  const { requests, bytes, minutes } = context.config.crawl.budget;
  const left = (whole: number, used: number): number => Math.max(0, whole - used);
  return {
    requests: left(requests, ownRequests(state)),
    bytes: left(bytes, state.bytes),
    ms: left(minutes * 60_000, state.activeMs),
  };
}
