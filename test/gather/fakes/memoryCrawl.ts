import type { Capture } from '../../../src/model/capture.ts';
import { sha256 } from '../../../src/model/ids.ts';
import type { Json } from '../../../src/model/json.ts';
import type {
  AppendedExchange,
  CrawlStore,
  EvidenceReader,
  EvidenceWriter,
  FrontierEntry,
} from '../../../src/model/ports.ts';

type Row = { entry: FrontierEntry; ordinal: number; state: 'queued' | 'in-flight' | 'done' };
type Data = {
  lanes: Map<string, Json>;
  frontier: Map<string, Map<string, Row>>;
  captures: Map<string, { capture: Capture; end: { file: string; offset: number } }>;
};

/** Where a run is killed: before the record is written, between record and transaction, or after the transaction. */
export type KillPoint = { readonly at: 'before-append' | 'after-append' | 'after-transact'; readonly exchange: number };

export class Killed extends Error {}

/** Disk and database of an audit in memory: what was written stays when a run is killed, what was not is gone. */
export function memoryCrawl() {
  const data: Data = { lanes: new Map(), frontier: new Map(), captures: new Map() };
  const records: { capture: Capture; body: Uint8Array | null }[] = [];

  const open = (
    kill: KillPoint | null = null,
  ): { store: CrawlStore; evidence: EvidenceWriter; replay: EvidenceReader } => {
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
      store: memoryStore(data, alive, () => dieIf('after-transact')),
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
    captures: () => [...data.captures.values()].map(({ capture }) => capture),
    lanes: data.lanes,
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

function memoryStore(data: Data, alive: () => void, afterTransact: () => void): CrawlStore {
  let depth = 0;
  const rowsOf = (lane: string): Map<string, Row> => {
    const rows = data.frontier.get(lane) ?? new Map<string, Row>();
    data.frontier.set(lane, rows);
    return rows;
  };
  const open = (lane: string): Row[] =>
    [...rowsOf(lane).values()]
      .filter(({ state }) => state !== 'done')
      .sort((a, b) => b.entry.promise - a.entry.promise || a.ordinal - b.ordinal);
  return {
    transact(work) {
      alive();
      depth += 1;
      const before = depth === 1 ? structuredClone(data) : null;
      try {
        const result = work();
        if (depth === 1) {
          // What is stored must survive JSON.
          for (const [lane, state] of data.lanes) data.lanes.set(lane, JSON.parse(JSON.stringify(state)) as Json);
        }
        return result;
      } catch (error) {
        if (before !== null) Object.assign(data, before);
        throw error;
      } finally {
        depth -= 1;
        if (depth === 0) afterTransactOf(data, afterTransact);
      }
    },
    lane: (lane) => data.lanes.get(lane),
    putLane: (lane, state) => void data.lanes.set(lane, state),
    offer(lane, entries) {
      const rows = rowsOf(lane);
      const before = rows.size;
      for (const entry of entries)
        if (!rows.has(entry.key)) rows.set(entry.key, { entry, ordinal: rows.size, state: 'queued' });
      return rows.size - before;
    },
    next(lane) {
      alive();
      const rows = open(lane);
      const row = rows.find(({ state }) => state === 'in-flight') ?? rows[0];
      if (row === undefined) return undefined;
      const wasInFlight = row.state === 'in-flight';
      row.state = 'in-flight';
      return { ...row.entry, wasInFlight };
    },
    settle(lane, key) {
      const row = rowsOf(lane).get(key);
      if (row !== undefined) row.state = 'done';
    },
    queued: (lane) => open(lane).length,
    remaining: (lane) => open(lane).map(({ entry }) => entry),
    putCapture(capture, { end }) {
      if (data.captures.has(capture.id)) throw new Error(`capture twice: ${capture.id} ${capture.target.url}`);
      data.captures.set(capture.id, { capture, end });
    },
    hasCapture: (id) => data.captures.has(id),
    evidenceEnd: () => {
      const ends = [...data.captures.values()].map(({ end }) => end.offset);
      return ends.length === 0 ? null : { file: 'one', offset: Math.max(...ends) };
    },
  };
}

/** Only transactions that wrote a capture count as the end of an exchange. */
function afterTransactOf(data: Data, afterTransact: () => void): void {
  const count = data.captures.size;
  if (count !== Reflect.get(data, 'seen')) {
    Reflect.set(data, 'seen', count);
    afterTransact();
  }
}

/** What must be equal between two runs: everything but times, and the mark of a second request. */
export function comparable(captures: readonly Capture[]): readonly string[] {
  return captures
    .map(({ startedAt: _at, elapsedMs: _ms, repeat: _repeat, ...rest }) =>
      JSON.stringify({ ...rest, digest: sha256(rest.id) }),
    )
    .sort((a, b) => (a < b ? -1 : 1));
}
