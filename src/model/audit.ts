import type { Capture } from './capture.ts';
import type { CatalogueKind } from './config.ts';
import type { Fact } from './facts.ts';
import type { Finding } from './finding.ts';
import type { PriorResource, Visit } from './history.ts';
import type { CaptureId } from './ids.ts';
import type { Institution } from './institution.ts';
import type { Bilingual } from './lang.ts';
import type { Dataset, Resource } from './resource.ts';
import type { InstitutionScore, Rank, Score } from './score.ts';

export type AuditInfo = {
  readonly id: string;
  readonly title: Bilingual;
  /** The day the judgement refers to, ISO 8601 date-time in UTC. Stored with the audit; judge never sees the clock. */
  readonly asOf: string;
  readonly program: string;
  readonly rulesHash: string;
  readonly tablesHash: string;
  readonly configHash: string;
  readonly profile: string;
  /** Exceptions from robots.txt with their reasons: printed in the report, never silent. */
  readonly exceptions: readonly { readonly host: string; readonly reason: Bilingual }[];
  /** The earlier audit that this one goes on from (`--since-last`); absent = everything was looked at anew. */
  readonly since?: SinceAudit;
  /** What the kind of the catalogue was found out by; absent = the configuration named it, or there is none. */
  readonly detected?: { readonly kind: CatalogueKind; readonly by: string; readonly capture: CaptureId };
};

export type SinceAudit = {
  readonly audit: string;
  /** When it began, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Audits that hold bodies which this one may point at, that one among them, and where each is as seen from this one's folder. */
  readonly sources: readonly { readonly audit: string; readonly where: string }[];
};

/** The whole input of judging one institution; frozen, nothing else is looked at. */
export type JudgeInput = {
  readonly audit: AuditInfo;
  readonly institution: Institution;
  /** Captures of this institution's lane and the portal's captures that concern it or everyone, by (lane, sequence). */
  readonly captures: readonly Capture[];
  /** Body, exchange and link facts about those captures. */
  readonly facts: readonly Fact[];
  /** Present in an audit that goes on from an earlier one. */
  readonly history?: JudgeHistory;
};

/** What earlier audits saw of one institution. */
export type JudgeHistory = {
  /** By capture of this audit: all visits of its address, oldest first, with that of the capture itself at the end. */
  readonly visits: ReadonlyMap<CaptureId, readonly Visit[]>;
  /** By subject. */
  readonly resources: ReadonlyMap<string, PriorResource>;
};

/** What judge says about one institution. Lists are sorted by id or subject: the same input gives the same bytes. */
export type InstitutionResult = {
  readonly institution: Institution;
  /** Derived facts only. */
  readonly facts: readonly Fact[];
  readonly resources: readonly Resource[];
  readonly datasets: readonly Dataset[];
  readonly findings: readonly Finding[];
  readonly scores: readonly Score[];
  readonly summary: InstitutionScore;
};

/** A whole judged audit: the input of report, of the exports and of the golden tests. */
export type AuditResult = {
  readonly format: 1;
  readonly audit: AuditInfo;
  readonly institutions: readonly InstitutionResult[];
  readonly ranking: readonly Rank[];
};

/** How the crawl went for one lane: printed at the end and on the report's health page. */
export type CrawlHealth = {
  readonly lane: string;
  readonly institutionId: string | null;
  readonly requests: number;
  readonly bytes: number;
  readonly skipped: { readonly [reason: string]: number };
  readonly failures: { readonly [code: string]: number };
  readonly leftInQueue: number;
  /** The following are absent in audits of version 0.1. Pages and files that were answered with 200. */
  readonly pages?: number;
  readonly files?: number;
  /** Pages shown in the browser. */
  readonly rendered?: number;
  /** Time under way, asking and waiting for its turn; of it, the time until answers had come. */
  readonly activeMs?: number;
  readonly askedMs?: number;
  /** What the budget has left; null for the portal's lane, which has none. */
  readonly budgetLeft?: { readonly requests: number; readonly bytes: number; readonly ms: number } | null;
  /** Of a catalogue's lane: what its lists say against what was read of them, and what was spent. */
  readonly catalogue?: CatalogueHealth | null;
  /** Why a body was not reached: what failed, the status of its start page, or why it was not asked. */
  readonly why?: { readonly is: 'failure' | 'status' | 'skip'; readonly code: string } | null;
  readonly end: 'complete' | 'cut-by-budget' | 'stopped' | 'not-reached';
};

/** How reading a catalogue's lists came out. A difference between the totals is told, never silent. */
export type ListsHealth = {
  /** Datasets that were read, each counted once, and the sum of the lists' own totals where they tell one. */
  readonly read: number;
  readonly told: number;
  readonly whole: number;
  readonly notWhole: readonly {
    /** Key of the organisation; '' = the list of the whole catalogue. */
    readonly list: string;
    readonly read: number;
    /** Null = the catalogue never told. */
    readonly told: number | null;
    /** Places that could not be read even alone. */
    readonly unreadable: number;
    /** The list was not read to its end. */
    readonly brokenOff: boolean;
  }[];
};

export type CatalogueHealth = {
  readonly lists: ListsHealth;
  readonly catalogue: { readonly requests: number; readonly bytes: number };
  readonly bodies: { readonly requests: number; readonly bytes: number };
  /** Rests of an hour, then a day, after three refusals in a row. */
  readonly rests: number;
  /** Why nothing was asked any more; null = it went on to the end. */
  readonly gaveUp: string | null;
};
