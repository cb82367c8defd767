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
});
