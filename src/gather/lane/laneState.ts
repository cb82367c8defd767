import type { ListsHealth } from '../../model/audit.ts';
import type { FailureCode, SkipReason, TlsTrouble } from '../../model/capture.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';
import type { CaptureId } from '../../model/ids.ts';
import type { Json } from '../../model/json.ts';
import type { HostPace } from '../pace/hostPace.ts';

/**
 * What robots.txt says of a host (RFC 9309). The rules' text is kept apart (`robotsLane`): it can be 500 KiB, and this
 * state is written after every exchange.
 */
export type RobotsState = {
  /** `try-root` = robots.txt was refused (403, 429): `/` decides. */
  readonly verdict: 'rules' | 'allow' | 'deny' | 'try-root';
  /** With `deny`: nobody answered for robots.txt, or only with a fault of the server's; nothing was forbidden. */
  readonly unreachable?: true;
  /** Why, for people: stands in each NotAttempted that follows from it. */
  readonly detail: string;
  readonly crawlDelayMs: number | null;
  /** Where it was asked for. */
  readonly url: string;
  /** When the answer came: after a day it is asked for again (RFC 9309 §2.4). */
  readonly readMs: number;
  /** How often it has been asked for again. */
  readonly rereads: number;
};

export type SkipCount = {
  /** Captures written with this reason. */
  readonly recorded: number;
  /** Only counted: beyond the first 200, and neither data nor part of the search. */
  readonly unrecorded: number;
};

export type Cookie = readonly [name: string, value: string];

/** A redirect chain on its way. */
export type Chain = {
  /** The addresses so far. */
  readonly urls: readonly string[];
  /** Cookies that hosts set on the way, by host with port. */
  readonly cookies?: { readonly [host: string]: readonly Cookie[] };
  /** The host that is asked with its cookies in this chain, to see whether that ends a circle. */
  readonly cookieHost?: string;
};

/** What is known of one site's addresses: the start pages asked, and the origin that answered. */
export type SiteOrigin = { readonly tried: readonly string[]; readonly canonical: string | null };

export type Spent = { readonly requests: number; readonly bytes: number };

/**
 * What a catalogue's lane remembers in its state: a few numbers, whatever the catalogue's size, since it is written after
 * every exchange. What grows with the catalogue is kept by name beside it (Step `kept`), one row for each thing.
 */
export type PortalState = {
  /** Answers in a row that were none of the API: refusals of a firewall, and broken ones. */
  readonly refusedInRow: number;
  readonly brokenInRow: number;
  /** Rests that were taken because of them, and good answers in a row since the last trouble. */
  readonly rests: number;
  readonly goodInRow: number;
  /** Answers 429 that no short wait could mend: each rests the host for a day (hostPace). */
  readonly throttled: number;
  /** Why nothing is asked any more; null while it goes on. */
  readonly gaveUp: string | null;
  /** Spent on descriptions, and on rows, downloads and linked files. */
  readonly catalogue: Spent;
  readonly bodies: Spent;
  /** By name of a host that is not the catalogue's: the time that it took beyond what the catalogue's own pace allows. */
  readonly heldUpMs: { readonly [hostname: string]: number };
  /** How reading the lists came out; at most `MAX_TOLD_LISTS` that are not whole are named. */
  readonly lists: ListsHealth;
};

export const MAX_TOLD_LISTS = 20;

