import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from '../model/json.ts';
import type { CrawlStore, FrontierEntry } from '../model/ports.ts';
import { addKnown, addWaiting, openFrontierQueues, type Queues } from './frontierQueues.ts';

/** How the names of queues begin whose entries a sitemap named and no page. */
const LISTED = 's|';
/** Entries looked at in one piece when a lane is swept. */
const PIECE = 500;

type Transact = CrawlStore['transact'];
type FrontierCalls = Pick<
  CrawlStore,
  'knows' | 'offer' | 'next' | 'settle' | 'queued' | 'sweep' | 'queues' | 'learned' | 'putLearned'
>;

/** The frontier of all lanes in the audit's database (model/ports CrawlStore). `forget` after a failed transaction. */
export function openFrontierTable(db: DatabaseSync, transact: Transact): FrontierCalls & { forget(): void } {
  const queues = openFrontierQueues(db);
  const known = db.prepare('SELECT state, queue FROM frontier WHERE lane = ? AND key = ?');
  const insert = db.prepare(
    "INSERT INTO frontier (lane, key, ordinal, promise, state, queue, record) VALUES (?, ?, ?, ?, 'queued', ?, ?) ON CONFLICT DO NOTHING",
  );
  const moveRow = db.prepare('UPDATE frontier SET promise = ?, queue = ?, record = ? WHERE lane = ? AND key = ?');
  const byKey = db.prepare('SELECT state, queue, record FROM frontier WHERE lane = ? AND key = ?');
  const best = db.prepare(
    "SELECT key, record FROM frontier WHERE lane = ? AND queue = ? AND state = 'queued' ORDER BY promise DESC, ordinal LIMIT 1",
  );
  // Two statements, each a plain walk along the index: one with OR would begin every piece at the queue's head.
  const samePromise = db.prepare(
    `SELECT key, promise, ordinal, record FROM frontier WHERE lane = ? AND queue = ? AND state = 'queued'
     AND promise = ? AND ordinal > ? ORDER BY ordinal LIMIT ${PIECE}`,
  );
  const lowerPromise = db.prepare(
    `SELECT key, promise, ordinal, record FROM frontier WHERE lane = ? AND queue = ? AND state = 'queued'
     AND promise < ? ORDER BY promise DESC, ordinal LIMIT ${PIECE}`,
  );
  const mark = db.prepare('UPDATE frontier SET state = ? WHERE lane = ? AND key = ?');
  const learned = db.prepare('SELECT kind, asked, gained FROM frontier_learned WHERE lane = ? ORDER BY kind');
  const putLearned = db.prepare(
    'INSERT INTO frontier_learned (lane, kind, asked, gained) VALUES (?, ?, ?, ?) ON CONFLICT (lane, kind) DO UPDATE SET asked = excluded.asked, gained = excluded.gained',
  );

  /** A page shows what only a sitemap had named: now its words and its place are known. */
  function move(lane: string, own: Queues, entry: FrontierEntry, queue: string, id: number): void {
    const row = known.get(lane, entry.key);
    if (row === undefined || !isListed(row, own) || queue.startsWith(LISTED)) return;
    addWaiting(own, own.names.get(Number(row['queue'])) ?? '', -1);
    addWaiting(own, queue, 1);
    moveRow.run(entry.promise, id, recordOf(entry), lane, entry.key);
  }

  function settle(lane: string, key: string): string {
    const own = queues.of(lane);
    const row = byKey.get(lane, key);
    if (row === undefined) return '';
    const queue = own.names.get(Number(row['queue'])) ?? '';
    if (row['state'] === 'queued') addWaiting(own, queue, -1);
    if (own.inFlight === key) own.inFlight = null;
    mark.run('done', lane, key);
    return entryOf(key, String(row['record']), queue).cell;
  }

  function sweepQueue(lane: string, name: string, keep: (entry: FrontierEntry) => boolean): number {
    const id = queues.of(lane).ids.get(name) ?? 0;
    let settled = 0;
    let after = { promise: Number.MAX_SAFE_INTEGER, ordinal: -1 };
    for (;;) {
      const same = samePromise.all(lane, id, after.promise, after.ordinal);
      const rows = same.length > 0 ? same : lowerPromise.all(lane, id, after.promise);
      const last = rows.at(-1);
      if (last === undefined) return settled;
      for (const row of rows) {
        const key = String(row['key']);
        if (keep(entryOf(key, String(row['record']), name))) continue;
        settle(lane, key);
        settled += 1;
      }
      after = { promise: Number(last['promise']), ordinal: Number(last['ordinal']) };
    }
  }

  return {
    forget: queues.forget,
    knows: (lane, key) => {
      const own = queues.of(lane);
      if (own.known.has(key)) return true;
      const row = known.get(lane, key);
      if (row === undefined || isListed(row, own)) return false;
      addKnown(own, key);
      return true;
    },
    offer: (lane, entries) =>
      transact(() => {
        const own = queues.of(lane);
        return entries.filter((entry) => {
          const queue = entry.ahead ? '' : entry.cell;
          const id = queues.idOf(lane, own, queue);
          const { changes } = insert.run(lane, entry.key, own.offered, entry.promise, id, recordOf(entry));
          if (Number(changes) === 0) {
            move(lane, own, entry, queue, id);
            return false;
          }
          own.offered += 1;
          addWaiting(own, queue, 1);
          return true;
        });
      }),
    next: (lane, choose) =>
      transact(() => {
        const own = queues.of(lane);
        if (own.inFlight !== null) return interrupted(lane, own);
        const name = choose(own.waiting);
        const id = name === null ? undefined : own.ids.get(name);
        const row = id === undefined ? undefined : best.get(lane, id);
        if (row === undefined || name === null) return undefined;
        const key = String(row['key']);
        mark.run('in-flight', lane, key);
        own.inFlight = key;
        addWaiting(own, name, -1);
        return { ...entryOf(key, String(row['record']), name), wasInFlight: false };
      }),
    settle,
    queued: (lane) => {
      const own = queues.of(lane);
      let count = own.inFlight === null ? 0 : 1;
      for (const waiting of own.waiting.values()) count += waiting;
      return count;
    },
    sweep: (lane, order, keep) =>
      transact(() => order.reduce((settled, name) => settled + sweepQueue(lane, name, keep), 0)),
    queues: (lane) => queues.of(lane).waiting,
    learned: (lane) =>
      learned.all(lane).map((row) => ({
        kind: String(row['kind']),
        asked: Number(row['asked']),
        gained: Number(row['gained']),
      })),
    putLearned: (lane, counts) => {
      for (const { kind, asked, gained } of counts) putLearned.run(lane, kind, asked, gained);
    },
  };

  function interrupted(lane: string, own: Queues): (FrontierEntry & { wasInFlight: boolean }) | undefined {
    const key = own.inFlight ?? '';
    const row = byKey.get(lane, key);
    if (row === undefined) return undefined;
    return { ...entryOf(key, String(row['record']), own.names.get(Number(row['queue'])) ?? ''), wasInFlight: true };
  }
}

function isListed(row: Readonly<Record<string, unknown>>, own: Queues): boolean {
  return row['state'] === 'queued' && (own.names.get(Number(row['queue'])) ?? '').startsWith(LISTED);
}

/** The key and the queue's name stand in columns of their own: a million rows need not hold them twice. */
function recordOf({ target, method, body, promise, cell, ahead }: FrontierEntry): string {
  return canonicalJson({ target, method, body, promise, ...(ahead ? { cell } : {}) });
}

function entryOf(key: string, record: string, queue: string): FrontierEntry {
  const stored = JSON.parse(record) as Omit<FrontierEntry, 'key' | 'cell' | 'ahead'> & { readonly cell?: string };
  const ahead = queue === '';
  return { ...stored, key, cell: ahead ? (stored.cell ?? '') : queue, ahead };
}
