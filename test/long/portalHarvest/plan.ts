import type { BigPortal } from '../../../fixtures/portal/holdings/bigHoldings.ts';
import type { AuditConfig } from '../../../src/model/config.ts';
import { auditConfig, crawlConfig, institution, portalConfig } from '../../gather/fakes/sampleConfig.ts';

/** Where a run ends itself, counted in its own exchanges: before it asks, with the answer in hand, or with it recorded. */
export type Kill = { readonly exchange: number; readonly at: 'before' | 'answered' | 'recorded' };

/** What a run of the harvester is told; it is the same program each time, killed or not. */
export type ChildPlan = {
  /** Of the audit, and of the one that it goes on from. */
  readonly dir: string;
  readonly since: string | null;
  /** Where it says how it ended. */
  readonly endFile: string;
  readonly port: number;
  /** The clock of the simulation goes on from here. */
  readonly startMs: number;
  readonly kill: Kill | null;
  readonly big: BigPortal;
  /** Requests for data, as against descriptions. */
  readonly bodies: number;
};

/** What a run leaves behind when it ends, by its own hand too. */
export type ChildEnd = {
  readonly cpuSeconds: number;
  readonly peakMb: number;
  readonly exchanges: number;
  /** Of the portal's lane; null when the run was killed. */
  readonly health: unknown;
};

export const PORTAL_HOST = 'portal.example';
export const PAGE_SIZE = 20;
/** The simulated time of a request, for the portal's limit. */
export const CLOCK_HEADER = 'x-simulated-ms';
const REASON = { bg: 'Законът прави интерфейса публичен', en: 'The law makes the interface public' };

/** Every organisation of the portal is a body of this audit, without a site of its own. */
export function harvestConfig(port: number, organisations: readonly string[], bodies: number): AuditConfig {
  const crawl = crawlConfig(port, {
    resolve: { [PORTAL_HOST]: `127.0.0.1:${port}` },
    minDelayMs: 1_000,
    headersTimeoutMs: 60_000,
    bodyTimeoutMs: 60_000,
    maxBodyBytes: 50_000_000,
    robotsExceptions: [{ host: PORTAL_HOST, reason: REASON }],
  });
  const institutions = organisations.map((uri, index) =>
    institution(`t${index + 1}`, { sites: [], portalOrganisation: uri }),
  );
  const budget = { catalogue: { requests: 50_000, bytes: 1e10 }, bodies: { requests: bodies, bytes: 1e10 } };
  return auditConfig(
    crawl,
    institutions,
    portalConfig(`http://${PORTAL_HOST}/`, { scope: 'all', pageSize: PAGE_SIZE, budget }),
  );
}
