import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { AuditInfo, AuditResult, CrawlHealth, InstitutionResult } from '../model/audit.ts';
import type { Capture } from '../model/capture.ts';
import type { Fact } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { Institution } from '../model/institution.ts';
import { canonicalJson, compareText, type Json } from '../model/json.ts';
import type { RecordedBody, RecordPlace } from '../model/ports.ts';
import type { Dataset, Resource } from '../model/resource.ts';
import type { Rank, Score } from '../model/score.ts';
import { openStatements } from './openStatements.ts';
import { openTransaction } from './transaction.ts';

export type StoredCapture = {
  readonly capture: Capture;
  readonly place: RecordPlace;
  readonly bodyPlace: RecordPlace | null;
};
export type Stage = 'gather' | 'inspect' | 'judge' | 'report';
export type AuditStore = ReturnType<typeof openAuditStore>;

/** Tables whose content is hashed into the manifest; a flipped byte in any of them is found and named. */
export const HASHED_TABLES = {
  audit: 'name, value',
  institutions: 'id, record',
  captures: 'id, record, file, offset, length, body_file, body_offset, body_length',
  facts: 'institution, subject, key, record',
  resources: 'institution, subject, record',
  datasets: 'institution, subject, record',
  findings: 'id, record',
  scores: 'id, record',
  summaries: 'institution, record',
  ranking: 'institution, record',
  health: 'lane, record',
  visits: 'lane, key, record',
  prior_resources: 'institution, subject, record',
} as const;

const KEY_COLUMNS: ReadonlySet<string> = new Set(['name', 'id', 'institution', 'subject', 'key', 'lane']);

/**
 * Of a whole catalogue, read for all bodies at once: pages of its list, and details of datasets that no body of the audit
 * publishes. Pages that show a body's datasets are those on which its details were found. What could not be read
 * concerns everyone.
 */
const OF_OTHERS = `(purpose = 'portal-datasets' AND outcome = 'response' AND url LIKE '%/api/listDatasets' AND status = 200
  OR purpose = 'portal-datasets' AND url LIKE '%/api/getDatasetDetails')`;
const PAGES_OF = `SELECT record ->> '$.target.foundOn' FROM captures
  WHERE institution = ?1 AND purpose = 'portal-datasets' AND url LIKE '%/api/getDatasetDetails'`;

const PUT_FACT = 'INSERT OR REPLACE INTO facts (institution, subject, key, record) VALUES (?, ?, ?, ?)';

