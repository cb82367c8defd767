import type { DatabaseSync } from 'node:sqlite';
import type { PriorResource, PriorVisit } from '../model/history.ts';
import { canonicalJson } from '../model/json.ts';
import type { RecordedBody } from '../model/ports.ts';

export type HistoryStore = ReturnType<typeof openHistoryStore>;

/** What this audit knows of earlier ones: written once, when it starts, so that a killed run goes on with the same. */
export function openHistoryStore(db: DatabaseSync) {
  const put = (table: string, columns: string): ((a: string, b: string, value: unknown) => void) => {
    const statement = db.prepare(`INSERT OR REPLACE INTO ${table} (${columns}, record) VALUES (?, ?, ?)`);
    return (a, b, value) => void statement.run(a, b, canonicalJson(value));
  };
  const putVisit = put('visits', 'lane, key');
  const putResource = put('prior_resources', 'institution, subject');
  const visit = db.prepare('SELECT record FROM visits WHERE lane = ? AND key = ?');
  const visitsOf = db.prepare('SELECT record FROM visits WHERE lane = ? AND key >= ? AND key < ? ORDER BY key');
  const body = db.prepare('SELECT record FROM visits WHERE digest = ? ORDER BY lane, key LIMIT 1');

  return {
    putVisit: (lane: string, key: string, prior: PriorVisit) => putVisit(lane, key, prior),
    visit: (lane: string, key: string) => recordOf<PriorVisit>(visit.get(lane, key)),
    /** Row by row: a national audit has a million. */
    *eachVisit(): Generator<{ lane: string; key: string; prior: PriorVisit }> {
      for (const row of db.prepare('SELECT lane, key, record FROM visits ORDER BY lane, key').iterate()) {
        const prior = recordOf<PriorVisit>(row);
        if (prior !== undefined) yield { lane: String(row['lane']), key: String(row['key']), prior };
      }
    },
    /** Those of a lane whose keys begin so, in order of the keys. */
    *visitsOf(lane: string, prefix: string): Generator<PriorVisit> {
      // Keys are plain text: no character sorts after this one.
      for (const row of visitsOf.iterate(lane, prefix, `${prefix}\u{10ffff}`)) {
        const prior = recordOf<PriorVisit>(row);
        if (prior !== undefined) yield prior;
      }
    },
    /** The record that holds a body which an earlier audit saw. */
    body: (digest: string): RecordedBody | undefined => recordOf<PriorVisit>(body.get(digest))?.answered?.body,

    putResource: (institution: string, prior: PriorResource) => putResource(institution, prior.subject, prior),
    resources: (institution: string): PriorResource[] =>
      db
        .prepare('SELECT record FROM prior_resources WHERE institution = ? ORDER BY subject')
        .all(institution)
        .flatMap((row) => recordOf<PriorResource>(row) ?? []),
    *eachResource(): Generator<{ institution: string; prior: PriorResource }> {
      const rows = db
        .prepare('SELECT institution, record FROM prior_resources ORDER BY institution, subject')
        .iterate();
      for (const row of rows) {
        const prior = recordOf<PriorResource>(row);
        if (prior !== undefined) yield { institution: String(row['institution']), prior };
      }
    },
  };
}

function recordOf<T>(row: Record<string, unknown> | undefined): T | undefined {
  return row === undefined ? undefined : (JSON.parse(String(row['record'])) as T);
}
