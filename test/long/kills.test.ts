import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killAndCompare, type Moment, randomFrom } from '../e2e/killRun.ts';
import { type BigSite, startBigSite } from './bigSite.ts';

/** Forty-two in the crawl, eight in what follows it. */
const IN_CRAWL = 42;
let site: BigSite;
beforeAll(async () => {
  site = await startBigSite();
});
// Half a hundred reports are much to take away.
afterAll(() => site.close(), 120_000);

describe('an audit of five hundred pages that is killed fifty times', () => {
  it('comes to the same result', async () => {
    const random = randomFrom(50);
    const after: Moment[] = [1, 1, 2, 2, 3, 3, 3, 4].map((stages) => ({
      stages,
      afterMs: stages === 4 ? 0 : random(stages === 3 ? 400 : 40),
    }));
    await killAndCompare({ ...site, exit: 0 }, (requests) => {
      expect(requests).toBeGreaterThan(500);
      const most = Math.floor(requests / IN_CRAWL) - 1;
      const crawl = Array.from({ length: IN_CRAWL }, () => ({ requests: 1 + random(most), afterMs: random(4) }));
      return [...crawl, ...after];
    });
  }, 3_600_000);
});
