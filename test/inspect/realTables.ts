import { readdirSync, readFileSync } from 'node:fs';
import type { Tables } from '../../src/model/tables.ts';
import { loadTables } from '../../src/rules/loadTables.ts';

let loaded: Tables | null = null;

/**
 * The tables as they are shipped and as the program loads them. Loaded once a process: they are frozen, and reading
 * them for each of forty files took ten seconds of the suite.
 */
export function realTables(): Tables {
  loaded ??= load();
  return loaded;
}

function load(): Tables {
  const folder = new URL('../../rules/tables/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return loadTables(
    new Map(files.map((name) => [`rules/tables/${name}`, readFileSync(new URL(name, folder), 'utf8')])),
  );
}
