import type { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * `prepare(sql)`: a statement, made once for each text; preparing costs more than most statements do. Not for
 * `iterate`: a statement that is walked along must not be begun again meanwhile.
 */
export function openStatements(db: DatabaseSync): (sql: string) => StatementSync {
  const statements = new Map<string, StatementSync>();
  return (sql) => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };
}
