import { DatabaseSync } from 'node:sqlite';

/**
 * Sorts lines by their UTF-8 bytes, as every reader that looks up by halving expects. They wait in a temporary database
 * of SQLite, which goes to the disk when it grows: an index of millions of lines needs no memory.
 */
export function openLineSorter(): { add(line: string): void; sorted(): Iterable<string>; close(): void } {
  const db = new DatabaseSync('');
  db.exec('CREATE TABLE lines (line TEXT NOT NULL) STRICT; BEGIN');
  const put = db.prepare('INSERT INTO lines (line) VALUES (?)');
  return {
    add: (line) => void put.run(line),
    *sorted() {
      for (const row of db.prepare('SELECT line FROM lines ORDER BY line').iterate()) yield String(row['line']);
    },
    close: () => db.close(),
  };
}
