import type { CaptureId } from './ids.ts';

/** What decides how long the next request had to wait. A closed list; texts: cli and reports/texts. */
export const GAP_REASONS = [
  'first',
  'floor',
  'crawl-delay',
  'response-time',
  'doubled',
  'retry-after',
  'quiet-hours',
  'address',
  'no-hurry',
] as const;
export type GapReason = (typeof GAP_REASONS)[number];

/** What an operator could complain of. A closed list; texts: cli and reports/texts. */
export const VIOLATIONS = ['interval', 'overlap', 'retry-after', 'quiet-hours', 'robots'] as const;
export type ViolationKind = (typeof VIOLATIONS)[number];

/** One request as its server saw it, with what was demanded of us before it. */
export type PacedRequest = {
  readonly capture: CaptureId;
  readonly host: string;
  /** `address:port`; null in evidence of older versions when nobody answered. */
  readonly address: string | null;
  readonly url: string;
  readonly method: string;
  readonly startMs: number;
  readonly elapsedMs: number;
  /** Null when there was no answer; then `failure` says why. */
  readonly status: number | null;
  readonly failure: string | null;
  readonly bytes: number;
  /** From the start of the request before, at this host; null for the first. */
  readonly gapMs: number | null;
  /** The interval demanded before this request, waits imposed by the host included; 0 for the first. */
  readonly demandedMs: number;
  readonly because: GapReason;
};

export type Violation = {
  readonly kind: ViolationKind;
  readonly capture: CaptureId;
  /** Host name, or `address:port`. */
  readonly where: string;
  readonly gapMs: number;
  readonly demandedMs: number;
};

/** One host, or one address and port. */
export type PlacePoliteness = {
  readonly place: string;
  readonly requests: number;
  readonly bytes: number;
  readonly firstStartMs: number;
  readonly lastEndMs: number;
  readonly smallestGapMs: number | null;
  /** The shortest time in which these requests could have been made: Σ max(interval, response time), imposed waits included. */
  readonly tMinMs: number;
  /** Time in which it had ready work, and the part of it spent beyond its slot; of hosts only. */
  readonly readyMs: number;
  readonly lateMs: number;
};

/** How polite a crawl was, by its evidence alone. */
export type Politeness = {
  readonly requests: number;
  readonly hosts: readonly PlacePoliteness[];
  readonly addresses: readonly PlacePoliteness[];
  readonly violations: readonly Violation[];
  /** Smallest gap from start to start on any host and on any address; null when none was asked twice. */
  readonly smallestHostGapMs: number | null;
  readonly smallestAddressGapMs: number | null;
  /** No crawl that keeps the intervals can end sooner: the slowest host or address decides. */
  readonly tMinMs: number;
  /** From the first start to the last end, without pauses of the run. */
  readonly tActualMs: number;
  readonly pausesMs: number;
  /** T_min ÷ T_actual; null when nothing was asked. */
  readonly efficiency: number | null;
  /** Share of the time with ready work in which a host waited beyond its slot. */
  readonly lateShare: number | null;
  /** Recorded NotAttempted by reason. */
  readonly skipped: { readonly [reason: string]: number };
  /** Floors under a second that were used, which loopback alone allows. */
  readonly loopback: boolean;
};