/** Everything of an audit but the crawl's own state: what the stages after gather read and write. */
export function openAuditStore(db: DatabaseSync) {
  const transact = openTransaction(db);
  const prepare = openStatements(db);
  const rows = (sql: string, ...values: (string | number)[]): Record<string, unknown>[] => prepare(sql).all(...values);
  const records = <T>(sql: string, ...values: (string | number)[]): T[] =>
    rows(sql, ...values).map((row) => JSON.parse(String(row['record'])) as T);

  return {
    transact,

    putInfo(name: string, value: Json): void {
      db.prepare(
        'INSERT INTO audit (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      ).run(name, canonicalJson(value));
    },
    info<T>(name: string): T | undefined {
      const row = db.prepare('SELECT value FROM audit WHERE name = ?').get(name);
      return row === undefined ? undefined : (JSON.parse(String(row['value'])) as T);
    },

    finishStage(stage: Stage, at: string): void {
      db.prepare('INSERT OR REPLACE INTO stages (name, done_at) VALUES (?, ?)').run(stage, at);
    },
    reopenStages(stages: readonly Stage[]): void {
      for (const stage of stages) db.prepare('DELETE FROM stages WHERE name = ?').run(stage);
    },
    isDone: (stage: Stage): boolean => db.prepare('SELECT 1 FROM stages WHERE name = ?').get(stage) !== undefined,

    putInstitutions(institutions: readonly Institution[]): void {
      const put = db.prepare('INSERT OR REPLACE INTO institutions (id, ordinal, record) VALUES (?, ?, ?)');
      transact(() =>
        institutions.forEach((institution, ordinal) => put.run(institution.id, ordinal, canonicalJson(institution))),
      );
    },
    institutions: (): Institution[] => records('SELECT record FROM institutions ORDER BY ordinal'),

    /** All captures by (lane, sequence); of one institution and of what concerns everyone when an id is given. */
    captures(institutionId?: string): StoredCapture[] {
      if (institutionId === undefined) return rows('SELECT * FROM captures ORDER BY lane, sequence').map(storedCapture);
      const sql = `SELECT * FROM captures WHERE institution = ?1 OR (institution IS NULL AND NOT ${OF_OTHERS})
        OR id IN (${PAGES_OF}) ORDER BY lane, sequence`;
      return rows(sql, institutionId).map(storedCapture);
    },
    /** Every capture by (lane, sequence), row by row. */
    *eachCapture(): Generator<StoredCapture> {
      const all = db.prepare('SELECT * FROM captures ORDER BY lane, sequence').iterate();
      for (const row of all) yield storedCapture(row);
    },
    /** By lane: pages and files answered with 200, and the time until answers had come. */
    laneCounts(): Map<string, { pages: number; files: number; askedMs: number }> {
      const counted = rows(
        `SELECT lane,
           sum(status = 200 AND purpose IN ('home', 'navigation', 'page', 'probe', 'render')) AS pages,
           sum(status = 200 AND purpose IN ('file', 'portal-download')) AS files,
           sum(CASE WHEN outcome = 'not-attempted' OR record ->> '$.carried' IS NOT NULL THEN 0 ELSE record ->> '$.elapsedMs' END) AS asked
         FROM captures GROUP BY lane`,
      );
      return new Map(
        counted.map((row) => [
          String(row['lane']),
          { pages: Number(row['pages'] ?? 0), files: Number(row['files'] ?? 0), askedMs: Number(row['asked'] ?? 0) },
        ]),
      );
    },
    /** Captures of robots.txt and start pages of a lane, in order: what says why a body was not reached. */
    startCaptures: (lane: string): Capture[] =>
      records("SELECT record FROM captures WHERE lane = ? AND purpose IN ('robots', 'home') ORDER BY sequence", lane),
    /** Bytes of all bodies that were answered. */
    receivedBytes: (): number => Number(rows('SELECT sum(bytes) AS sum FROM captures')[0]?.['sum'] ?? 0),
    capture(id: string): StoredCapture | undefined {
      const row = db.prepare('SELECT * FROM captures WHERE id = ?').get(id);
      return row === undefined ? undefined : storedCapture(row);
    },
    /**
     * The record of this audit that holds the body's bytes, with the exchange that brought them: its capture stands
     * right before it.
     */
    bodyPlace(digest: string): RecordedBody | undefined {
      const row = prepare(
        "SELECT * FROM captures WHERE digest = ? AND body_file NOT LIKE '%/%' ORDER BY body_file, body_offset, body_offset != offset + length, lane, sequence LIMIT 1",
      ).get(digest);
      if (row === undefined) return undefined;
      const { capture, bodyPlace } = storedCapture(row);
      return bodyPlace === null ? undefined : { place: bodyPlace, url: capture.request.url, date: capture.startedAt };
    },
    hasBody: (digest: string): boolean =>
      prepare('SELECT 1 FROM captures WHERE digest = ? LIMIT 1').get(digest) !== undefined,
    /** How many captures have their body in each other audit. */
    bodiesElsewhere(): { audit: string; captures: number }[] {
      return rows(
        "SELECT substr(body_file, 1, instr(body_file, '/') - 1) AS audit, count(*) AS n FROM captures WHERE body_file LIKE '%/%' GROUP BY audit ORDER BY audit",
      ).map((row) => ({ audit: String(row['audit']), captures: Number(row['n']) }));
    },

    putBodyFacts(digest: string, inspector: string, tables: string, facts: readonly Fact[]): void {
      const rows = facts.map((fact) => ({ key: fact.key, record: canonicalJson(fact) }));
      this.putBodyFactRows(digest, inspector, tables, rows);
    },
    /** The same for facts that are canonical JSON already; all are about the body. */
    putBodyFactRows(
      digest: string,
      inspector: string,
      tables: string,
      rows: readonly { readonly key: string; readonly record: string }[],
    ): void {
      const subject = `body:${digest}`;
      transact(() => {
        prepare("DELETE FROM facts WHERE institution = '' AND subject = ?").run(subject);
        for (const { key, record } of rows) prepare(PUT_FACT).run('', subject, key, record);
        prepare('INSERT OR REPLACE INTO inspected (digest, inspector, tables) VALUES (?, ?, ?)').run(
          digest,
          inspector,
          tables,
        );
      });
    },
    isInspected(digest: string, inspector: string, tables: string): boolean {
      const asked = 'SELECT 1 FROM inspected WHERE digest = ? AND inspector = ? AND tables = ?';
      return prepare(asked).get(digest, inspector, tables) !== undefined;
    },
    putFacts(institution: string, facts: readonly Fact[]): void {
      for (const fact of facts) prepare(PUT_FACT).run(institution, fact.subject, fact.key, canonicalJson(fact));
    },
    facts(institution: string, subject: string): Fact[] {
      return records(
        'SELECT record FROM facts WHERE institution = ? AND subject = ? ORDER BY key',
        institution,
        subject,
      );
    },

    putResult(result: InstitutionResult): void {
      const id = result.institution.id;
      transact(() => {
        clearResult(db, id);
        this.putFacts(id, result.facts);
        const put = (table: string, subject: string, value: unknown): void =>
          void db
            .prepare(`INSERT INTO ${table} (institution, subject, record) VALUES (?, ?, ?)`)
            .run(id, subject, canonicalJson(value));
        for (const resource of result.resources) put('resources', resource.subject, resource);
        for (const dataset of result.datasets) put('datasets', dataset.subject, dataset);
        for (const finding of result.findings)
          db.prepare('INSERT INTO findings (id, record) VALUES (?, ?)').run(finding.id, canonicalJson(finding));
        for (const score of result.scores)
          db.prepare('INSERT INTO scores (id, record) VALUES (?, ?)').run(score.id, canonicalJson(score));
        db.prepare('INSERT INTO summaries (institution, record) VALUES (?, ?)').run(id, canonicalJson(result.summary));
      });
    },
    result(institution: Institution): InstitutionResult | undefined {
      const summary = records<InstitutionResult['summary']>(
        'SELECT record FROM summaries WHERE institution = ?',
        institution.id,
      )[0];
      if (summary === undefined) return undefined;
      // Sorted here as judge sorts: SQLite orders text by UTF-8 bytes, which differs beyond the basic plane.
      const of = <T>(table: string, key: (record: T) => string): T[] =>
        records<T>(`SELECT record FROM ${table} WHERE institution = ?`, institution.id).sort((a, b) =>
          compareText(key(a), key(b)),
        );
      return {
        institution,
        facts: of<Fact>('facts', (fact) => `${fact.subject}\n${fact.key}`),
        resources: of<Resource>('resources', (resource) => resource.subject),
        datasets: of<Dataset>('datasets', (dataset) => dataset.subject),
        findings: of<Finding>('findings', (finding) => finding.id),
        scores: of<Score>('scores', (score) => score.id),
        summary,
      };
    },
    putRanking(ranking: readonly Rank[]): void {
      transact(() => {
        db.exec('DELETE FROM ranking');
        ranking.forEach((rank, ordinal) =>
          db
            .prepare('INSERT INTO ranking (institution, ordinal, record) VALUES (?, ?, ?)')
            .run(rank.institutionId, ordinal, canonicalJson(rank)),
        );
      });
    },
    /** The whole judged audit, or undefined when an institution is not judged yet. */
    auditResult(): AuditResult | undefined {
      const audit = this.info<AuditInfo>('audit');
      const institutions = this.institutions().map((institution) => this.result(institution));
      if (audit === undefined || institutions.length === 0 || institutions.includes(undefined)) return undefined;
      return {
        format: 1,
        audit,
        institutions: institutions.filter((result) => result !== undefined),
        ranking: records<Rank>('SELECT record FROM ranking ORDER BY ordinal'),
      };
    },

    putHealth(health: readonly CrawlHealth[]): void {
      const put = db.prepare('INSERT OR REPLACE INTO health (lane, record) VALUES (?, ?)');
      transact(() => health.forEach((lane) => put.run(lane.lane, canonicalJson(lane))));
    },
    health: (): CrawlHealth[] => records('SELECT record FROM health ORDER BY lane'),

    /** Rows whose record is no JSON any more, by table and key: only tampering or a broken disk can make one. */
    brokenRows(): { table: string; key: string[] }[] {
      return Object.entries(HASHED_TABLES).flatMap(([table, columns]) => {
        const key = columns.split(', ').filter((column) => KEY_COLUMNS.has(column));
        const broken = rows(
          `SELECT ${key.join(', ')} FROM ${table} WHERE NOT json_valid(${columns.includes('record') ? 'record' : 'value'})`,
        );
        return broken.map((row) => ({ table, key: key.map((column) => String(row[column])) }));
      });
    },

    /** Rows and SHA-256 of each table's content, in the order of its key: what the manifest keeps. */
    tableDigests(): Record<string, { rows: number; sha256: string }> {
      return Object.fromEntries(
        Object.entries(HASHED_TABLES).map(([table, columns]) => [table, tableDigest(db, table, columns)]),
      );
    },
  };
}

/** Row by row, so that a table of millions of facts needs no memory. */
function tableDigest(db: DatabaseSync, table: string, columns: string): { rows: number; sha256: string } {
  const key = columns.split(', ').slice(0, 3).join(', ');
  const hash = createHash('sha256');
  let rows = 0;
  for (const row of db.prepare(`SELECT ${columns} FROM ${table} ORDER BY ${key}`).iterate()) {
    hash.update(`${canonicalJson(row)}\n`);
    rows += 1;
  }
  return { rows, sha256: hash.digest('hex') };
}

function clearResult(db: DatabaseSync, institution: string): void {
  for (const table of ['facts', 'resources', 'datasets', 'findings', 'scores', 'summaries']) {
    db.prepare(`DELETE FROM ${table} WHERE institution = ?`).run(institution);
  }
}

function storedCapture(row: Record<string, unknown>): StoredCapture {
  const body = row['body_file'];
  return {
    capture: JSON.parse(String(row['record'])) as Capture,
    place: { file: String(row['file']), offset: Number(row['offset']), length: Number(row['length']) },
    bodyPlace:
      body === null
        ? null
        : { file: String(body), offset: Number(row['body_offset']), length: Number(row['body_length']) },
  };
}
