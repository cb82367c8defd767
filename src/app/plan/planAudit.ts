import type { AuditConfig, CrawlConfig, PortalConfig } from '../../model/config.ts';
import type { InstitutionId } from '../../model/ids.ts';
import { siteGroup } from '../../gather/frontier/siteVariants.ts';

/** A bound that follows from the budgets: no crawl of this configuration can pass it. */
export type Bound = {
  readonly requests: number;
  /** Bytes of answers; the evidence is compressed and smaller, database and report come beside it. */
  readonly bytes: number;
  /** Longest time under way; lanes run side by side. */
  readonly ms: number;
};

/** What an audit would visit and how far it could go, from its configuration alone. */
export type AuditPlan = {
  readonly id: string;
  readonly institutions: number;
  readonly withSites: number;
  readonly withoutSites: readonly InstitutionId[];
  /** Addresses with one trace only: the site itself must show whose it is. */
  readonly mediumConfidence: number;
  readonly withOrganisation: number;
  readonly sites: readonly { readonly institution: InstitutionId; readonly hosts: readonly string[] }[];
  readonly hosts: number;
  readonly portal: (Pick<PortalConfig, 'url' | 'scope' | 'requestsPerMinute'> & Bound) | null;
  /** One body's lane. */
  readonly lane: Bound;
  /** Least time that a lane needs for all its requests at the shortest interval. */
  readonly laneLeastMs: number;
  /** All lanes; `ms` is the longest of them. */
  readonly whole: Bound;
  /** `whole.ms` stretched by the quiet hours of all hosts. */
  readonly wallMs: number;
  readonly exceptions: CrawlConfig['robotsExceptions'];
  readonly optOuts: number;
};

export function planAudit(config: AuditConfig): AuditPlan {
  const { institutions, crawl } = config;
  const addressed = institutions.filter(({ sites }) => sites.length > 0);
  const sites = addressed.map(({ id, sites: own }) => ({
    institution: id,
    hosts: [...new Set(own.map((site) => siteGroup(site)))],
  }));
  const lane = laneBound(crawl);
  const portal = config.portal === null || !isPortalRead(config) ? null : portalBound(config.portal, crawl);
  const whole = {
    requests: addressed.length * lane.requests + (portal?.requests ?? 0),
    bytes: addressed.length * lane.bytes + (portal?.bytes ?? 0),
    ms: Math.max(addressed.length === 0 ? 0 : lane.ms, portal?.ms ?? 0),
  };
  return {
    id: config.id,
    institutions: institutions.length,
    withSites: addressed.length,
    withoutSites: institutions.flatMap(({ id, sites: own }) => (own.length === 0 ? [id] : [])),
    mediumConfidence: addressed.filter(({ confidence }) => confidence === 'medium').length,
    withOrganisation: institutions.filter(({ portalOrganisation }) => portalOrganisation !== null).length,
    sites,
    hosts: new Set(sites.flatMap(({ hosts }) => hosts)).size,
    portal,
    lane,
    laneLeastMs: lane.requests * crawl.minDelayMs,
    whole,
    wallMs: Math.round(whole.ms / openShare(crawl.quietHours)),
    exceptions: crawl.robotsExceptions,
    optOuts: crawl.optOuts.length,
  };
}

/** As gather decides it: without a known organisation only the whole catalogue is read. */
function isPortalRead({ institutions, portal }: AuditConfig): boolean {
  return portal?.scope === 'all' || institutions.some(({ portalOrganisation }) => portalOrganisation !== null);
}

/** A budget is looked at before each request: the last one may go over it by one answer. */
function laneBound({ budget, linkedFiles, maxBodyBytes, headersTimeoutMs, bodyTimeoutMs }: CrawlConfig): Bound {
  return {
    requests: budget.requests + (linkedFiles.enabled ? linkedFiles.requests : 0),
    bytes: budget.bytes + maxBodyBytes,
    ms: budget.minutes * 60_000 + headersTimeoutMs + bodyTimeoutMs,
  };
}

/** The portal's lane has no budget of time: what bounds it are its requests and the rate, or the slowest answers. */
function portalBound(portal: PortalConfig, crawl: CrawlConfig): NonNullable<AuditPlan['portal']> {
  const { catalogue, bodies } = portal.budget;
  const requests = catalogue.requests + bodies.requests;
  return {
    url: portal.url,
    scope: portal.scope,
    requestsPerMinute: portal.requestsPerMinute,
    requests,
    bytes: catalogue.bytes + bodies.bytes + 2 * crawl.maxBodyBytes,
    ms: Math.ceil(requests * Math.max(60_000 / portal.requestsPerMinute, crawl.minDelayMs)),
  };
}

const DAY_MINUTES = 24 * 60;

/** Share of the day in which hosts may be asked; hosts with quiet hours of their own are not looked at. */
function openShare(quietHours: CrawlConfig['quietHours']): number {
  const quiet = new Set<number>();
  for (const { host, from, to } of quietHours) {
    if (host !== '*') continue;
    const [start, end] = [minuteOf(from), minuteOf(to)];
    const length = (end - start + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
    for (let minute = 0; minute < length; minute += 1) quiet.add((start + minute) % DAY_MINUTES);
  }
  return Math.max(1 / DAY_MINUTES, 1 - quiet.size / DAY_MINUTES);
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
