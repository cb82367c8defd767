import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../model/errors.ts';
import { MIGRATIONS } from './migrations.ts';

/**
 * The queues of a long frontier lie all over its index: with SQLite's own 2 MB of memory and a checkpoint (which waits
 * for the disk) every 4 MB of log, each page's links would read and write the same leaves again and again.
 */
const CACHE_KB = 8_192;
const CHECKPOINT_PAGES = 8_192;

export type OpenMode = 'create' | 'write' | 'read';

/**
 * Opens an audit's database and brings its schema up to date.
 *
 * - `create`: a new file; an existing one is an error, so that no audit is overwritten.
 * - `write`: WAL; a kill of the process loses no committed transaction, a power cut at most the last ones, which are
 *   replayed from the evidence.
 * - `read`: nothing is changed, not even the schema (verify must not touch what it verifies).
 */
export function openDatabase(path: string, mode: OpenMode): DatabaseSync {
  if (mode === 'create' && existsSync(path))
    throw new UserError('audit-exists', { bg: `${path} вече съществува`, en: `${path} already exists` });
  if (mode !== 'create' && !existsSync(path))
    throw new UserError('audit-missing', { bg: `${path} не съществува`, en: `${path} is not there` });
  const db = new DatabaseSync(path, { readOnly: mode === 'read' });
  if (mode === 'read') {
    checkVersion(db, path);
    return db;
  }
  // The patience first: somebody may look into the file at this very moment.
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  db.exec(`PRAGMA cache_size = -${CACHE_KB}; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};`);
  migrate(db, path);
  return db;
}

/** Writes everything into the one file and leaves no WAL beside it, so that the file can be hashed and copied alone. */
export function sealDatabase(db: DatabaseSync): void {
  db.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;');
}

function migrate(db: DatabaseSync, path: string): void {
  const from = schemaVersion(db);
  refuseNewer(from, path);
  for (let number = from; number < MIGRATIONS.length; number += 1) {
    db.exec(`BEGIN IMMEDIATE;\n${MIGRATIONS[number]}\nPRAGMA user_version = ${number + 1};\nCOMMIT;`);
  }
}

function checkVersion(db: DatabaseSync, path: string): void {
  const version = schemaVersion(db);
  refuseNewer(version, path);
  if (version < MIGRATIONS.length) {
    throw new UserError('audit-old', {
      bg: `${path} е със схема ${version}; изпълнете веднъж „zvezdomer rescore“, за да стане ${MIGRATIONS.length}`,
      en: `${path} has schema ${version}; run \`zvezdomer rescore\` once to bring it to ${MIGRATIONS.length}`,
    });
  }
}

function refuseNewer(version: number, path: string): void {
  if (version > MIGRATIONS.length) {
    throw new UserError('audit-newer', {
      bg: `${path} е записан от по-нова програма (схема ${version}, познаваме ${MIGRATIONS.length})`,
      en: `${path} was written by a newer program (schema ${version}, known ${MIGRATIONS.length})`,
    });
  }
}

function schemaVersion(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}
