import type { CrawlHealth } from '../../model/audit.ts';
import type { AuditConfig } from '../../model/config.ts';
import { openEarlierAudit, startOf } from '../earlierAudit.ts';
import { folderBytes } from '../onDisk.ts';

/** What an earlier audit of the same configuration took, scaled to the bodies of today. */
export type Forecast = {
  readonly audit: string;
  readonly startedAt: string;
  /** Bodies that it visited, and how many are visited now. */
  readonly bodiesThen: number;
  readonly bodiesNow: number;
  readonly requests: number;
  readonly bytes: number;
  /** The longest lane's time under way. */
  readonly ms: number;
  /** Bytes of its folder, evidence, database and report, scaled alike. */
  readonly folderBytes: number;
};

/** Null when no finished audit of this configuration is in the folder of audits. */
export function forecastAudit(config: AuditConfig, out: string): Forecast | null {
  const earlier = openEarlierAudit({ is: 'newest' }, config, out);
  if (earlier === null) return null;
  try {
    return scaled(config, {
      audit: earlier.id,
      startedAt: startOf(earlier),
      health: earlier.store.health(),
      folderBytes: folderBytes(earlier.dir),
    });
  } finally {
    earlier.close();
  }
}

export type Measured = {
  readonly audit: string;
  readonly startedAt: string;
  readonly health: readonly CrawlHealth[];
  readonly folderBytes: number;
};

/** A body that was visited then counts as then; one that was not counts as the mean of those that were. */
export function scaled(config: AuditConfig, { audit, startedAt, health, folderBytes }: Measured): Forecast | null {
  const byBody = new Map(
    health.flatMap((lane) => (lane.institutionId === null ? [] : [[lane.institutionId, lane] as const])),
  );
  const asked = [...byBody.values()].filter(({ requests }) => requests > 0);
  const now = config.institutions.filter(({ sites }) => sites.length > 0);
  if (asked.length === 0) return null;
  const known = now.flatMap(({ id }) => byBody.get(id) ?? []);
  const strangers = now.length - known.length;
  const portal = health.filter(({ institutionId }) => institutionId === null);
  const mean = (of: (lane: CrawlHealth) => number): number => sum(asked, of) / asked.length;
  const whole = (of: (lane: CrawlHealth) => number): number =>
    Math.round(sum(known, of) + strangers * mean(of) + sum(portal, of));
  const bytes = whole((lane) => lane.bytes);
  const bytesThen = sum(health, (lane) => lane.bytes);
  return {
    audit,
    startedAt,
    bodiesThen: asked.length,
    bodiesNow: now.length,
    requests: whole((lane) => lane.requests),
    bytes,
    ms: Math.max(0, ...[...known, ...portal].map(({ activeMs = 0 }) => activeMs)),
    folderBytes: bytesThen === 0 ? folderBytes : Math.round(folderBytes * (bytes / bytesThen)),
  };
}

function sum(lanes: readonly CrawlHealth[], of: (lane: CrawlHealth) => number): number {
  return lanes.reduce((total, lane) => total + of(lane), 0);
}
