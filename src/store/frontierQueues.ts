import type { DatabaseSync } from 'node:sqlite';

/** Queues of one lane: names, ids, and how many entries wait. Kept in memory, since every exchange asks. */
export type Queues = {
  readonly waiting: Map<string, number>;
  readonly ids: Map<string, number>;
  readonly names: Map<number, string>;
  /** Ordinal of the next entry. */
  offered: number;
  /** The key in flight, null when there is none. */
  inFlight: string | null;
  /** Some of the keys that were offered, for good: the menus of all pages ask for the same few. */
  readonly known: Set<string>;
};

const MAX_KNOWN = 4_096;

/** Remembers that a key was offered. */
export function addKnown({ known }: Queues, key: string): void {
  if (known.size >= MAX_KNOWN) known.clear();
  known.add(key);
}

/** Reads the queues of a lane as the database has them; counting takes a moment, once for each lane and run. */
export function openFrontierQueues(db: DatabaseSync) {
  const names = db.prepare('SELECT queue, name FROM frontier_queues WHERE lane = ?');
  const waiting = db.prepare(
    "SELECT queue, count(*) AS n FROM frontier WHERE lane = ? AND state = 'queued' GROUP BY queue",
  );
  const offered = db.prepare('SELECT count(*) AS n FROM frontier WHERE lane = ?');
  const inFlight = db.prepare("SELECT key FROM frontier WHERE lane = ? AND state = 'in-flight'");
  const put = db.prepare('INSERT INTO frontier_queues (lane, queue, name) VALUES (?, ?, ?)');
  const lanes = new Map<string, Queues>();

  function read(lane: string): Queues {
    const flying = inFlight.get(lane)?.['key'];
    const queues: Queues = {
      waiting: new Map(),
      ids: new Map([['', 0]]),
      names: new Map([[0, '']]),
      offered: Number(offered.get(lane)?.['n'] ?? 0),
      inFlight: typeof flying === 'string' ? flying : null,
      known: new Set(),
    };
    for (const row of names.all(lane)) {
      queues.ids.set(String(row['name']), Number(row['queue']));
      queues.names.set(Number(row['queue']), String(row['name']));
    }
    for (const row of waiting.all(lane))
      queues.waiting.set(queues.names.get(Number(row['queue'])) ?? '', Number(row['n']));
    return queues;
  }

  return {
    of(lane: string): Queues {
      const known = lanes.get(lane) ?? read(lane);
      lanes.set(lane, known);
      return known;
    },
    /** Id of a queue; made when it is new. */
    idOf(lane: string, queues: Queues, name: string): number {
      const known = queues.ids.get(name);
      if (known !== undefined) return known;
      const id = queues.ids.size;
      put.run(lane, id, name);
      queues.ids.set(name, id);
      queues.names.set(id, name);
      return id;
    },
    /** After a failed transaction memory knows more than the database. */
    forget: (): void => lanes.clear(),
  };
}

export function addWaiting(queues: Queues, name: string, change: number): void {
  const count = (queues.waiting.get(name) ?? 0) + change;
  if (count > 0) queues.waiting.set(name, count);
  else queues.waiting.delete(name);
}
