import type { Capture, Failure, Header, OfferedBy, Target } from './capture.ts';
import type { PriorVisit } from './history.ts';
import type { CaptureId, Sha256 } from './ids.ts';
import type { Json } from './json.ts';
import type { RecordedBody, RecordPlace } from './recordPlace.ts';

export type Clock = {
  /** Milliseconds since 1970 in UTC. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal is aborted. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
};

/** Reads a body without having it whole in memory. */
export type ByteSource = {
  readonly size: number;
  /** Bytes [from, to); shorter at the end of the body. */
  range(from: number, to: number): Promise<Uint8Array>;
  stream(): AsyncIterable<Uint8Array>;
};

/**
 * One exchange with its bytes, ready to be recorded. Failures and NotAttempted have no body. `earlier` = the record of
 * an earlier audit that holds the body: required for a 304 and for a carried capture, whose body did not come now.
 */
export type RecordedExchange = {
  readonly capture: Capture;
  readonly body: Uint8Array | null;
  readonly earlier?: RecordedBody | undefined;
  /** The picture that `capture.rendering.screenshot` describes. */
  readonly screenshot?: Uint8Array | undefined;
};

export type { RecordedBody, RecordPlace } from './recordPlace.ts';

export type EvidenceWriter = {
  /**
   * Appends request, capture (metadata) and response records. Resolves when the system has them: a kill of this process
   * loses nothing any more, a power cut may. An already known body becomes a revisit record.
   */
  append(exchange: RecordedExchange): Promise<AppendedExchange>;
  /** Resolves when everything appended so far is on the disk. */
  flush(): Promise<void>;
  close(): Promise<void>;
};
export type AppendedExchange = {
  readonly capture: CaptureId;
  /** Place of the metadata record that holds the capture. */
  readonly place: RecordPlace;
  /** Place of the record that holds the body's bytes (the first one for a revisit), null without body. */
  readonly bodyPlace: RecordPlace | null;
  /** File and offset up to which the evidence is complete after this. */
  readonly end: { readonly file: string; readonly offset: number };
};

/** What earlier audits saw, as it stood when this audit began: an input like the configuration, the same after a kill. */
export type PriorVisits = {
  /** Start of this audit, from which the recheck ladder counts. Milliseconds since 1970. */
  readonly startedMs: number;
  visit(lane: string, key: string): PriorVisit | undefined;
  /**
   * All visits of a lane whose key begins so, in order of their keys. `isLast` = what was answered was in force in the
   * audit that this one goes on from: it came in it, or stood in it as carried.
   */
  visitsOf(lane: string, prefix: string): Iterable<{ readonly prior: PriorVisit; readonly isLast: boolean }>;
  /**
   * A body of an earlier audit, checked; null when none is known or it is not there or not whole. What was answered here
   * may be pointed at instead of being stored again.
   */
  body(digest: Sha256): Promise<ByteSource | null>;
};

export type EvidenceReader = {
  /** The bytes of a body by where its record stands. */
  body(place: RecordPlace, digest: Sha256): Promise<ByteSource>;
  /** Every complete exchange from a place on, in order of writing: replayed into the database after a kill. */
  replay(from: { file: string; offset: number } | null): AsyncIterable<AppendedExchange & { readonly record: Capture }>;
};

/** A page as a browser shows it. */
export type Rendering = {
  readonly html: string;
  /** One picture of what is seen first; null when none could be taken. */
  readonly screenshot: { readonly type: string; readonly bytes: Uint8Array } | null;
  /** Addresses that came up beside the links, in the order of coming up; never asked by the browser. */
  readonly offered: readonly { readonly url: string; readonly by: Exclude<OfferedBy, 'data'> }[];
  readonly clicks: number;
  /** What the page wanted to send with another method than GET. */
  readonly unsent: readonly { readonly url: string; readonly method: string }[];
};
/** Never rejects: a page that cannot be shown is a failure of phase `browser`. */
export type Render = (url: string, options: RenderOptions) => Promise<Rendering | Failure>;
/** What a page asks for; the browser refuses everything else itself (pictures, fonts, media, frames, sockets). */
export type PageRequest = {
  readonly url: string;
  readonly type: 'script' | 'stylesheet' | 'data';
  /** As the browser would send them, without those of the connection. */
  readonly headers: readonly Header[];
};
export type PageAnswer = { readonly status: number; readonly headers: readonly Header[]; readonly body: Uint8Array };
export type RenderOptions = {
  readonly userAgent: string;
  /** The browser's own time; waiting for answers does not count. */
  readonly timeoutMs: number;
  /** The page, as it is in the evidence. */
  readonly document: PageAnswer;
  /**
   * Gives the bytes of a request of the page, null when it may not have them. The browser itself reaches no network:
   * so every request keeps the pace, passes the address check and is recorded.
   */
  readonly answer: (request: PageRequest) => Promise<PageAnswer | null>;
};
export type Print = (
  html: { readonly fileUrl: string },
  pdfPath: string,
  options: { readonly title: string; readonly lang: string },
) => Promise<{ readonly pages: number }>;

/** One address waiting in a lane. `key` is what makes two the same (method, normalised address, purpose class). */
export type FrontierEntry = {
  readonly key: string;
  readonly target: Target;
  readonly method: 'GET' | 'POST';
  readonly body: string | null;
  /** Higher is asked first of its queue; equal ones in the order they were offered. */
  readonly promise: number;
  /** The kind of link that led here, as gather's learner names it: its queue. '' = none. */
  readonly cell: string;
  /** Waits in the queue '' in spite of its cell: hops, and what is asked again. */
  readonly ahead: boolean;
};

/** What a lane has learned of one kind of link. Numbers survive storing bit by bit, or a resumed run would differ. */
export type LearnedCount = { readonly kind: string; readonly asked: number; readonly gained: number };

/**
 * What gather keeps on disk, all in the audit's database: a killed run goes on from here. Everything inside `transact`
 * is one transaction; calls are synchronous, since node:sqlite is.
 */
export type CrawlStore = {
  transact<T>(work: () => T): T;
  /** Until `endBatch` all transactions are one, which `dropBatch`, or a kill, takes back; for exchanges in a row. */
  beginBatch(): void;
  endBatch(): void;
  /** Does nothing when no batch is open. */
  dropBatch(): void;
  /** State of a lane (budget spent, pace, robots); a JSON value that gather owns. */
  lane(lane: string): Json | undefined;
  putLane(lane: string, state: Json): void;
  /**
   * Whether an entry of this key was offered (queued, in flight or settled) and nothing more need be known of it: one
   * that waits in a queue named `s|…` is known from a sitemap alone, and moves when it is offered again from a page.
   */
  knows(lane: string, key: string): boolean;
  /** Adds what is not yet known in this lane; returns those that were new. */
  offer(lane: string, entries: readonly FrontierEntry[]): readonly FrontierEntry[];
  /**
   * Takes the best entry of the queue that `choose` names and marks it in flight, durably. `choose` gets the waiting
   * entries by queue, those that wait in none under ''. An entry that was in flight when an earlier run was killed
   * comes first, with `wasInFlight`, so that its second request can be marked as a repeat.
   */
  next(
    lane: string,
    choose: (queues: ReadonlyMap<string, number>) => string | null,
  ): (FrontierEntry & { readonly wasInFlight: boolean }) | undefined;
  /** Marks an entry done; the cell it was offered with. */
  settle(lane: string, key: string): string;
  /** Entries not yet done. */
  queued(lane: string): number;
  /**
   * Goes through what waits, queue by queue in the given order and best first, in pieces: a million entries cost no
   * memory. What `keep` refuses is settled; returns how many that were.
   */
  sweep(lane: string, order: readonly string[], keep: (entry: FrontierEntry) => boolean): number;
  /** Waiting entries by queue, none of them empty. */
  queues(lane: string): ReadonlyMap<string, number>;
  learned(lane: string): readonly LearnedCount[];
  putLearned(lane: string, counts: readonly LearnedCount[]): void;
  putCapture(capture: Capture, appended: AppendedExchange): void;
  hasCapture(id: CaptureId): boolean;
  /** A capture with the place of its body, to show a browser what was answered before. */
  exchange(id: CaptureId): { readonly capture: Capture; readonly bodyPlace: RecordPlace | null } | undefined;
  /** End of the evidence that is already in the database; null at the start. */
  evidenceEnd(): { readonly file: string; readonly offset: number } | null;
};