/** All that a lane must remember: JSON, deterministic, written in the same transaction as the exchange it follows. */
export type LaneState = {
  readonly format: 1;
  readonly sequence: number;
  readonly requests: number;
  readonly bytes: number;
  /** Requests to hosts that are not the body's own, for files that its pages link to; by host name, robots.txt included. */
  readonly linked: { readonly [hostname: string]: number };
  /** Time spent asking and waiting its turn; pauses between runs do not count. */
  readonly activeMs: number;
  readonly lastEndMs: number | null;
  readonly rendered: number;
  /** By host with port. */
  readonly robots: { readonly [host: string]: RobotsState };
  /** By host name, and by `address:port`: what the pacer must know after a restart. */
  readonly pace: { readonly [hostname: string]: HostPace };
  /** Failures to connect in a row, by host name. */
  readonly down: { readonly [hostname: string]: number };
  /** Faults of TLS by host with port, ignored since they are known; `hopeless` = ignoring did not help. */
  readonly tlsFaults: { readonly [host: string]: TlsTrouble | 'hopeless' };
  /** Answers of a firewall or browser check in a row, by host name. */
  readonly guarded: { readonly [hostname: string]: number };
  /** Addresses of sites, by the name that all addresses of one site share (siteGroup). */
  readonly origins: { readonly [group: string]: SiteOrigin };
  readonly chains: { readonly [capture: CaptureId]: Chain };
  readonly sitemaps: number;
  /** Sitemaps that could be read. */
  readonly sitemapsRead: number;
  /** What a host (with port) answers to an address that does not exist: its page, an honest 404, or not known. */
  readonly missing: { readonly [host: string]: Fingerprint | 'honest' | 'asked' };
  /** Cookies of hosts that loop without; `kept` = they ended the circle, and are sent from then on. */
  readonly cookies: {
    readonly [host: string]: { readonly pairs: readonly Cookie[]; readonly kept: boolean; readonly failures: number };
  };
  readonly skips: { readonly [R in SkipReason]?: SkipCount };
  readonly failures: { readonly [C in FailureCode]?: number };
  /** Something other than robots.txt has answered 2xx. */
  readonly reached: boolean;
  /** The budget that ended the lane, with its figure; null while it goes on. */
  readonly cut: string | null;
  /** Entries left when it ended. */
  readonly left: number;
  /** The entry in flight was never sent: the run was stopped while it waited for its turn. */
  readonly unsent: string | null;
  readonly portal: PortalState;
};

const NEW_PORTAL: PortalState = {
  refusedInRow: 0,
  brokenInRow: 0,
  rests: 0,
  goodInRow: 0,
  throttled: 0,
  gaveUp: null,
  catalogue: { requests: 0, bytes: 0 },
  bodies: { requests: 0, bytes: 0 },
  heldUpMs: {},
  lists: { read: 0, told: 0, whole: 0, notWhole: [] },
};

export const NEW_LANE: LaneState = {
  format: 1,
  sequence: 0,
  requests: 0,
  bytes: 0,
  linked: {},
  activeMs: 0,
  lastEndMs: null,
  rendered: 0,
  robots: {},
  pace: {},
  down: {},
  tlsFaults: {},
  guarded: {},
  origins: {},
  chains: {},
  sitemaps: 0,
  sitemapsRead: 0,
  missing: {},
  cookies: {},
  skips: {},
  failures: {},
  reached: false,
  cut: null,
  left: 0,
  unsent: null,
  portal: NEW_PORTAL,
};

/** The state as stored; a state of another format is refused rather than misread. */
export function readLaneState(stored: Json | undefined): LaneState {
  if (stored === undefined) return NEW_LANE;
  if (typeof stored !== 'object' || stored === null || Reflect.get(stored, 'format') !== NEW_LANE.format) {
    throw new Error('the state of a lane was written by another version of the program');
  }
  // What a newer program remembers besides is not there yet.
  const state = { ...NEW_LANE, ...(stored as unknown as LaneState) };
  return { ...state, portal: { ...NEW_PORTAL, ...state.portal } };
}

/**
 * How the lane of a catalogue begins whose kind was found out first: what that took is spent of its budgets, and its host
 * is asked again no sooner than its pace allows.
 */
export function afterDetection({ requests, bytes, activeMs, lastEndMs, pace, portal }: LaneState): LaneState {
  const { catalogue } = portal;
  return { ...NEW_LANE, requests, bytes, activeMs, lastEndMs, pace, portal: { ...NEW_PORTAL, catalogue } };
}

/** The name under which something else that a lane remembers is kept in CrawlStore. */
export function keptLane(lane: string, name: string): string {
  return `${lane} ${name}`;
}

/** The name under which the text of a host's robots.txt is kept in CrawlStore. */
export function robotsLane(lane: string, host: string): string {
  return `${lane} robots ${host}`;
}
