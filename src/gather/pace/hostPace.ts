/** How often a host or an address may be asked, and what it has said about that. JSON; survives a restart. */
export type HostPace = {
  /** Start of the last request; 0 = none yet. All times in milliseconds since 1970. */
  readonly lastStartMs: number;
  /** From the start of one request to the start of the next. */
  readonly intervalMs: number;
  /** The host asked us to wait until then (Retry-After). */
  readonly notBeforeMs: number;
  /** Nothing is asked until then: the host said 429, or to come back much later, and we do not insist. */
  readonly restedUntilMs: number;
  /** Grows with each 429 that was waited out. */
  readonly factor: number;
  /** Answers 429 so far in this audit. */
  readonly tooMany: number;
  /** Bytes of bodies taken since `dayStartMs`, for the cap of a day. */
  readonly dayStartMs: number;
  readonly dayBytes: number;
};

export const FRESH_PACE: HostPace = {
  lastStartMs: 0,
  intervalMs: 0,
  notBeforeMs: 0,
  restedUntilMs: 0,
  factor: 1,
  tooMany: 0,
  dayStartMs: 0,
  dayBytes: 0,
};

export const FLOOR_MS = 1_000;
/** Longer waits than this are no waits but rests. */
export const MAX_WAIT_MS = 3_600_000;
export const DAY_MS = 24 * 3_600_000;
/** Who asks for more than a week of rest gets a week; after that one request finds out. */
const MAX_REST_MS = 7 * DAY_MS;

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
  readonly bytes: number;
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

/**
 * When the next request may start; 0 = at any time. The policy is that of the next request: a Crawl-delay that the last
 * answer, robots.txt itself, has just told holds from that answer on.
 */
export function nextStartMs(pace: HostPace, policy: PacePolicy): number {
  const interval = Math.max(pace.intervalMs, intervalMs(policy, 0, pace.factor));
  return Math.max(pace.lastStartMs === 0 ? 0 : pace.lastStartMs + interval, pace.notBeforeMs);
}

/**
 * Pace after an exchange (DESIGN §5): a first 429 with Retry-After up to an hour is waited out and doubles the
 * interval for good; a second one, or one that does not say how long, rests the host for a day. 503 that says when to
 * come back is waited out, and rests the host when that is more than an hour away.
 */
export function paceAfter(pace: HostPace, exchange: PacedExchange, policy: PacePolicy): HostPace {
  const endMs = exchange.startMs + exchange.elapsedMs;
  const waitMs = exchange.status === 429 || exchange.status === 503 ? exchange.retryAfterMs : null;
  const isTooMany = exchange.status === 429;
  const isWaitedOut = waitMs !== null && waitMs <= MAX_WAIT_MS && !(isTooMany && pace.tooMany > 0);
  const factor = isTooMany && isWaitedOut ? pace.factor * 2 : pace.factor;
  const restMs = isWaitedOut ? 0 : Math.min(MAX_REST_MS, Math.max(isTooMany ? DAY_MS : 0, waitMs ?? 0));
  return {
    lastStartMs: exchange.startMs,
    intervalMs: intervalMs(policy, exchange.elapsedMs, factor),
    notBeforeMs: isWaitedOut ? Math.max(pace.notBeforeMs, endMs + waitMs) : pace.notBeforeMs,
    restedUntilMs: restMs > 0 ? Math.max(pace.restedUntilMs, endMs + restMs) : pace.restedUntilMs,
    factor,
    tooMany: pace.tooMany + (isTooMany ? 1 : 0),
    ...dayAfter(pace, exchange),
  };
}

function dayAfter(pace: HostPace, { startMs, bytes }: PacedExchange): Pick<HostPace, 'dayStartMs' | 'dayBytes'> {
  const isNewDay = startMs - pace.dayStartMs >= DAY_MS;
  return isNewDay
    ? { dayStartMs: startMs, dayBytes: bytes }
    : { dayStartMs: pace.dayStartMs, dayBytes: pace.dayBytes + bytes };
}

/** Bytes taken in the day that is not over yet. */
export function bytesToday(pace: HostPace, nowMs: number): number {
  return nowMs - pace.dayStartMs < DAY_MS ? pace.dayBytes : 0;
}

/** What two lanes know of one host, put together: the slower counts. */
export function slowerPace(a: HostPace, b: HostPace): HostPace {
  const later = a.lastStartMs + a.intervalMs >= b.lastStartMs + b.intervalMs ? a : b;
  const { dayStartMs, dayBytes } =
    a.dayStartMs === b.dayStartMs ? (a.dayBytes >= b.dayBytes ? a : b) : a.dayStartMs > b.dayStartMs ? a : b;
  return {
    lastStartMs: later.lastStartMs,
    intervalMs: later.intervalMs,
    notBeforeMs: Math.max(a.notBeforeMs, b.notBeforeMs),
    restedUntilMs: Math.max(a.restedUntilMs, b.restedUntilMs),
    factor: Math.max(a.factor, b.factor),
    tooMany: Math.max(a.tooMany, b.tooMany),
    dayStartMs,
    dayBytes,
  };
}
