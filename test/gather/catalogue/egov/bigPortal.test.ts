import { describe, expect, it } from 'vitest';
import { bigHoldings } from '../../../../fixtures/portal/holdings/bigHoldings.ts';
import { openPortal } from '../../../../fixtures/portal/portal.ts';
import { fakeClock } from '../../fakes/fakeClock.ts';
import { Killed, memoryCrawl } from '../../fakes/memoryCrawl.ts';
import { institution } from '../../fakes/sampleConfig.ts';
import { calls, described, PORTAL, runPortal, type PortalRun } from './portalRun.ts';

/** The large edition, with processes that are killed, is in test/long/portalHarvest.test.ts. */
const HOLDINGS = bigHoldings({ seed: 5, datasets: 300, resources: 3_000, organisations: 14, later: 10 });
const PAGE_SIZE = 5;
/** It calms down before the lists have been read: who is back after the last look cannot be seen. */
const DRIFT = { everyCalls: 6, changes: ['insert', 'vanish', 'remove'], backAfterCalls: 15, most: 9 } as const;
/** What looking for those who came back behind the reader may cost, whatever the portal's size. */
const SEARCH = 20;

/** One harvest that is killed three times, and goes on each time with what it had written down. */
async function killedThrice(seed: number): Promise<PortalRun> {
  const clock = fakeClock(Date.UTC(2026, 5, 15, 9));
  const misbehaviour = { seed, waf: 0.01, error500: 0.02, limit: 'enforced', drift: DRIFT } as const;
  const portal = openPortal({ holdings: HOLDINGS, misbehaviour, nowMs: () => clock.now(), base: PORTAL.slice(0, -1) });
  const crawl = memoryCrawl();
  const [first] = HOLDINGS.organisations;
  const options = {
    holdings: HOLDINGS,
    portal,
    clock,
    crawl,
    config: {
      pageSize: PAGE_SIZE,
      budget: { catalogue: { requests: 5_000, bytes: 1e9 }, bodies: { requests: 20, bytes: 1e9 } },
    },
    institutions: [institution('b1', { sites: [], portalOrganisation: first!.uri })],
  };
  const kills = [
    { at: 'before-append', exchange: 31 },
    { at: 'after-append', exchange: 77 },
    { at: 'after-transact', exchange: 120 },
  ] as const;
  for (const kill of kills) await expect(runPortal({ ...options, kill })).rejects.toThrow(Killed);
  return runPortal(options);
}

describe('a generated portal of 300 datasets that shifts, refuses and fails, harvested with three kills', () => {
  it.each([1, 3])('gives every dataset once, none invented, none dropped (seed %i)', async (seed) => {
    const run = await killedThrice(seed);
    const got = described(run);
    const { always, ever, now, changes } = run.portal.ledger();
    expect(changes.length).toBeGreaterThan(8);
    expect([...always].filter((uri) => !got.includes(uri))).toEqual([]);
    expect([...now].filter((uri) => !got.includes(uri))).toEqual([]);
    expect(got.filter((uri) => !ever.has(uri))).toEqual([]);
    expect(new Set(got).size).toBe(got.length);
    const counted = run.portal.calls();
    const catalogue = (counted.get('listDatasets') ?? 0) + (counted.get('getDatasetDetails') ?? 0);
    expect(catalogue).toBeLessThan(1.1 * (Math.ceil(got.length / PAGE_SIZE) + got.length) + SEARCH);
    expect(calls(run, 'getMembers') + calls(run, 'listUsers')).toBe(0);
    // Rows are fetched within a small budget here, and that is told; the lists were read whole.
    expect(run.health.end).toBe('cut-by-budget');
    expect(run.health.catalogue?.lists).toMatchObject({ whole: 1, notWhole: [] });
  });
});
