import { readdirSync, readFileSync } from 'node:fs';
import type { Tables } from '../../src/model/tables.ts';
import { loadTables } from '../../src/rules/loadTables.ts';

/** The tables as they are shipped and as the program loads them. */
export function realTables(): Tables {
  const folder = new URL('../../rules/tables/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return loadTables(
    new Map(files.map((name) => [`rules/tables/${name}`, readFileSync(new URL(name, folder), 'utf8')])),
  );
}
