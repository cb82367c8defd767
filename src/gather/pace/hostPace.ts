/** How often a host or an address may be asked, and what it has said about that. JSON; survives a restart. */
export type HostPace = {
  /** Start of the last request; 0 = none yet. All times in milliseconds since 1970. */
  readonly lastStartMs: number;
  /** From the start of one request to the start of the next. */
  readonly intervalMs: number;
  /** The host asked us to wait until then (Retry-After). */
  readonly notBeforeMs: number;
  /** Nothing is asked until then: the host said 429 and we do not insist. */
  readonly restedUntilMs: number;
  /** Grows with each 429 that was waited out. */
  readonly factor: number;
  /** Answers 429 so far. */
  readonly tooMany: number;
};

export const FRESH_PACE: HostPace = {
  lastStartMs: 0,
  intervalMs: 0,
  notBeforeMs: 0,
  restedUntilMs: 0,
  factor: 1,
  tooMany: 0,
};

export const FLOOR_MS = 1_000;
const MAX_WAIT_MS = 3_600_000;
const REST_MS = 24 * 3_600_000;

/** What decides the interval of one host. */
export type PacePolicy = {
  readonly floorMs: number;
  /** From robots.txt; honoured as written. */
  readonly crawlDelayMs: number | null;
  /** The next request waits at least this many times the last response time. */
  readonly delayPerResponseTime: number;
};

/** One answered (or failed) exchange. */
export type PacedExchange = {
  readonly startMs: number;
  readonly elapsedMs: number;
  /** Null when there was no answer. */
  readonly status: number | null;
  readonly retryAfterMs: number | null;
};

/** At least a second, unless the audit's config asks for less and the address is this very machine. */
export function floorMs(minDelayMs: number, isLoopback: boolean): number {
  return isLoopback ? Math.max(0, minDelayMs) : Math.max(FLOOR_MS, minDelayMs);
}

export function intervalMs(policy: PacePolicy, elapsedMs: number, factor: number): number {
  return Math.ceil(
    Math.max(policy.floorMs, policy.crawlDelayMs ?? 0, policy.delayPerResponseTime * elapsedMs) * factor,
  );
}

/** When the next request may start. */
export function nextStartMs(pace: HostPace): number {
  return Math.max(pace.lastStartMs === 0 ? 0 : pace.lastStartMs + pace.intervalMs, pace.notBeforeMs);
}

/**
 * Pace after an exchange (DESIGN §5): a first 429 with Retry-After up to an hour is waited out and doubles the
 * interval for good; a second one, or one that does not say how long, rests the host for a day.
 */
export function paceAfter(pace: HostPace, exchange: PacedExchange, policy: PacePolicy): HostPace {
  const endMs = exchange.startMs + exchange.elapsedMs;
  const asksToWait = exchange.retryAfterMs !== null && exchange.retryAfterMs <= MAX_WAIT_MS;
  const isTooMany = exchange.status === 429;
  const isWaitedOut = isTooMany && pace.tooMany === 0 && asksToWait;
  const factor = isWaitedOut ? pace.factor * 2 : pace.factor;
  const waits = asksToWait && (isTooMany || exchange.status === 503);
  return {
    lastStartMs: exchange.startMs,
    intervalMs: intervalMs(policy, exchange.elapsedMs, factor),
    notBeforeMs: waits ? Math.max(pace.notBeforeMs, endMs + (exchange.retryAfterMs ?? 0)) : pace.notBeforeMs,
    restedUntilMs: isTooMany && !isWaitedOut ? endMs + REST_MS : pace.restedUntilMs,
    factor,
    tooMany: pace.tooMany + (isTooMany ? 1 : 0),
  };
}

/** What two lanes know of one host, put together: the slower counts. */
export function slowerPace(a: HostPace, b: HostPace): HostPace {
  const later = nextStartMs(a) >= nextStartMs(b) ? a : b;
  return {
    ...later,
    notBeforeMs: Math.max(a.notBeforeMs, b.notBeforeMs),
    restedUntilMs: Math.max(a.restedUntilMs, b.restedUntilMs),
    factor: Math.max(a.factor, b.factor),
    tooMany: Math.max(a.tooMany, b.tooMany),
  };
}
