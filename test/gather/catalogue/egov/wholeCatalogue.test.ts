import { describe, expect, it } from 'vitest';
import { openPortal } from '../../../../fixtures/portal/portal.ts';
import type { Misbehaviour } from '../../../../fixtures/portal/settings.ts';
import { fakeClock } from '../../fakes/fakeClock.ts';
import { comparable, Killed, memoryCrawl } from '../../fakes/memoryCrawl.ts';
import { calls, dataset, described, holdings, PORTAL, runPortal, withoutHeaders } from './portalRun.ts';

const HUNDRED = Array.from({ length: 100 }, (_, index) => dataset(index + 1));

describe('the whole catalogue', () => {
  it('is read in pages by date, with details of all, the data of our bodies alone, and its total compared', async () => {
    const run = await runPortal({ holdings: holdings(HUNDRED) });
    expect(described(run).toSorted()).toEqual(HUNDRED.map(({ uri }) => uri));
    // Each block begins with the last dataset of the one before it; the last request counts.
    expect(calls(run, 'listDatasets')).toBe(6 + 1);
    expect(calls(run, 'getResourceData')).toBe(33);
    expect(run.captures.filter(({ target }) => target.purpose === 'portal-download')).toHaveLength(10);
    expect(run.health).toMatchObject({
      end: 'complete',
      catalogue: { lists: { read: 100, told: 100, whole: 1, notWhole: [] }, rests: 0, gaveUp: null },
    });
  });

  it.each<[string, Partial<Misbehaviour>]>([
    ['removals', { drift: { everyCalls: 1, changes: ['remove'], backAfterCalls: null, most: null } }],
    ['drafts that come back', { drift: { everyCalls: 1, changes: ['vanish'], backAfterCalls: 2, most: 5 } }],
    [
      'insertions and removals',
      { drift: { everyCalls: 1, changes: ['insert', 'remove'], backAfterCalls: null, most: null } },
    ],
    ['ties', { ties: 'stable' }],
    ['ties that are shuffled', { ties: 'shuffled' }],
    ['a firewall now and then', { waf: 0.01, error500: 0.02 }],
    ['a portal that is often broken', { error500: 0.2, htmlAt200: 0.1 }],
  ])('loses nothing that was there all the time, and asks for nothing twice: %s', async (_name, misbehaviour) => {
    for (const seed of [1, 2]) {
      const more = Array.from({ length: 20 }, (_, index) => dataset(101 + index, { later: true }));
      const run = await runPortal({
        holdings: holdings([...HUNDRED, ...more]),
        misbehaviour: { ...misbehaviour, seed },
      });
      const got = described(run);
      const { always, ever } = run.portal.ledger();
      expect(
        [...always].filter((uri) => !got.includes(uri)),
        `missing, seed ${seed}`,
      ).toEqual([]);
      expect(
        got.filter((uri) => !ever.has(uri)),
        'invented',
      ).toEqual([]);
      expect(new Set(got).size, 'each once').toBe(got.length);
    }
  });

  it('takes those that went away since they were read out of the count', async () => {
    const plan = { everyCalls: 6, changes: ['vanish'] as const, backAfterCalls: null, most: 1 };
    const run = await runPortal({ holdings: holdings(HUNDRED), misbehaviour: { drift: plan } });
    expect(run.health.catalogue?.lists).toEqual({ read: 100, told: 99, whole: 1, notWhole: [] });
  });

  it('finds who came back behind the reader, though as many went away', async () => {
    const many = Array.from({ length: 400 }, (_, index) => dataset(index + 1, { resources: [] }));
    const plan = { everyCalls: 3, changes: ['vanish', 'remove'] as const, backAfterCalls: 15, most: 2 };
    for (const seed of [1, 2, 3]) {
      const run = await runPortal({ holdings: holdings(many), misbehaviour: { drift: plan, seed } });
      const { now } = run.portal.ledger();
      const got = described(run);
      expect(
        [...now].filter((uri) => !got.includes(uri)),
        `seed ${seed}`,
      ).toEqual([]);
      expect(run.health.catalogue?.lists).toMatchObject({ told: 399, whole: 1, notWhole: [] });
    }
  });

  it('finds by halving what came back behind the reader', async () => {
    const many = Array.from({ length: 400 }, (_, index) => dataset(index + 1, { resources: [] }));
    const plan = { everyCalls: 1, changes: ['vanish'] as const, backAfterCalls: 8, most: 1 };
    for (const seed of [1, 2, 3]) {
      const run = await runPortal({ holdings: holdings(many), misbehaviour: { drift: plan, seed } });
      expect(new Set(described(run)).size, `seed ${seed}`).toBe(400);
      expect(run.health.catalogue?.lists).toMatchObject({ read: 400, whole: 1 });
      expect(calls(run, 'listDatasets')).toBeLessThan(22 + 1 + 10);
    }
  });

  it('keeps to sixty requests a minute', async () => {
    const { captures } = await runPortal({ holdings: holdings(HUNDRED), misbehaviour: { limit: 'enforced' } });
    const starts = captures.map(({ startedAt }) => Date.parse(startedAt));
    for (const start of starts)
      expect(starts.filter((at) => at >= start && at < start + 60_000).length).toBeLessThan(61);
    expect(captures.filter(({ result }) => result.is === 'response' && result.status === 429)).toEqual([]);
  });

  it('waits out a day of rest that the portal asked for, and stops after three', async () => {
    const few = holdings(HUNDRED.slice(0, 30));
    const now = await runPortal({ holdings: few, misbehaviour: { throttled: 0.02, seed: 7, retryAfter: false } });
    expect(described(now)).toHaveLength(30);
    const refused = now.captures.filter(({ result }) => result.is === 'response' && result.status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(now.clock.waits.filter((ms) => ms > 80_000_000)).toHaveLength(refused.length);
    const always = await runPortal({ holdings: few, misbehaviour: { throttled: 1, retryAfter: false } });
    expect(always.asked.length).toBeLessThan(20);
    expect(always.health.catalogue?.gaveUp).toContain('429');
    expect(always.health.end).not.toBe('complete');
  });

  it('gives the same captures when it is killed at any exchange and goes on', async () => {
    const options = { holdings: holdings(HUNDRED.slice(0, 45)), config: { pageSize: 10 } };
    const expected = comparable(withoutHeaders((await runPortal(options)).captures));
    for (const at of ['before-append', 'after-append', 'after-transact'] as const) {
      for (let exchange = 2; exchange <= expected.length; exchange += 13) {
        const crawl = memoryCrawl();
        const clock = fakeClock();
        const portal = openPortal({ holdings: options.holdings, nowMs: () => clock.now(), base: PORTAL.slice(0, -1) });
        await expect(runPortal({ ...options, crawl, portal, kill: { at, exchange } })).rejects.toThrow(Killed);
        const { asked, captures } = await runPortal({ ...options, crawl, portal });
        expect(comparable(withoutHeaders(captures)), `${at} ${exchange}`).toEqual(expected);
        expect(asked.length, 'only what was in flight is asked again').toBeLessThanOrEqual(
          expected.length - exchange + 1,
        );
      }
    }
  });
});
