import type { Capture } from '../model/capture.ts';
import type { CrawlHealth } from '../model/audit.ts';
import type { HostPace } from './pace/hostPace.ts';
import type { WaitReason } from './pace/openPacer.ts';

/** What the crawl tells while it runs. A closed list; nothing in it decides anything. */
export type GatherEvent =
  | { readonly is: 'replayed'; readonly captures: number }
  | { readonly is: 'lane-started'; readonly lane: string; readonly resumed: boolean }
  /** A request goes out now. */
  | { readonly is: 'asking'; readonly lane: string; readonly host: string; readonly url: string }
  | {
      readonly is: 'exchange';
      readonly lane: string;
      readonly capture: Capture;
      readonly queued: number;
      readonly requests: number;
      /** The least time until the next request to the same host; 0 when nothing was sent. */
      readonly intervalMs: number;
      /** The least time that the lane still needs (leastLeftMs). */
      readonly leftMs: number;
    }
  | {
      readonly is: 'waiting';
      readonly lane: string;
      readonly host: string;
      readonly waitMs: number;
      readonly because: WaitReason;
    }
  /** A delay under one second, which is accepted on loopback only: always printed (DESIGN §5). */
  | { readonly is: 'floor-under-1s'; readonly host: string; readonly floorMs: number }
  /** A Crawl-delay above config's limit: honoured as written, but it will cut the crawl. */
  | {
      readonly is: 'long-crawl-delay';
      readonly lane: string;
      readonly host: string;
      readonly delayMs: number;
      readonly limitMs: number;
    }
  /** What a host is to be remembered by beyond this audit; never of this very machine. */
  | { readonly is: 'host-told'; readonly host: string; readonly pace: HostPace }
  | { readonly is: 'lane-ended'; readonly lane: string; readonly health: CrawlHealth };

export type OnGatherEvent = (event: GatherEvent) => void;
