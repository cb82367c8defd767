import type { Institution } from './institution.ts';
import type { Bilingual } from './lang.ts';

/** One audit's configuration, checked and complete: every default is filled in by app/loadConfig. */
export type AuditConfig = {
  readonly id: string;
  readonly title: Bilingual;
  /** Fixed day of judgement, ISO date-time; null = the moment the audit starts. */
  readonly asOf: string | null;
  readonly profile: string;
  readonly institutions: readonly Institution[];
  readonly portal: PortalConfig | null;
  readonly crawl: CrawlConfig;
};

/** Kinds of catalogues that can be harvested: one adapter each (gather/catalogue). */
export const CATALOGUE_KINDS = [
  'data-egov-bg', 'ckan', 'dcat', 'data-json', 'schema-org', 'data-package', 'arcgis', 'ogc-records',
] as const; // prettier-ignore
export type CatalogueKind = (typeof CATALOGUE_KINDS)[number];

/** As `portalOrganisation`: this body stands for all that the catalogue lists, whoever publishes. */
export const WHOLE_CATALOGUE = '*';

export type PortalConfig = {
  readonly kind: CatalogueKind;
  readonly url: string;
  /** `institutions` = what the bodies of this audit publish there · `all` = the whole catalogue, whoever publishes. */
  readonly scope: 'institutions' | 'all';
  /** Requests per minute that the portal allows. */
  readonly requestsPerMinute: number;
  /** Datasets and resources asked for per organisation at most; with scope `all` it bounds nothing. */
  readonly datasetsPerOrganisation: number;
  /** Datasets in one answer: each brings all its resources along, some have over a thousand. */
  readonly pageSize: number;
  /** Download links that are tried for each publisher, drawn by lot (seed = audit id). */
  readonly downloadsPerPublisher: number;
  /** What is unchanged by version and date is asked again nevertheless after so many days. */
  readonly fullSweepDays: number;
  /** What is spent at most on descriptions (`catalogue`), and on rows, downloads and linked files (`bodies`). */
  readonly budget: { readonly catalogue: PortalBudget; readonly bodies: PortalBudget };
};

export type PortalBudget = { readonly requests: number; readonly bytes: number };

export type CrawlConfig = {
  readonly userAgent: { readonly product: string; readonly contactUrl: string };
  readonly acceptLanguage: string;
  /** Host name or `*.suffix` → `address:port`: the example web is crawled under its real names by the real code. */
  readonly resolve: { readonly [host: string]: string };
  /** Addresses that may be contacted although they are loopback or private: only those named in `resolve`. */
  readonly minDelayMs: number;
  /** The next request waits at least this many times the last response time. */
  readonly delayPerResponseTime: number;
  readonly maxCrawlDelayMs: number;
  readonly headersTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  readonly maxBodyBytes: number;
  readonly maxRedirects: number;
  readonly maxDepth: number;
  /** Of one body; for so many minutes a host of others may hold up a catalogue whose links lead to it. */
  readonly budget: { readonly requests: number; readonly bytes: number; readonly minutes: number };
  /**
   * Files that the body's pages link to on hosts that are not its own, one hop far. A budget of its own: requests to one
   * such host, and to all of them, robots.txt included; at most a third as many hosts as requests are asked.
   */
  readonly linkedFiles: { readonly enabled: boolean; readonly requestsPerHost: number; readonly requests: number };
  readonly browser: { readonly enabled: boolean; readonly timeoutMs: number; readonly pages: number };
  /** Hosts whose robots.txt is set aside, each with its reason: printed in the report, never silent. */
  readonly robotsExceptions: readonly { readonly host: string; readonly reason: Bilingual }[];
  /** Hosts whose owners asked us not to come; `name` and `*.name` mean the host and all below it. */
  readonly optOuts: readonly { readonly host: string; readonly since: string }[];
  /** Hours in Europe/Sofia, `HH:MM`, in which nothing is asked of a host; `*` = every host, `*.name` as in optOuts. */
  readonly quietHours: readonly { readonly host: string; readonly from: string; readonly to: string }[];
  /** Bytes of bodies that may be taken from one host within 24 hours; the first entry that fits counts. */
  readonly bytesPerDay: readonly { readonly host: string; readonly bytes: number }[];
  /** Who answers for the crawl: on the bot page and in the log for operators. */
  readonly contact: { readonly organisation: Bilingual; readonly email: string | null };
};
