import type { DatabaseSync } from 'node:sqlite';
import { canonicalJson, type Json } from '../model/json.ts';
import type { Capture } from '../model/capture.ts';
import type { CrawlStore } from '../model/ports.ts';
import { openFrontierTable } from './frontierTable.ts';
import { openTransaction } from './transaction.ts';

/** The crawl's state in the audit's database: frontier, lanes, captures (model/ports CrawlStore). */
export function openCrawlStore(db: DatabaseSync): CrawlStore {
  const getLane = db.prepare('SELECT state FROM lanes WHERE lane = ?');
  const putLane = db.prepare(
    'INSERT INTO lanes (lane, state) VALUES (?, ?) ON CONFLICT (lane) DO UPDATE SET state = excluded.state',
  );
  const putCapture = db.prepare(
    'INSERT INTO captures (id, record, file, offset, length, body_file, body_offset, body_length) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const hasCapture = db.prepare('SELECT 1 FROM captures WHERE id = ?');
  const exchange = db.prepare('SELECT record, body_file, body_offset, body_length FROM captures WHERE id = ?');
  const putEnd = db.prepare(
    'INSERT INTO evidence_end (one, file, offset) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET file = excluded.file, offset = excluded.offset',
  );
  const getEnd = db.prepare('SELECT file, offset FROM evidence_end');
  const run = openTransaction(db);
  const transact = <T>(work: () => T): T => {
    try {
      return run(work);
    } catch (error) {
      // What memory knows of the frontier may have been rolled back.
      forget();
      throw error;
    }
  };
  const { forget, ...frontier } = openFrontierTable(db, transact);

  return {
    ...frontier,
    transact,
    beginBatch: () => db.exec('BEGIN IMMEDIATE'),
    endBatch: () => db.exec('COMMIT'),
    dropBatch: () => {
      if (!db.isTransaction) return;
      db.exec('ROLLBACK');
      forget();
    },
    lane: (lane) => parsed<Json>(getLane.get(lane)?.['state']),
    putLane: (lane, state) => void putLane.run(lane, canonicalJson(state)),
    putCapture: (capture, { place, bodyPlace, end }) => {
      const body = bodyPlace === null ? [null, null, null] : [bodyPlace.file, bodyPlace.offset, bodyPlace.length];
      putCapture.run(capture.id, canonicalJson(capture), place.file, place.offset, place.length, ...body);
      putEnd.run(end.file, end.offset);
    },
    hasCapture: (id) => hasCapture.get(id) !== undefined,
    exchange: (id) => {
      const row = exchange.get(id);
      if (row === undefined) return undefined;
      const bodyPlace =
        row['body_file'] === null
          ? null
          : {
              file: String(row['body_file']),
              offset: Number(row['body_offset']),
              length: Number(row['body_length']),
            };
      return { capture: JSON.parse(String(row['record'])) as Capture, bodyPlace };
    },
    evidenceEnd: () => {
      const row = getEnd.get();
      return row === undefined ? null : { file: String(row['file']), offset: Number(row['offset']) };
    },
  };
}

function parsed<T>(text: unknown): T | undefined {
  return text === undefined || text === null ? undefined : (JSON.parse(String(text)) as T);
}
