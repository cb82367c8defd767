import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { makeEntry } from '../../../src/gather/frontier/frontierEntry.ts';
import type { FrontierEntry } from '../../../src/model/ports.ts';
import { openCrawlStore } from '../../../src/store/crawlStore.ts';
import { openDatabase, sealDatabase } from '../../../src/store/openDatabase.ts';

const WANTED = 1_000_000;
const PIECE = 1_000;
const CELLS = 500;
const TAKEN = 2_000;

/** What a frontier costs in which a million addresses wait. */
export type Million = {
  readonly megabytesOnDisk: number;
  readonly megabytesOfMemory: number;
  readonly microsecondsPerNext: number;
};

export function millionQueued(): Million {
  const dir = mkdtempSync(path.join(tmpdir(), 'zvezdomer-frontier-'));
  try {
    const file = path.join(dir, 'audit.sqlite');
    const db = openDatabase(file, 'create');
    const store = openCrawlStore(db);
    const memoryBefore = process.memoryUsage().rss;
    for (let from = 0; from < WANTED; from += PIECE) {
      store.transact(() =>
        store.offer(
          'a',
          Array.from({ length: PIECE }, (_, index) => entry(from + index)),
        ),
      );
    }
    const startedMs = performance.now();
    for (let taken = 0; taken < TAKEN; taken += 1) {
      const next = store.next('a', (queues) => [...queues.keys()][taken % queues.size] ?? null);
      store.settle('a', next?.key ?? '');
    }
    const elapsedMs = performance.now() - startedMs;
    const memory = process.memoryUsage().rss - memoryBefore;
    if (store.queued('a') !== WANTED - TAKEN) throw new Error('entries were lost');
    sealDatabase(db);
    db.close();
    return {
      megabytesOnDisk: Math.round(statSync(file).size / 1e6),
      megabytesOfMemory: Math.round(memory / 1e6),
      microsecondsPerNext: Math.round((elapsedMs * 1_000) / TAKEN),
    };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function entry(index: number): FrontierEntry {
  const target = {
    kind: 'page',
    purpose: 'page',
    // Pages of one section are found together.
    url: `http://a.example/bg/registri/razdel-${Math.floor(index / PIECE)}/stranitsa-${index}.html`,
    institutionId: 'a',
    depth: 3,
    foundOn: 'c-0123456789abcdef',
    linkIndex: index % 50,
    redirectFrom: null,
    portalUri: null,
  } as const;
  return { ...makeEntry({ target, promise: index % 1_009 }), cell: `p|page|0.0|1.${index % CELLS}||`, ahead: false };
}
