import type { AuditConfig } from '../model/config.ts';
import type { Clock, CrawlStore, EvidenceReader, EvidenceWriter, PriorVisits, Render } from '../model/ports.ts';
import type { Tables } from '../model/tables.ts';
import type { OnGatherEvent } from './gatherEvents.ts';
import type { Http } from './http/http.ts';
import type { HostPace } from './pace/hostPace.ts';

/** All that a crawl works with. */
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
