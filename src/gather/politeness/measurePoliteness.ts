import type { Capture } from '../../model/capture.ts';
import type { PacedRequest, PlacePoliteness, Politeness, Violation } from '../../model/politeness.ts';
import { openAtMs } from '../pace/quietHours.ts';
import { type Asked, askedRequests } from './askedRequests.ts';
import { addressDemand, type Demand, hear, hostDemand, newHostMemory, type PaceRules } from './demands.ts';

/** A stretch in which nobody was asked although everybody's slot had come: the run was stopped, and went on later. */
const PAUSE_MS = 600_000;

/** One request with the slots that it had to wait for. */
type Slotted = {
  readonly asked: Asked;
  readonly before: Asked | null;
  readonly demand: Demand | null;
  readonly addressBefore: Asked | null;
  readonly addressSlotMs: number | null;
};

/**
 * How polite a crawl was, from its captures and what robots.txt and the settings demanded: pure, and independent of the
 * code that paced it. `log` holds every request in the order of starts.
 */
export function measurePoliteness(
  captures: readonly Capture[],
  rules: PaceRules,
): { readonly politeness: Politeness; readonly log: readonly PacedRequest[] } {
  const asked = askedRequests(captures);
  const slotted = withSlots(asked, rules);
  const { tActualMs, pausesMs } = timeTaken(slotted);
  const hosts = places(slotted, 'host', knownFrom(asked));
  const addresses = places(slotted, 'address', new Map());
  const tMinMs = Math.max(0, ...[...hosts, ...addresses].map((place) => place.tMinMs));
  const readyMs = sum(hosts, (host) => host.readyMs);
  const politeness: Politeness = {
    requests: asked.length,
    hosts,
    addresses,
    violations: slotted.flatMap((one) => violationsOf(one, rules)),
    smallestHostGapMs: smallest(hosts),
    smallestAddressGapMs: smallest(addresses),
    tMinMs,
    tActualMs,
    pausesMs,
    efficiency: asked.length === 0 ? null : tActualMs === 0 ? 1 : tMinMs / tActualMs,
    lateShare: readyMs === 0 ? null : sum(hosts, (host) => host.lateMs) / readyMs,
    skipped: skipCounts(captures),
    loopback: asked.some(({ isLoopback }) => isLoopback),
  };
  return { politeness, log: slotted.map(toRequest) };
}

function withSlots(asked: readonly Asked[], rules: PaceRules): readonly Slotted[] {
  const lastAtHost = new Map<string, Asked>();
  const lastAtAddress = new Map<string, Asked>();
  const memories = new Map<string, ReturnType<typeof newHostMemory>>();
  return asked.map((one) => {
    const before = lastAtHost.get(one.hostname) ?? null;
    const addressBefore = one.address === null ? null : (lastAtAddress.get(one.address) ?? null);
    const memory = memories.get(one.hostname) ?? newHostMemory();
    memories.set(one.hostname, memory);
    const slotted: Slotted = {
      asked: one,
      before,
      demand: before === null ? null : hostDemand(before, one, memory, rules),
      addressBefore,
      addressSlotMs: addressBefore === null ? null : addressDemand(addressBefore, one, rules),
    };
    hear(memory, one);
    lastAtHost.set(one.hostname, one);
    if (one.address !== null) lastAtAddress.set(one.address, one);
    return slotted;
  });
}

function violationsOf({ asked, before, demand, addressBefore, addressSlotMs }: Slotted, rules: PaceRules): Violation[] {
  const found: Violation[] = [];
  const add = (kind: Violation['kind'], where: string, from: Asked, slotMs: number): void =>
    void found.push({
      kind,
      where,
      capture: asked.capture.id,
      gapMs: asked.startMs - from.startMs,
      demandedMs: slotMs - from.startMs,
    });
  if (before !== null && demand !== null) {
    if (asked.startMs < demand.slotMs)
      add(demand.because === 'retry-after' ? 'retry-after' : 'interval', asked.hostname, before, demand.slotMs);
    if (asked.startMs < before.endMs) add('overlap', asked.hostname, before, before.endMs);
  }
  // What breaks a host's rule breaks its address's as well: told once.
  if (addressBefore !== null && addressSlotMs !== null && addressBefore !== before) {
    if (asked.startMs < addressSlotMs) add('interval', asked.address ?? '', addressBefore, addressSlotMs);
    else if (asked.startMs < addressBefore.endMs)
      add('overlap', asked.address ?? '', addressBefore, addressBefore.endMs);
  }
  const openMs = openAtMs(rules.settings.quietHours, asked.hostname, asked.startMs);
  if (openMs > asked.startMs) add('quiet-hours', asked.hostname, asked, openMs);
  if (rules.forbids(asked.capture.request.url, asked.host, asked.startMs))
    add('robots', asked.hostname, asked, asked.startMs);
  return found;
}

/** From when on each host had work that was later asked: the earliest moment at which anything still to be asked was known. */
function knownFrom(asked: readonly Asked[]): ReadonlyMap<Asked, number> {
  const earliest = new Map<string, number>();
  const known = new Map<Asked, number>();
  const firstMs = asked[0]?.startMs ?? 0;
  for (const one of asked.toReversed()) {
    const ms = Math.min(earliest.get(one.hostname) ?? Infinity, Math.max(firstMs, one.knownMs));
    earliest.set(one.hostname, ms);
    known.set(one, ms);
  }
  return known;
}

type Tally = {
  requests: number;
  bytes: number;
  firstStartMs: number;
  lastStartMs: number;
  lastEndMs: number;
  gapMs: number | null;
  tMinMs: number;
  readyMs: number;
  lateMs: number;
};

