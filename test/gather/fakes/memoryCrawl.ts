import type { Capture } from '../../../src/model/capture.ts';
import { sha256 } from '../../../src/model/ids.ts';
import type {
  AppendedExchange,
  CrawlStore,
  EvidenceReader,
  EvidenceWriter,
  RecordedExchange,
} from '../../../src/model/ports.ts';
import { openCrawlStore } from '../../../src/store/crawlStore.ts';
import { openDatabase } from '../../../src/store/openDatabase.ts';

/** Where a run is killed: before the record is written, between record and transaction, or after the transaction. */
export type KillPoint = { readonly at: 'before-append' | 'after-append' | 'after-transact'; readonly exchange: number };

export class Killed extends Error {}

/** Disk and database of an audit in memory: what was written stays when a run is killed, what was not is gone. */
export function memoryCrawl() {
  const db = openDatabase(':memory:', 'create');
  const records: RecordedExchange[] = [];

  const open = (
    kill: KillPoint | null = null,
  ): { store: CrawlStore; evidence: EvidenceWriter; replay: EvidenceReader } => {
    // What a killed run had not sealed, the system takes back.
    if (db.isTransaction) db.exec('ROLLBACK');
    let appended = 0;
    let isDead = false;
    const dieIf = (at: KillPoint['at']): void => {
      if (kill?.at === at && kill.exchange === appended) isDead = true;
      if (isDead) throw new Killed(`killed at ${at}`);
    };
    const alive = (): void => {
      if (isDead) throw new Killed('dead');
    };
    return {
      store: mortalStore(openCrawlStore(db), alive, () => dieIf('after-transact')),
      evidence: {
        append(exchange) {
          alive();
          appended += 1;
          dieIf('before-append');
          records.push(exchange);
          const result = placeOf(records.length - 1, exchange.capture);
          dieIf('after-append');
          return Promise.resolve(result);
        },
        flush: () => Promise.resolve(alive()),
        close: () => Promise.resolve(),
      },
      replay: {
        body(place) {
          const bytes = records[place.offset]?.body ?? new Uint8Array();
          return Promise.resolve({
            size: bytes.length,
            range: (from: number, to: number) => Promise.resolve(bytes.subarray(from, to)),
            async *stream() {
              yield await Promise.resolve(bytes);
            },
          });
        },
        async *replay(from) {
          for (let index = from?.offset ?? 0; index < records.length; index += 1) {
            const record = records[index]!.capture;
            yield await Promise.resolve({ ...placeOf(index, record), record });
          }
        },
      },
    };
  };
  return {
    open,
    records,
    captures: () =>
      db
        .prepare('SELECT record FROM captures ORDER BY rowid')
        .all()
        .map((row) => JSON.parse(String(row['record'])) as Capture),
  };
}

function placeOf(index: number, capture: Capture): AppendedExchange {
  const place = { file: 'one', offset: index, length: 1 };
  return {
    capture: capture.id,
    place,
    bodyPlace: capture.result.is === 'response' ? place : null,
    end: { file: 'one', offset: index + 1 },
  };
}

/** The real store, in a database that outlives the run; the transaction that ends an exchange may be its last. */
function mortalStore(store: CrawlStore, alive: () => void, afterExchange: () => void): CrawlStore {
  let depth = 0;
  let wrote = false;
  return {
    ...store,
    transact(work) {
      alive();
      depth += 1;
      try {
        return store.transact(work);
      } finally {
        depth -= 1;
        if (depth === 0 && wrote) {
          wrote = false;
          afterExchange();
        }
      }
    },
    endBatch() {
      alive();
      store.endBatch();
    },
    dropBatch() {
      // A dead process gives nothing up.
    },
    next(lane, choose) {
      alive();
      return store.next(lane, choose);
    },
    putCapture(capture, appended) {
      wrote = true;
      store.putCapture(capture, appended);
    },
  };
}

/** What must be equal between two runs: everything but times, and the mark of a second request. */
export function comparable(captures: readonly Capture[]): readonly string[] {
  return captures
    .map(({ startedAt: _at, elapsedMs: _ms, repeat: _repeat, ...rest }) =>
      JSON.stringify({ ...rest, digest: sha256(rest.id) }),
    )
    .sort((a, b) => (a < b ? -1 : 1));
}
