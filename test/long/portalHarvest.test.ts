import process from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BigHarvest, harvestBig } from './portalHarvest/harvestBig.ts';
import { judgeHarvest, type Verdict } from './portalHarvest/judgeHarvest.ts';
import { AUDITS, BODIES, NATIONAL, NATIONAL_MANNERS } from './portalHarvest/nationalPortal.ts';

let harvests: readonly BigHarvest[];
let verdicts: readonly Verdict[];
beforeAll(async () => {
  harvests = await harvestBig(NATIONAL, NATIONAL_MANNERS, AUDITS, BODIES);
  verdicts = harvests.map((harvest, index) => judgeHarvest(harvest, harvests[index - 1] ?? null));
  for (const verdict of verdicts) process.stdout.write(`${JSON.stringify(verdict)}\n`);
}, 7_200_000);

describe('a portal of 12,000 datasets, 125,000 resources and 550 organisations', () => {
  it.each([
    ['for the first time, killed three times', 0],
    ['a week later, going on from the first', 1],
  ])('is harvested whole %s: every dataset once, none invented, none dropped', (_when, index) => {
    const { dropped, missing, backBehind, invented, twice, notDescribed } = verdicts[index]!;
    expect({ dropped, missing, backBehind, invented, twice, notDescribed }).toEqual({
      dropped: [],
      missing: [],
      backBehind: [],
      invented: [],
      twice: [],
      notDescribed: [],
    });
    expect(harvests[index]!.health).toMatchObject({ end: 'cut-by-budget', catalogue: { gaveUp: null } });
  });

  it('shifts, refuses and fails while it is read', () => {
    expect(harvests[0]!.ledger.changes.length).toBeGreaterThan(20);
    for (const status of [403, 500]) expect(harvests[0]!.statuses.get(status) ?? 0).toBeGreaterThan(50);
  });

  it('is asked sixty times a minute at most, and hardly more often than there are pages and changed details', () => {
    for (const [index, { mostPerMinute, catalogueRequests, leastRequests }] of verdicts.entries()) {
      expect(mostPerMinute).toBeLessThanOrEqual(60);
      expect(harvests[index]!.statuses.get(429)).toBeUndefined();
      expect(catalogueRequests / leastRequests, `audit ${index + 1}`).toBeLessThanOrEqual(1.1);
    }
  });

  it('takes no more than 300 MB', () => {
    for (const { peakMb } of verdicts) expect(peakMb).toBeLessThanOrEqual(300);
  });
});
