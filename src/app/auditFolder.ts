import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../model/errors.ts';
import type { CrawlStore } from '../model/ports.ts';
import { type AuditStore, openAuditStore } from '../store/auditStore.ts';
import { openCrawlStore } from '../store/crawlStore.ts';
import { type HistoryStore, openHistoryStore } from '../store/historyStore.ts';
import { openDatabase, sealDatabase } from '../store/openDatabase.ts';
import { isAlive } from './isAlive.ts';

/** `audits/<id>/`: everything that one run produced. */
export type AuditFolder = {
  readonly id: string;
  readonly dir: string;
  readonly evidenceDir: string;
  readonly reportDir: string;
  readonly db: DatabaseSync;
  readonly store: AuditStore;
  readonly crawl: CrawlStore;
  readonly history: HistoryStore;
  databaseBytes(): number;
  /** Checkpoints and closes the database, gives up the lock. A second call does nothing. */
  close(): void;
};

/** Opens an audit for writing; `create` makes the folder, or takes one whose run was stopped before it began. Two processes never write one audit (lock file). */
export function openAuditFolder(dir: string, mode: 'create' | 'write'): AuditFolder {
  const path = join(dir, 'audit.sqlite');
  const isThere = existsSync(path);
  if (mode === 'create' && isThere && hasBegun(path)) {
    throw new UserError('audit-exists', {
      bg: `${dir}: вече има оценка с този номер; продължете я (--resume) или изберете друг (--id)`,
      en: `${dir}: an audit with this id is already there; resume it (--resume) or choose another (--id)`,
    });
  }
  if (mode === 'write' && !existsSync(path)) throw missing(dir);
  mkdirSync(join(dir, 'evidence'), { recursive: true });
  const unlock = lock(dir);
  try {
    const db = openDatabase(path, isThere ? 'write' : mode);
    return {
      ...parts(dir, db),
      close() {
        if (!db.isOpen) return;
        // On a full disk the database cannot be tidied up; it is whole all the same, with its WAL beside it.
        try {
          sealDatabase(db);
        } finally {
          db.close();
          unlock();
        }
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Does work on an open audit and closes it. When both fail, the work's error is the one that tells what happened. */
export async function closing<T>(folder: AuditFolder, work: () => Promise<T>): Promise<T> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    try {
      folder.close();
    } catch {
      // A full disk refuses to be tidied up too; the next run does it.
    }
    throw error;
  }
  folder.close();
  return result;
}

/** Opens an audit for reading only: nothing in it is changed. */
export function readAuditFolder(dir: string): AuditFolder {
  const path = join(dir, 'audit.sqlite');
  if (!existsSync(path)) throw missing(dir);
  const db = openDatabase(path, 'read');
  return { ...parts(dir, db), close: () => void (db.isOpen && db.close()) };
}

/** An audit may be named by its folder or by its id below `out`. */
export function findAudit(named: string, out: string): string {
  for (const dir of [resolve(named), resolve(out, named)]) {
    if (existsSync(join(dir, 'audit.sqlite'))) return dir;
  }
  throw missing(resolve(out, named));
}

function missing(dir: string): UserError {
  return new UserError('audit-missing', {
    bg: `${dir}: тук няма оценка (липсва audit.sqlite)`,
    en: `${dir}: no audit here (audit.sqlite is missing)`,
  });
}

function parts(dir: string, db: DatabaseSync): Omit<AuditFolder, 'close'> {
  return {
    id: basename(resolve(dir)),
    dir,
    evidenceDir: join(dir, 'evidence'),
    reportDir: join(dir, 'report'),
    db,
    store: openAuditStore(db),
    crawl: openCrawlStore(db),
    history: openHistoryStore(db),
    databaseBytes: () => statSync(join(dir, 'audit.sqlite')).size,
  };
}

/** Whether a run wrote down what it was about; one that was killed, or had no room, before that is no audit yet. */
function hasBegun(path: string): boolean {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return db.prepare('SELECT 1 FROM audit LIMIT 1').get() !== undefined;
  } catch (error) {
    // Anything else is not ours to write over.
    return !(error instanceof Error && error.message.includes('no such table'));
  } finally {
    db.close();
  }
}

/** A lock left by a killed process is taken over; one of a living process is an error that names it. */
function lock(dir: string): () => void {
  const path = join(dir, 'lock');
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
  } catch {
    const owner = Number(readFileSync(path, 'utf8'));
    if (owner !== process.pid && isAlive(owner)) {
      throw new UserError('audit-locked', {
        bg: `${dir}: процес ${owner} работи по тази оценка; изчакайте го или го спрете`,
        en: `${dir}: process ${owner} is working on this audit; wait for it or stop it`,
      });
    }
    writeFileSync(path, String(process.pid));
  }
  return () => rmSync(path, { force: true });
}