function places(
  slotted: readonly Slotted[],
  by: 'host' | 'address',
  known: ReadonlyMap<Asked, number>,
): readonly PlacePoliteness[] {
  const tallies = new Map<string, Tally>();
  for (const one of slotted) {
    const key = by === 'host' ? one.asked.hostname : one.asked.address;
    if (key === null) continue;
    const tally = tallies.get(key) ?? newTally(one.asked);
    tallies.set(key, tally);
    const before = by === 'host' ? one.before : one.addressBefore;
    const slotMs = by === 'host' ? (one.demand?.slotMs ?? null) : one.addressSlotMs;
    count(tally, one.asked, before, slotMs);
    const knownMs = known.get(one.asked);
    if (knownMs !== undefined) countWaiting(tally, one, before, knownMs);
  }
  return [...tallies]
    .map(([place, { requests, bytes, firstStartMs, lastEndMs, gapMs, tMinMs, readyMs, lateMs }]) => ({
      place,
      requests,
      bytes,
      firstStartMs,
      lastEndMs,
      smallestGapMs: gapMs,
      tMinMs,
      readyMs,
      lateMs,
    }))
    .sort((a, b) => b.tMinMs - a.tMinMs || (a.place < b.place ? -1 : 1));
}

function newTally({ startMs }: Asked): Tally {
  return {
    requests: 0,
    bytes: 0,
    firstStartMs: startMs,
    lastStartMs: startMs,
    lastEndMs: startMs,
    gapMs: null,
    tMinMs: 0,
    readyMs: 0,
    lateMs: 0,
  };
}

/** The last request costs its response time, each one before it at least the interval after it. */
function count(tally: Tally, asked: Asked, before: Asked | null, slotMs: number | null): void {
  const { result } = asked.capture;
  tally.requests += 1;
  tally.bytes += result.is === 'response' ? result.body.bytes : 0;
  if (before !== null && slotMs !== null) {
    tally.tMinMs += Math.max(0, slotMs - before.endMs);
    tally.gapMs = Math.min(tally.gapMs ?? Infinity, asked.startMs - before.startMs);
  }
  tally.tMinMs += asked.endMs - asked.startMs;
  tally.lastStartMs = asked.startMs;
  tally.lastEndMs = Math.max(tally.lastEndMs, asked.endMs);
}

function countWaiting(tally: Tally, one: Slotted, before: Asked | null, knownMs: number): void {
  const { asked, demand, addressBefore, addressSlotMs } = one;
  const couldStart = Math.max(
    knownMs,
    demand?.slotMs ?? 0,
    before?.endMs ?? 0,
    addressSlotMs ?? 0,
    addressBefore?.endMs ?? 0,
  );
  tally.readyMs += Math.max(0, asked.startMs - Math.max(knownMs, before?.startMs ?? knownMs));
  tally.lateMs += Math.max(0, asked.startMs - couldStart);
}

/** Time from the first start to the last end, and what of it was a pause of the run. */
function timeTaken(slotted: readonly Slotted[]): { readonly tActualMs: number; readonly pausesMs: number } {
  let busyUntilMs = slotted[0]?.asked.startMs ?? 0;
  const firstMs = busyUntilMs;
  let pausesMs = 0;
  for (const { asked, demand } of slotted) {
    // Whoever is asked after an imposed wait is asked in time: that wait is no pause.
    const dueMs = Math.max(busyUntilMs, demand?.slotMs ?? 0);
    if (asked.startMs - dueMs > PAUSE_MS) pausesMs += asked.startMs - dueMs;
    busyUntilMs = Math.max(busyUntilMs, asked.endMs);
  }
  return { tActualMs: busyUntilMs - firstMs - pausesMs, pausesMs };
}

function toRequest({ asked, before, demand, addressSlotMs }: Slotted): PacedRequest {
  const { capture, startMs } = asked;
  const { result } = capture;
  return {
    capture: capture.id,
    host: asked.hostname,
    address: asked.address,
    url: capture.request.url,
    method: capture.request.method,
    startMs,
    elapsedMs: capture.elapsedMs,
    status: asked.status,
    failure: result.is === 'failure' ? result.code : null,
    bytes: result.is === 'response' ? result.body.bytes : 0,
    gapMs: before === null ? null : startMs - before.startMs,
    demandedMs: before === null || demand === null ? 0 : demand.slotMs - before.startMs,
    because: reasonOf(startMs, demand, addressSlotMs),
  };
}

/** Waits of less than this beyond the slot are the way to the socket. */
const SLACK_MS = 250;

function reasonOf(startMs: number, demand: Demand | null, addressSlotMs: number | null): PacedRequest['because'] {
  const slotMs = demand?.slotMs ?? 0;
  if (addressSlotMs !== null && addressSlotMs > slotMs && startMs - addressSlotMs <= SLACK_MS) return 'address';
  if (demand === null) return 'first';
  return startMs - slotMs > SLACK_MS ? 'no-hurry' : demand.because;
}

function skipCounts(captures: readonly Capture[]): { readonly [reason: string]: number } {
  const counts: Record<string, number> = {};
  for (const { result } of captures)
    if (result.is === 'not-attempted') counts[result.reason] = (counts[result.reason] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function smallest(all: readonly PlacePoliteness[]): number | null {
  return all.reduce<number | null>(
    (least, { smallestGapMs: gap }) => (gap === null ? least : Math.min(least ?? Infinity, gap)),
    null,
  );
}

function sum(all: readonly PlacePoliteness[], of: (place: PlacePoliteness) => number): number {
  return all.reduce((total, place) => total + of(place), 0);
}
