import { beforeAll, describe, expect, it } from 'vitest';
import { type BigHarvest, harvestBig } from './portalHarvest/harvestBig.ts';
import { judgeHarvest, type Verdict } from './portalHarvest/judgeHarvest.ts';
import { BODIES, NATIONAL, NATIONAL_MANNERS, THREE_KILLS } from './portalHarvest/nationalPortal.ts';

let harvest: BigHarvest;
let verdict: Verdict;
beforeAll(async () => {
  harvest = await harvestBig(NATIONAL, NATIONAL_MANNERS, THREE_KILLS, BODIES);
  verdict = judgeHarvest(harvest);
  process.stdout.write(`${JSON.stringify({ ...verdict, runs: harvest.runs.map(({ health: _, ...run }) => run) })}\n`);
}, 3_600_000);

describe('a portal of 12,000 datasets, 125,000 resources and 550 organisations, killed three times', () => {
  it('is harvested whole: every dataset once, none invented, none dropped', () => {
    expect(harvest.ledger.changes.length, 'the lists shift').toBeGreaterThan(20);
    expect([harvest.statuses.get(403), harvest.statuses.get(500)].map((count) => (count ?? 0) > 50)).toEqual([
      true,
      true,
    ]);
    const { dropped, missing, invented, twice, notDescribed } = verdict;
    expect({ dropped, missing, invented, twice, notDescribed }).toEqual({
      dropped: [],
      missing: [],
      invented: [],
      twice: [],
      notDescribed: [],
    });
    expect(harvest.health).toMatchObject({ end: 'complete', catalogue: { gaveUp: null } });
  });

  it('is asked sixty times a minute at most, and hardly more often than there are pages and details', () => {
    expect(verdict.mostPerMinute).toBeLessThanOrEqual(60);
    expect(harvest.statuses.get(429)).toBeUndefined();
    expect(verdict.catalogueRequests / verdict.leastRequests).toBeLessThanOrEqual(1.1);
  });

  it('takes no more than 300 MB', () => {
    expect(verdict.peakMb).toBeLessThanOrEqual(300);
  });
});
