import type { Clock } from '../../model/ports.ts';
import {
  FRESH_PACE,
  type HostPace,
  nextStartMs,
  paceAfter,
  type PacedExchange,
  type PacePolicy,
  slowerPace,
} from './hostPace.ts';
import { type Gate, openGate } from './openGate.ts';

/**
 * Connections that are busy at one time, in all lanes together: a guard for the machine's sockets, far above what one
 * request per host needs. It is no pace: a host whose turn has come must not wait for others.
 */
const MAX_IN_FLIGHT = 1_024;

/** The right to have one request in flight at a host and an address. */
export type Turn = {
  readonly startMs: number;
  /** The request goes out now, later than the turn began: intervals count from here. */
  sent(): number;
  /** Ends the exchange; returns the paces of its host and its address from now on. */
  leave(exchange: PacedExchange): { readonly host: HostPace; readonly address: HostPace };
  /** Ends a turn in which nothing was asked. */
  cancel(): void;
};

export type TurnWanted = {
  readonly host: string;
  /** `address:port`: virtual hosts of one small server share it. */
  readonly address: string;
  readonly hostPolicy: PacePolicy;
  readonly addressPolicy: PacePolicy;
  /** First moment at or after `ms` at which the host may be asked at all (quiet hours). */
  readonly openAt: (ms: number) => number;
  /** Quiet hours that last longer than this from the slot on are not waited for. */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
  readonly onWait: (waitMs: number, because: WaitReason) => void;
};
export type WaitReason = 'pace' | 'retry-after' | 'quiet-hours';

/**
 * Politeness across all lanes: at most one request in flight for each host and each address and port, and from start
 * to start at least the interval of both.
 */
export type Pacer = {
  /** Takes over what an earlier run knew. */
  learn(key: string, pace: HostPace): void;
  pace(key: string): HostPace;
  /** The Crawl-delay that robots.txt told to one lane holds for all, also for a lane that is about to read it itself. */
  heed(host: string, crawlDelayMs: number | null): void;
  enter(wanted: TurnWanted): Promise<Turn | Refusal>;
};
/**
 * Why a turn never came: the signal was aborted, the host said 429 meanwhile, or its quiet hours last too long. They
 * may begin while a turn is waited for, so that nobody can tell beforehand.
 */
export type Refusal = 'stopped' | 'rested' | 'quiet';

export function openPacer(clock: Clock): Pacer {
  const paces = new Map<string, HostPace>();
  const gates = new Map<string, Gate>();
  const delays = new Map<string, number>();
  const inFlight = openGate(MAX_IN_FLIGHT);
  const paceOf = (key: string): HostPace => paces.get(key) ?? FRESH_PACE;
  const gateOf = (key: string): Gate => {
    const gate = gates.get(key) ?? openGate();
    gates.set(key, gate);
    return gate;
  };
  const hostPolicyOf = ({ host, hostPolicy }: TurnWanted): PacePolicy => ({
    ...hostPolicy,
    crawlDelayMs: Math.max(hostPolicy.crawlDelayMs ?? 0, delays.get(host) ?? 0),
  });
  /** First moment at which this key may be asked by what is known now. */
  const slotOf = (
    key: string,
    wanted: TurnWanted,
  ): { readonly ms: number; readonly because: WaitReason; readonly isTooLong: boolean } => {
    const pace = paceOf(key);
    const nowMs = clock.now();
    const next = nextStartMs(pace, key === wanted.host ? hostPolicyOf(wanted) : wanted.addressPolicy);
    // One more than the interval: the clock's milliseconds are rounded down, and 999.4 is not a second.
    const paced = next === 0 ? nowMs : Math.max(nowMs, next + 1);
    const open = wanted.openAt(paced);
    const because = open > paced ? 'quiet-hours' : pace.notBeforeMs > nowMs ? 'retry-after' : 'pace';
    return { ms: open, because, isTooLong: open - paced > wanted.patienceMs };
  };
  const untilStart = async (key: string, wanted: TurnWanted): Promise<'now' | 'stopped' | 'quiet'> => {
    // A clock may wake early by a millisecond: ask again until the slot is really there.
    for (let first = true; !wanted.signal.aborted; first = false) {
      const { ms, because, isTooLong } = slotOf(key, wanted);
      if (isTooLong) return 'quiet';
      const waitMs = ms - clock.now();
      if (waitMs <= 0) return 'now';
      if (first) wanted.onWait(waitMs, because);
      await clock.wait(waitMs, wanted.signal);
    }
    return 'stopped';
  };

  return {
    learn: (key, pace) => void paces.set(key, slowerPace(paceOf(key), { ...FRESH_PACE, ...pace })),
    pace: paceOf,
    heed: (host, crawlDelayMs) => void delays.set(host, crawlDelayMs ?? 0),
    async enter(wanted) {
      const { host, address } = wanted;
      // Host before address, everywhere: two lanes can never hold what the other one waits for. The host's own wait
      // is over before the address is taken, so that a slow host does not hold up its neighbours.
      const leaves = [await gateOf(host).enter()];
      const leaveAll = (): void =>
        leaves
          .splice(0)
          .reverse()
          .forEach((leave) => leave());
      const refuse = (why: Refusal): Refusal => {
        leaveAll();
        return why;
      };
      const isRested = (): boolean => paceOf(host).restedUntilMs > clock.now();
      // Another lane may have been told while this one stood in the queue.
      if (isRested()) return refuse('rested');
      const atHost = await untilStart(host, wanted);
      if (atHost !== 'now') return refuse(atHost);
      if (isRested()) return refuse('rested');
      leaves.push(await gateOf(address).enter());
      const atAddress = await untilStart(address, wanted);
      if (atAddress !== 'now') return refuse(atAddress);
      leaves.push(await inFlight.enter());
      const start = (): number => {
        const startMs = clock.now();
        paces.set(host, { ...paceOf(host), lastStartMs: startMs });
        paces.set(address, { ...paceOf(address), lastStartMs: startMs });
        return startMs;
      };
      return {
        startMs: start(),
        sent: start,
        leave(exchange) {
          paces.set(host, paceAfter(paceOf(host), exchange, hostPolicyOf(wanted)));
          const { lastStartMs, intervalMs } = paceAfter(paceOf(address), exchange, wanted.addressPolicy);
          paces.set(address, { ...paceOf(address), lastStartMs, intervalMs });
          leaveAll();
          return { host: paceOf(host), address: paceOf(address) };
        },
        cancel: leaveAll,
      };
    },
  };
}
