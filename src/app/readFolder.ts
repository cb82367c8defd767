import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { compareText } from '../model/json.ts';

/** Paths below a folder, relative, with `/`, sorted: the same order on every system. */
export function listFolder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort(compareText);
}

/** Texts of the files whose name ends so, by relative path. */
export function readTexts(folder: string, ending: string): Map<string, string> {
  const paths = listFolder(folder).filter((path) => path.endsWith(ending));
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
