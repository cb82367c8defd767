import { expect } from 'vitest';
import type { CrawlConfig } from '../../../src/model/config.ts';
import type { Institution } from '../../../src/model/institution.ts';
import type { Capture } from '../../../src/model/capture.ts';
import type { Tables } from '../../../src/model/tables.ts';
import { loopbackWeb, type LoopbackWeb, type Site } from './loopbackWeb.ts';
import { comparable, Killed, memoryCrawl } from './memoryCrawl.ts';
import { runGather, told } from './runGather.ts';
import { auditConfig, crawlConfig, institution, SAMPLE_TABLES } from './sampleConfig.ts';

export type Crawled = {
  /** Every capture in one line (`told`), in order. */
  readonly lines: readonly string[];
  readonly captures: readonly Capture[];
  readonly web: LoopbackWeb;
  /** Kills the same crawl between record and database at every exchange, and expects the same captures after going on. */
  readonly again: () => Promise<void>;
};

/** Crawls the body `a` on invented sites of a web that closes itself with `close`. */
export async function crawlOf(
  sites: Readonly<Record<string, Site>>,
  {
    body = {},
    deaf = {},
    others = [],
    settings = {},
    tables = SAMPLE_TABLES,
    webs,
  }: {
    readonly body?: Partial<Institution>;
    /** Places of hosts that are not served by the web. */
    readonly deaf?: CrawlConfig['resolve'];
    /** More bodies of the same audit. */
    readonly others?: readonly Institution[];
    readonly settings?: Partial<CrawlConfig>;
    readonly tables?: Pick<Tables, 'vocabulary' | 'formats'>;
    readonly webs: LoopbackWeb[];
  },
): Promise<Crawled> {
  const web = await loopbackWeb(sites);
  webs.push(web);
  const crawl = memoryCrawl();
  const audit = auditConfig(
    crawlConfig(web.port, { resolve: { '*.example': `127.0.0.1:${web.port}`, ...deaf }, ...settings }),
    [institution('a', body), ...others],
  );
  await runGather(audit, crawl, { tables });
  const captures = crawl.captures();
  const lines = captures.map(told);
  const expected = comparable(captures);
  const again = async (): Promise<void> => {
    for (let exchange = 1; exchange <= expected.length; exchange += 1) {
      const broken = memoryCrawl();
      const kill = { at: 'after-append' as const, exchange };
      await expect(runGather(audit, broken, { tables, kill })).rejects.toThrow(Killed);
      await runGather(audit, broken, { tables });
      expect(comparable(broken.captures()), String(exchange)).toEqual(expected);
    }
  };
  return { lines, captures, web, again };
}
