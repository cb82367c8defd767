import { openEvidenceReader } from '../evidence/openEvidenceReader.ts';
import { readSettings } from '../evidence/readSettings.ts';
import { productToken } from '../gather/http/requestHeaders.ts';
import { measurePoliteness } from '../gather/politeness/measurePoliteness.ts';
import { type RobotsHistory, robotsHistory } from '../gather/politeness/robotsHistory.ts';
import { matchesHost } from '../gather/pace/hostPattern.ts';
import { ROBOTS_BYTES } from '../inspect/robots.ts';
import { robotsText } from '../inspect/robotsAnswer.ts';
import type { Capture } from '../model/capture.ts';
import type { CrawlConfig } from '../model/config.ts';
import { UserError } from '../model/errors.ts';
import type { EvidenceReader, RecordPlace } from '../model/ports.ts';
import type { PacedRequest, Politeness } from '../model/politeness.ts';
import { completeCrawl } from './loadConfig.ts';

export type MeasuredCrawl = {
  readonly crawl: CrawlConfig;
  readonly politeness: Politeness;
  /** Every request, in the order of starts. */
  readonly log: readonly PacedRequest[];
  readonly robots: RobotsHistory;
  /** Texts of robots.txt that are not here (they stand in an earlier audit, or are damaged): their rules are not checked. */
  readonly unreadRobots: number;
};

/** How polite the crawl behind a folder of evidence was, from the evidence alone: no database is looked at. */
export async function measureEvidence(evidenceDir: string): Promise<MeasuredCrawl> {
  const settings = await readSettings(evidenceDir);
  if (settings === null) {
    throw new UserError('evidence-missing', {
      bg: `${evidenceDir}: няма доказателства с настройките на обхождането`,
      en: `${evidenceDir}: no evidence with the settings of the crawl`,
    });
  }
  const reader = openEvidenceReader({ dir: evidenceDir });
  const captures: { readonly capture: Capture; readonly bodyPlace: RecordPlace | null }[] = [];
  for await (const { record, bodyPlace } of reader.replay(null)) captures.push({ capture: record, bodyPlace });
  return measureCrawl(captures, reader, completeCrawl(settings as Parameters<typeof completeCrawl>[0]));
}

/** The same for captures that are at hand. */
export async function measureCrawl(
  stored: readonly { readonly capture: Capture; readonly bodyPlace: RecordPlace | null }[],
  reader: Pick<EvidenceReader, 'body'>,
  crawl: CrawlConfig,
): Promise<MeasuredCrawl> {
  const captures = stored.map(({ capture }) => capture);
  const exempt = (host: string): boolean =>
    crawl.robotsExceptions.some((exception) => matchesHost(exception.host, host.replace(/:\d+$/, '')));
  const { texts, unread } = await robotsTexts(stored, reader);
  const robots = robotsHistory(captures, texts, productToken(crawl), exempt);
  const { crawlDelayMs, forbids } = robots;
  return {
    crawl,
    robots,
    unreadRobots: unread,
    ...measurePoliteness(captures, { settings: crawl, crawlDelayMs, forbids }),
  };
}

async function robotsTexts(
  stored: readonly { readonly capture: Capture; readonly bodyPlace: RecordPlace | null }[],
  reader: Pick<EvidenceReader, 'body'>,
): Promise<{ readonly texts: ReadonlyMap<string, string>; readonly unread: number }> {
  let unread = 0;
  const texts = new Map<string, string>();
  for (const { capture, bodyPlace } of stored) {
    const { result } = capture;
    if (capture.target.purpose !== 'robots' || result.is !== 'response' || bodyPlace === null) continue;
    try {
      const source = await reader.body(bodyPlace, result.body.digest);
      const bytes = await source.range(0, Math.min(source.size, ROBOTS_BYTES + 1));
      texts.set(capture.id, robotsText(bytes, result.body.truncated !== null));
    } catch {
      // Whether evidence is whole is verify's question; here it is only said that something could not be looked at.
      unread += 1;
    }
  }
  return { texts, unread };
}
