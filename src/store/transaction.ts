import type { DatabaseSync } from 'node:sqlite';

/** `transact(work)`: all or nothing; a call inside another joins it, since SQLite has no nested transactions. */
export function openTransaction(db: DatabaseSync): <T>(work: () => T) => T {
  return (work) => {
    if (db.isTransaction) return work();
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      // A failed COMMIT or a full disk may already have rolled back.
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };
}
