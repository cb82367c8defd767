import type { CrawlStore, Clock, EvidenceReader, PriorVisits, Render } from '../../model/ports.ts';
import type { OnGatherEvent } from '../gatherEvents.ts';
import type { Learner } from '../frontier/openLearner.ts';
import type { Http } from '../http/http.ts';
import type { Pacer } from '../pace/openPacer.ts';
import type { LaneContext, RobotsOf } from './laneContext.ts';
import type { Commits } from './openCommits.ts';
import type { LaneState } from './laneState.ts';

/** What all lanes of one run share. */
export type Shared = {
  readonly clock: Clock;
  readonly store: CrawlStore;
  /** Bodies recorded before, to show them to a browser. */
  readonly bodies: Pick<EvidenceReader, 'body'>;
  readonly http: Http;
  readonly render: Render | null;
  /** Null = a first audit, or one that looks at everything anew. */
  readonly history: PriorVisits | null;
  readonly pacer: Pacer;
  readonly commits: Commits;
  readonly signal: AbortSignal;
  readonly onEvent: OnGatherEvent;
  /** Hosts whose short delay has been told. */
  readonly toldFloors: Set<string>;
};

/** One lane of a run: the only place where its state changes. */
export type Lane = {
  readonly context: LaneContext;
  readonly robotsOf: RobotsOf;
  readonly rememberRobots: (host: string, text: string) => void;
  /** What the lane has learned of its host; stored with each exchange. */
  readonly learner: Learner;
  state: LaneState;
};
