import type { CrawlConfig } from '../model/config.ts';
import type { Clock } from '../model/ports.ts';
import { fetchOne, readOne, type Seen } from './askOne.ts';
import { completeCrawl } from './loadConfig.ts';
import type { OpenPool } from './openPool.ts';
import { systemClock } from './systemClock.ts';

/** Where hosts are, what time it is, and whence inspectors come; all of this machine and this check when left out. */
export type SeeOptions = {
  readonly resolve?: CrawlConfig['resolve'];
  readonly clock?: Clock;
  readonly openPool?: OpenPool;
};

/** A file is read to here; a check is for one resource, not for archives of gigabytes. */
const MAX_BYTES = 200_000_000;

/** What a person names to be checked: a file of this machine, or an address with its redirects. */
export async function seeOne(
  asked: string,
  { resolve = {}, clock = systemClock }: SeeOptions,
): Promise<readonly Seen[]> {
  return /^https?:\/\//i.test(asked) ? fetchOne(asked, checkCrawl(resolve), clock) : readOne(asked, MAX_BYTES, clock);
}

/** One address and its redirects: no pages to render, and a body as large as is read of a file. */
export function checkCrawl(resolve: CrawlConfig['resolve']): CrawlConfig {
  return completeCrawl({
    userAgent: { product: 'Zvezdomer', contactUrl: 'https://zvezdomer.example/bot' },
    resolve,
    maxBodyBytes: MAX_BYTES,
    browser: { enabled: false },
  });
}
