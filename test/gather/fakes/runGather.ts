import { gatherAudit } from '../../../src/gather/gatherAudit.ts';
import type { GatherInput } from '../../../src/gather/gatherInput.ts';
import type { GatherEvent } from '../../../src/gather/gatherEvents.ts';
import type { Capture } from '../../../src/model/capture.ts';
import type { AuditConfig } from '../../../src/model/config.ts';
import { fakeClock } from './fakeClock.ts';
import { type KillPoint, memoryCrawl } from './memoryCrawl.ts';
import { SAMPLE_TABLES } from './sampleConfig.ts';

export type Run = {
  readonly events: GatherEvent[];
  readonly health: Awaited<ReturnType<typeof gatherAudit>>;
  readonly clock: ReturnType<typeof fakeClock>;
};

/** One run of the crawl in memory, on a clock that passes only when somebody waits. */
export async function runGather(
  config: AuditConfig,
  crawl = memoryCrawl(),
  more: Partial<GatherInput> & { readonly kill?: KillPoint } = {},
): Promise<Run> {
  const events: GatherEvent[] = [];
  const clock = fakeClock();
  const { kill, ...rest } = more;
  const signal = new AbortController().signal;
  const input = {
    config,
    tables: SAMPLE_TABLES,
    clock,
    render: null,
    signal,
    onEvent: (event: GatherEvent) => void events.push(event),
  };
  const health = await gatherAudit({ ...input, ...crawl.open(kill ?? null), ...rest });
  return { events, health, clock };
}

/** A capture in one line: why, what, and what came of it. */
export function told({ result, target }: Capture): string {
  const what = result.is === 'response' ? String(result.status) : result.is === 'failure' ? result.code : result.reason;
  return `${target.purpose} ${target.url.replace(/^http:\/\//, '')} ${what}`;
}
