import type { CrawlHealth } from '../model/audit.ts';
import { type AuditConfig, WHOLE_CATALOGUE } from '../model/config.ts';
import type { Institution } from '../model/institution.ts';
import type { Clock, CrawlStore, EvidenceReader, EvidenceWriter, PriorVisits, Render } from '../model/ports.ts';
import type { Tables } from '../model/tables.ts';
import { scopeOf } from './frontier/scope.ts';
import type { OnGatherEvent } from './gatherEvents.ts';
import type { Http } from './http/http.ts';
import { openHttp } from './http/openHttp.ts';
import type { LaneContext } from './lane/laneContext.ts';
import { openCommits } from './lane/openCommits.ts';
import { heedDelays } from './lane/heedDelays.ts';
import { offerSeeds } from './lane/offerSeeds.ts';
import { keptLane } from './lane/laneState.ts';
import { openLane } from './lane/openLane.ts';
import { replayTail } from './lane/replayTail.ts';
import { runLane } from './lane/runLane.ts';
import type { Lane, Shared } from './lane/runtime.ts';
import type { HostPace } from './pace/hostPace.ts';
import { openPacer } from './pace/openPacer.ts';

export type GatherInput = {
  /** Seed of what is drawn by lot; absent = the configuration's id. */
  readonly auditId?: string;
  readonly config: AuditConfig;
  readonly tables: Pick<Tables, 'vocabulary' | 'formats'>;
  readonly clock: Clock;
  readonly store: CrawlStore;
  readonly evidence: EvidenceWriter;
  readonly replay: EvidenceReader;
  /** What earlier audits learned of hosts, by host name: rests and doubled intervals hold across runs (DESIGN §5). */
  readonly hosts?: { readonly [hostname: string]: HostPace };
  /** The network; opened and closed here when absent. */
  readonly http?: Http;
  /** Null = no browser: pages that need one become failures `browser-missing`. */
  readonly render: Render | null;
  /** What earlier audits saw (`--since-last`); absent = nothing is known. */
  readonly history?: PriorVisits | null;
  /** Aborted = finish what is in flight, then stop; the next run goes on from there. */
  readonly signal: AbortSignal;
  readonly onEvent: OnGatherEvent;
};

/**
 * Runs the crawl of one audit, or goes on with one that was stopped or killed. Lanes run side by side and never look at
 * each other's findings, so the captures do not depend on who answers first. Health by lane, institutions in the
 * config's order, the portal last. Throws only what disk and database throw; the world's trouble is in the captures.
 */
export async function gatherAudit(input: GatherInput): Promise<readonly CrawlHealth[]> {
  const { config, clock, store, evidence, render, onEvent } = input;
  const http = input.http ?? openHttp(config.crawl);
  const failed = new AbortController();
  const signal = AbortSignal.any([input.signal, failed.signal]);
  const shared: Shared = {
    clock,
    store,
    bodies: input.replay,
    http,
    render,
    history: input.history ?? null,
    signal,
    onEvent,
    pacer: openPacer(clock),
    commits: openCommits(store, evidence),
    toldFloors: new Set(),
  };
  try {
    const lanes = contextsOf(input).map((context) => openLane(context, store));
    for (const lane of lanes) offerSeeds(store, lane);
    const replayed = await replayTail(shared, input.replay, new Map(lanes.map((lane) => [lane.context.lane, lane])));
    if (replayed > 0) onEvent({ is: 'replayed', captures: replayed });
    for (const [host, pace] of Object.entries(input.hosts ?? {})) shared.pacer.learn(host, pace);
    for (const lane of lanes) learnPace(shared, lane);
    const health = await runAll(shared, lanes, failed);
    await shared.commits.seal();
    return health;
  } finally {
    shared.commits.abandon();
    if (input.http === undefined) await http.close();
  }
}

/** A full disk in one lane stops all: the others finish what they have in flight before the error goes on. */
async function runAll(
  shared: Shared,
  lanes: readonly Lane[],
  failed: AbortController,
): Promise<readonly CrawlHealth[]> {
  const runs = lanes.map(async (lane) => {
    try {
      return await runLane(shared, lane);
    } catch (error) {
      failed.abort();
      throw error;
    }
  });
  const ends = await Promise.allSettled(runs);
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  return ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
}

/**
 * A killed run may have sent a request that nobody recorded, a moment ago: to be sure of the interval, its hosts count
 * as asked now.
 */
function learnPace({ pacer, clock }: Shared, lane: Lane): void {
  heedDelays({ pacer }, lane);
  for (const [host, pace] of Object.entries(lane.state.pace)) pacer.learn(host, { ...pace, lastStartMs: clock.now() });
}

function contextsOf(input: GatherInput): readonly LaneContext[] {
  const { config, tables, auditId = config.id } = input;
  const scopes = new Map(config.institutions.map((institution) => [institution.id, scopeOf(institution)]));
  const organisations = new Map(
    config.institutions.flatMap(({ id, portalOrganisation }) =>
      portalOrganisation === null ? [] : [[portalOrganisation, id] as const],
    ),
  );
  const base = URL.parse(config.portal?.url ?? '')?.href ?? null;
  const portalUrl = base === null || base.endsWith('/') ? base : `${base}/`;
  const common = { scopes, organisations, config, tables, portalUrl, seed: auditId };
  const lanes: LaneContext[] = config.institutions.filter(hasSites).map((institution) => ({
    ...common,
    lane: institution.id,
    institution,
    ...memoryOf(input, institution.id),
  }));
  const isRead = organisations.size > 0 || config.portal?.scope === 'all';
  if (portalUrl === null || !isRead) return lanes;
  const portal = `portal:${URL.parse(portalUrl)?.host ?? ''}`;
  return [...lanes, { ...common, lane: portal, institution: null, ...memoryOf(input, portal) }];
}

/** A body that stands for a catalogue and nothing else is visited there alone. */
function hasSites({ sites, portalOrganisation }: Institution): boolean {
  return sites.length > 0 || portalOrganisation !== WHOLE_CATALOGUE;
}

function memoryOf({ store, history }: GatherInput, lane: string): Pick<LaneContext, 'knows' | 'kept' | 'earlier'> {
  return {
    knows: (key) => store.knows(lane, key),
    kept: (name) => store.lane(keptLane(lane, name)),
    earlier: (prefix) => history?.visitsOf(lane, prefix) ?? [],
  };
}
