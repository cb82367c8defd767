import { describe, expect, it } from 'vitest';
import type { Capture } from '../../../../src/model/capture.ts';
import { fakeClock } from '../../fakes/fakeClock.ts';
import {
  calls,
  csv,
  dataset,
  type DatasetDraft,
  described,
  holdings,
  type PortalRun,
  type PortalRunOptions,
  runPortal,
  uuid,
} from './portalRun.ts';
import { priorVisits } from './priorVisits.ts';

const START = Date.UTC(2026, 5, 1, 9);
const DAY = 86_400_000;
const THIRTY = Array.from({ length: 30 }, (_, index) => dataset(index + 1));

/** One audit after another, each told what those before it saw. */
async function audits(
  ...each: readonly {
    readonly day: number;
    readonly datasets: readonly DatasetDraft[];
    readonly more?: Partial<PortalRunOptions>;
  }[]
): Promise<readonly PortalRun[]> {
  const runs: PortalRun[] = [];
  for (const { day, datasets, more } of each) {
    const before = runs.map(({ crawl }, index) => ({ id: `audit-${index + 1}`, crawl }));
    const startMs = START + day * DAY;
    const history = before.length === 0 ? null : priorVisits(before, startMs);
    const clock = fakeClock(startMs);
    runs.push(await runPortal({ holdings: holdings(datasets), clock, more: { history }, ...more }));
  }
  return runs;
}

function carried({ captures }: PortalRun, purpose: Capture['target']['purpose']): readonly Capture[] {
  return captures.filter((capture) => capture.carried !== undefined && capture.target.purpose === purpose);
}

describe('a catalogue that was read before', () => {
  it('is asked for its lists and for what changed; the rest stands with its own time', async () => {
    const changed = dataset(2, { version: '1.1', updatedAt: '2026-06-02 10:00:00' });
    const rows = dataset(3, {
      version: '2',
      updatedAt: '2026-06-02 10:00:00',
      resources: [{ ...csv(300), version: '2', versions: ['1', '2'] }],
    });
    const fresh = dataset(31);
    const [first, second] = await audits(
      { day: 0, datasets: THIRTY },
      { day: 7, datasets: [...THIRTY.filter(({ id }) => id !== 2 && id !== 3), changed, rows, fresh] },
    );
    expect(calls(first!, 'getDatasetDetails')).toBe(30);
    expect(
      second!.asked
        .filter((line) => line.includes('getDatasetDetails'))
        .map((line) => Number(/-0+(\d+)"/.exec(line)![1])),
    ).toEqual([2, 3, 31]);
    expect(new Set(described(second!)).size).toBe(31);
    // Organisation 1 has every third: 30 of 30, and of ours the rows of 3 are new; 31 is not ours.
    expect(calls(first!, 'getResourceData')).toBe(10);
    expect(calls(second!, 'getResourceData')).toBe(1);
    expect(carried(second!, 'portal-rows')).toHaveLength(9);
    const one = carried(second!, 'portal-datasets')[0]!;
    expect(one.startedAt).toMatch(/^2026-06-01/);
    expect(one.carried).toMatchObject({ audit: 'audit-1', due: expect.stringMatching(/^2026-07-01/) });
  });

  it('is swept whole now and then', async () => {
    const [, , third] = await audits(
      { day: 0, datasets: THIRTY },
      { day: 20, datasets: THIRTY },
      { day: 31, datasets: THIRTY },
    );
    expect(calls(third!, 'getDatasetDetails')).toBe(30);
    expect(calls(third!, 'getResourceData'), 'what is stored under a version does not change').toBe(0);
  });

  it('is looked through for what is listed no more; denied twice it is deleted, and comes back as if new', async () => {
    const without = THIRTY.filter(({ id }) => id !== 7);
    const gone = [...without, dataset(7, { deleted: true })];
    const runs = await audits(
      { day: 0, datasets: THIRTY },
      { day: 1, datasets: [...without, dataset(7, { status: 1 })] },
      { day: 2, datasets: gone },
      { day: 3, datasets: gone },
      { day: 4, datasets: gone },
      { day: 5, datasets: THIRTY },
    );
    const asked = runs.map((run) =>
      run.asked.filter((line) => line.includes('getDatasetDetails') && line.includes(uuid(7))),
    );
    expect(asked.map((lines) => lines.length)).toEqual([1, 1, 1, 1, 0, 0]);
    expect(described(runs[5]!)).toContain(uuid(7));
  });

  it('never shrinks because a firewall refused, or the list broke off', async () => {
    const uris = (run: PortalRun): readonly string[] => [...new Set(described(run))].toSorted();
    const all = THIRTY.map(({ uri }) => uri);
    const [first, refused, again, half] = await audits(
      { day: 0, datasets: THIRTY },
      { day: 7, datasets: THIRTY, more: { misbehaviour: { waf: 'all' } } },
      { day: 8, datasets: THIRTY, more: { misbehaviour: { waf: 'all' } } },
      {
        day: 9,
        datasets: THIRTY,
        more: { config: { budget: { catalogue: { requests: 2, bytes: 1e9 }, bodies: { requests: 50, bytes: 1e9 } } } },
      },
    );
    expect(uris(first!)).toEqual(all);
    for (const run of [refused!, again!]) {
      expect(uris(run)).toEqual(all);
      expect(run.health).toMatchObject({ catalogue: { gaveUp: expect.any(String) } });
      expect(run.health.end).not.toBe('complete');
      expect(carried(run, 'portal-rows')).toHaveLength(10);
      expect(carried(run, 'portal-organisations')).toHaveLength(1);
    }
    expect(uris(half!)).toEqual(all);
    expect(half!.health.catalogue?.lists.notWhole[0]).toMatchObject({ brokenOff: true });
  });

  it('never shrinks because pages came in the place of answers with status 200, audit after audit', async () => {
    const more = { misbehaviour: { htmlAt200: 1 } };
    const runs = await audits(
      { day: 0, datasets: THIRTY },
      { day: 7, datasets: THIRTY, more },
      { day: 8, datasets: THIRTY, more },
      { day: 9, datasets: THIRTY, more },
      { day: 10, datasets: THIRTY },
    );
    for (const run of runs) expect([...new Set(described(run))].toSorted()).toEqual(THIRTY.map(({ uri }) => uri));
    for (const run of runs.slice(1, 4)) {
      expect(run.health.end).not.toBe('complete');
      // The list of organisations was asked for each time, and a page came; without it nobody's rows are anybody's.
      expect(carried(run, 'portal-organisations')).toHaveLength(1);
      expect(carried(run, 'portal-rows')).toHaveLength(10);
    }
    expect(runs[4]?.health.catalogue?.lists).toMatchObject({ read: 30, notWhole: [] });
  });
});
