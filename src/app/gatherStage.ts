import { dirname } from 'node:path';
import { findChromium } from '../browser/findChromium.ts';
import { openBrowser } from '../browser/openBrowser.ts';
import { gatherAudit } from '../gather/gatherAudit.ts';
import { openHttp } from '../gather/http/openHttp.ts';
import type { InspectorPool } from '../isolate/openInspectorPool.ts';
import type { CrawlHealth } from '../model/audit.ts';
import type { Clock, RecordedExchange, Render } from '../model/ports.ts';
import type { OnAuditEvent } from './auditEvents.ts';
import { inspectAhead } from './inspectAhead.ts';
import { openEvidence } from './openEvidence.ts';
import { openHistory } from './openHistory.ts';
import { openHostMemory, rememberHost } from './hostMemory.ts';
import { openWriter } from './openWriter.ts';
import type { PreparedAudit } from './prepareAudit.ts';

/** Visits everything: a torn tail of the evidence is cut off first, what is whole behind the database is replayed. */
export async function gatherStage(
  { folder, config, info, book }: PreparedAudit,
  pool: InspectorPool,
  clock: Clock,
  onEvent: OnAuditEvent,
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly CrawlHealth[]> {
  const replay = openEvidence(folder);
  const startedAt = folder.store.info<{ at: string }>('started')?.at ?? '';
  const history = openHistory(folder, info.since, { startedAt, evidence: replay });
  const hosts = openHostMemory(dirname(folder.dir));
  const writer = await openWriter(folder, config.crawl, history);
  const ahead = inspectAhead(folder.store, book.tables, pool);
  const evidence = {
    ...writer,
    append: (exchange: RecordedExchange) => ahead.after(exchange, writer.append(exchange)),
  };
  const http = openHttp(config.crawl);
  const browser = await openRenderer(config.crawl.browser.enabled);
  try {
    return await gatherAudit({
      auditId: info.id,
      config,
      tables: book.tables,
      clock,
      store: folder.crawl,
      evidence,
      replay,
      history: history?.visits ?? null,
      hosts: hosts.known(clock.now()),
      http,
      render: browser.render,
      signal,
      onEvent: (event) => {
        if (event.is === 'host-told') rememberHost(hosts, event, clock);
        onEvent({ is: 'gather', event });
      },
    });
  } catch (error) {
    // What follows from a refusal (no transaction to commit) says less than the refusal.
    throw ahead.refusal() ?? error;
  } finally {
    await browser.close();
    await http.close();
    await ahead.close();
    await evidence.close();
    hosts.save();
  }
}

/** Without a browser pages that need one become failures `browser-missing`; the crawl goes on. */
async function openRenderer(enabled: boolean): Promise<{ render: Render | null; close(): Promise<void> }> {
  const chromium = enabled ? await findChromium() : null;
  if (chromium?.found !== true) return { render: null, close: async () => {} };
  return openBrowser({ executablePath: chromium.path });
}
