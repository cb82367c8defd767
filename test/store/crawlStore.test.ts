import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Capture } from '../../src/model/capture.ts';
import type { AppendedExchange, FrontierEntry } from '../../src/model/ports.ts';
import { openCrawlStore } from '../../src/store/crawlStore.ts';
import { openDatabase } from '../../src/store/openDatabase.ts';

let dir: string;
let db: DatabaseSync;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zvezdomer-test-'));
  db = openDatabase(join(dir, 'audit.sqlite'), 'create');
});
afterEach(() => {
  db.close();
  rmSync(dir, { recursive: true });
});

const first = (): string => '';

function entry(key: string, promise: number, cell = ''): FrontierEntry {
  const target = {
    kind: 'page',
    purpose: 'page',
    url: `http://a.example/${key}`,
    institutionId: 'a',
    depth: 1,
    foundOn: null,
    linkIndex: null,
    redirectFrom: null,
    portalUri: null,
  } as const;
  return { key, target, method: 'GET', body: null, promise, cell, ahead: cell === '' };
}

describe('crawlStore', () => {
  it('hands out the most promising first, equal ones in the order of discovery', () => {
    const store = openCrawlStore(db);
    expect(store.offer('a', [entry('1', 5), entry('2', 9), entry('3', 9)])).toHaveLength(3);
    const order = [1, 2, 3].map(() => {
      const next = store.next('a', first);
      if (next !== undefined) store.settle('a', next.key);
      return next?.key;
    });
    expect(order).toEqual(['2', '3', '1']);
    expect(store.next('a', first)).toBeUndefined();
  });

  it('takes an address once, whether it waits, is in flight or done, and only per lane', () => {
    const store = openCrawlStore(db);
    store.offer('a', [entry('1', 1)]);
    expect(store.offer('a', [entry('1', 8)])).toEqual([]);
    store.next('a', first);
    expect(store.offer('a', [entry('1', 8)])).toEqual([]);
    store.settle('a', '1');
    expect(store.offer('a', [entry('1', 8), entry('2', 1)])).toHaveLength(1);
    expect(store.offer('b', [entry('1', 8)])).toHaveLength(1);
    expect(store.queued('a')).toBe(1);
  });

  it('gives what was in flight when the run was killed first and says so', () => {
    const before = openCrawlStore(db);
    before.offer('a', [entry('1', 1), entry('2', 9)]);
    expect(before.next('a', first)).toMatchObject({ key: '2', wasInFlight: false });
    const after = openCrawlStore(db);
    expect(after.next('a', first)).toMatchObject({ key: '2', wasInFlight: true });
  });

  it('rolls everything of a failed transaction back', () => {
    const store = openCrawlStore(db);
    expect(() =>
      store.transact(() => {
        store.offer('a', [entry('1', 1)]);
        store.putLane('a', { requests: 1 });
        throw new Error('disk full');
      }),
    ).toThrow('disk full');
    expect(store.queued('a')).toBe(0);
    expect(store.lane('a')).toBeUndefined();
  });

  it('knows the captures and where the evidence ends', () => {
    const store = openCrawlStore(db);
    expect(store.evidenceEnd()).toBeNull();
    const place = { file: '00001.warc.gz', offset: 10, length: 20 };
    const appended: AppendedExchange = {
      capture: 'c-1',
      place,
      bodyPlace: null,
      end: { file: '00001.warc.gz', offset: 30 },
    };
    store.putCapture({ id: 'c-1', lane: 'a', sequence: 1 } as Capture, appended);
    expect(store.hasCapture('c-1')).toBe(true);
    expect(store.hasCapture('c-2')).toBe(false);
    expect(store.evidenceEnd()).toEqual({ file: '00001.warc.gz', offset: 30 });
  });

  it('hands out of the queue that was chosen, and keeps count of what waits', () => {
    const store = openCrawlStore(db);
    store.offer('a', [entry('1', 5, 'p|x'), entry('2', 9, 'p|y'), entry('3', 1), entry('4', 7, 'p|x')]);
    expect([...store.queues('a')]).toEqual([
      ['p|x', 2],
      ['p|y', 1],
      ['', 1],
    ]);
    expect(store.next('a', () => 'p|x')).toMatchObject({ key: '4', cell: 'p|x', ahead: false });
    expect(store.settle('a', '4')).toBe('p|x');
    expect(store.next('a', () => null)).toBeUndefined();
    expect(store.queued('a')).toBe(3);
    const later = openCrawlStore(db);
    expect(new Map(later.queues('a'))).toEqual(new Map([['', 1], ['p|x', 1], ['p|y', 1]])); // prettier-ignore
    expect(later.next('a', () => 'p|y')).toMatchObject({ key: '2', wasInFlight: false });
    expect(openCrawlStore(db).next('a', () => 'p|x')).toMatchObject({ key: '2', cell: 'p|y', wasInFlight: true });
  });

  it('moves what only a sitemap had named when a page shows it, and calls it no find', () => {
    const store = openCrawlStore(db);
    store.offer('a', [entry('1', 5, 's|list'), entry('2', 5, 's|list')]);
    expect(store.knows('a', '1')).toBe(false);
    expect(store.offer('a', [entry('1', 8, 'p|menu')])).toEqual([]);
    expect(store.knows('a', '1')).toBe(true);
    expect(store.offer('a', [entry('1', 9, 'p|other')])).toEqual([]);
    expect(new Map(store.queues('a'))).toEqual(new Map([['s|list', 1], ['p|menu', 1]])); // prettier-ignore
    expect(store.next('a', () => 'p|menu')).toMatchObject({ key: '1', promise: 8 });
  });

  it('sweeps queue by queue, best first, and settles what is not kept', () => {
    const store = openCrawlStore(db);
    const many = Array.from({ length: 1_700 }, (_, index) => entry(`k${index}`, index % 3, 'p|x'));
    store.offer('a', [...many, entry('z', 0, 'p|y')]);
    const seen: string[] = [];
    const settled = store.sweep('a', ['p|y', 'p|x'], ({ key, promise }) => {
      seen.push(key);
      return promise === 2;
    });
    expect(seen).toHaveLength(1_701);
    expect(seen.slice(0, 3)).toEqual(['z', 'k2', 'k5']);
    expect(settled).toBe(1_701 - 566);
    expect(store.queued('a')).toBe(566);
  });

  it('keeps what was learned bit by bit', () => {
    const store = openCrawlStore(db);
    const counts = [{ kind: 't a', asked: 0.1 + 0.2, gained: 1 / 3 }];
    store.putLearned('a', counts);
    expect(openCrawlStore(db).learned('a')).toEqual(counts);
    expect(store.learned('b')).toEqual([]);
  });

  it('chooses among 200,000 waiting entries without looking through them', () => {
    // In memory: what is tested is how the index is used, not the disk.
    const memory = openDatabase(':memory:', 'create');
    memory.exec(`
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 199999)
      INSERT INTO frontier (lane, key, ordinal, promise, state, record, queue)
      SELECT 'a', 'site GET http://a.example/' || i, i, i % 97, 'queued',
        '{"body":null,"method":"GET","promise":' || (i % 97) || ',"target":{"url":"http://a.example/' || i || '"}}',
        1 + i % 50 FROM n;
      INSERT INTO frontier_queues (lane, queue, name) SELECT DISTINCT 'a', queue, 'p|' || queue FROM frontier;`);
    const store = openCrawlStore(memory);
    const plan = memory
      .prepare(
        "EXPLAIN QUERY PLAN SELECT key, record FROM frontier WHERE lane = ? AND queue = ? AND state = 'queued' ORDER BY promise DESC, ordinal LIMIT 1",
      )
      .all('a', 1)
      .map((row) => String(row['detail']));
    expect(plan).toEqual([
      expect.stringMatching(/SEARCH frontier USING INDEX frontier_waiting \(lane=\? AND queue=\?\)/),
    ]);
    for (let asked = 0; asked < 100; asked += 1) {
      const next = store.next('a', (queues) => [...queues.keys()][asked % 50] ?? null);
      expect(next).toMatchObject({ promise: 96, wasInFlight: false });
      store.settle('a', next?.key ?? '');
    }
    expect(store.queued('a')).toBe(199_900);
  });
});
