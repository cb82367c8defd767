import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson, type Json } from '../model/json.ts';
import type { CrawlStore, FrontierEntry } from '../model/ports.ts';
import { openTransaction } from './transaction.ts';

/** The crawl's state in the audit's database: frontier, lanes, captures (model/ports CrawlStore). */
export function openCrawlStore(db: DatabaseSync): CrawlStore {
  const getLane = db.prepare('SELECT state FROM lanes WHERE lane = ?');
  const putLane = db.prepare(
    'INSERT INTO lanes (lane, state) VALUES (?, ?) ON CONFLICT (lane) DO UPDATE SET state = excluded.state',
  );
  const known = db.prepare('SELECT count(*) AS n FROM frontier WHERE lane = ?');
  const offer = db.prepare(
    "INSERT INTO frontier (lane, key, ordinal, promise, state, record) VALUES (?, ?, ?, ?, 'queued', ?) ON CONFLICT DO NOTHING",
  );
  const inFlight = db.prepare(
    "SELECT key, record FROM frontier WHERE lane = ? AND state = 'in-flight' ORDER BY ordinal LIMIT 1",
  );
  const best = db.prepare(
    "SELECT key, record FROM frontier WHERE lane = ? AND state = 'queued' ORDER BY promise DESC, ordinal LIMIT 1",
  );
  const mark = db.prepare('UPDATE frontier SET state = ? WHERE lane = ? AND key = ?');
  const queued = db.prepare("SELECT count(*) AS n FROM frontier WHERE lane = ? AND state != 'done'");
  const remaining = db.prepare(
    "SELECT record FROM frontier WHERE lane = ? AND state != 'done' ORDER BY promise DESC, ordinal",
  );
  const putCapture = db.prepare(
    'INSERT INTO captures (id, record, file, offset, length, body_file, body_offset, body_length) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const hasCapture = db.prepare('SELECT 1 FROM captures WHERE id = ?');
  const putEnd = db.prepare(
    'INSERT INTO evidence_end (one, file, offset) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET file = excluded.file, offset = excluded.offset',
  );
  const getEnd = db.prepare('SELECT file, offset FROM evidence_end');
  const transact = openTransaction(db);

  return {
    transact,
    lane: (lane) => parsed<Json>(getLane.get(lane)?.['state']),
    putLane: (lane, state) => void putLane.run(lane, canonicalJson(state)),
    offer: (lane, entries) =>
      transact(() => {
        let ordinal = Number(known.get(lane)?.['n'] ?? 0);
        const before = ordinal;
        for (const entry of entries) {
          ordinal += Number(offer.run(lane, entry.key, ordinal, entry.promise, canonicalJson(entry)).changes);
        }
        return ordinal - before;
      }),
    next: (lane) =>
      transact(() => {
        const interrupted = inFlight.get(lane);
        const row = interrupted ?? best.get(lane);
        if (row === undefined) return undefined;
        mark.run('in-flight', lane, String(row['key']));
        return { ...(JSON.parse(String(row['record'])) as FrontierEntry), wasInFlight: interrupted !== undefined };
      }),
    settle: (lane, key) => void mark.run('done', lane, key),
    queued: (lane) => Number(queued.get(lane)?.['n'] ?? 0),
    remaining: (lane) => remaining.all(lane).map((row) => JSON.parse(String(row['record'])) as FrontierEntry),
    putCapture: (capture, { place, bodyPlace, end }) => {
      const body = bodyPlace === null ? [null, null, null] : [bodyPlace.file, bodyPlace.offset, bodyPlace.length];
      putCapture.run(capture.id, canonicalJson(capture), place.file, place.offset, place.length, ...body);
      putEnd.run(end.file, end.offset);
    },
    hasCapture: (id) => hasCapture.get(id) !== undefined,
    evidenceEnd: () => {
      const row = getEnd.get();
      return row === undefined ? null : { file: String(row['file']), offset: Number(row['offset']) };
    },
  };
}

function parsed<T>(text: unknown): T | undefined {
  return text === undefined || text === null ? undefined : (JSON.parse(String(text)) as T);
}
